//! Links and pictures of one body.
//!
//! Takes an address as the old body has it; gives it as the new file should: another post by its file, a list by its
//! site path, an upload as a file beside the post. Collects the files that the post needs and what led nowhere.
//! Deliberately does not know HTML or Markdown.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::atlas::{Atlas, Meaning};
use crate::base::url;
use crate::import::body::{Attachment, Rewrite};
use crate::import::model::{ItemId, Place, Standing};
use crate::import::read::media::{Found, Library, Source, file_name, is_upload};

/// Something about a link that the author should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Nothing that the export holds.
    Unknown,
    /// A draft: the link stays as it was.
    Unpublished,
    /// A file that is not at hand: it stays where it is.
    MissingFile,
    /// A file that could not be downloaded: it stays where it is.
    NotFetched,
}

/// What one body asked for.
#[derive(Debug, Default)]
pub struct Asked {
    /// Files of the post: name beside it, and where the bytes are.
    pub files: Vec<(String, PathBuf)>,
    /// Old site path of a file, and its name beside the post.
    pub moved: Vec<(String, String)>,
    pub troubles: Vec<(Trouble, String)>,
}

/// Where an entry's own files go.
#[derive(Clone, Debug)]
pub enum Shelf<'a> {
    /// Beside the post: names as they are.
    Beside,
    /// A folder of content/ for posts that have none: `media`; references are site paths.
    Shared(&'a str),
}

/// The links of one entry.
pub struct Links<'a> {
    pub atlas: &'a Atlas<'a>,
    pub library: &'a Library,
    /// The entry's number.
    pub own: usize,
    pub shelf: Shelf<'a>,
    /// A file's name that is free, for pages whose files stand among others'.
    pub unique: &'a dyn Fn(&str, &Path) -> String,
    /// Downloads a file to this computer.
    pub fetch: &'a dyn Fn(&str) -> Result<PathBuf, String>,
    /// The numbers of the pictures that belong to the entry, in their order.
    pub attached: Vec<ItemId>,
    /// Footnotes by their names, as HTML.
    pub footnotes: BTreeMap<String, String>,
    pub asked: RefCell<Asked>,
}

impl Links<'_> {
    /// An upload as a file of this post; none where it is not at hand.
    pub fn file(&self, address: &str) -> Option<String> {
        let found = self.library.find(self.atlas.home, address);
        let Some(found) = found else {
            if is_upload(address) && self.atlas.home.place(address).is_some() {
                self.trouble(Trouble::MissingFile, address);
            }
            return None;
        };
        self.keep(found, address)
    }

    /// The reference to a file, which from now on is one of the post's.
    fn keep(&self, found: Found, address: &str) -> Option<String> {
        let (file, wanted) = match found.source {
            Source::File(file) => (file, found.name),
            Source::Remote(addresses) => self.download(&addresses, address)?,
        };
        let mut asked = self.asked.borrow_mut();
        let known = asked.files.iter().find(|(_, other)| *other == file).map(|(name, _)| name.clone());
        let name = known.unwrap_or_else(|| {
            let wanted = (self.unique)(&wanted, &file);
            let taken = |name: &str| asked.files.iter().any(|(other, _)| url::fold_path(other) == url::fold_path(name));
            let name = (1..).map(|number| numbered(&wanted, number)).find(|name| !taken(name)).unwrap_or(wanted);
            asked.files.push((name.clone(), file));
            name
        });
        if let Some(place) = self.atlas.home.place(address) {
            asked.moved.push((place.path, name.clone()));
        }
        Some(match self.shelf {
            Shelf::Beside => url::encode_path(&name),
            Shelf::Shared(folder) => format!("/{folder}/{}", url::encode_path(&name)),
        })
    }

    /// The first of these addresses that answers, as a file of this computer and its name.
    fn download(&self, addresses: &[String], written: &str) -> Option<(PathBuf, String)> {
        let mut why = String::new();
        for address in addresses {
            match (self.fetch)(address) {
                Ok(file) => return Some((file, file_name(&url::decode(address)?)?)),
                Err(problem) => why = problem,
            }
        }
        self.trouble(Trouble::NotFetched, &format!("{written}: {why}"));
        None
    }

    /// What stays on the old blog, with its host: a path alone would be looked for on the new site.
    fn full(&self, address: &str) -> Option<String> {
        let rooted = address.starts_with('/') && !address.starts_with("//");
        rooted.then(|| self.atlas.home.rooted(address))
    }

    /// The place of a path without a slash at its start, as seen from the entry, or as authors mistake it: from the
    /// blog's home. None where neither was anything.
    fn relative(&self, address: &str) -> Option<Place> {
        let path = address.split(['?', '#']).next().filter(|_| is_relative(address))?;
        let decoded = url::decode(path)?;
        let own = self.atlas.entries[self.own].old_path.as_deref().unwrap_or("/");
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        let candidates = [url::join(folder, &decoded), Some(decoded.replace("../", ""))];
        let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
        let places = candidates.into_iter().flatten().map(|path| Place {
            path: format!("/{}", path.trim_start_matches('/')),
            query: String::new(),
            fragment: fragment.to_string(),
        });
        places.into_iter().find(|place| self.atlas.meaning(place) != Meaning::Unknown)
    }

    fn trouble(&self, trouble: Trouble, address: &str) {
        self.asked.borrow_mut().troubles.push((trouble, address.to_string()));
    }

    /// A link to another entry: by its file, or by its address where a part of it is meant.
    fn to_entry(&self, other: usize, fragment: &str, address: &str) -> Option<String> {
        let atlas = self.atlas;
        let public = |at: usize| !atlas.entries[at].standing.is_draft();
        let future = atlas.entries[other].standing == Standing::Future;
        let hidden = !public(other) || (future && self.own != other);
        if hidden && !atlas.entries[self.own].standing.is_draft() {
            self.trouble(Trouble::Unpublished, address);
            return None;
        }
        let fragment = kept_fragment(fragment);
        match fragment {
            "" => Some(atlas.placed[other].reference()),
            _ if other == self.own => Some(format!("#{fragment}")),
            _ => Some(format!("{}#{fragment}", url::encode_path(&atlas.placed[other].address))),
        }
    }
}

impl Rewrite for Links<'_> {
    fn link(&self, address: &str) -> Option<String> {
        let place = self.atlas.home.place(address).or_else(|| self.relative(address));
        if let Some(place) = &place {
            if place.path == "/" && place.query.is_empty() {
                return Some(if place.fragment.is_empty() { "/".to_string() } else { format!("/#{}", place.fragment) });
            }
            match self.atlas.meaning(place) {
                Meaning::Entry(other) => return self.to_entry(other, &place.fragment, address),
                Meaning::Archive(new) => return Some(url::encode_path(new)),
                Meaning::Attachment(at) => {
                    let attachment = &self.atlas.attachments[at];
                    let parent = self.atlas.entry(attachment.parent);
                    let file = self.library.find(self.atlas.home, &attachment.url);
                    let file = file.and_then(|found| self.keep(found, &attachment.url));
                    return file.or_else(|| parent.and_then(|parent| self.to_entry(parent, "", address)));
                }
                Meaning::Unknown => {}
            }
        }
        let file = self.file(address);
        let is_old = place.is_some() || is_relative(address);
        if file.is_none() && is_old && !is_upload(address) {
            self.trouble(Trouble::Unknown, address);
        }
        file.or_else(|| self.full(address))
    }

    fn image(&self, address: &str) -> Option<String> {
        self.file(address).or_else(|| self.full(address))
    }

    fn attachment(&self, id: u64) -> Option<Attachment> {
        let attachment = self.atlas.attachment(ItemId(id))?;
        let (url, alt, caption) = (&attachment.url, &attachment.alt, &attachment.caption);
        Some(Attachment { url: url.to_string(), alt: alt.to_string(), caption: caption.to_string() })
    }

    fn attached(&self) -> Vec<u64> {
        self.attached.iter().map(|id| id.0).collect()
    }

    fn footnote(&self, id: &str) -> Option<String> {
        self.footnotes.get(id).cloned()
    }
}

/// Whether an address is a path without a slash at its start.
fn is_relative(address: &str) -> bool {
    !address.starts_with(['/', '#', '?']) && !address.contains(':') && address.contains('/')
}

/// Without the parts of a page that only WordPress had: its comments and the mark of `<!--more-->`.
fn kept_fragment(fragment: &str) -> &str {
    let gone = matches!(fragment, "comments" | "respond" | "top" | "content" | "main" | "page")
        || fragment.starts_with("comment-")
        || fragment.starts_with("more-");
    if gone { "" } else { fragment }
}

/// `peta.jpg`, `peta-2.jpg`, `peta-3.jpg`.
pub fn numbered(name: &str, number: usize) -> String {
    match (number, name.rsplit_once('.')) {
        (1, _) => name.to_string(),
        (_, Some((stem, ending))) => format!("{stem}-{number}.{ending}"),
        (_, None) => format!("{name}-{number}"),
    }
}
