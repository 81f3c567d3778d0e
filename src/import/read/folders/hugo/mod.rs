//! Hugo: `hugo.toml` or `config.*`, `content/`, `static/`.

mod addresses;
mod bundles;
mod cascade;
mod config;
mod dates;
mod html;
mod lists;
mod page;
mod places;
mod settings;
mod shown;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

pub(crate) use addresses::urlize;
use addresses::{Addresses, addresses};
use bundles::Bundles;
use cascade::Cascades;
use dates::Dates;
use page::{Kind, Page};
use places::{Place, Places};

use super::files::files;
use super::other_source::is_other_source;
use super::settle::KEPT;
use super::{aliases, file, hiding};
use crate::import::model::folder::Dialect;
use crate::import::model::{Blog, NOT_PUBLISHED, OldFile};
use crate::import::read::walk::walk;

const IGNORED: &str = "the configuration ignores a file, so it is left out";

/// What the files of a folder are read with.
struct Reading<'a> {
    folder: &'a Path,
    config: &'a Map<String, Value>,
    addresses: Addresses,
    /// The tag of the first language.
    first: String,
    /// The tags of all languages, and of those that are turned off.
    languages: Vec<String>,
    off: Vec<String>,
    taxonomies: Vec<String>,
}

/// What was found in a folder.
#[derive(Default)]
struct Found {
    pages: Vec<Page>,
    /// Other files of the content: path in the old folder and in the new site.
    others: Vec<(String, String)>,
    bundles: Bundles,
}

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let config = config::read(folder, &mut blog);
    settings::read(&config, &mut blog);
    let places = Places::of(&config, &mut blog);
    let reading = Reading::of(folder, &config, &blog);
    blog.shortcodes = shortcodes(folder);
    let output = file::setting(&config, "publishDir");
    let mut out = vec!["public", "themes", "layouts", "archetypes", "data", "i18n"];
    out.extend(output.as_deref().map(|output| output.trim_matches(['.', '/'])).filter(|output| !output.is_empty()));
    blog.output = Some(output.clone().unwrap_or_else(|| "public".to_string()));
    let mut found = Found::default();
    for path in files(folder, &out, &mut blog) {
        match (places.find(&path), path.strip_prefix("static/")) {
            (Some((place, inner)), _) if places.ignores(&path, inner, place) => blog.lost(IGNORED, &path, ""),
            (Some((place, inner)), _) => reading.add(&mut found, &path, inner, place, &mut blog),
            (None, Some(inner)) => blog.statics.push((path.clone(), format!("content/{inner}"))),
            (None, None) => {}
        }
    }
    reading.settle(&mut found);
    for page in found.pages {
        reading.place(page, &mut blog);
    }
    lists::homes(&config, &reading.addresses, &mut blog);
    for (from, to) in found.others {
        match found.bundles.why_not(&from) {
            Some(why) => blog.lost(why, &from, ""),
            None => blog.statics.push((from, to)),
        }
    }
    blog
}

/// The templates of shortcodes, by name; those of the site win over its themes'.
fn shortcodes(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for top in ["themes", "layouts"] {
        for path in walk(&folder.join(top)) {
            let whole = format!("{top}/{path}");
            let parts = ["layouts/shortcodes/", "layouts/_shortcodes/"];
            let name = parts.iter().find_map(|part| whole.split_once(part)?.1.strip_suffix(".html"));
            let text = name.and_then(|_| std::fs::read_to_string(folder.join(&whole)).ok());
            found.extend(name.map(str::to_string).zip(text));
        }
    }
    found
}

impl Reading<'_> {
    fn of<'a>(folder: &'a Path, config: &'a Map<String, Value>, blog: &Blog) -> Reading<'a> {
        let languages: Vec<String> = blog.languages.iter().map(|(tag, _)| tag.clone()).collect();
        Reading {
            folder,
            config,
            addresses: addresses(config, blog),
            first: languages.first().cloned().unwrap_or("en".to_string()),
            languages,
            off: settings::disabled_languages(config),
            taxonomies: blog.taxonomies.iter().map(|(name, ..)| name.clone()).collect(),
        }
    }

    /// Adds a file of a content folder.
    fn add(&self, found: &mut Found, path: &str, inner: &str, place: &Place, blog: &mut Blog) {
        let language = place.language.as_deref();
        let prefix =
            language.filter(|tag| !self.addresses.is_plain(tag)).map_or(String::new(), |tag| format!("{tag}/"));
        let to = format!("content/{prefix}{inner}");
        let is_html = path.ends_with(".html") || path.ends_with(".htm");
        let opened = if file::is_markdown(path) || is_html { file::open(self.folder, path, blog) } else { None };
        let page = opened.filter(|(file, has_front)| *has_front || !is_html || !file.said.is_empty());
        if page.is_some() || is_other_source(path) {
            found.bundles.note(path, inner);
        }
        let Some((mut file, _)) = page else {
            match &place.off {
                Some(why) => blog.lost("a file of a folder that is turned off is left out", path, why),
                None => found.others.push((path.to_string(), to)),
            }
            return;
        };
        let (bare, suffix) = self.suffixed(inner);
        let is_off = suffix.as_ref().filter(|tag| self.off.contains(tag));
        let off = place.off.clone().or_else(|| is_off.map(|tag| format!("the language {tag} is turned off")));
        file.language = suffix.or_else(|| place.language.clone());
        file.to = to;
        let language = file.language.clone().unwrap_or_else(|| self.first.clone());
        let mut page = Page::new(file, &bare, &language, &self.taxonomies);
        if let Some(why) = off {
            // A language that the new site does not have is not a suffix there.
            page.file.front.set("lang", Value::from(language));
            page.file.hide(NOT_PUBLISHED, why);
        }
        found.pages.push(page);
    }

    /// The path without extension and language: `posts/kopi.id.md` is `posts/kopi` in `id`.
    fn suffixed(&self, inner: &str) -> (String, Option<String>) {
        let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
        let is_known = |suffix: &str| {
            let known = self.languages.iter().chain(&self.off).any(|tag| tag.eq_ignore_ascii_case(suffix));
            known.then(|| file::tag(suffix)).flatten()
        };
        match bare.rsplit_once('.').and_then(|(stem, suffix)| Some((stem, is_known(suffix)?))) {
            Some((stem, tag)) => (stem.to_string(), Some(tag)),
            None => (bare.to_string(), None),
        }
    }

    /// Gives all pages what others say of them, and obeys all that hides them.
    fn settle(&self, found: &mut Found) {
        let mut cascades = Cascades::default();
        found.pages.iter().filter(|page| page.is_list()).for_each(|page| cascades.add_section(page));
        cascades.add_configured(self.config, None);
        for (language, settings) in config::languages(self.config) {
            cascades.add_configured(settings, file::tag(language).as_deref().or(Some(language)));
        }
        let dates = Dates::of(self.config);
        let disabled_kinds = file::texts(self.config, "disableKinds");
        let allows_html = html::is_allowed(self.config);
        found.bundles.hide_parts(&mut found.pages);
        for page in &mut found.pages {
            cascades.apply(page);
            page.file.front.remove("cascade");
            dates.settle(&mut page.file);
            page.file.keep_inherited(&KEPT);
            shown::settle(page, &disabled_kinds);
            hiding::settle(Dialect::Hugo, &mut page.file);
            page.file.front.remove("headless");
            if !allows_html {
                html::settle(&mut page.file);
            }
        }
        found.bundles.settle(&found.pages);
    }

    /// A folder of a language in a section, `posts/id/kopi.md`, says the language here, and does not in Hugo.
    fn keep_language(&self, file: &mut OldFile) {
        let mut folders = file.to.split('/').skip(2);
        let Some(folder) = folders.next().filter(|_| folders.next().is_some()) else { return };
        let language = file.language.as_deref().unwrap_or(&self.first);
        let is_other = self.languages.iter().any(|tag| tag.eq_ignore_ascii_case(folder)) && language != folder;
        if is_other && file.front.get("lang").is_none() {
            let language = Value::from(language);
            file.front.set("lang", language);
        }
    }

    /// Gives a page its place in the new site, and its old URL.
    fn place(&self, mut page: Page, blog: &mut Blog) {
        let (is_list, section) = (page.is_list(), page.section().to_string());
        let file = &mut page.file;
        if file.language.is_none() {
            file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
        }
        let is_page = file.front.text_of("type").as_deref() == Some("page");
        file.is_post = !is_list && !is_page && !section.is_empty() && file.day.is_some();
        hold_back(file, is_page || is_list);
        if file.is_html {
            file.to = file.to.rsplit_once('.').map_or(file.to.clone(), |(stem, _)| format!("{stem}.md"));
        }
        self.keep_language(file);
        file.slug = addresses::slug(file, &page.bare);
        file.old_path = addresses::old_path(file, &page.bare, &section, is_list, &self.addresses);
        file.front.remove("url");
        if !section.is_empty() {
            file.list = Some(lists::section(self.config, &self.addresses, file.language.as_deref(), &section));
        }
        let above = file.old_path.as_deref().map(|own| file::folder_of(own.trim_end_matches('/')).to_string());
        aliases::settle(file, above.as_deref());
        if self.addresses.has_hosts() {
            aliases::below(file, &self.addresses.prefix(file.language.clone().as_deref()));
        }
        let of_terms = page.kind == Kind::Taxonomy;
        if of_terms && !page.file.is_draft {
            settings::name_term(&page, blog);
            if !page.file.body.trim().is_empty() && page.bare.matches('/').count() == 2 {
                return blog.files.push(text_of_term(page.file));
            }
        }
        let file = &mut page.file;
        if is_list && (of_terms || (page.bare == "_index" && file.body.trim().is_empty())) {
            // A home page without text needs no file, and the list of a term's posts has no place for a text.
            if !file.body.trim().is_empty() {
                blog.lost("the text above a list of posts is left out", &file.from, "");
            }
            return;
        }
        blog.files.push(page.file);
    }
}

/// The text of a term, which has no page of its own here: `authors/ana/_index.md` is `authors/ana.md`.
fn text_of_term(mut file: OldFile) -> OldFile {
    file.to = file.to.replace("/_index.", ".");
    file.old_path = None;
    ["title", "date", "aliases"].iter().for_each(|key| file.front.remove(key));
    (file.is_post, file.day) = (false, None);
    file
}

/// Hugo holds back pages until their date too, which a build does for posts only.
fn hold_back(file: &mut OldFile, is_page: bool) {
    let is_page = is_page || file.to.split('/').any(|part| matches!(part, "pages" | "_pages"));
    if let Some(date) = file.front.get("date").filter(|_| is_page && file.front.get("publishDate").is_none()).cloned() {
        file.front.set("publishDate", date);
    }
}
