//! Typos in the keys of front matter.
//!
//! Takes an unknown key and the known one that is most similar; gives a warning, or an error if the typo would publish a post
//! that its author probably wanted to hide.

use super::table::Field;
use crate::base::diagnostic::Diagnostic;
use crate::input::keys::{Unknown, is_same};

/// Keys with which other programs hide a post, and the values that hide it; no values means `true`.
const HIDING: [(&str, &[&str]); 6] = [
    ("hidden", &[]),
    ("private", &[]),
    ("unlisted", &[]),
    ("is_draft", &[]),
    ("status", &["draft", "pending", "private", "hidden", "unpublished"]),
    ("visibility", &["private", "hidden", "draft"]),
];

/// The diagnostic, if the key is probably a typo or hides posts in other programs. `draft`: whether a known key hides the post.
pub(super) fn problem(unknown: &Unknown<'_>, draft: bool) -> Option<Diagnostic> {
    let Some(near) = unknown.near else { return without_effect(unknown).filter(|_| !draft) };
    let (name, hint) = (&unknown.key.name, format!("did you mean `{near}`?"));
    if hides(unknown) && !draft {
        let problem = Diagnostic::error(format!("`{name}` is not a known key, so it does not hide this post"));
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

/// A warning that another program's way to hide a post has no effect.
fn without_effect(unknown: &Unknown<'_>) -> Option<Diagnostic> {
    let (_, values) = HIDING.iter().find(|(name, _)| is_same(name, &unknown.key.name))?;
    let written = unknown.node.scalar()?;
    let hidden = match values {
        [] => unknown.node.truth() == Some(true),
        values => values.iter().any(|value| value.eq_ignore_ascii_case(written.trim())),
    };
    let message = format!("`{}: {written}` has no effect, so it does not hide this post", unknown.key.name);
    let hint = "write `draft: true` to hide it, or put a key of your own under `extra`";
    hidden.then(|| Diagnostic::warning(message).hint(hint))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::Text;

    fn read(line: &str) -> Diagnostics {
        let text = format!("---\ntitle: x\n{line}\n---\n");
        let text = Text::new("a.md", &text);
        let mut diagnostics = Diagnostics::new();
        let split = super::super::split(&text, &mut diagnostics);
        super::super::parse(&text, &split, &[], &TimeZone::UTC, &mut diagnostics);
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
    fn a_draft_may_have_any_key() {
        assert_eq!(read("draft: true\nstatus: draft"), []);
        assert!(!read("draft: true\ndrafts: true")[0].is_error());
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

    #[test]
    fn another_programs_way_to_hide_a_post_is_a_warning() {
        for line in ["hidden: true", "isDraft: yes", "Private: true", "status: Draft", "visibility: private"] {
            let diagnostics = read(line);
            assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
            let said = format!("`{line}` has no effect, so it does not hide this post");
            assert_eq!((diagnostics[0].is_error(), &diagnostics[0].message), (false, &said));
        }
        for line in ["hidden: false", "status: publish", "visibility: public", "status: [draft]"] {
            assert_eq!(read(line), [], "{line}");
        }
    }
}
