//! What front matter says of a term, in the file that is the text for it: its name, an author's role, links.
//!
//! Takes the entries of front matter; gives these values, and what is wrong with them. In a post the same keys are the author's own,
//! so the caller decides whether that is said.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::table::Field;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::reader::At;
use crate::base::yaml::{Key, Node, Value};
use crate::input::keys::{Entries, Table, is_same};

/// The rows that are read here.
pub(super) const ROWS: [Field; 3] = [Field::Term, Field::Role, Field::Links];

/// What front matter says of a term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Profile {
    pub(crate) term: Option<At<String>>,
    pub(crate) role: Option<String>,
    pub(crate) links: Vec<ProfileLink>,
    /// What is wrong with these values.
    #[serde(skip)]
    pub(crate) problems: Diagnostics,
}

/// A link that belongs to a term: a profile of an author elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProfileLink {
    pub(crate) title: String,
    /// `https:`, `http:` or `mailto:`.
    pub(crate) url: String,
}

/// Reads the keys of a text for a term; `None` if there are none of them.
pub(super) fn read(entries: &mut Entries<'_, Field>) -> Option<Box<Profile>> {
    if !entries.has_any(&ROWS) {
        return None;
    }
    let mut profile = Profile::default();
    let mut reading = Reading { entries, problems: Diagnostics::new() };
    profile.term = reading.text(Field::Term);
    profile.role = reading.text(Field::Role).map(|role| role.value);
    profile.links = reading.links();
    profile.problems = reading.problems;
    Some(Box::new(profile))
}

/// Entries whose problems are kept apart.
struct Reading<'r, 'a> {
    entries: &'r Entries<'a, Field>,
    problems: Diagnostics,
}

impl Reading<'_, '_> {
    fn text(&mut self, row: Field) -> Option<At<String>> {
        let (key, node) = self.entries.get(row)?;
        match node.scalar().map(str::trim) {
            Some("") => None,
            Some(text) => Some(At { value: text.to_string(), span: node.span.clone() }),
            None => self.wrong(key, node, "text"),
        }
    }

    fn links(&mut self) -> Vec<ProfileLink> {
        let Some((key, node)) = self.entries.get(Field::Links) else { return Vec::new() };
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.link(key, item)).collect(),
            Value::Map(map) if find(map, Field::LinkUrl).is_none() => {
                map.iter().filter_map(|(title, node)| self.titled(title, node)).collect()
            }
            _ => self.link(key, node).into_iter().collect(),
        }
    }

    /// A URL, or a map with a `url`.
    fn link(&mut self, key: &Key, node: &Node) -> Option<ProfileLink> {
        let Some(map) = node.map() else {
            let Some(url) = node.scalar() else { return self.wrong(key, node, WANTED) };
            return self.checked(url, None, node.span.clone());
        };
        let title = find(map, Field::LinkTitle).and_then(|(_, node)| node.scalar());
        match find(map, Field::LinkUrl).map(|(_, node)| (node.scalar(), node)) {
            Some((Some(url), at)) => self.checked(url, title, at.span.clone()),
            _ => {
                let problem = Diagnostic::error(format!("this entry of `{}` has no `url`", key.name));
                self.report(problem.hint("write `{title: Mastodon, url: https://…}`"), node.span.clone())
            }
        }
    }

    /// `Mastodon: https://…`
    fn titled(&mut self, title: &Key, node: &Node) -> Option<ProfileLink> {
        match node.scalar() {
            Some(url) => self.checked(url, Some(&title.name), node.span.clone()),
            None => self.wrong(title, node, "a URL"),
        }
    }

    fn checked(&mut self, url: &str, title: Option<&str>, span: Range<usize>) -> Option<ProfileLink> {
        let url = url.trim();
        let rest = ["https://", "http://", "mailto:"].iter().find_map(|start| {
            let rest = url.get(start.len()..).filter(|rest| !rest.is_empty())?;
            url[..start.len()].eq_ignore_ascii_case(start).then_some(rest)
        });
        let Some(rest) = rest.filter(|_| !url.contains(|letter: char| letter.is_whitespace() || letter.is_control()))
        else {
            let problem = Diagnostic::error(format!("the link `{url}` is not a complete URL"));
            return self.report(problem.hint("write it from `https://` on, or as `mailto:`"), span);
        };
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let title = title.unwrap_or(rest.trim_end_matches('/')).to_string();
        Some(ProfileLink { title, url: url.to_string() })
    }

    fn wrong<T>(&mut self, key: &Key, node: &Node, wanted: &str) -> Option<T> {
        let problem = Diagnostic::error(format!("`{}` must be {wanted}, not {}", key.name, node.kind()));
        self.report(problem, node.span.clone())
    }

    fn report<T>(&mut self, problem: Diagnostic, span: Range<usize>) -> Option<T> {
        self.problems.push(problem.at(self.entries.place(span)));
        None
    }
}

const WANTED: &str = "a list of URLs, or of `{title: Mastodon, url: https://…}`";

/// The entry of a row that is nested in `links`.
fn find(map: &[(Key, Node)], row: Field) -> Option<&(Key, Node)> {
    row.row().spellings().find_map(|name| map.iter().find(|(key, _)| is_same(&key.name, name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Text;
    use crate::base::yaml::reader::Reader;

    fn read(text: &str) -> Profile {
        let mut problems = Diagnostics::new();
        let text = Text::new("a.md", text);
        let node = crate::base::yaml::parse(&text, 0..text.text.len(), &mut problems).unwrap();
        let map = node.map().unwrap();
        let mut entries = Entries::new(Reader { text: &text, diagnostics: &mut problems }, map, "");
        *super::read(&mut entries).unwrap_or_default()
    }

    #[test]
    fn links_are_urls_or_maps_or_a_map_of_titles() {
        let mastodon = ("Mastodon", "https://example.social/@dewi");
        for (text, expected) in [
            ("links: https://example.org/dewi/\n", vec![("example.org/dewi", "https://example.org/dewi/")]),
            ("links: [mailto:d@example.org]\n", vec![("d@example.org", "mailto:d@example.org")]),
            ("links: [{title: Mastodon, url: https://example.social/@dewi}]\n", vec![mastodon]),
            ("links: {name: Mastodon, href: https://example.social/@dewi}\n", vec![mastodon]),
            ("links: {Mastodon: https://example.social/@dewi}\n", vec![mastodon]),
        ] {
            let profile = read(text);
            let found: Vec<_> = profile.links.iter().map(|link| (link.title.as_str(), link.url.as_str())).collect();
            assert_eq!((found, profile.problems), (expected, Diagnostics::new()), "{text}");
        }
    }

    #[test]
    fn a_link_of_a_wrong_shape_is_an_error_at_its_place_and_the_others_are_kept() {
        for (wrong, message) in [
            ("example.org", "the link `example.org` is not a complete URL"),
            ("javascript:alert(1)", "the link `javascript:alert(1)` is not a complete URL"),
            ("\"https://a b\"", "the link `https://a b` is not a complete URL"),
            ("https://", "the link `https://` is not a complete URL"),
            ("{title: Mastodon}", "this entry of `links` has no `url`"),
            ("[a]", "`links` must be a list of URLs, or of `{title: Mastodon, url: https://…}`, not a list"),
        ] {
            let profile = read(&format!("links:\n- {wrong}\n- https://example.org\n"));
            assert_eq!(profile.links.len(), 1, "{wrong}");
            assert_eq!(profile.problems[0].message, message);
            assert_eq!(profile.problems[0].place.as_ref().unwrap().line, 2);
        }
    }
}
