//! Who may see a post, with what its folder and the sections above it say.
//!
//! Takes parsed posts; gives for each what holds for it, and the folders that nobody may see.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::url::composed;
use crate::input::data_files::DataFiles;
use crate::input::front_matter::Visibility;
use crate::input::post::Post;

/// The sections that say something of the posts below them: `_index.md` with `cascade`, or as a draft.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections<'p> {
    /// By folder, from the site root.
    folders: BTreeMap<&'p str, Vec<Section<'p>>>,
    data: Option<&'p DataFiles>,
}

/// The page of a section, in one language.
#[derive(Clone, Debug)]
struct Section<'p> {
    /// Its language.
    language: &'p str,
    /// Whether its file name has a language.
    is_suffixed: bool,
    below: Visibility,
    /// As in Zola, nothing below a draft section is published, whatever it says.
    is_draft: bool,
}

impl<'p> Sections<'p> {
    /// Finds the sections among these posts.
    pub(crate) fn of(posts: &'p [Arc<Post>], data: &'p DataFiles) -> Sections<'p> {
        let mut folders: BTreeMap<&str, Vec<Section<'_>>> = BTreeMap::new();
        for post in posts.iter().filter(|post| post.name.is_section_page()) {
            let is_draft = post.front.visibility.draft == Some(true);
            if post.front.cascade.is_none() && !is_draft {
                continue;
            }
            let below = post.front.cascade.as_deref().cloned().unwrap_or_default();
            // One without a language in its name is for all posts in its folder, also in the folder of a language.
            let (language, is_suffixed) = (post.language.tag.as_str(), !is_plain(&post.path));
            folders.entry(parent(&post.path)).or_default().push(Section { language, is_suffixed, below, is_draft });
        }
        Sections { folders, data: Some(data).filter(|data| !data.paths.is_empty()) }
    }

    /// What holds for a post: its own words, then those of the nearest section.
    pub(crate) fn visibility(&self, post: &Post) -> Visibility {
        let own = &post.front.visibility;
        let mut found = Visibility { draft: own.draft.or(post.name.in_drafts.then_some(true)), ..own.clone() };
        if post.name.in_drafts {
            found.draft = Some(true);
        }
        if self.folders.is_empty() && self.data.is_none() {
            return found;
        }
        if let Some(data) = self.data {
            found = of_data(data, &post.path).fold(found, |found, data| found.within(data));
        }
        let mut is_draft = false;
        for section in self.above(&post.path).filter_map(|all| Section::in_language(all, &post.language.tag)) {
            found = found.within(&section.below);
            is_draft |= section.is_draft;
        }
        Visibility { draft: if is_draft { Some(true) } else { found.draft }, ..found }
    }

    /// Whether a section above says in every language that nobody sees what is below it.
    pub(crate) fn hide(&self, path: &str, with_drafts: bool) -> bool {
        let hides = |section: &Section<'_>| {
            let is_draft = section.is_draft || section.below.draft == Some(true);
            section.below.rendered == Some(false) || (is_draft && !with_drafts)
        };
        let is_hidden = |visibility: &Visibility| {
            visibility.rendered == Some(false) || (visibility.draft == Some(true) && !with_drafts)
        };
        let mut data = self.data.into_iter().flat_map(|data| of_data(data, path));
        self.above(path).any(|sections| sections.iter().all(hides)) || data.any(is_hidden)
    }

    /// The sections of the folders above a file, the nearest first.
    fn above(&self, path: &str) -> impl Iterator<Item = &Vec<Section<'p>>> {
        let mut folder = path;
        std::iter::from_fn(move || {
            folder = folder.rsplit_once('/')?.0;
            Some(folder)
        })
        .filter_map(|folder| self.folders.get(folder))
    }
}

impl<'p> Section<'p> {
    /// The one in this language, otherwise one whose name has no language.
    fn in_language<'s>(all: &'s [Section<'p>], language: &str) -> Option<&'s Section<'p>> {
        let own = all.iter().find(|section| section.language == language);
        own.or_else(|| all.iter().find(|section| !section.is_suffixed))
    }
}

/// What data files say of a post: its own first, then those of the folders, the nearest first.
fn of_data<'d>(data: &'d DataFiles, path: &str) -> impl Iterator<Item = &'d Visibility> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let folders = path.match_indices('/').rev().map(|(at, _)| &path[..at]);
    let folders: Vec<&Visibility> = folders.filter_map(|folder| data.folders.get(folder)).collect();
    data.posts.get(&*composed(stem)).into_iter().chain(folders)
}

/// Whether the page of a section is called `_index.md`, without a language.
fn is_plain(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.matches('.').count() == 1
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
