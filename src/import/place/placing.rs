//! Where each post and page goes.
//!
//! Takes the survey, the languages and the new site's settings; gives each entry a file, a URL, and the front matter
//! that it needs to have that URL. No two entries share a file or a URL.

use std::collections::BTreeMap;

use super::existing::ExistingFiles;
use super::kept::kept;
use super::seen::Seen;
use crate::base::url::{self, output_file};
use crate::import::model::{Entry, ItemId, Kind, Placed};
use crate::input::config::{Config, Pattern};

/// What must be known of an entry in addition to the survey.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish<'a> {
    pub(crate) language: &'a str,
    /// It has files of its own.
    pub(crate) bundle: bool,
}

/// Places all entries, in their order.
pub(crate) struct Placing<'a> {
    config: &'a Config,
    entries: &'a [Entry],
    by_id: BTreeMap<ItemId, usize>,
    files: Seen,
    addresses: Seen,
    existing: ExistingFiles,
}

/// Folders below content/ in which Markdown files are always posts, pages or drafts.
const MEANING: [&str; 8] = ["posts", "_posts", "post", "blog", "pages", "_pages", "drafts", "_drafts"];

impl<'a> Placing<'a> {
    pub(crate) fn new(config: &'a Config, entries: &'a [Entry], existing: ExistingFiles) -> Placing<'a> {
        Placing {
            config,
            entries,
            by_id: entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect(),
            files: Seen::default(),
            addresses: Seen::default(),
            existing,
        }
    }

    /// Published entries first, so that they win a URL.
    pub(crate) fn all(mut self, wish: &dyn Fn(usize) -> Wish<'a>) -> Vec<Placed> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        // Of the languages of one item the site's first one gets the name without a language.
        let first = self.config.languages[0].language.tag.clone();
        let is_other = |at: usize| self.entries[at].is_part() && wish(at).language != first;
        order.sort_by_key(|at| (self.entries[*at].status, is_other(*at), *at));
        let mut placed = vec![Placed::default(); self.entries.len()];
        for at in order {
            placed[at] = self.place(&self.entries[at], wish(at));
        }
        placed
    }

    fn place(&mut self, entry: &Entry, wish: Wish<'_>) -> Placed {
        let slug = slug_of(entry);
        let name = self.name(entry, &slug, wish.language);
        let file = self.free_file(&name, wish, entry.id);
        self.yield_to_existing(entry, &name, wish.language);
        let stem = file_stem(&file);
        // The slug that the file gives, and the slug that it should have.
        let from_file = url::slugify(stem);
        let own_slug = (url::check_segment(&slug).is_ok() && url::cut(slug.clone()) == slug).then_some(slug);
        let mut placed = Placed { file: file.clone().into(), ..Placed::default() };
        let slug = match own_slug {
            Some(slug) if slug != from_file => {
                placed.slug = Some(slug.as_str().into());
                slug
            }
            _ => from_file,
        };
        let usual = self.usual(entry, &file, &slug, wish.language);
        let address = match entry.old_path.as_deref().map(kept) {
            Some(Ok(old)) => old,
            Some(Err(why)) => {
                placed.lost = Some(why);
                usual.clone()
            }
            None => usual.clone(),
        };
        let address = self.free_address(address, &usual, &mut placed);
        if address != usual && !(address == "/" && &*placed.file == "content/index.md") {
            placed.permalink = Some(address.as_str().into());
            placed.slug = None;
        }
        placed.address = address.into();
        placed
    }

    /// The file without its ending: `content/posts/2016/2016-10-08-kopi`.
    fn name(&self, entry: &Entry, slug: &str, language: &str) -> String {
        // A dot would separate a language or an extension.
        let fit = url::check_segment(slug).is_ok() && slug.len() <= 200 && !slug.contains('.');
        let own = match if fit { slug.to_string() } else { url::slugify(slug) } {
            slug if slug.is_empty() => {
                format!("{}-{}", if entry.kind == Kind::Page { "page" } else { "post" }, entry.id)
            }
            slug => slug,
        };
        match (entry.kind, entry.date) {
            (Kind::Page, _) if entry.old_path.as_deref().is_some_and(|path| path.trim_matches('/').is_empty()) => {
                "content/index".to_string()
            }
            (Kind::Page, _) if self.is_home_of(entry, language) => "content/index".to_string(),
            (Kind::Page, _) => {
                let folder = self.folder(entry);
                let own = if matches!(own.to_ascii_lowercase().as_str(), "index" | "_index" | "readme") {
                    format!("{own}-page")
                } else {
                    own
                };
                format!("content/{folder}{own}")
            }
            (Kind::Post, Some(date)) => {
                format!("content/posts/{:04}/{}-{own}", date.day().year(), date.day())
            }
            (Kind::Post, None) if entry.status.is_draft() => format!("content/drafts/{own}"),
            (Kind::Post, None) => format!("content/posts/{own}"),
        }
    }

    /// Whether a page is the home of a language: `/id/`.
    fn is_home_of(&self, entry: &Entry, language: &str) -> bool {
        let prefix = self.config.prefix_of(language);
        !prefix.is_empty() && entry.old_path.as_deref().is_some_and(|path| path.trim_matches('/') == prefix)
    }

    /// The parents of a page, as folders with a slash at the end.
    fn folder(&self, entry: &Entry) -> String {
        let mut folders: Vec<String> = Vec::new();
        let mut above = entry.parent;
        while let Some(parent) = self.by_id.get(&above).map(|at| &self.entries[*at]) {
            if folders.len() > 20 || parent.kind != Kind::Page {
                break;
            }
            folders.push(url::slugify(&slug_of(parent)));
            above = parent.parent;
        }
        folders.retain(|folder| !folder.is_empty());
        folders.reverse();
        let is_language =
            |name: &str| self.config.languages.iter().any(|site| site.language.tag.eq_ignore_ascii_case(name));
        if let Some(first) = folders.first_mut()
            && (is_language(first) || MEANING.contains(&first.as_str()))
        {
            first.push_str("-pages");
        }
        for folder in folders.iter_mut().skip(1).filter(|folder| MEANING.contains(&folder.as_str())) {
            folder.push_str("-pages");
        }
        folders.iter().map(|folder| format!("{folder}/")).collect()
    }

    /// A file that no other entry has; a translation with the same name gets its language as a suffix.
    fn free_file(&mut self, name: &str, wish: Wish<'_>, id: ItemId) -> String {
        let first = &self.config.languages[0].language.tag;
        let is_site = self.config.languages.iter().any(|site| site.language.tag == wish.language);
        let home = name == "content/index";
        let suffixed = is_site && wish.language != *first;
        let plain = |number: usize| match (number, wish.bundle && !home) {
            (1, true) => format!("{name}/index.md"),
            (1, false) if home && suffixed => format!("{name}.{}.md", wish.language),
            (1, false) => format!("{name}.md"),
            (_, true) => format!("{name}-{number}/index.md"),
            (_, false) => format!("{name}-{number}.md"),
        };
        let with_language = (suffixed && !wish.bundle).then(|| format!("{name}.{}.md", wish.language));
        let mut candidates = std::iter::once(plain(1)).chain(with_language).chain((2..).map(plain));
        // A post `x.md` and a post in the folder `x/` would look like one to a person.
        let taken = |file: &str| {
            let folded = url::fold_path(file);
            let other = other_form(&folded);
            // If an earlier import made the file from the same post, it is that post, and stays unchanged.
            let foreign = |path: &String| self.existing.get(path).is_some_and(|made_of| *made_of != Some(id));
            [&folded, &other].into_iter().any(|path| self.files.contains(path) || foreign(path))
        };
        let file = candidates.find(|file| !taken(file)).unwrap_or_default();
        self.files.insert(&file);
        file
    }

    /// If another post already exists in the file that this one would have had, it keeps its URL.
    fn yield_to_existing(&mut self, entry: &Entry, name: &str, language: &str) {
        let file = format!("{name}.md");
        let folded = url::fold_path(&file);
        let there = [other_form(&folded), folded].iter().filter_map(|path| self.existing.get(path)).next();
        if there.is_some_and(|made_of| *made_of != Some(entry.id)) {
            let usual = self.usual(entry, &file, &url::slugify(file_stem(&file)), language);
            self.addresses.insert(&output_file(&usual));
        }
    }

    /// The URL that the site's pattern gives.
    fn usual(&self, entry: &Entry, file: &str, slug: &str, language: &str) -> String {
        let permalinks = &self.config.permalinks;
        let pattern: &Pattern = if entry.kind == Kind::Page { &permalinks.pages } else { &permalinks.posts };
        let prefix = self.config.prefix_of(language);
        if matches!(file, "content/index.md") || file.starts_with("content/index.") {
            return format!("/{prefix}/").replace("//", "/");
        }
        let inner = file.trim_start_matches("content/").trim_end_matches(".md");
        let inner = inner.strip_suffix("/index").unwrap_or(inner);
        let folder = inner.rsplit_once('/').map_or("", |(folder, _)| folder);
        let day = entry.date.map(|date| date.day());
        let path = pattern.expand(|part| match part {
            "lang" => prefix.to_string(),
            "year" => day.map_or(String::new(), |day| format!("{:04}", day.year())),
            "month" => day.map_or(String::new(), |day| format!("{:02}", day.month())),
            "day" => day.map_or(String::new(), |day| format!("{:02}", day.day())),
            "folder" => folder.split('/').map(url::slugify).collect::<Vec<_>>().join("/"),
            "filename" => url::slugify(file_stem(file)),
            "title" => {
                if entry.title.is_empty() {
                    slug.to_string()
                } else {
                    url::slugify(&entry.title)
                }
            }
            _ => slug.to_string(),
        });
        path.replace("//", "/")
    }

    fn free_address(&mut self, address: String, usual: &str, placed: &mut Placed) -> String {
        let mut claim = |path: &str| self.addresses.insert(&output_file(path));
        if claim(&address) {
            return address;
        }
        placed.lost = Some("another post has the same URL");
        let (stem, ending) = match usual.strip_suffix('/') {
            Some(stem) => (stem, "/"),
            None => usual.rsplit_once('.').map_or((usual, ""), |(stem, _)| (stem, &usual[stem.len()..])),
        };
        let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
        let free = std::iter::once(usual.to_string()).chain(numbered).find(|path| claim(path));
        free.unwrap_or(address)
    }
}

/// `x/index.md` for `x.md`, and the reverse.
fn other_form(file: &str) -> String {
    match file.strip_suffix("/index.md") {
        Some(stem) => format!("{stem}.md"),
        None => format!("{}/index.md", file.trim_end_matches(".md")),
    }
}

/// The old slug, otherwise one from the title, otherwise from the number.
fn slug_of(entry: &Entry) -> String {
    let slugs = [entry.slug.to_string(), url::slugify(&entry.title), format!("{}", entry.id)];
    slugs.into_iter().find(|slug| !slug.is_empty()).unwrap_or_default()
}

/// The part of a file's name that becomes a slug: without folder, date, language and ending.
fn file_stem(file: &str) -> &str {
    let inner = file.trim_end_matches(".md");
    let inner = inner.strip_suffix("/index").unwrap_or(inner);
    let name = inner.rsplit('/').next().unwrap_or(inner);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    match crate::base::date::from_file_name(name) {
        Some((_, rest)) if !rest.is_empty() => rest,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::import::model::Moment;
    use crate::import::model::Status;

    fn entry(id: u64, kind: Kind, slug: &str, day: &str, old: &str) -> Entry {
        Entry {
            id: ItemId(id),
            kind,
            title: "".into(),
            slug: slug.into(),
            status: Status::Published,
            date: Moment::read(&format!("{day} 09:00:00"), &format!("{day} 02:00:00"), ""),
            old_path: (!old.is_empty()).then(|| old.into()),
            author: None,
            terms: Box::default(),
            parent: ItemId::NONE,
            thumbnail: ItemId::NONE,
            sticky: false,
            language: None,
            group: None,
            comments: 0,
            media: false,
            shows: Box::default(),
        }
    }

    fn place(entries: &[Entry], language: &str, bundle: bool) -> Vec<Placed> {
        let text =
            "base_url: https://example.org/\nlanguages: [en, id]\npermalinks:\n  posts: /:lang/:year/:month/:slug/\n";
        let config = crate::input::config::parse(
            &crate::base::yaml::Text::new("site.yaml", text),
            None,
            &mut Diagnostics::new(),
        )
        .unwrap();
        Placing::new(&config, entries, ExistingFiles::new()).all(&|_| Wish { language, bundle })
    }

    fn one(entry: Entry) -> Placed {
        place(&[entry], "en", false).remove(0)
    }

    #[test]
    fn a_post_is_filed_by_year_and_keeps_its_url() {
        let placed = one(entry(1, Kind::Post, "kopi-darat", "2016-10-08", "/2016/10/kopi-darat/"));
        assert_eq!(&*placed.file, "content/posts/2016/2016-10-08-kopi-darat.md");
        assert_eq!((&*placed.address, placed.slug, placed.permalink), ("/2016/10/kopi-darat/", None, None));
    }

    #[test]
    fn front_matter_sets_what_the_pattern_does_not_give() {
        let placed = one(entry(1, Kind::Post, "kopi_darat", "2016-10-08", "/2016/10/kopi_darat/"));
        assert_eq!((placed.slug.as_deref(), placed.permalink), (Some("kopi_darat"), None));
        assert_eq!(&*placed.file, "content/posts/2016/2016-10-08-kopi_darat.md");
        let placed = one(entry(1, Kind::Post, "kopi", "2016-10-08", "/archives/12"));
        assert_eq!(placed.permalink.as_deref(), Some("/archives/12/"));
        let placed = one(entry(1, Kind::Post, "", "2016-10-08", ""));
        assert_eq!(&*placed.file, "content/posts/2016/2016-10-08-1.md");
    }

    #[test]
    fn no_two_entries_share_a_file_or_a_url() {
        let same = || entry(1, Kind::Post, "kopi", "2016-10-08", "/2016/10/kopi/");
        let placed = place(&[same(), same(), same()], "en", true);
        let files: BTreeSet<&str> = placed.iter().map(|placed| &*placed.file).collect();
        let addresses: BTreeSet<&str> = placed.iter().map(|placed| &*placed.address).collect();
        assert_eq!((files.len(), addresses.len()), (3, 3), "{placed:?}");
        assert!(placed[1].lost.is_some() && placed[0].lost.is_none());
        assert_eq!(placed[0].bundle(), Some("content/posts/2016/2016-10-08-kopi"));
    }

    #[test]
    fn pages_are_nested_and_never_among_posts_or_languages() {
        let mut child = entry(2, Kind::Page, "tim", "2016-10-08", "/blog/tim/");
        child.parent = ItemId(1);
        let placed = place(&[entry(1, Kind::Page, "blog", "2016-10-08", "/blog/"), child], "en", false);
        assert_eq!(&*placed[0].file, "content/blog.md");
        assert_eq!(&*placed[1].file, "content/blog-pages/tim.md");
        assert_eq!(placed[1].permalink.as_deref(), Some("/blog/tim/"));
        let mut circle = entry(3, Kind::Page, "a", "2016-10-08", "");
        circle.parent = ItemId(3);
        assert!(one(circle).file.ends_with("a.md"));
    }

    #[test]
    fn the_front_page_becomes_the_text_of_the_home_page() {
        let placed = one(entry(1, Kind::Page, "home", "2016-10-08", "/"));
        assert_eq!((&*placed.file, &*placed.address, placed.permalink), ("content/index.md", "/", None));
        let placed = place(&[entry(1, Kind::Page, "beranda", "2016-10-08", "/id/")], "id", false).remove(0);
        assert_eq!((&*placed.file, &*placed.address), ("content/index.id.md", "/id/"));
    }
}
