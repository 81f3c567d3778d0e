//! Keys of front matter that are not known: typos, and other programs' ways to hide a post.
//!
//! Takes an unknown key and the known one that is most similar; gives a warning, or an error if the key would publish a post
//! that its author probably wanted to hide.

use jiff::tz::TimeZone;

use super::table::Field;
use crate::base::date;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Node;
use crate::input::keys::{Unknown, is_same};

/// Keys that hide a post with this truth value in some program. This program has other keys for it.
const HIDING: [(&str, bool); 33] = [
    ("not_published", true),
    ("unpublish", true),
    ("public", false),
    ("is_public", false),
    ("is_published", false),
    ("visible", false),
    ("active", false),
    ("enabled", false),
    ("show", false),
    ("live", false),
    ("ready", false),
    ("release", false),
    ("is_private", true),
    ("is_hidden", true),
    ("hide", true),
    ("wip", true),
    ("unfinished", true),
    ("unready", true),
    ("ignore", true),
    ("ignored", true),
    ("exclude", true),
    ("excluded", true),
    ("skip", true),
    ("disabled", true),
    ("deleted", true),
    ("trashed", true),
    ("secret", true),
    ("confidential", true),
    ("internal", true),
    ("protected", true),
    ("members_only", true),
    ("embargoed", true),
    ("do_not_publish", true),
];

/// Keys that hide a post until a date, or from a date on, in some program.
const HOLDING: [&str; 22] = [
    "embargo",
    "embargo_date",
    "embargo_until",
    "embargoed_until",
    "hold_until",
    "not_before",
    "visible_from",
    "visible_after",
    "available_from",
    "publish_at",
    "publish_on",
    "publish_after",
    "release_date",
    "scheduled",
    "scheduled_at",
    "scheduled_for",
    "go_live",
    "live_from",
    "valid_until",
    "visible_until",
    "unpublish_on",
    "expires_on",
];

/// Keys that keep a post out of one list or of search engines in some program, and the truth value that does.
const PARTIAL: [(&str, bool); 14] = [
    ("noindex", true),
    ("sitemap", false),
    ("sitemap_exclude", true),
    ("sitemap_ignore", true),
    ("exclude_from_sitemap", true),
    ("feed", false),
    ("rss", false),
    ("exclude_from_feed", true),
    ("search", false),
    ("hidden_in_home_list", true),
    ("hidden_from_home_page", true),
    ("exclude_from_index", true),
    ("exclude_from_home", true),
    ("archive", false),
];

/// The diagnostic, if the key is probably a typo or hides posts in other programs. `hidden`: whether a known key hides the
/// post.
pub(super) fn problem(unknown: &Unknown<'_>, hidden: bool) -> Option<Diagnostic> {
    let name = &unknown.key.name;
    let near = unknown.near.filter(|near| !turns_round(name, near));
    if !hidden && (hides(unknown) || hides_elsewhere(unknown)) {
        let problem = Diagnostic::error(format!("`{name}` is not a known key, so it does not hide this post"));
        let problem = near.iter().fold(problem, |problem, near| problem.hint(format!("did you mean `{near}`?")));
        let hint = match near {
            None => "write `draft: true` to hide the post, or `publishDate:` to hold it back until a date",
            Some(_) => {
                return Some(problem.hint(format!("put a key of your own under `extra`: `extra: {{{name}: …}}`")));
            }
        };
        return Some(problem.hint(hint));
    }
    if !hidden && let Some(problem) = partial(unknown) {
        return Some(problem);
    }
    near.map(|near| Diagnostic::warning(format!("unknown key `{name}`")).hint(format!("did you mean `{near}`?")))
}

/// Whether the known key says the opposite: `unpublish` and `publish`.
fn turns_round(name: &str, near: &str) -> bool {
    let is_negated =
        |name: &str| ["un", "not", "no-", "no_", "dis"].iter().any(|start| name.to_lowercase().starts_with(start));
    is_negated(name) != is_negated(near)
}

/// Whether the author probably wanted to hide the post or to hold it back: `darft: true`, `publised: false`,
/// `unpublished: true`, `publish_dat: 2030-01-01`.
fn hides(unknown: &Unknown<'_>) -> bool {
    let is_near = |rows: &[Field]| rows.iter().any(|row| unknown.is_near(*row));
    let negated = unknown.near.is_some_and(|near| turns_round(&unknown.key.name, near));
    if is_near(&[Field::Date, Field::PublishDate, Field::Expires, Field::Published]) && is_date(unknown.node) {
        return true;
    }
    if is_near(&[Field::Build, Field::Cascade]) {
        return unknown.node.map().is_some();
    }
    if is_near(&[Field::Status]) {
        return unknown.node.scalar().is_some_and(super::visibility::is_hiding_word);
    }
    let word = unknown.node.scalar().unwrap_or_default().trim();
    match unknown.node.truth() {
        None => is_near(&[Field::Render]) && ["never", "link"].iter().any(|no| no.eq_ignore_ascii_case(word)),
        Some(value) if is_near(&[Field::Draft, Field::Hidden, Field::Headless, Field::ExcludedFromCollections]) => {
            value != negated
        }
        Some(value) if is_near(&[Field::Published, Field::Listed, Field::Render, Field::Permalink]) => value == negated,
        _ => false,
    }
}

/// Whether the key hides the post in another program.
fn hides_elsewhere(unknown: &Unknown<'_>) -> bool {
    let name = &unknown.key.name;
    let is_hiding = HIDING.iter().any(|(key, value)| is_same(key, name) && unknown.node.truth() == Some(*value));
    let is_holding = HOLDING.iter().any(|key| is_same(key, name));
    let has_password = is_same("password", name) && unknown.node.scalar().is_some_and(|text| !text.is_empty());
    is_hiding || has_password || (is_holding && (is_date(unknown.node) || unknown.node.truth() == Some(true)))
}

/// A warning that another program's way to keep a post out of some lists has no effect.
fn partial(unknown: &Unknown<'_>) -> Option<Diagnostic> {
    let name = &unknown.key.name;
    let written = unknown.node.scalar().unwrap_or("…");
    let is_robots = is_same("robots", name) && written.to_lowercase().contains("noindex");
    let is_partial = PARTIAL.iter().any(|(key, value)| is_same(key, name) && unknown.node.truth() == Some(*value));
    let message = format!("`{name}: {written}` has no effect, so it does not keep this post out of anything");
    let hint = "write `listed: false` to keep it out of lists, feeds, the sitemap and search engines";
    let problem = Diagnostic::warning(message).hint(hint).hint("put a key of your own under `extra`");
    (is_robots || is_partial).then_some(problem)
}

fn is_date(node: &Node) -> bool {
    node.scalar().is_some_and(|text| date::parse(text, &TimeZone::UTC).is_some())
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
            ("lsited: false", "did you mean `listed`?"),
            ("hiden: true", "did you mean `hidden`?"),
            ("statsu: draft", "did you mean `status`?"),
            ("rendr: never", "did you mean `render`?"),
            ("Publish-Dat: 2030-01-01", "did you mean `publishDate`?"),
            ("dat: 2030-01-01", "did you mean `date`?"),
            ("Expirs: 2016-01-01", "did you mean `expires`?"),
            ("expiry_dates: 2016-01-01", "did you mean `expiryDate`?"),
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
            ("dat: soon", "did you mean `date`?"),
            ("sumary: x", "did you mean `summary`?"),
        ] {
            let diagnostics = read(line);
            assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
            assert!(!diagnostics[0].is_error(), "{line}: {diagnostics:?}");
            assert_eq!(diagnostics[0].hints, [hint], "{line}");
        }
    }

    #[test]
    fn another_programs_way_to_hide_a_post_is_an_error() {
        for line in [
            "visible: false",
            "Public: no",
            "wip: true",
            "embargo: 2041-01-01",
            "publish_at: 2041-01-01",
            "password: x",
        ] {
            let diagnostics = read(line);
            assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
            assert!(diagnostics[0].is_error(), "{line}: {diagnostics:?}");
        }
        for line in ["visible: true", "wip: false", "password:", "show: 5 June", "internal: notes"] {
            assert_eq!(read(line), [], "{line}");
        }
    }

    #[test]
    fn another_programs_way_to_keep_a_post_out_of_a_list_is_a_warning() {
        for line in
            ["noindex: true", "robots: noindex, nofollow", "sitemap: false", "rss: no", "hiddenInHomeList: true"]
        {
            let diagnostics = read(line);
            assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
            assert!(!diagnostics[0].is_error(), "{line}: {diagnostics:?}");
        }
    }

    #[test]
    fn a_hint_never_names_a_key_that_would_publish_the_post() {
        for line in [
            "unpublish: 2020-01-01",
            "unpublish: true",
            "not_published: true",
            "unpublishdat: 2020-01-01",
            "unlistd: true",
        ] {
            let diagnostics = read(line);
            assert!(diagnostics.iter().any(|found| found.is_error()), "{line}: {diagnostics:?}");
            let hints: Vec<&String> = diagnostics.iter().flat_map(|found| &found.hints).collect();
            let is_wrong = |hint: &str| {
                ["`published`", "`publish`", "`pubdate`", "`publishDate`?", "`listed`"]
                    .iter()
                    .any(|key| hint.contains(key) && hint.contains("mean"))
            };
            assert!(!hints.iter().any(|hint| is_wrong(hint)), "{line}: {hints:?}");
        }
    }
}
