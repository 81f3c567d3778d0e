//! What is said of a key that is probably a typo.
//!
//! Takes an unknown key with the known one that it is near; gives a warning, or an error where the post would be
//! published although its author probably wanted to hide it.

use super::table::Field;
use crate::base::diagnostic::Diagnostic;
use crate::input::keys::Unknown;

/// The diagnostic, if the key is near a known one.
pub(super) fn problem(unknown: &Unknown<'_>) -> Option<Diagnostic> {
    let near = unknown.near?;
    let (name, hint) = (&unknown.key.name, format!("did you mean `{near}`?"));
    if hides(unknown) {
        let problem = Diagnostic::error(format!("`{name}` is not a known key, so this post would be published"));
        return Some(problem.hint(hint).hint(format!("put a key of your own under `extra`: `extra: {{{name}: …}}`")));
    }
    Some(Diagnostic::warning(format!("unknown key `{name}`")).hint(hint))
}

/// Whether the author probably wanted to hide the post: `darft: true`, `publised: false`, `unpublished: true`.
fn hides(unknown: &Unknown<'_>) -> bool {
    let negated = unknown.key.name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("un"));
    match unknown.node.truth() {
        Some(value) if unknown.is_near(Field::Draft) => value,
        Some(value) if unknown.is_near(Field::Published) => value == negated,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use crate::base::diagnostic::Diagnostic;
    use crate::base::yaml::Text;

    fn read(line: &str) -> Vec<Diagnostic> {
        let text = format!("---\ntitle: x\n{line}\n---\n");
        let text = Text { file: "a.md", text: &text };
        let mut diagnostics = Vec::new();
        let split = super::super::split(text, &mut diagnostics);
        super::super::parse(text, &split, &[], &TimeZone::UTC, &mut diagnostics);
        diagnostics
    }

    #[test]
    fn a_typo_that_would_publish_a_draft_is_an_error() {
        for (line, hint) in [
            ("Darft: true", "did you mean `draft`?"),
            ("darft: yes", "did you mean `draft`?"),
            ("DRAFTS: true", "did you mean `draft`?"),
            ("publised: false", "did you mean `published`?"),
            ("Un-published: true", "did you mean `published`?"),
        ] {
            let diagnostics = read(line);
            assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
            assert!(diagnostics[0].is_error(), "{line}: {diagnostics:?}");
            assert_eq!(diagnostics[0].hints[0], hint, "{line}");
            assert_eq!(diagnostics[0].place.as_ref().map(|place| (place.line, place.column)), Some((3, 1)), "{line}");
        }
    }

    #[test]
    fn any_other_typo_is_a_warning() {
        for (line, hint) in [
            ("darft: false", "did you mean `draft`?"),
            ("craft: pottery", "did you mean `draft`?"),
            ("publised: true", "did you mean `published`?"),
            ("Publish-Dat: 2030-01-01", "did you mean `publishDate`?"),
            ("dat: 2030-01-01", "did you mean `date`?"),
            ("Expirs: 2016-01-01", "did you mean `expires`?"),
            ("expiry_dates: 2016-01-01", "did you mean `expiryDate`?"),
        ] {
            let diagnostics = read(line);
            assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
            assert!(!diagnostics[0].is_error(), "{line}: {diagnostics:?}");
            assert_eq!(diagnostics[0].hints, [hint], "{line}");
        }
    }
}
