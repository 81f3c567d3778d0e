//! What the path of a Markdown file says: language, date, slug and bundle.

use std::borrow::Cow;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::base::date::{self, Moment};
use crate::base::url;
use crate::input::config::{Config, SiteLanguage};

/// The parts of a path in `content/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileName {
    /// The folder in `content/` without the language's: `posts/2016`; for a bundle, the parent of its folder.
    pub(crate) folder: String,
    /// The path without language and extension, composed, the same for all translations: `posts/2016/menanti`.
    pub(crate) stem: String,
    /// The name that the slug is made of: the file name, or that of the bundle's folder, without date and language.
    pub(crate) slug: String,
    /// The language of the suffix or the folder.
    pub(crate) language: Option<String>,
    pub(crate) day: Option<Date>,
    /// The folder whose other files belong to this post, from the site root: `content/posts/kopdar`.
    pub(crate) bundle: Option<String>,
    /// Whether it is the page of a section (`_index.md`) or the text of the home page (`content/index.md`).
    pub(crate) is_section: bool,
    pub(crate) in_posts: bool,
    pub(crate) in_pages: bool,
    pub(crate) in_drafts: bool,
}

/// The extensions of Markdown files.
pub(crate) const ENDINGS: [&str; 3] = [".md", ".markdown", ".mdown"];

/// Whether a path from the site root is a Markdown file of the content.
pub fn is_markdown(path: &str) -> bool {
    path.starts_with("content/") && ENDINGS.iter().any(|ending| ends_with(path, ending))
}

fn ends_with(path: &str, ending: &str) -> bool {
    let end = path.len().checked_sub(ending.len()).and_then(|at| path.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Whether a file is in a folder of drafts: `drafts` or `_drafts`, in any case.
pub(crate) fn in_drafts(path: &str) -> bool {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let is_drafts = |folder: &str| ["drafts", "_drafts"].iter().any(|name| name.eq_ignore_ascii_case(folder));
    folders.split('/').any(is_drafts)
}

fn language_named<'c>(name: &str, config: &'c Config) -> Option<&'c SiteLanguage> {
    config.languages.iter().find(|site| site.language.tag.eq_ignore_ascii_case(name))
}

/// The language that a folder says, and the path without that folder.
struct LanguageFolder<'c, 'p> {
    language: Option<&'c SiteLanguage>,
    rest: Cow<'p, str>,
}

impl<'c, 'p> LanguageFolder<'c, 'p> {
    /// The first folder of a path below `content/`, or one directly in it: `id/posts/kopdar.md`, `posts/id/kopdar.md`. A folder
    /// with an `index.md` is the folder of one post, whatever its name.
    fn of(path: &'p str, config: &'c Config) -> LanguageFolder<'c, 'p> {
        let named = |folder: &str| language_named(folder, config);
        let Some((first, below)) = path.split_once('/') else {
            return LanguageFolder { language: None, rest: Cow::Borrowed(path) };
        };
        if let Some(language) = named(first) {
            return LanguageFolder { language: Some(language), rest: Cow::Borrowed(below) };
        }
        let inner =
            below.split_once('/').filter(|(_, file)| !file.starts_with("index.") && !file.starts_with("README."));
        match inner.and_then(|(second, file)| Some((named(second)?, file))) {
            Some((language, file)) => {
                LanguageFolder { language: Some(language), rest: Cow::Owned(format!("{first}/{file}")) }
            }
            None => LanguageFolder { language: None, rest: Cow::Borrowed(path) },
        }
    }
}

impl FileName {
    pub(crate) fn parse(path: &str, config: &Config) -> FileName {
        let inner = &*url::composed(path.strip_prefix("content/").unwrap_or(path));
        let LanguageFolder { language: from_folder, rest } = LanguageFolder::of(inner, config);
        let inner = &*rest;
        let (folder, file) = inner.rsplit_once('/').unwrap_or(("", inner));
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let suffixed = stem.rsplit_once('.').and_then(|(rest, suffix)| Some((rest, language_named(suffix, config)?)));
        let stem = suffixed.map_or(stem, |(rest, _)| rest);
        let language = suffixed.map(|(_, site)| site).or(from_folder).map(|site| site.language.tag.clone());
        let is_index = matches!(stem, "index" | "_index" | "README");
        let is_bundle = stem == "index" && !folder.is_empty();
        let (parent, named) = match (is_index && !folder.is_empty(), folder.rsplit_once('/')) {
            (true, Some((parent, own))) => (parent, own),
            (true, None) => ("", folder),
            (false, _) => (folder, stem),
        };
        let (day, slug) = match date::from_file_name(named) {
            Some((day, "")) => (Some(day), named),
            Some((day, rest)) => (Some(day), rest),
            None => (None, named),
        };
        let has = |folder: &str, names: &[&str]| folder.split('/').any(|part| names.contains(&part));
        let has_folder = |names: &[&str]| has(parent, names);
        FileName {
            folder: parent.to_string(),
            stem: if folder.is_empty() { stem.to_string() } else { format!("{folder}/{stem}") },
            slug: slug.to_string(),
            language,
            day,
            bundle: is_bundle.then(|| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_string()),
            is_section: stem == "_index" || (is_index && folder.is_empty()),
            in_posts: has_folder(&["posts", "_posts", "post", "blog"]),
            in_pages: has_folder(&["pages", "_pages"]),
            in_drafts: in_drafts(path),
        }
    }

    /// Whether it is the page of a section: `_index.md`, `_index.id.md`.
    pub(crate) fn is_section_page(&self) -> bool {
        self.is_section && (self.stem == "_index" || self.stem.ends_with("/_index"))
    }

    /// The day in the file's name as a moment.
    pub(crate) fn moment(&self, zone: &TimeZone) -> Option<Moment> {
        date::parse(&self.day?.to_string(), zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::Text;

    fn parse(path: &str) -> FileName {
        let text = Text::new("site.yaml", "base_url: https://example.org/\nlanguages: [en, id]\n");
        FileName::parse(path, &crate::input::config::parse(&text, None, &mut Diagnostics::new()).unwrap())
    }

    #[test]
    fn a_path_gives_language_day_slug_and_stem() {
        let name = parse("content/posts/2016/2016-10-08-kopi-darat.id.md");
        assert_eq!(name.stem, "posts/2016/2016-10-08-kopi-darat");
        assert_eq!((name.slug.as_str(), name.language.as_deref()), ("kopi-darat", Some("id")));
        assert_eq!(name.day, Some(Date::constant(2016, 10, 8)));
        assert!(name.in_posts && name.bundle.is_none());
    }

    #[test]
    fn the_folder_of_a_language_is_not_part_of_the_stem() {
        assert_eq!(parse("content/id/about.md").stem, parse("content/about.md").stem);
        assert_eq!(parse("content/id/about.md").folder, "");
        assert_eq!(parse("content/idea/about.md").folder, "idea");
    }

    #[test]
    fn a_folder_of_a_language_in_a_section_is_not_part_of_the_stem() {
        for (path, stem, folder, language) in [
            ("content/posts/id/kopdar.md", "posts/kopdar", "posts", Some("id")),
            ("content/posts/EN/2016/kopdar.md", "posts/2016/kopdar", "posts/2016", Some("en")),
            ("content/posts/id/kopdar.en.md", "posts/kopdar", "posts", Some("en")),
            ("content/posts/id/_index.md", "posts/_index", "", Some("id")),
            ("content/posts/id/trip/index.md", "posts/trip/index", "posts", Some("id")),
            // The site does not have it.
            ("content/posts/fr/kopdar.md", "posts/fr/kopdar", "posts/fr", None),
            ("content/posts/idea/kopdar.md", "posts/idea/kopdar", "posts/idea", None),
            // Deeper folders are the author's own.
            ("content/posts/2016/id/kopdar.md", "posts/2016/id/kopdar", "posts/2016/id", None),
            ("content/id/posts/en/kopdar.md", "posts/en/kopdar", "posts/en", Some("id")),
            // The folder of one post, and a post with that name.
            ("content/posts/id/index.md", "posts/id/index", "posts", None),
            ("content/posts/id.md", "posts/id", "posts", None),
        ] {
            let name = parse(path);
            assert_eq!((name.stem.as_str(), name.folder.as_str(), name.language.as_deref()), (stem, folder, language));
        }
        assert_eq!(parse("content/posts/id/trip/index.md").bundle.as_deref(), Some("content/posts/id/trip"));
        assert!(parse("content/posts/id/kopdar.md").in_posts);
    }

    #[test]
    fn a_folder_with_an_index_is_a_bundle_named_by_the_folder() {
        let name = parse("content/posts/2016-10-08-kopdar/index.id.md");
        assert_eq!(name.bundle.as_deref(), Some("content/posts/2016-10-08-kopdar"));
        assert_eq!((name.slug.as_str(), name.folder.as_str()), ("kopdar", "posts"));
        assert_eq!(name.language.as_deref(), Some("id"));
        assert!(parse("content/index.md").is_section && parse("content/posts/_index.md").is_section);
    }

    #[test]
    fn a_dot_in_a_name_is_not_a_language() {
        let name = parse("content/v1.2.md");
        assert_eq!((name.slug.as_str(), name.language), ("v1.2", None));
    }
}
