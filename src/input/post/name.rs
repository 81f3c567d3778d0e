//! What the path of a Markdown file says: language, date, slug and bundle.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::base::date::{self, Moment};
use crate::base::url;
use crate::input::config::Config;

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

impl FileName {
    pub(crate) fn parse(path: &str, config: &Config) -> FileName {
        let inner = &*url::composed(path.strip_prefix("content/").unwrap_or(path));
        let (first, below) = inner.split_once('/').unwrap_or(("", inner));
        let from_folder = config.languages.iter().find(|site| site.language.tag.eq_ignore_ascii_case(first));
        let inner = if from_folder.is_some() { below } else { inner };
        let (folder, file) = inner.rsplit_once('/').unwrap_or(("", inner));
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let suffixed = stem.rsplit_once('.').and_then(|(rest, suffix)| {
            let known = config.languages.iter().find(|site| site.language.tag.eq_ignore_ascii_case(suffix))?;
            Some((rest, known))
        });
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
