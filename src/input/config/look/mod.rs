//! The look of a site: its colours, its fonts, its pictures.
//!
//! Takes `look:` of site.yaml; gives its values, with a warning for colours that cannot be read on each other. Whether the
//! files exist is checked with the site.

mod contrast;
mod usual;
mod values;

pub(crate) use usual::{ACCENT, INK, PAPER};
pub(crate) use values::Look;

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::colour::Colour;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::{At, at_commas};
use crate::base::yaml::{Key, Node};
use crate::input::keys::{Entries, Table, is_same};

/// The theme whose colours the program knows.
const KNOWN_THEME: &str = "chancery";
const COLOURS: [Setting; 4] = [Setting::LookAccent, Setting::LookAccentDark, Setting::LookPaper, Setting::LookInk];

/// Reads `look: {accent: "#0b5d4e", logo: logo.svg}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>, theme: &str) -> Look {
    let Some(entries) = settings.map(Setting::Look) else { return Look::default() };
    let mut inner = settings.inner("look", entries);
    report_unknown(&mut inner, &[]);
    report_comments(&mut inner, entries);
    let look = Look {
        accent: colour(&mut inner, Setting::LookAccent),
        accent_dark: colour(&mut inner, Setting::LookAccentDark),
        paper: colour(&mut inner, Setting::LookPaper),
        ink: colour(&mut inner, Setting::LookInk),
        serif: fonts(&mut inner, Setting::LookSerif),
        sans: fonts(&mut inner, Setting::LookSans),
        logo: inner.text(Setting::LookLogo),
        logo_dark: inner.text(Setting::LookLogoDark),
        favicon: inner.text(Setting::LookFavicon),
        share_image: inner.text(Setting::LookShareImage),
    };
    if let (None, Some(dark)) = (&look.logo, &look.logo_dark) {
        let problem = Diagnostic::warning("`logo_dark` has no effect without a `logo`");
        inner.report_at(problem.hint("add `logo: FILE`, the picture for light pages"), dark.span.clone());
    }
    if theme == KNOWN_THEME {
        contrast::check(&look, &mut inner);
    }
    look
}

fn colour(inner: &mut Entries<'_, Setting>, row: Setting) -> Option<At<Colour>> {
    let At { value, span } = inner.text(row)?;
    if let Some(colour) = Colour::parse(&value) {
        return Some(At { value: colour, span });
    }
    let problem = Diagnostic::error(format!("`{}` must be a colour as a hex code, not `{value}`", row.row().name()));
    inner.report_at(problem.hint("write three or six digits in quotes, such as `\"#0b5d4e\"`"), span);
    None
}

/// In YAML, `accent: #0b5d4e` is a key without a value and a comment.
fn report_comments(inner: &mut Entries<'_, Setting>, entries: &[(Key, Node)]) {
    let is_colour = |key: &Key| COLOURS.iter().any(|row| is_same(row.row().name(), &key.name));
    for (key, _) in entries.iter().filter(|(key, node)| node.is_null() && is_colour(key)) {
        let line = inner.rest_of_line(key.span.end);
        let Some(code) = line.trim_start_matches([':', ' ', '\t']).strip_prefix('#') else { continue };
        let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
        let problem = Diagnostic::error(format!("`{}` has no value, since `#` begins a comment", key.name));
        inner.report_at(problem.hint(format!("write `{}: \"#{code}\"`, with quotes", key.name)), key.span.clone());
    }
}

/// Names of fonts, without the quotation marks that CSS has around them.
fn fonts(inner: &mut Entries<'_, Setting>, row: Setting) -> Vec<String> {
    let names = inner.names(row, None, at_commas).into_iter();
    let bare = names.map(|name| name.value.trim_matches(['"', '\'', ' ']).to_string());
    bare.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::Text;
    use crate::input::config::{Look, parse};

    fn read(look: &str) -> (Option<Look>, Vec<String>) {
        let text = format!("base_url: https://example.org/\nlook:\n{look}\n");
        let mut found = Diagnostics::new();
        let config = parse(&Text::new("site.yaml", &text), None, &mut found);
        let line = |found: &crate::base::diagnostic::Diagnostic| {
            let place = found.place.as_ref().unwrap();
            format!("{}:{} {} | {}", place.line, place.column, found.message, found.hints.join(" "))
        };
        (config.map(|config| config.look), found.iter().map(line).collect())
    }

    fn problems(look: &str) -> Vec<String> {
        read(look).1
    }

    #[test]
    fn a_colour_without_quotes_is_a_comment_and_an_error_that_says_so() {
        assert_eq!(
            problems("  accent: #0b5d4e\n  paper:\n  ink: # black\n"),
            [
                "3:3 `accent` has no value, since `#` begins a comment | write `accent: \"#0b5d4e\"`, with quotes",
                "5:3 `ink` has no value, since `#` begins a comment | write `ink: \"#\"`, with quotes",
            ]
        );
    }

    #[test]
    fn what_is_no_hex_code_is_an_error_that_says_what_is_one() {
        for wrong in ["teal", "rgb(11, 93, 78)", "'#0b5d4e80'", "'#12'"] {
            let found = problems(&format!("  accent: {wrong}"));
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with("3:11 `accent` must be a colour as a hex code, not `"), "{found:?}");
            assert!(found[0].contains("\"#0b5d4e\""), "{found:?}");
        }
    }

    #[test]
    fn digits_need_neither_a_sign_nor_quotes() {
        let (look, found) = read("  accent: 112233\n  accent_dark: '#abc'");
        assert_eq!(found, [""; 0]);
        let look = look.unwrap();
        assert_eq!(look.accent.clone().map(|accent| accent.value.to_string()).as_deref(), Some("#112233"));
        assert_eq!(look.dark_accent().map(|accent| accent.to_string()).as_deref(), Some("#aabbcc"));
    }

    #[test]
    fn fonts_are_a_list_or_a_text_with_commas_and_their_quotes_are_left_out() {
        for written in ["\"'Source Serif 4', Literata\"", "[Source Serif 4, Literata]"] {
            let (look, found) = read(&format!("  serif: {written}"));
            assert_eq!(found, [""; 0]);
            assert_eq!(look.unwrap().serif, ["Source Serif 4", "Literata"]);
        }
    }

    #[test]
    fn a_dark_logo_without_a_logo_is_a_warning() {
        let found = problems("  logo_dark: x.svg");
        assert_eq!(
            found,
            ["3:14 `logo_dark` has no effect without a `logo` | add `logo: FILE`, the picture for light pages"]
        );
    }
}
