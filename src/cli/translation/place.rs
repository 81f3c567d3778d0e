//! Where the file of a new translation goes.
//!
//! Takes the original and the site; gives the path as most posts in the new language are named: with a suffix, in a folder of the
//! language, or without either where the language is the site's first.

use crate::input::config::Config;
use crate::input::post::{FileName, Post};
use crate::site::Site;

/// How a file name says its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    Suffix,
    /// `id/posts/kopdar.md`.
    Folder,
    /// `posts/id/kopdar.md`.
    FolderInSection,
    Plain,
}

/// The path of a translation of `original` into one of the site's languages.
pub(super) fn path(original: &Post, tag: &str, site: &Site) -> String {
    let is_first = site.config.languages[0].language.tag == tag;
    let names = [Naming::Suffix, Naming::Folder, Naming::FolderInSection, Naming::Plain];
    let mut counts = names.map(|_| 0_usize);
    let posts = site.documents.iter().map(|document| &document.post).filter(|post| post.language.tag == tag);
    for post in posts {
        counts[naming(post, &site.config) as usize] += 1;
    }
    let usual = (0..names.len()).filter(|at| counts[*at] > 0).max_by_key(|at| (counts[*at], names.len() - at));
    let own = naming(original, &site.config);
    let chosen = match usual.map(|at| names[at]) {
        Some(Naming::Plain) if !is_first => Naming::Suffix,
        Some(usual) => usual,
        None if matches!(own, Naming::Folder | Naming::FolderInSection) => own,
        None => Naming::Suffix,
    };
    let path = named(original, tag, chosen, &site.config);
    // Without a suffix it can be the file of the original itself.
    if path == original.path { named(original, tag, Naming::Suffix, &site.config) } else { path }
}

/// Whether front matter must say the language of a file at this path.
pub(super) fn needs_language(path: &str, tag: &str, config: &Config) -> bool {
    let said = FileName::parse(path, config).language;
    said.as_deref().unwrap_or(&config.languages[0].language.tag) != tag
}

fn naming(post: &Post, config: &Config) -> Naming {
    let inner = post.path.strip_prefix("content/").unwrap_or(&post.path);
    let is_language = |part: &str| config.languages.iter().any(|site| site.language.tag.eq_ignore_ascii_case(part));
    let (_, suffix, _) = parts(inner, &is_language);
    let mut folders = inner.split('/');
    match (folders.next(), folders.next()) {
        _ if suffix => Naming::Suffix,
        (Some(folder), Some(_)) if is_language(folder) => Naming::Folder,
        // Where the folder is that of one post, it says no language.
        (Some(_), Some(folder)) if is_language(folder) && post.name.language.is_some() => Naming::FolderInSection,
        _ => Naming::Plain,
    }
}

/// The path without suffix and ending, whether it has a suffix, and the ending.
fn parts<'p>(path: &'p str, is_language: &dyn Fn(&str) -> bool) -> (&'p str, bool, &'p str) {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, "md"));
    match stem.rsplit_once('.').filter(|(_, suffix)| is_language(suffix)) {
        Some((stem, _)) => (stem, true, ending),
        None => (stem, false, ending),
    }
}

fn named(post: &Post, tag: &str, naming: Naming, config: &Config) -> String {
    let is_language = |part: &str| config.languages.iter().any(|site| site.language.tag.eq_ignore_ascii_case(part));
    let inner = post.path.strip_prefix("content/").unwrap_or(&post.path);
    let inner = match (self::naming(post, config), inner.split_once('/')) {
        (Naming::FolderInSection, Some((section, below))) => {
            let below = below.split_once('/').map_or(below, |(_, below)| below);
            format!("{section}/{below}")
        }
        (_, Some((folder, below))) if is_language(folder) => below.to_string(),
        _ => inner.to_string(),
    };
    let (stem, _, ending) = parts(&inner, &is_language);
    match (naming, stem.split_once('/')) {
        (Naming::FolderInSection, Some((section, below))) => format!("content/{section}/{tag}/{below}.{ending}"),
        (Naming::Suffix | Naming::FolderInSection, _) => format!("content/{stem}.{tag}.{ending}"),
        (Naming::Folder, _) => format!("content/{tag}/{stem}.{ending}"),
        (Naming::Plain, _) => format!("content/{stem}.{ending}"),
    }
}
