//! The plugins jekyll-polyglot and jekyll-multiple-languages-plugin, which make a whole site for each language.
//!
//! Takes the plugin's settings and the sources with the URLs that Jekyll gives them; gives each text the URL in its
//! language, the redirects from where it stood for want of a translation, and a file name that it shares with its
//! translations. Texts with the same `page_id`, or with the same URL but for the language, are translations of each other.
//! The second plugin has a folder for the posts of each language.

mod links;
mod names;
mod places;
mod redirects;
mod settings;
mod shown;

use places::Place;
pub(crate) use settings::{Polyglot, in_force};

use crate::import::model::{Blog, NOT_PUBLISHED, OldFile, UsualList};

const COPIES: &str = "addresses where the plugin showed a text for want of a translation redirect to the text now";
const NOT_SHOWN: &str = "another text in its language has its URL or its `page_id`";
const NOT_IN_FOLDER: &str = "the plugin reads posts in the folders of languages only: `_i18n/en/_posts`";

/// Obeys the plugin.
pub(crate) fn apply(polyglot: &Polyglot, blog: &mut Blog) {
    if !polyglot.is_named && has_own_urls(polyglot, blog) {
        return;
    }
    blog.languages = polyglot.site_languages();
    for file in &mut blog.files {
        let passed_over = polyglot.passes_over(polyglot.inner(&file.from));
        let settled = polyglot.settle_language(file);
        if let Err(why) = if passed_over { Err(NOT_IN_FOLDER.to_string()) } else { settled } {
            file.hide(NOT_PUBLISHED, why);
        }
    }
    let groups = places::groups(polyglot, blog);
    unpublished(polyglot, blog);
    let addresses = links::Addresses::of(polyglot, &groups);
    redirects::add(polyglot, &groups, blog);
    for (at, place) in groups.iter().flat_map(|group| &group.places).map(|place| (place.file, place)) {
        settle_place(polyglot, at, place, blog);
    }
    names::settle(polyglot, &groups, blog);
    addresses.rewrite(polyglot, blog);
    lists(polyglot, blog);
    let copies: usize = blog.files.iter().map(|file| file.copies.len()).sum();
    if copies > 0 {
        blog.changed(COPIES, "_config.yml", &crate::base::count::counted(copies, "address", "addresses"));
    }
}

/// Whether most URLs of other languages begin with the language already, which no author would let the plugin do twice.
fn has_own_urls(polyglot: &Polyglot, blog: &Blog) -> bool {
    let begins = |file: &OldFile| {
        let language = polyglot.language(file).filter(|language| *language > 0)?;
        Some(file.old_path.as_deref()?.starts_with(&format!("{}/", polyglot.prefix(language))))
    };
    let all: Vec<bool> = blog.files.iter().filter_map(begins).collect();
    all.iter().filter(|begins| **begins).count() * 2 > all.len()
}

/// Gives drafts the URLs that they would have in their language.
fn unpublished(polyglot: &Polyglot, blog: &mut Blog) {
    for file in blog.files.iter_mut().filter(|file| file.is_draft) {
        if let (Some(language), Some(url)) = (polyglot.language(file), &file.old_path) {
            file.old_path = Some(format!("{}{url}", polyglot.prefix(language)));
        }
    }
}

/// Gives a file its URLs, or hides it if no language showed it.
fn settle_place(polyglot: &Polyglot, at: usize, place: &Place, blog: &mut Blog) {
    let file = &mut blog.files[at];
    let Some(home) = place.home else {
        file.hide(NOT_PUBLISHED, NOT_SHOWN);
        file.old_path = None;
        return;
    };
    let prefix = polyglot.prefix(home);
    file.old_path = Some(format!("{prefix}{}", place.url));
    if let Some(id) = &mut file.feed_id {
        id.prefix = prefix;
    }
}

/// Each language has the lists and the feeds of the site.
fn lists(polyglot: &Polyglot, blog: &mut Blog) {
    let (lists, feeds) = (blog.lists.clone(), blog.feeds.clone());
    for language in polyglot.others() {
        let prefix = polyglot.prefix(language);
        let home = UsualList { path: format!("{prefix}/"), feeds: Vec::new() };
        blog.has_list(home);
        for list in &lists {
            blog.has_list(UsualList { path: format!("{prefix}{}", list.path), feeds: list.feeds.clone() });
        }
        let kept = feeds.iter().filter(|feed| !polyglot.is_excluded(feed.trim_start_matches('/')));
        blog.feeds.extend(kept.map(|feed| format!("{prefix}{feed}")));
    }
}
