//! What stood at each old address, and where it is now.
//!
//! Takes the survey and the places of its entries; gives, for any address that a body or a menu has, what it meant.
//! Deliberately does not know how a page writes a link.

use std::collections::BTreeMap;

use super::home::{Home, Place};
use super::placing::Placed;
use super::survey::{Attachment, Entry, Survey};

/// What an address means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning<'a> {
    Entry(usize),
    Attachment(usize),
    /// A list or a feed, at this new site path.
    Archive(&'a str),
    /// On the old blog, but nothing that the export holds.
    Unknown,
}

/// Old addresses and what they mean.
pub struct Atlas<'a> {
    pub home: &'a Home,
    pub entries: &'a [Entry],
    pub attachments: &'a [Attachment],
    pub placed: &'a [Placed],
    entries_by_id: BTreeMap<u64, usize>,
    attachments_by_id: BTreeMap<u64, usize>,
    by_path: BTreeMap<&'a str, Meaning<'a>>,
    archives: &'a BTreeMap<String, String>,
}

impl<'a> Atlas<'a> {
    /// `archives`: old site paths of lists and feeds to new ones, without slashes at the ends.
    pub fn new(survey: &'a Survey, placed: &'a [Placed], archives: &'a BTreeMap<String, String>) -> Atlas<'a> {
        let mut by_path = BTreeMap::new();
        let numbered = |ids: Vec<u64>| ids.into_iter().enumerate().map(|(at, id)| (id, at)).collect();
        for (at, attachment) in survey.attachments.iter().enumerate() {
            if let Some(path) = &attachment.old_path {
                by_path.insert(path.trim_matches('/'), Meaning::Attachment(at));
            }
        }
        // Published entries last: an address is theirs where two share it.
        let mut order: Vec<usize> = (0..survey.entries.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse((survey.entries[*at].standing, *at)));
        for at in order {
            if let Some(path) = &survey.entries[at].old_path {
                by_path.insert(path.trim_matches('/'), Meaning::Entry(at));
            }
        }
        by_path.remove("");
        Atlas {
            home: &survey.home,
            entries: &survey.entries,
            attachments: &survey.attachments,
            placed,
            entries_by_id: numbered(survey.entries.iter().map(|entry| entry.id).collect()),
            attachments_by_id: numbered(survey.attachments.iter().map(|attachment| attachment.id).collect()),
            by_path,
            archives,
        }
    }

    pub fn entry(&self, id: u64) -> Option<usize> {
        self.entries_by_id.get(&id).copied()
    }

    pub fn attachment(&self, id: u64) -> Option<&'a Attachment> {
        self.attachments_by_id.get(&id).map(|at| &self.attachments[*at])
    }

    /// What a place on the old blog was.
    pub fn meaning(&self, place: &Place) -> Meaning<'a> {
        let number = place.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            matches!(key, "p" | "page_id" | "attachment_id").then(|| value.parse::<u64>().ok())?
        });
        if let Some(id) = number {
            let attachment = || self.attachments_by_id.get(&id).map(|at| Meaning::Attachment(*at));
            return self.entry(id).map(Meaning::Entry).or_else(attachment).unwrap_or(Meaning::Unknown);
        }
        let path = place.path.trim_matches('/');
        let known = |path: &str| {
            let archive = || self.archives.get(path).map(|new| Meaning::Archive(new));
            self.by_path.get(path).copied().or_else(archive)
        };
        known(path).or_else(|| shorter(path).and_then(known)).unwrap_or(Meaning::Unknown)
    }
}

/// The page of which an address is a part or another form: `/kopi/2/`, `/kopi/feed/`, `/kopi/amp/`, `/tag/x/page/3/`.
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
    fn another_form_of_a_page_is_the_page() {
        assert_eq!(shorter("2016/kopi/feed"), Some("2016/kopi"));
        assert_eq!(shorter("kopi/feed/atom"), Some("kopi"));
        assert_eq!(shorter("tag/x/page/3"), Some("tag/x"));
        assert_eq!(shorter("kopi/comment-page-2"), Some("kopi"));
        assert_eq!(shorter("kopi/teh"), None);
    }
}
