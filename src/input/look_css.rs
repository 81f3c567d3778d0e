//! The look of a site as CSS.
//!
//! Takes the colours and fonts of site.yaml; gives custom properties that the theme's stylesheet uses in the right places, so
//! that a colour of light pages changes neither dark pages nor paper.

use crate::base::colour::Colour;
use crate::base::yaml::reader::At;
use crate::input::config::{INK, Look, PAPER};

/// The contrast of small texts with their ground (WCAG 2.2, success criterion 1.4.3).
const READABLE: f64 = 4.5;

/// The families of CSS that are not names of fonts.
const GENERIC: [&str; 11] = [
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
    "math",
];

/// The end of the stylesheet of a site; `None` if nothing of it is set.
pub(crate) fn variables(look: &Look) -> Option<String> {
    let mut css = String::new();
    let mut set = |name: &str, value: &str| css.push_str(&format!("--look-{name}:{value};"));
    let value = |colour: &Option<At<Colour>>, usual: Colour| colour.as_ref().map_or(usual, |colour| colour.value);
    let (paper, ink) = (value(&look.paper, PAPER), value(&look.ink, INK));
    if look.paper.is_some() || look.ink.is_some() {
        let raised = paper.mixed(ink, 0.05);
        let shades = [("paper", paper), ("raised", raised), ("ink", ink), ("quiet", quiet(raised, ink))];
        let lines = [("rule", paper.mixed(ink, 0.18)), ("firm-rule", paper.mixed(ink, 0.52))];
        shades.into_iter().chain(lines).for_each(|(name, colour)| set(name, &colour.to_string()));
    }
    if let Some(accent) = &look.accent {
        set("accent", &accent.value.to_string());
        set("link-line", &accent.value.mixed(paper, 0.35).to_string());
    }
    if let Some(accent) = look.dark_accent() {
        set("accent-dark", &accent.to_string());
        set("link-line-dark", &accent.mixed(Colour::of(0, 0, 0), 0.4).to_string());
    }
    for (name, fonts) in [("serif", &look.serif), ("sans", &look.sans)] {
        if !fonts.is_empty() {
            set(name, &families(fonts));
        }
    }
    (!css.is_empty())
        .then(|| format!("\n/* The look of this site, from site.yaml. */\n:root{{{}}}\n", css.trim_end_matches(';')))
}

/// The ink, as pale as it can be read on both grounds.
fn quiet(raised: Colour, ink: Colour) -> Colour {
    let shades = (0..=30).map(|step| raised.mixed(ink, 0.7 + f64::from(step) * 0.01));
    shades.into_iter().find(|shade| shade.contrast(raised) >= READABLE).unwrap_or(ink)
}

/// Names of fonts as CSS writes them, each with a comma after it, since the theme's own follow.
fn families(fonts: &[String]) -> String {
    let family = |name: &String| match GENERIC.contains(&name.as_str()) {
        true => format!("{name},"),
        false => format!("\"{}\",", string(name)),
    };
    fonts.iter().map(family).collect()
}

/// A text within a string of CSS (CSS Syntax 3, "consume a string token").
fn string(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => escaped.extend(['\\', letter]),
            letter if letter.is_control() => escaped.push_str(&format!("\\{:x} ", u32::from(letter))),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(code: &str) -> Option<At<Colour>> {
        Some(At { value: Colour::parse(code)?, span: 0..0 })
    }

    #[test]
    fn a_site_without_a_look_has_no_css_of_its_own() {
        assert_eq!(variables(&Look::default()), None);
        let logo = Some(At { value: "logo.svg".to_string(), span: 0..0 });
        assert_eq!(variables(&Look { logo, ..Look::default() }), None);
    }

    #[test]
    fn an_accent_brings_its_lines_and_a_light_one_for_dark_pages() {
        let css = variables(&Look { accent: at("#0b5d4e"), ..Look::default() }).unwrap();
        assert!(css.contains("--look-accent:#0b5d4e;--look-link-line:#"), "{css}");
        assert!(css.contains("--look-accent-dark:#") && !css.contains("--look-paper"), "{css}");
        let own = variables(&Look { accent: at("#0b5d4e"), accent_dark: at("#8fd"), ..Look::default() }).unwrap();
        assert!(own.contains("--look-accent-dark:#88ffdd;"), "{own}");
    }

    #[test]
    fn a_paper_brings_shades_on_which_small_texts_can_be_read() {
        for paper in ["#fff", "#e8f0e4", "#fdf6e3", "#d8d8e8"] {
            let css = variables(&Look { paper: at(paper), ..Look::default() }).unwrap();
            let shade = |name: &str| {
                let code = css.split(&format!("--look-{name}:")).nth(1).unwrap().split([';', '}']).next().unwrap();
                Colour::parse(code).unwrap()
            };
            assert!(shade("quiet").contrast(shade("paper")) >= READABLE, "{css}");
            assert!(shade("quiet").contrast(shade("raised")) >= READABLE, "{css}");
            assert!(!css.contains("accent"), "{css}");
        }
    }

    #[test]
    fn names_of_fonts_cannot_break_out_of_their_strings() {
        let serif = vec!["Source Serif 4".to_string(), "a\"}\\body{\n".to_string(), "ui-serif".to_string()];
        let css = variables(&Look { serif, ..Look::default() }).unwrap();
        assert!(css.contains(r#":root{--look-serif:"Source Serif 4","a\"}\\body{\a ",ui-serif,}"#), "{css}");
    }
}
