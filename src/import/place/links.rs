//! The links and images of one body.
//!
//! Takes a URL as the old body has it; gives it as the new file needs it: another post by its file, a list by its site
//! path, an upload as a file next to the post. Collects the files that the post needs, and the broken links.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::url_index::{Meaning, UrlIndex};
use crate::base::url;
use crate::import::body::{Attachment, Rewrite};
use crate::import::model::numbered::numbered;
use crate::import::model::{ItemId, Place, Status};
use crate::import::read::media::{Found, Library, Source, file_name};

/// Something about a link that the author should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LinkProblem {
    /// It goes to something that is not in the export.
    Unknown,
    /// It goes to a draft; the link stays unchanged.
    Unpublished,
    /// The file is not available, so it stays on the old host.
    MissingFile,
    /// The file could not be downloaded, so it stays on the old host.
    NotFetched,
}

/// What one body needs.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// Files of the post: the name next to it, and where the bytes are.
    pub(crate) files: Vec<(String, PathBuf)>,
    /// Old site path of a file, and its name next to the post.
    pub(crate) moved: Vec<(String, String)>,
    pub(crate) troubles: Vec<(LinkProblem, String)>,
}

/// Where the files of an entry go.
#[derive(Clone, Debug)]
pub(crate) enum Shelf<'a> {
    /// Next to the post, with their own names.
    Beside,
    /// In a folder of content/, for posts without a folder: `media`; references are site paths.
    Shared(&'a str),
}

/// The links of one entry.
pub(crate) struct Links<'a> {
    pub(crate) index: &'a UrlIndex<'a>,
    pub(crate) library: &'a Library,
    /// The index of the entry.
    pub(crate) own: usize,
    pub(crate) shelf: Shelf<'a>,
    /// Gives a free file name, for pages whose files share a folder with others.
    pub(crate) unique: &'a dyn Fn(&str, &Path) -> String,
    /// Downloads a file to this computer.
    pub(crate) fetch: &'a dyn Fn(&str) -> Result<PathBuf, String>,
    /// The numbers of the images that belong to the entry, in order.
    pub(crate) attached: Vec<ItemId>,
    /// Footnotes by id, as HTML.
    pub(crate) footnotes: BTreeMap<String, String>,
    pub(crate) asked: RefCell<Asked>,
}

impl Links<'_> {
    /// An upload as a file of this post; none if it is not available.
    pub(crate) fn file(&self, address: &str) -> Option<String> {
        let found = self.library.find(self.index.home, address);
        let Some(found) = found else {
            if self.library.is_upload(self.index.home, address) {
                self.trouble(LinkProblem::MissingFile, address);
            }
            return None;
        };
        self.keep(found, address)
    }

    /// The reference to a file, which becomes a file of the post.
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
        if let Some(place) = self.index.home.place(address) {
            asked.moved.push((place.path, name.clone()));
        }
        Some(match self.shelf {
            Shelf::Beside => url::encode_path(&name),
            Shelf::Shared(folder) => format!("/{folder}/{}", url::encode_path(&name)),
        })
    }

    /// The first of these URLs that can be downloaded, as a local file and its name.
    fn download(&self, addresses: &[String], written: &str) -> Option<(PathBuf, String)> {
        let mut why = String::new();
        for address in addresses {
            match (self.fetch)(address) {
                Ok(file) => return Some((file, file_name(&url::decode(address)?)?)),
                Err(problem) => why = problem,
            }
        }
        self.trouble(LinkProblem::NotFetched, &format!("{written}: {why}"));
        None
    }

    /// A URL that stays on the old blog, with its host: without it, the path would point into the new site.
    pub(crate) fn full(&self, address: &str) -> Option<String> {
        let rooted = address.starts_with('/') && !address.starts_with("//");
        rooted.then(|| self.index.home.rooted(address))
    }

    /// The place of a relative path, resolved from the entry, or from the blog's home page, which authors often mean.
    /// None if neither exists.
    fn relative(&self, address: &str) -> Option<Place> {
        let path = address.split(['?', '#']).next().filter(|_| is_relative(address))?;
        let decoded = url::decode(path)?;
        let own = self.index.entries[self.own].old_path.as_deref().unwrap_or("/");
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        let candidates = [url::join(folder, &decoded), Some(decoded.replace("../", ""))];
        let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
        let places = candidates.into_iter().flatten().map(|path| Place {
            path: format!("/{}", path.trim_start_matches('/')),
            query: String::new(),
            fragment: fragment.to_string(),
        });
        places.into_iter().find(|place| self.index.meaning(place) != Meaning::Unknown)
    }

    fn trouble(&self, trouble: LinkProblem, address: &str) {
        self.asked.borrow_mut().troubles.push((trouble, address.to_string()));
    }

    /// A link to another entry: by its file, or by its URL if the link has a fragment.
    fn to_entry(&self, other: usize, fragment: &str, address: &str) -> Option<String> {
        let index = self.index;
        // qTranslate led readers from one language to the same language.
        let language = index.entries[self.own].language.as_deref();
        let other = language.map_or(other, |language| index.in_language(other, language));
        let public = |at: usize| !index.entries[at].status.is_draft();
        let future = index.entries[other].status == Status::Future;
        let hidden = !public(other) || (future && self.own != other);
        if hidden && !index.entries[self.own].status.is_draft() {
            self.trouble(LinkProblem::Unpublished, address);
            return None;
        }
        let fragment = kept_fragment(fragment);
        match fragment {
            "" => Some(index.placed[other].reference()),
            _ if other == self.own => Some(format!("#{fragment}")),
            _ => Some(format!("{}#{fragment}", url::encode_path(&index.placed[other].address))),
        }
    }
}

impl Rewrite for Links<'_> {
    fn link(&self, address: &str) -> Option<String> {
        let place = self.index.home.place(address).or_else(|| self.relative(address));
        if let Some(place) = &place {
            if place.path == "/" && place.query.is_empty() {
                return Some(if place.fragment.is_empty() { "/".to_string() } else { format!("/#{}", place.fragment) });
            }
            match self.index.meaning(place) {
                Meaning::Entry(other) => return self.to_entry(other, &place.fragment, address),
                Meaning::Archive(new) => return Some(url::encode_path(new)),
                Meaning::Attachment(at) => {
                    let attachment = &self.index.attachments[at];
                    let parent = self.index.entry(attachment.parent);
                    let file = self.library.find(self.index.home, &attachment.url);
                    let file = file.and_then(|found| self.keep(found, &attachment.url));
                    return file.or_else(|| parent.and_then(|parent| self.to_entry(parent, "", address)));
                }
                Meaning::Unknown => {}
            }
        }
        let file = self.file(address);
        let is_old = place.is_some() || is_relative(address);
        if file.is_none() && is_old && !self.library.has_form_of_upload(address) {
            self.trouble(LinkProblem::Unknown, address);
        }
        file.or_else(|| self.full(address))
    }

    fn image(&self, address: &str) -> Option<String> {
        self.file(address).or_else(|| self.full(address))
    }

    fn attachment(&self, id: u64) -> Option<Attachment> {
        let attachment = self.index.attachment(ItemId(id))?;
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

/// Whether a URL is a relative path.
fn is_relative(address: &str) -> bool {
    !address.starts_with(['/', '#', '?']) && !address.contains(':') && address.contains('/')
}

/// Without fragments that only WordPress had: comments and the `<!--more-->` mark.
fn kept_fragment(fragment: &str) -> &str {
    let gone = matches!(fragment, "comments" | "respond" | "top" | "content" | "main" | "page")
        || fragment.starts_with("comment-")
        || fragment.starts_with("more-");
    if gone { "" } else { fragment }
}
