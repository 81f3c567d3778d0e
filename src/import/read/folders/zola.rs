//! Zola: `config.toml` (or `zola.toml`), `content/`, `static/`.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value};

use super::files::files;
use super::patterns::{Pattern, with_folders};
use super::{aliases, file};
use crate::base::url;
use crate::import::model::{Blog, NOT_PUBLISHED, OldFile, UsualList};

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let config = file::configuration(folder, &["config.toml", "zola.toml"], &mut blog);
    settings(&config, &mut blog);
    let output = file::setting(&config, "output_dir");
    let mut out = vec!["public", "themes", "templates", "sass"];
    out.extend(output.as_deref().map(|output| output.trim_matches(['.', '/'])).filter(|output| !output.is_empty()));
    blog.output = Some(output.clone().unwrap_or_else(|| "public".to_string()));
    let (content, statics) = (Ignored::of(&config, "ignored_content"), Ignored::of(&config, "ignored_static"));
    let mut others = Vec::new();
    for path in files(folder, &out, &mut blog) {
        match (path.strip_prefix("content/"), path.strip_prefix("static/")) {
            (Some(inner), _) if content.fits(inner, &path) => blog.lost(IGNORED, &path, "ignored_content"),
            (Some(inner), _) if path.ends_with(".md") => page(folder, &path, inner, &mut blog),
            (Some(_), _) => others.push(path),
            (None, Some(inner)) if statics.fits(inner, &path) => blog.lost(IGNORED, &path, "ignored_static"),
            (None, Some(inner)) => blog.statics.push((path.clone(), format!("content/{inner}"))),
            (None, None) => {}
        }
    }
    unpublished_folders(&mut blog.files);
    lists(&config, &mut blog);
    home(&mut blog);
    let folders = Folders::of(&blog);
    for path in others {
        match folders.why_not(&path) {
            Some(why) => blog.lost(why, &path, ""),
            None => blog.statics.push((path.clone(), path)),
        }
    }
    // A section without a text is a list, which the new site makes itself.
    let (lists, files) = blog.files.into_iter().partition(|file| is_section(&file.from) && file.body.trim().is_empty());
    let lists: Vec<OldFile> = lists;
    blog.files = files;
    blog.list_sources = lists.into_iter().filter_map(|file| Some((file.to, file.old_path?))).collect();
    blog
}

/// The home page says what the configuration does not: title and description.
fn home(blog: &mut Blog) {
    let Some(home) = blog.files.iter().find(|file| file.from == "content/_index.md") else { return };
    let (title, description) = (home.title.clone(), home.front.text_of("description").unwrap_or_default());
    if blog.title.is_empty() {
        blog.title = title;
    }
    if blog.description.is_empty() {
        blog.description = description;
    }
}

/// The lists and feeds of sections; a list of a section that is a draft does not exist.
fn lists(config: &Map<String, Value>, blog: &mut Blog) {
    let feeds = feed_names(config);
    if file::truth(config, "generate_feeds").or(file::truth(config, "generate_feed")) == Some(true) {
        let prefixes: BTreeSet<String> = blog.languages.iter().map(|(tag, _)| blog.prefix(Some(tag))).collect();
        blog.feeds.extend(prefixes.iter().flat_map(|prefix| feeds.iter().map(move |feed| format!("{prefix}/{feed}"))));
    }
    for at in 0..blog.files.len() {
        let file = &blog.files[at];
        let Some(path) = file.old_path.clone().filter(|_| is_section(&file.from) && !file.is_draft) else { continue };
        let own = ["generate_feeds", "generate_feed"].iter().any(|key| file.front.get(key) == Some(&Value::Bool(true)));
        let feeds = if own { feeds.clone() } else { Vec::new() };
        blog.has_list(UsualList { path, feeds });
    }
}

/// The file names of feeds; Zola 0.19 made the setting a list.
fn feed_names(config: &Map<String, Value>) -> Vec<String> {
    let named = file::texts(config, "feed_filenames");
    let one = || file::setting(config, "feed_filename").into_iter().collect::<Vec<_>>();
    [named, one(), vec!["atom.xml".to_string()]].into_iter().find(|names| !names.is_empty()).unwrap_or_default()
}

const IGNORED: &str = "the configuration ignores a file, so it is left out";

/// The patterns of files that Zola ignores.
struct Ignored(Vec<Pattern>);

impl Ignored {
    fn of(config: &Map<String, Value>, key: &str) -> Ignored {
        Ignored(file::texts(config, key).iter().filter_map(|text| Pattern::across_folders(text)).collect())
    }

    /// Zola compares whole paths; a file below a folder that fits is ignored too.
    fn fits(&self, inner: &str, path: &str) -> bool {
        let paths = || with_folders(inner).chain(with_folders(path).take_while(|path| path.contains('/')));
        self.0.iter().any(|pattern| paths().any(|path| pattern.fits(path) || pattern.fits(&format!("/{path}"))))
    }
}

/// Whether a file is the page of its folder, `_index.md`, in any language.
fn is_section(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with("_index."))
}

/// Makes drafts of all pages below the folder of a section that is a draft, in all languages, as Zola passes them over.
fn unpublished_folders(files: &mut [OldFile]) {
    let drafts = files.iter().filter(|file| is_section(&file.from) && file.is_draft);
    let drafts: Vec<(String, String)> =
        drafts.map(|file| (format!("{}/", file::folder_of(&file.from)), file.from.clone())).collect();
    for file in files {
        let above = drafts.iter().find(|(folder, section)| file.from.starts_with(folder) && file.from != *section);
        if let Some((_, section)) = above {
            file.hide(NOT_PUBLISHED, format!("draft: true (in {section})"));
        }
    }
}

/// The folders with pages, from which Zola copies the other files.
struct Folders {
    /// Folders of sections; their own files are copied, those of folders below are not.
    sections: BTreeSet<String>,
    /// Folders of pages, `a/index.md`; all files below are copied.
    pages: BTreeSet<String>,
    /// Those that are not published.
    drafts: BTreeSet<String>,
}

impl Folders {
    fn of(blog: &Blog) -> Folders {
        let named = |start: &'static str| {
            let is_named =
                move |file: &&OldFile| file.from.rsplit('/').next().is_some_and(|name| name.starts_with(start));
            blog.files.iter().filter(is_named)
        };
        let folder = |file: &OldFile| file::folder_of(&file.from).to_string();
        let drafts = named("_index.").filter(|file| file.is_draft).map(folder);
        Folders {
            sections: named("_index.").map(folder).collect(),
            pages: named("index.").map(folder).collect(),
            drafts: drafts.collect(),
        }
    }

    /// Why a file was not on the old site.
    fn why_not(&self, path: &str) -> Option<&'static str> {
        let above = || with_folders(path).skip(1);
        if above().any(|folder| self.drafts.contains(folder)) {
            return Some("a file of a section that is a draft is left out");
        }
        let is_copied =
            self.sections.contains(file::folder_of(path)) || above().any(|folder| self.pages.contains(folder));
        (!is_copied).then_some(
            "a file in a folder without `_index.md` or `index.md` was not on the old site, so it is left out",
        )
    }
}

fn settings(config: &Map<String, Value>, blog: &mut Blog) {
    blog.title = file::setting(config, "title").unwrap_or_default();
    blog.description = file::setting(config, "description").unwrap_or_default();
    blog.base_url = file::setting(config, "base_url").and_then(|address| file::base_url(&address));
    blog.author = file::setting(config, "author");
    let named = |tag: String| {
        let name = crate::import::read::language::own_name(&tag);
        (tag, name)
    };
    let own = file::setting(config, "default_language").and_then(|tag| file::tag(&tag));
    let others = file::part(config, "languages").into_iter().flatten().filter_map(|(tag, _)| file::tag(tag));
    let others: Vec<String> = others.collect();
    let first = own.clone().unwrap_or("en".to_string());
    if own.is_some() || !others.is_empty() {
        blog.languages.push(named(first.clone()));
    }
    blog.languages.extend(others.into_iter().filter(|tag| *tag != first).map(named));
    blog.prefixed = blog.languages.iter().map(|(tag, _)| tag.clone()).filter(|tag| *tag != first).collect();
    for taxonomy in config.get("taxonomies").and_then(Value::as_array).into_iter().flatten() {
        if let Some(name) = taxonomy.get("name").and_then(Value::as_str) {
            let slug = url::slugify(name);
            if taxonomy.get("feed").and_then(Value::as_bool) == Some(true) {
                blog.term_feeds.insert(slug.clone(), feed_names(config));
            }
            blog.taxonomies.push((slug.clone(), Some(format!("/{slug}/:slug/")), Map::new()));
        }
    }
    if let Some(count) = config.get("paginate_by").and_then(Value::as_u64).filter(|count| *count > 0) {
        blog.more.insert("paginate".to_string(), count.into());
    }
}

fn page(folder: &Path, path: &str, inner: &str, blog: &mut Blog) {
    let Some((mut file, _)) = file::open(folder, path, blog) else { return };
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let suffix = bare
        .rsplit_once('.')
        .filter(|(_, suffix)| blog.languages.iter().any(|(tag, _)| tag.eq_ignore_ascii_case(suffix)));
    let first = blog.languages.first().map(|(tag, _)| tag.clone()).unwrap_or_default();
    file.language = suffix.and_then(|(_, suffix)| file::tag(suffix));
    let bare = suffix.map_or(bare, |(stem, _)| stem);
    let prefix = file.language.as_ref().filter(|tag| **tag != first).map_or(String::new(), |tag| format!("/{tag}"));
    let is_section = bare == "_index" || bare.ends_with("/_index");
    let stem =
        bare.strip_suffix("/index").or_else(|| bare.strip_suffix("_index")).unwrap_or(bare).trim_end_matches('/');
    let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    // A date before the name is the page's date, and not part of its URL.
    let (day, name) = match crate::base::date::from_file_name(name) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    };
    file.day = file.day.or(day);
    file.slug = file.front.text_of("slug").unwrap_or_else(|| url::slugify(name));
    file.is_post = !is_section && file.day.is_some();
    let usual = match (is_section, above) {
        (true, _) => format!("{prefix}/{stem}/"),
        (false, "") => format!("{prefix}/{}/", file.slug),
        (false, above) => format!("{prefix}/{above}/{}/", file.slug),
    };
    let own = file.front.text_of("path").map(|own| format!("{prefix}/{}/", own.trim_matches('/')));
    file.old_path = Some(own.unwrap_or(usual).replace("//", "/"));
    file.front.remove("path");
    aliases::settle(&mut file, None);
    file.to = format!("content/{inner}");
    blog.files.push(file);
}
