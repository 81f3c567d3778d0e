//! What was at each old URL, and where it is now.
//!
//! Takes the survey and the places of its entries; gives the meaning of any URL in a body or a menu.

use std::collections::BTreeMap;

use crate::import::model::{Attachment, Entry, Home, ItemId, Place, Placed, Survey};

/// What a URL means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning<'a> {
    Entry(usize),
    Attachment(usize),
    /// A list or a feed, at this new site path.
    Archive(&'a str),
    /// On the old blog, but not in the export.
    Unknown,
}

#[derive(Clone, Copy)]
enum Item {
    Entry(u32),
    Attachment(u32),
}

/// Old URLs and what they mean.
pub(crate) struct UrlIndex<'a> {
    pub(crate) home: &'a Home,
    pub(crate) entries: &'a [Entry],
    pub(crate) attachments: &'a [Attachment],
    pub(crate) placed: &'a [Placed],
    /// Of several languages of one item the first.
    entries_by_id: BTreeMap<ItemId, usize>,
    /// The others.
    other_parts: BTreeMap<(ItemId, &'a str), usize>,
    attachments_by_id: BTreeMap<ItemId, usize>,
    /// Sorted old paths without slashes at the ends; of two equal ones the last is used.
    by_path: Vec<(&'a str, Item)>,
    archives: &'a BTreeMap<String, String>,
}

impl<'a> UrlIndex<'a> {
    /// `archives`: old site paths of lists and feeds, and the new ones, without slashes at the ends.
    pub(crate) fn new(
        survey: &'a Survey,
        placed: &'a [Placed],
        archives: &'a BTreeMap<String, String>,
    ) -> UrlIndex<'a> {
        let mut by_path: Vec<(&str, Item)> = Vec::with_capacity(survey.entries.len() + survey.attachments.len());
        let (mut entries_by_id, mut other_parts) = (BTreeMap::new(), BTreeMap::new());
        for (at, entry) in survey.entries.iter().enumerate() {
            match entry.language.as_deref().filter(|_| entry.is_part() && entries_by_id.contains_key(&entry.id)) {
                Some(language) => drop(other_parts.insert((entry.id, language), at)),
                None => drop(entries_by_id.insert(entry.id, at)),
            }
        }
        let attachments = survey.attachments.iter().enumerate();
        for (at, attachment) in survey.attachments.iter().enumerate() {
            if let Some(path) = &attachment.old_path {
                by_path.push((path.trim_matches('/'), Item::Attachment(at as u32)));
            }
        }
        // Published entries come last, so they win if two share a URL.
        let mut order: Vec<usize> = (0..survey.entries.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse((survey.entries[*at].status, *at)));
        for at in order {
            if let Some(path) = &survey.entries[at].old_path {
                by_path.push((path.trim_matches('/'), Item::Entry(at as u32)));
            }
        }
        by_path.retain(|(path, _)| !path.is_empty());
        // The sort is stable: equal paths keep their order.
        by_path.sort_by_key(|(path, _)| *path);
        UrlIndex {
            home: &survey.home,
            entries: &survey.entries,
            attachments: &survey.attachments,
            placed,
            entries_by_id,
            other_parts,
            attachments_by_id: attachments.map(|(at, attachment)| (attachment.id, at)).collect(),
            by_path,
            archives,
        }
    }

    pub(crate) fn entry(&self, id: ItemId) -> Option<usize> {
        self.entries_by_id.get(&id).copied()
    }

    /// The entry, or the same item in another language.
    pub(crate) fn in_language(&self, at: usize, language: &str) -> usize {
        let entry = &self.entries[at];
        if !entry.is_part() || entry.language.as_deref() == Some(language) {
            return at;
        }
        let first = self.entry(entry.id).filter(|first| self.entries[*first].language.as_deref() == Some(language));
        self.other_parts.get(&(entry.id, language)).copied().or(first).unwrap_or(at)
    }

    pub(crate) fn attachment(&self, id: ItemId) -> Option<&'a Attachment> {
        self.attachments_by_id.get(&id).map(|at| &self.attachments[*at])
    }

    fn item(&self, path: &str) -> Option<Meaning<'a>> {
        let end = self.by_path.partition_point(|(own, _)| *own <= path);
        let (own, item) = self.by_path.get(end.checked_sub(1)?)?;
        (*own == path).then_some(match item {
            Item::Entry(at) => Meaning::Entry(*at as usize),
            Item::Attachment(at) => Meaning::Attachment(*at as usize),
        })
    }

    /// What was at a place on the old blog.
    pub(crate) fn meaning(&self, place: &Place) -> Meaning<'a> {
        let number = place.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            matches!(key, "p" | "page_id" | "attachment_id").then(|| value.parse().ok().map(ItemId))?
        });
        if let Some(id) = number {
            let attachment = || self.attachments_by_id.get(&id).map(|at| Meaning::Attachment(*at));
            return self.entry(id).map(Meaning::Entry).or_else(attachment).unwrap_or(Meaning::Unknown);
        }
        let path = place.path.trim_matches('/');
        let known = |path: &str| {
            let archive = || self.archives.get(path).map(|new| Meaning::Archive(new));
            self.item(path).or_else(archive)
        };
        known(path).or_else(|| shorter(path).and_then(known)).unwrap_or(Meaning::Unknown)
    }
}

/// The page of which a URL is a part or another form: `/kopi/2/`, `/kopi/feed/`, `/kopi/amp/`, `/tag/x/page/3/`.
fn shorter(path: &str) -> Option<&str> {
    let (above, last) = path.rsplit_once('/')?;
    let is_number = |text: &str| !text.is_empty() && text.len() < 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(last, "feed" | "amp" | "trackback" | "embed" | "rss" | "atom" | "rss2")
        || last.starts_with("comment-page-")
    {
        return Some(above.strip_suffix("/feed").unwrap_or(above));
    }
    is_number(last).then(|| above.strip_suffix("/page").unwrap_or(above))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_of_a_url_mean_the_same_page() {
        assert_eq!(shorter("2016/kopi/feed"), Some("2016/kopi"));
        assert_eq!(shorter("kopi/feed/atom"), Some("kopi"));
        assert_eq!(shorter("tag/x/page/3"), Some("tag/x"));
        assert_eq!(shorter("kopi/comment-page-2"), Some("kopi"));
        assert_eq!(shorter("kopi/teh"), None);
    }
}
