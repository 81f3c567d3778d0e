//! Keys with which authors hide a page or leave it out of lists.
//!
//! Takes a page with its values; makes it a draft, leaves it out of lists, or says that a key has no effect. What a program
//! itself does not obey, a theme or a plugin may: such a page is hidden rather than published.

use serde_json::Value;

use crate::import::model::folder::Dialect;
use crate::import::model::{Effect, MAY_BE_HIDDEN, NOT_PUBLISHED, OldFile, shown, text_of, truth_of};
use crate::input::keys::is_same;

/// What a key asks for.
#[derive(Clone, Copy)]
enum Wish {
    /// Its program does not publish the page.
    NotPublished,
    /// Themes and plugins do not.
    Hidden,
    Unlisted,
    /// Something that cannot be obeyed.
    Other,
}

/// The values that ask for it.
#[derive(Clone, Copy)]
enum When {
    Yes,
    No,
    /// One of these words.
    Words(&'static [&'static str]),
    /// `false`, or a map in which one of these keys is true.
    NoOrMap(&'static [&'static str]),
    /// Any value but `false`.
    Set,
}

use Dialect::{Eleventy, Hugo, Jekyll, Zola};
use When::{No, NoOrMap, Set, Words, Yes};
use Wish::{Hidden, NotPublished, Other, Unlisted};

const ALL: &[Dialect] = &[Jekyll, Hugo, Eleventy, Zola];
const UNFINISHED: &[&str] = &["draft", "pending", "private", "hidden", "unpublished", "trash"];

/// Each key with the programs in which it means something, ignoring capitals and separators.
const KEYS: &[(&[Dialect], &str, When, Wish)] = &[
    (ALL, "draft", Yes, NotPublished),
    (ALL, "published", No, NotPublished),
    (&[Hugo], "headless", Yes, NotPublished),
    (&[Zola], "render", No, NotPublished),
    (ALL, "is_draft", Yes, Hidden),
    (ALL, "drafts", Yes, Hidden),
    (ALL, "publish", No, Hidden),
    (ALL, "unpublished", Yes, Hidden),
    (ALL, "private", Yes, Hidden),
    (ALL, "secret", Yes, Hidden),
    (ALL, "protected", Yes, Hidden),
    (ALL, "password", Set, Hidden),
    (ALL, "encrypt", Set, Hidden),
    (ALL, "encrypted", Set, Hidden),
    (ALL, "status", Words(UNFINISHED), Hidden),
    (ALL, "state", Words(UNFINISHED), Hidden),
    (ALL, "visibility", Words(UNFINISHED), Hidden),
    (ALL, "visibility", Words(&["unlisted"]), Unlisted),
    (ALL, "status", Words(&["unlisted"]), Unlisted),
    (ALL, "hidden", Yes, Unlisted),
    (ALL, "hide", Yes, Unlisted),
    (ALL, "unlisted", Yes, Unlisted),
    (ALL, "listed", No, Unlisted),
    (ALL, "exclude", Yes, Unlisted),
    (ALL, "exclude_from_lists", Yes, Unlisted),
    (ALL, "hidden_from_home_page", Yes, Unlisted),
    (ALL, "hidden_in_home_list", Yes, Unlisted),
    (ALL, "hide_from_home", Yes, Unlisted),
    (&[Eleventy], "eleventyExcludeFromCollections", Set, Unlisted),
    (ALL, "sitemap", NoOrMap(&["disable", "disabled", "exclude", "ignore"]), Other),
    (ALL, "sitemap_exclude", Yes, Other),
    (ALL, "exclude_from_sitemap", Yes, Other),
    (ALL, "robots", Words(&["noindex", "none"]), Other),
    (ALL, "robots_no_index", Yes, Other),
    (ALL, "noindex", Yes, Other),
    (ALL, "search", No, Other),
    (ALL, "search_exclude", Yes, Other),
    (ALL, "search_hidden", Yes, Other),
    (ALL, "exclude_from_search", Yes, Other),
    (ALL, "hidden_from_search", Yes, Other),
    (ALL, "feed", NoOrMap(&["exclude", "disable"]), Other),
    (ALL, "rss", No, Other),
    (ALL, "disable_rss", Yes, Other),
    (ALL, "exclude_from_feed", Yes, Other),
    (ALL, "embargo", Set, Other),
    (ALL, "scheduled", Set, Other),
    (ALL, "publish_on", Set, Other),
    (ALL, "publish_at", Set, Other),
    (ALL, "release_date", Set, Other),
    (ALL, "expired", Yes, Other),
    (ALL, "expires_on", Set, Other),
    (ALL, "valid_until", Set, Other),
];

const NOT_OBEYED: &str = "a key has no effect here: write `draft: true` or `listed: false` if that is what you want";

/// Obeys these keys, also those below `params` and `extra`, where themes look for theirs.
pub(crate) fn settle(dialect: Dialect, file: &mut OldFile) {
    unclear_draft(file);
    if let Some(tag) = hiding_tag(&file.body) {
        file.hide(MAY_BE_HIDDEN, tag.to_string());
    }
    let mut wishes: Vec<(Wish, String, bool)> = Vec::new();
    let top = file.front.values.iter().chain(file.inherited.iter().map(|(key, own)| (key, &own.value)));
    let below = ["params", "extra"].into_iter().filter_map(|group| file.value(group)).filter_map(Value::as_object);
    let is_used = |key: &str, value: &Value| file.value(key) == Some(value);
    for (key, value) in top.filter(|(key, value)| is_used(key, value)) {
        wishes.extend(wish(dialect, key, value).map(|wish| (wish, key.clone(), true)));
    }
    for (key, value) in below.flatten() {
        let own = wish(ALL_PROGRAMS, key, value).filter(|wish| !matches!(wish, NotPublished));
        wishes.extend(own.map(|wish| (wish, format!("{key}: {}", shown(value)), false)));
    }
    for (wish, key, is_top) in wishes {
        let written = if is_top { file.shown(&key) } else { key.clone() };
        match wish {
            NotPublished => file.hide(NOT_PUBLISHED, written),
            Hidden => file.hide(MAY_BE_HIDDEN, written),
            Unlisted => {
                file.unlist(written);
                if is_top && !is_same(&key, "listed") {
                    file.front.remove(&key);
                }
            }
            Other => file.say(Effect::Lost, NOT_OBEYED, written),
        }
    }
}

/// Themes look for the same keys in all programs.
const ALL_PROGRAMS: Dialect = Jekyll;

/// A `draft` that is neither true nor false would stop the build.
fn unclear_draft(file: &mut OldFile) {
    let unclear = file.value("draft").is_some_and(|value| truth_of(value).is_none());
    if unclear {
        let written = file.shown("draft");
        file.hide(MAY_BE_HIDDEN, written);
    }
}

/// A tag in a body whose name says that what follows is not for everybody: `{{% encrypt "kopi" %}}`.
fn hiding_tag(body: &str) -> Option<&str> {
    let starts = ["{{<", "{{%", "{%"].into_iter().flat_map(|start| body.match_indices(start));
    let mut tags = starts.map(|(at, start)| (&body[at..], body[at + start.len()..].trim_start_matches(['-', ' '])));
    let hides =
        |name: &str| ["encrypt", "password", "protected", "private", "secret"].iter().any(|word| name.contains(word));
    let name = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        rest[..end].to_ascii_lowercase()
    };
    tags.find(|(_, rest)| hides(&name(rest))).map(|(tag, _)| tag.split_inclusive('}').next().unwrap_or(tag))
}

fn wish(dialect: Dialect, key: &str, value: &Value) -> Option<Wish> {
    let fits = |(programs, name, when, _): &&(&[Dialect], &str, When, Wish)| {
        programs.contains(&dialect) && is_same(name, key) && holds(*when, value)
    };
    KEYS.iter().find(fits).map(|(.., wish)| *wish)
}

fn holds(when: When, value: &Value) -> bool {
    match when {
        Yes => truth_of(value) == Some(true),
        // An empty `published:` hides a post of Jekyll.
        No => truth_of(value) == Some(false),
        Words(words) => text_of(value).is_some_and(|text| {
            let mut parts = text.split(',').map(str::trim);
            parts.any(|part| words.iter().any(|word| word.eq_ignore_ascii_case(part)))
        }),
        NoOrMap(keys) => {
            let is_set = |(key, value): (&String, &Value)| {
                keys.iter().any(|name| is_same(name, key)) && truth_of(value) == Some(true)
            };
            truth_of(value) == Some(false) || value.as_object().is_some_and(|map| map.iter().any(is_set))
        }
        Set => match value {
            Value::Null => false,
            Value::Array(items) => !items.is_empty(),
            other => truth_of(other) != Some(false) && text_of(other).is_some(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::folders::front::part;

    fn settled(dialect: Dialect, front: &str) -> OldFile {
        let mut file = OldFile { front: part(&format!("---\n{front}\n---\n")).front, ..OldFile::default() };
        settle(dialect, &mut file);
        file
    }

    #[test]
    fn every_way_to_hide_a_page_makes_a_draft_that_is_reported() {
        for front in [
            "published: no",
            "isDraft: true",
            "private: true",
            "status: Draft",
            "visibility: private",
            "password: kopi",
            "publish: false",
            "draft: soon",
            "params: {private: true}",
            "extra:\n  unpublished: true",
        ] {
            let file = settled(Hugo, front);
            assert!(file.is_draft && file.said.len() == 1, "{front}: {file:?}");
            let text = file.front.text();
            assert!(text.contains("draft: true") || text.contains("published: no"), "{text}");
        }
        for front in [
            "draft: false",
            "published: true",
            "status: published",
            "password:",
            "private: false",
            "params: {draft: true}",
        ] {
            assert!(!settled(Hugo, front).is_draft, "{front}");
        }
    }

    #[test]
    fn a_tag_that_hides_a_part_of_a_body_hides_the_page() {
        for body in ["a {{% hugo-encrypt \"kopi\" %}} b", "{{<private>}}", "{% protected_area %}"] {
            let mut file = OldFile { body: body.to_string(), ..OldFile::default() };
            settle(Hugo, &mut file);
            assert!(file.is_draft && file.said.len() == 1, "{body}");
        }
        assert_eq!(hiding_tag("{{< figure src=\"private.png\" >}} {% include secret.html %} private"), None);
    }

    #[test]
    fn every_way_to_leave_a_page_out_of_lists_is_written_as_listed() {
        for front in ["hidden: true", "unlisted: yes", "hiddenFromHomePage: true", "extra: {hidden: true}"] {
            let file = settled(Zola, front);
            assert!(!file.is_draft && file.said.len() == 1, "{front}: {file:?}");
            assert!(file.front.text().contains("listed: false"), "{front}");
        }
        let file = settled(Eleventy, "eleventyExcludeFromCollections: [posts]");
        assert_eq!(file.front.text(), "---\nlisted: false\n---\n");
        assert!(settled(Jekyll, "eleventyExcludeFromCollections: true").said.is_empty());
    }

    #[test]
    fn what_cannot_be_obeyed_is_reported() {
        for front in
            ["sitemap: false", "sitemap: {disable: true}", "noindex: true", "search: false", "embargo: 2041-01-01"]
        {
            let file = settled(Jekyll, front);
            assert_eq!((file.is_draft, file.said.len()), (false, 1), "{front}");
            assert_eq!(file.said[0].0, Effect::Lost);
            assert!(file.said[0].2.contains(front.split(':').next().unwrap()), "{front}: {file:?}");
        }
        for front in ["sitemap: {priority: 0.5}", "search: true", "feed: true"] {
            assert!(settled(Jekyll, front).said.is_empty(), "{front}");
        }
    }
}
