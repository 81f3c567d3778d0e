//! Fixes broken links between posts.
//!
//! Takes all posts and pages as they will be written; changes links that would stop a build: to files that were not
//! imported, to headings that a page does not have, to drafts. Such a link becomes a URL, as it was on the old site,
//! and a build only warns of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::url;
use crate::input::post;
use crate::markdown::Link;

/// A post or a page as it will be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// From the site's root.
    pub(crate) to: String,
    pub(crate) text: String,
    /// Its site path.
    pub(crate) address: String,
    pub(crate) links: Vec<Link>,
    pub(crate) anchors: BTreeSet<String>,
    pub(crate) is_draft: bool,
    /// Whether a build of today publishes it.
    pub(crate) is_published: bool,
}

/// Why a link was changed.
pub(crate) const NO_FILE: &str = "a link goes to a file that was not imported, so it is a URL now";
pub(crate) const NO_PLACE: &str = "a link goes to a heading that its page does not have";
pub(crate) const SPELLED: &str = "a link to a heading was changed to the spelling of Chancery";
pub(crate) const DRAFT: &str = "a link goes to a draft, so it is the URL that the draft would have";
pub(crate) const HELD: &str = "a link goes to a page that is held back, so it is the URL that the page would have";
pub(crate) const FOUND: &str = "a link was relative to another folder, so it is relative to content/ now";

pub(crate) const LIST: &str =
    "a link goes to the source of a list, which the theme makes, so it is the URL of the list now";

/// What links may go to beside pages.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    /// The other files of the site.
    pub(crate) files: BTreeSet<String>,
    /// Sources of lists that are no pages of the new site, with the site paths of the lists.
    pub(crate) lists: BTreeMap<String, String>,
}

/// A link that was changed: the number of the page, why, and the old target.
pub(crate) type Changed = (usize, &'static str, String);

/// Fixes the links of all pages.
pub(crate) fn mend(pages: &mut [Page], targets: &Targets) -> Vec<Changed> {
    let known: BTreeMap<String, usize> = pages.iter().enumerate().map(|(at, page)| (page.to.clone(), at)).collect();
    let mut changed = Vec::new();
    for at in 0..pages.len() {
        let mut edits: Vec<(usize, String, String)> = Vec::new();
        for link in &pages[at].links {
            let Some((why, new)) = Case { pages, known: &known, targets, page: &pages[at] }.anew(&link.target) else {
                continue;
            };
            let marked = pages[at].text.get(link.span.clone()).unwrap_or_default();
            if let Some(from) = marked.find(&link.target) {
                edits.push((link.span.start + from, link.target.clone(), new));
            } else {
                let places = definitions(&pages[at].text, &link.target).into_iter();
                edits.extend(places.map(|from| (from, link.target.clone(), new.clone())));
            }
            changed.push((at, why, link.target.clone()));
        }
        // Backwards, so that earlier positions stay valid. Several links may use one reference's target.
        edits.sort();
        edits.dedup();
        for (from, old, new) in edits.into_iter().rev() {
            let range = from..from + old.len();
            // A link around an image may share its position with the image's: a part that was changed already is
            // skipped.
            if pages[at].text.get(range.clone()) == Some(old.as_str()) {
                pages[at].text.replace_range(range, &new);
            }
        }
    }
    changed
}

/// Where a target is written as that of a reference: `[name]: target` on a line of its own.
fn definitions(text: &str, target: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let defined = line.trim_start().starts_with('[').then(|| line.find("]:")).flatten();
        if let Some(from) = defined.and_then(|at| Some(at + line[at..].find(target)?)) {
            let after = line[from + target.len()..].chars().next();
            if after.is_none_or(|after| after.is_whitespace() || after == '>') {
                found.push(start + from);
            }
        }
        start += line.len();
    }
    found
}

struct Case<'a> {
    pages: &'a [Page],
    known: &'a BTreeMap<String, usize>,
    targets: &'a Targets,
    page: &'a Page,
}

impl Case<'_> {
    /// What a target must become, and why; none if it is valid already.
    fn anew(&self, target: &str) -> Option<(&'static str, String)> {
        let target = target.trim();
        if target.contains("://") || target.starts_with("//") || target.starts_with(['#', '?']) {
            return None;
        }
        let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
        let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
        let decoded = url::decode(path)?;
        let source = self.source(&decoded);
        if let Some(other) = source.as_ref().and_then(|source| self.known.get(source)) {
            return self.to_page(&self.pages[*other], path, fragment, rest);
        }
        if let Some(list) = source.as_ref().and_then(|source| self.targets.lists.get(source)) {
            return Some((LIST, format!("{}{rest}", url::encode_path(list))));
        }
        let is_file = source.as_ref().is_some_and(|source| self.targets.files.contains(source));
        if is_file || !(decoded.starts_with("@/") || post::is_markdown(&format!("content/{decoded}"))) {
            return None;
        }
        if let Some(other) = self.by_name(&decoded).filter(|other| !other.is_draft) {
            let place = if self.has(other, fragment) { rest } else { "" };
            return Some((FOUND, format!("@/{}{place}", url::encode_path(other.to.trim_start_matches("content/")))));
        }
        Some((NO_FILE, format!("{}{rest}", url::encode_path(&self.address_of(&decoded)))))
    }

    fn source(&self, decoded: &str) -> Option<String> {
        match decoded.strip_prefix("@/").or_else(|| decoded.strip_prefix('/')) {
            Some(inner) => Some(format!("content/{inner}")),
            None => {
                let folder = self.page.to.rsplit_once('/').map_or("", |(folder, _)| folder);
                url::join(folder, decoded)
            }
        }
    }

    fn has(&self, page: &Page, fragment: &str) -> bool {
        let decoded = url::decode(fragment).unwrap_or_default();
        decoded.is_empty() || decoded.eq_ignore_ascii_case("top") || page.anchors.contains(&decoded)
    }

    fn to_page(&self, other: &Page, path: &str, fragment: &str, rest: &str) -> Option<(&'static str, String)> {
        let wanted = bare(&url::decode(fragment).unwrap_or_default());
        let same = other.anchors.iter().find(|anchor| bare(anchor) == wanted);
        if let Some(anchor) = same.filter(|_| other.is_published && !self.has(other, fragment)) {
            return Some((SPELLED, format!("{path}#{anchor}")));
        }
        let why = match () {
            () if other.is_draft && !self.page.is_draft => DRAFT,
            () if !other.is_published && !self.page.is_draft => HELD,
            () if !self.has(other, fragment) => NO_PLACE,
            () => return None,
        };
        Some((why, format!("{}{rest}", url::encode_path(&other.address))))
    }

    /// The only page whose file has that name: some programs also search other folders for it.
    fn by_name(&self, decoded: &str) -> Option<&Page> {
        let wanted = decoded.trim_start_matches("@/").trim_start_matches("./").trim_start_matches("../");
        let suffix = format!("/{wanted}");
        if matches!(wanted, "index.md" | "_index.md" | "README.md") || wanted.contains("..") {
            return None;
        }
        let mut found = self.pages.iter().filter(|page| page.to.ends_with(&suffix));
        found.next().filter(|_| found.next().is_none())
    }

    /// The URL of a file on the old site: `/docs/` for `@/docs/_index.md`.
    fn address_of(&self, decoded: &str) -> String {
        let stem = decoded.rsplit_once('.').map_or(decoded, |(stem, _)| stem);
        let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let stem = if matches!(name, "index" | "_index") { above } else { stem };
        let path = match stem.strip_prefix('@') {
            Some(inner) => inner.trim_matches('/').to_string(),
            None if decoded.starts_with('/') => stem.trim_matches('/').to_string(),
            None => {
                let folder = self.page.address.trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
                url::join(folder, stem).unwrap_or_default().trim_matches('/').to_string()
            }
        };
        if path.is_empty() { "/".to_string() } else { format!("/{path}/") }
    }
}

/// An anchor without what programs spell differently: `i-o-ports` and `io-ports`.
fn bare(anchor: &str) -> String {
    anchor.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(to: &str, text: &str, anchors: &[&str]) -> Page {
        let links = text.match_indices("](").map(|(at, _)| {
            let span = at + 2..at + text[at..].find(')').unwrap();
            Link { target: text[span.clone()].to_string(), span, ..Link::default() }
        });
        Page {
            to: to.to_string(),
            text: text.to_string(),
            address: format!("/{}/", to.trim_start_matches("content/").trim_end_matches(".md")),
            links: links.collect(),
            anchors: anchors.iter().map(|anchor| (*anchor).to_string()).collect(),
            is_draft: to.contains("draft"),
            is_published: !to.contains("draft") && !to.contains("held"),
        }
    }

    fn fixed(text: &str) -> String {
        let mut pages = vec![
            page("content/docs/a.md", text, &[]),
            page("content/docs/b.md", "", &["satu", "io-ports"]),
            page("content/blog/c.md", "", &[]),
            page("content/drafts/d.md", "", &[]),
            page("content/held/f.md", "", &[]),
        ];
        let targets = Targets {
            files: BTreeSet::from(["content/docs/e.md".to_string()]),
            lists: BTreeMap::from([("content/blog/_index.id.md".to_string(), "/id/blog/".to_string())]),
        };
        mend(&mut pages, &targets);
        pages[0].text.clone()
    }

    #[test]
    fn working_links_are_unchanged() {
        for text in ["[x](b.md#satu) [x](@/blog/c.md)", "[x](e.md)", "[x](https://a.example/x.md) [x](#y) [x](/z/)"] {
            assert_eq!(fixed(text), text);
        }
    }

    #[test]
    fn links_that_would_stop_a_build_become_urls() {
        assert_eq!(fixed("[x](b.md#dua), [y](b.md#satu)"), "[x](/docs/b/#dua), [y](b.md#satu)");
        assert_eq!(fixed("[x](@/docs/_index.md#z) [y](@/gone.md)"), "[x](/docs/#z) [y](/gone/)");
        assert_eq!(fixed("[x](@/blog/_index.id.md#z)"), "[x](/id/blog/#z)");
        assert_eq!(fixed("[x](b.md#i-o-ports)"), "[x](b.md#io-ports)");
        assert_eq!(fixed("[x](./gone.md)"), "[x](/docs/gone/)");
        assert_eq!(fixed("[x](../drafts/d.md)"), "[x](/drafts/d/)");
        assert_eq!(fixed("[x](../held/f.md)"), "[x](/held/f/)");
        assert_eq!(definitions("[a]: b.md#c\n[d]: b.md\n x\n [e]: <b.md>\n", "b.md"), [17, 32]);
        assert_eq!(fixed("[x](blog/c.md) [y](c.md)"), "[x](@/blog/c.md) [y](@/blog/c.md)");
    }
}
