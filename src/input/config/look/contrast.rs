//! Whether the colours of a look can be read.
//!
//! Takes the colours that are set; gives a warning with the ratio for each pair whose contrast is less than WCAG 2 asks of texts.
//! The colours that are not set are those of the default theme.

use super::usual::{ACCENT, DARK_PAPER, INK, LIGHTEST_FIXED, PAPER};
use super::values::Look;
use crate::base::colour::Colour;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::At;
use crate::input::config::table::Setting;
use crate::input::keys::Entries;

/// The contrast of a text with its ground (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;

/// Warns of colours that cannot be read.
pub(super) fn check(look: &Look, inner: &mut Entries<'_, Setting>) {
    let value = |colour: &Option<At<Colour>>, usual: Colour| colour.as_ref().map_or(usual, |colour| colour.value);
    let (paper, ink, accent) = (value(&look.paper, PAPER), value(&look.ink, INK), value(&look.accent, ACCENT));
    // The place is that of the first setting of a pair that is set.
    let first = |one: &Option<At<Colour>>, other: &Option<At<Colour>>| {
        one.as_ref().or(other.as_ref()).map(|colour| colour.span.clone())
    };
    let dark = value(&look.accent_dark, DARK_PAPER);
    let pairs = [
        ("ink", "paper", ink, paper, first(&look.ink, &look.paper)),
        ("accent", "paper", accent, paper, first(&look.accent, &look.paper)),
        ("accent_dark", "the dark page", dark, DARK_PAPER, first(&look.accent_dark, &None)),
    ];
    for (one, other, colour, ground, span) in pairs {
        let ratio = colour.contrast(ground);
        let Some(span) = span.filter(|_| ratio < LEAST) else { continue };
        let ground_named = if other == "paper" { "`paper`" } else { other };
        let message = format!(
            "`{one}` is hard to read on {ground_named}: the contrast of `{colour}` and `{ground}` is {} : 1",
            shown(ratio)
        );
        let hint = format!("choose colours with {LEAST} : 1 or more, as WCAG 2 asks of texts");
        inner.report_at(Diagnostic::warning(message).hint(hint), span);
    }
    if let Some(own) = &look.paper
        && LIGHTEST_FIXED.contrast(paper) < LEAST
        && ink.contrast(paper) >= LEAST
    {
        let ratio = shown(LIGHTEST_FIXED.contrast(paper));
        let message = format!(
            "`paper` is too dark for the colours of code and notes, whose contrast with it is down to {ratio} : 1"
        );
        let hint = "choose a lighter one; readers who prefer dark pages get the theme's dark colours in any case";
        inner.report_at(Diagnostic::warning(message).hint(hint), own.span.clone());
    }
}

/// A ratio with one digit, rounded down, so that 4.49 is not shown as 4.5.
fn shown(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::Text;

    fn problems(look: &str) -> Vec<String> {
        let text = format!("base_url: https://example.org/\n{look}\n");
        let mut found = Diagnostics::new();
        crate::input::config::parse(&Text::new("site.yaml", &text), None, &mut found);
        let line = |found: &Diagnostic| {
            assert!(!found.is_error());
            let place = found.place.as_ref().unwrap();
            format!("{}:{} {}", place.line, place.column, found.message)
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn colours_that_cannot_be_read_are_a_warning_with_the_ratio_at_their_place() {
        assert_eq!(
            problems("look: {accent: '#0a8'}"),
            ["2:16 `accent` is hard to read on `paper`: the contrast of `#00aa88` and `#fbfaf6` is 2.8 : 1"]
        );
        assert_eq!(
            problems("look: {ink: '#888', paper: '#fff'}"),
            ["2:13 `ink` is hard to read on `paper`: the contrast of `#888888` and `#ffffff` is 3.5 : 1"]
        );
        assert_eq!(
            problems("look: {accent_dark: '#8f1f1d'}"),
            ["2:21 `accent_dark` is hard to read on the dark page: the contrast of `#8f1f1d` and `#17181b` is 2.0 : 1"]
        );
    }

    #[test]
    fn a_paper_on_which_the_themes_own_ink_cannot_be_read_is_a_warning_at_the_paper() {
        let found = problems("look: {paper: '#202020'}");
        assert!(found[0].starts_with("2:15 `ink` is hard to read on `paper`"), "{found:?}");
    }

    #[test]
    fn a_dark_paper_is_a_warning_even_with_a_light_ink() {
        let found = problems("look: {paper: '#101010', ink: '#eee', accent: '#9cf'}");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("2:15 `paper` is too dark for the colours of code and notes"), "{found:?}");
    }

    #[test]
    fn colours_that_can_be_read_and_other_themes_have_no_warning() {
        assert_eq!(problems("look: {accent: '#0b5d4e'}"), [""; 0]);
        assert_eq!(problems("look: {paper: '#fff', ink: '#000'}"), [""; 0]);
        assert_eq!(problems("theme: own\nlook: {accent: '#0a8'}"), [""; 0]);
    }

    #[test]
    fn a_ratio_just_below_the_least_is_not_rounded_up_to_it() {
        assert_eq!((shown(4.499), shown(4.0), shown(21.0)), ("4.4".into(), "4.0".into(), "21.0".into()));
    }
}
