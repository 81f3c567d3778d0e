//! The colours of the default theme, and what is asked of others.

use crate::base::colour::Colour;

/// The contrast that a derived colour has with a dark page.
pub(super) const DERIVED: f64 = 7.0;

/// The theme's own paper.
pub(crate) const PAPER: Colour = Colour::of(0xfb, 0xfa, 0xf6);
/// The ink.
pub(crate) const INK: Colour = Colour::of(0x1c, 0x1e, 0x22);
/// The accent.
pub(crate) const ACCENT: Colour = Colour::of(0x8f, 0x1f, 0x1d);
/// The ground of dark pages.
pub(super) const DARK_PAPER: Colour = Colour::of(0x17, 0x18, 0x1b);
/// The lightest of the colours of code and notes on a light page, which no setting changes.
pub(super) const LIGHTEST_FIXED: Colour = Colour::of(0x65, 0x61, 0x58);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::source::Sources;

    #[test]
    fn the_themes_colours_are_those_of_its_stylesheet() {
        let sources = Sources::embedded();
        let css = sources.shown("themes/chancery/static/css/style.css");
        let (light, dark) = css.split_once("@media screen and (prefers-color-scheme: dark)").unwrap();
        for (css, colour) in [(light, PAPER), (light, INK), (light, ACCENT), (dark, DARK_PAPER)] {
            assert!(css.contains(&format!(", {colour})")) || css.contains(&format!(": {colour};")), "{colour}");
        }
        let fixed = ["--note", "--tip", "--important", "--warning", "--caution", "--hl-"];
        let is_fixed = |line: &&str| fixed.iter().any(|name| line.trim_start().starts_with(name));
        let colours =
            light.lines().filter(is_fixed).filter(|line| !line.contains("inserted") && !line.contains("deleted"));
        let colours: Vec<Colour> = colours
            .map(|line| Colour::parse(line.split(": ").nth(1).unwrap().trim_end_matches(';')).unwrap())
            .collect();
        assert!(colours.len() > 10, "{colours:?}");
        let lightest = colours.into_iter().max_by(|one, other| one.luminance().total_cmp(&other.luminance())).unwrap();
        assert_eq!(lightest, LIGHTEST_FIXED);
    }
}
