//! The old URLs of pages, as far as they are known without running anything.
//!
//! Takes all pages with what they say of their URLs; gives each its old URL. Where that is a program, the posts' own links
//! say which of the usual forms is right.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::date_format::{DateFormat, USUAL};
use super::template::{Values, filled, format_in};
use crate::base::url;
use crate::import::model::{Blog, MAY_BE_HIDDEN, NOT_PUBLISHED, OldFile, text_of};

/// A page whose URL is not known yet.
#[derive(Clone, Debug)]
pub(crate) struct Unplaced {
    /// Its number in the blog.
    pub(crate) at: usize,
    /// Its folder below the folder of the sources.
    pub(crate) above: String,
    pub(crate) slug: String,
}

/// What a page says of its URL.
enum Written {
    /// Nothing.
    Usual,
    /// It has none, so it is not written.
    None,
    Text(String),
}

const CONFIRMED: &str = "a permalink is a program, which is not run: the URLs are those that the posts' links go to";
const GUESSED: &str = "a permalink is a program, which is not run, so the URLs are guessed: compare them with the old \
                       site, and correct `permalinks` in site.yaml";

/// Gives each page its old URL. A page without one was not published.
pub(crate) fn settle(blog: &mut Blog, pages: &[Unplaced], programs: &str) {
    let mut unknown: BTreeMap<String, Vec<&Unplaced>> = BTreeMap::new();
    for page in pages {
        let file = &mut blog.files[page.at];
        match written(file) {
            Written::Usual => file.old_path = Some(page.usual()),
            Written::None => {
                let key = if file.value("permalink").is_some() { "permalink" } else { "eleventyComputed" };
                let shown = file.shown(key);
                file.hide(NOT_PUBLISHED, shown);
            }
            Written::Text(text) => match page.filled(file, &text, &|_| None) {
                Some(path) => file.old_path = Some(path),
                None => {
                    if text.contains("false") || text.contains("draft") {
                        file.hide(MAY_BE_HIDDEN, format!("permalink: {text}"));
                    }
                    unknown.entry(text).or_default().push(page);
                }
            },
        }
    }
    let links = links(blog);
    for (text, pages) in unknown {
        guess(blog, &text, &pages, &links, programs);
    }
    for page in pages {
        for key in ["permalink", "eleventyComputed"] {
            blog.files[page.at].front.remove(key);
        }
    }
}

fn written(file: &OldFile) -> Written {
    let computed = || file.value("eleventyComputed").and_then(Value::as_object).and_then(|all| all.get("permalink"));
    match file.value("permalink").or_else(computed) {
        None | Some(Value::Null) => Written::Usual,
        Some(Value::Object(map)) if map.is_empty() => Written::Usual,
        Some(Value::Object(map)) => map.get("build").and_then(text_of).map_or(Written::None, of_text),
        Some(other) => text_of(other).map_or(Written::Usual, of_text),
    }
}

fn of_text(text: String) -> Written {
    if text.eq_ignore_ascii_case("false") { Written::None } else { Written::Text(text) }
}

impl Unplaced {
    /// The URL of a page that says nothing.
    fn usual(&self) -> String {
        // A file with the name of its folder is the folder's page.
        let above = match self.above.rsplit_once('/') {
            Some((outer, last)) if last == self.slug => outer,
            None if self.above == self.slug => "",
            _ => &self.above,
        };
        match (above, self.slug.as_str()) {
            ("", "index") => "/".to_string(),
            ("", slug) => format!("/{slug}/"),
            (above, slug) => format!("/{above}/{slug}/"),
        }
    }

    /// The URL of a template; none if it has unknown values.
    fn filled(&self, file: &OldFile, template: &str, filters: &dyn Fn(&str) -> Option<DateFormat>) -> Option<String> {
        let path = filled(template, &Values { file, above: &self.above, slug: &self.slug, filters })?;
        let path = path.strip_suffix("index.html").unwrap_or(&path);
        Some(format!("/{}", path.trim_start_matches('/')))
    }

    /// The URLs that a page with an unknown permalink may have had, the likeliest first; the same number has the same form
    /// for all pages.
    fn candidates(&self, file: &OldFile, template: &str, programs: &str) -> Vec<Option<String>> {
        let defined = self.filled(file, template, &|filter| format_in(programs, filter));
        let formats: Vec<DateFormat> = USUAL.iter().filter_map(|format| DateFormat::parse(format)).collect();
        let with = |format: &DateFormat| self.filled(file, template, &|_| Some(format.clone()));
        let mut all: Vec<Option<String>> = [defined].into_iter().chain(formats.iter().map(with)).collect();
        all.push(Some(self.usual()));
        for above in ["", &self.above] {
            let dated = |format: &DateFormat| {
                let path = format!("/{above}/{}/{}/", format.write(file.day?), self.slug);
                Some(path.replace("//", "/"))
            };
            all.extend(formats.iter().take(3).map(dated));
        }
        all.push(Some(format!("/{}/", self.slug)));
        all
    }
}

/// The number of the form that the configuration itself defines.
const DEFINED: usize = 0;

/// Gives the pages with one unknown permalink the form of URLs that most links go to, otherwise the likeliest one that keeps
/// them apart.
fn guess(blog: &mut Blog, text: &str, pages: &[&Unplaced], links: &BTreeSet<String>, programs: &str) {
    let candidates: Vec<Vec<Option<String>>> =
        pages.iter().map(|page| page.candidates(&blog.files[page.at], text, programs)).collect();
    let count = candidates.first().map_or(0, Vec::len);
    let mut best: Option<(usize, bool, usize)> = None;
    for form in 0..count {
        let paths: Vec<String> = candidates.iter().filter_map(|all| all[form].as_deref().map(folded)).collect();
        let distinct: BTreeSet<&String> = paths.iter().collect();
        let is_usable = paths.len() == pages.len() && distinct.len() == paths.len();
        let confirmed = distinct.iter().filter(|path| links.contains(**path)).count();
        if is_usable && best.is_none_or(|(most, ..)| confirmed > most) {
            best = Some((confirmed, confirmed > 0, form));
        }
    }
    let from = blog.files[pages[0].at].inherited.get("permalink").map(|own| own.from.clone());
    let from = from.unwrap_or_else(|| blog.files[pages[0].at].from.clone());
    let Some((_, is_confirmed, form)) = best else {
        blog.changed(GUESSED, &from, text);
        return;
    };
    for (page, paths) in pages.iter().zip(&candidates) {
        blog.files[page.at].old_path = paths[form].clone();
    }
    if form == DEFINED {
        return;
    }
    let example = candidates[0][form].clone().unwrap_or_default();
    blog.changed(if is_confirmed { CONFIRMED } else { GUESSED }, &from, &format!("{text}, taken as {example}"));
}

/// The paths that published pages link to, and those that lead to them.
fn links(blog: &Blog) -> BTreeSet<String> {
    let home = blog.base_url.as_deref().unwrap_or_default().trim_end_matches('/');
    let mut links = BTreeSet::new();
    for file in blog.files.iter().filter(|file| !file.is_draft) {
        let text = format!("{}\n{}", file.front.text(), file.body);
        let marks = |c: char| c.is_whitespace() || "()<>[]\"'`,".contains(c);
        for word in text.split(marks) {
            let path = word.strip_prefix(home).filter(|_| !home.is_empty()).unwrap_or(word);
            if path.starts_with('/') && path.len() > 1 {
                let path = path.split(['#', '?']).next().unwrap_or(path);
                links.insert(folded(&url::decode(path).unwrap_or_else(|| path.to_string())));
            }
        }
    }
    links
}

/// A path as two of them are compared.
fn folded(path: &str) -> String {
    path.trim_end_matches("index.html").trim_matches('/').to_lowercase()
}
