//! A new site.
//!
//! Takes its title, languages, address, day and time zone; gives all its files. The posts and the picture on the front page teach how to
//! write, to link and to publish. A language in which they are not written gets none. Where that is so of all languages, English is one more:
//! so the posts are there, and nobody is told that they are in another language.

use jiff::ToSpan;
use jiff::civil::Date;

use super::file::File;
use super::words;
use crate::base::url::slugify;
use crate::base::yaml::write::scalar;
use crate::input::source::Sources;
use crate::language::{Language, own_name};

const SETTINGS: &str = include_str!("starter/site.yaml");
/// The picture above the first post.
const PICTURE: &str = include_str!("starter/desk.svg");
const IGNORED: &str = include_str!("starter/gitignore");
/// The theme that a site has until it names another.
const THEME: &str = "chancery";

/// What the starter says in a language.
struct Texts {
    /// The bare language: `id`.
    language: &'static str,
    tag: &'static str,
    also: &'static str,
    menu: &'static str,
    /// The names of posts and their texts, in the order in which they are to be read: the newest first.
    posts: [(&'static str, &'static str); 3],
    about: &'static str,
}

const TEXTS: [Texts; 2] = [
    Texts {
        language: "en",
        tag: "first steps",
        also: "getting started",
        menu: "About",
        posts: [
            ("hello", include_str!("starter/hello.en.md")),
            ("link", include_str!("starter/link.en.md")),
            ("publish", include_str!("starter/publish.en.md")),
        ],
        about: include_str!("starter/about.en.md"),
    },
    Texts {
        language: "id",
        tag: "langkah pertama",
        also: "permulaan",
        menu: "Tentang",
        posts: [
            ("hello", include_str!("starter/hello.id.md")),
            ("link", include_str!("starter/link.id.md")),
            ("publish", include_str!("starter/publish.id.md")),
        ],
        about: include_str!("starter/about.id.md"),
    },
];

/// The starter's own texts in a language, or in its parent.
fn texts(language: &Language) -> Option<&'static Texts> {
    TEXTS.iter().find(|texts| language.locale.id.language.as_str() == texts.language)
}

/// How the files of posts in the default language are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileNames {
    /// `hello.md`.
    Plain,
    /// `hello.en.md`.
    WithLanguage,
}

/// What is known of a site before it is created.
#[derive(Clone, Debug)]
pub(crate) struct NewSite {
    /// Its title, one line.
    pub(crate) title: String,
    /// At least one; the first is the site's own.
    pub(crate) languages: Vec<Language>,
    /// Its public URL.
    pub(crate) base_url: String,
    /// The day of the first post; each of the others is a day older.
    pub(crate) date: Date,
    /// A name of the IANA database.
    pub(crate) time_zone: String,
    pub(crate) names: FileNames,
}

impl NewSite {
    /// The site with English as its last language where the first posts exist in none of its languages.
    pub(crate) fn with_posts(mut self) -> NewSite {
        if self.written().is_empty() {
            self.languages.extend(Language::parse(TEXTS[0].language));
        }
        self
    }

    /// The site's files; the settings, which make a folder a site, come last.
    pub(crate) fn files(&self) -> Vec<File> {
        let mut files = vec![file("public/.gitkeep", String::new()), file(".gitignore", IGNORED.to_string())];
        for (_, texts, suffix) in self.written() {
            let of = |text: &str| self.filled(&suffix, text);
            let posts = texts.posts.map(|(name, text)| file(&format!("content/posts/{name}{suffix}.md"), of(text)));
            files.extend(posts);
            files.push(file(&format!("content/about{suffix}.md"), of(texts.about)));
        }
        files.push(file("content/posts/desk.svg", PICTURE.to_string()));
        let theme = Sources::embedded();
        files.extend(self.untranslated().into_iter().map(|language| words::file(&theme, THEME, language)));
        files.push(file(crate::input::source::CONFIG_FILE, self.settings()));
        files
    }

    /// The languages whose words the theme lacks: the author is to translate them.
    pub(crate) fn untranslated(&self) -> Vec<&Language> {
        let theme = Sources::embedded();
        self.languages.iter().filter(|language| words::known(&theme, THEME, language).is_none()).collect()
    }

    /// The languages that get the first posts, with the texts and the suffix of their files.
    fn written(&self) -> Vec<(&Language, &'static Texts, String)> {
        let written = self.languages.iter().enumerate().filter_map(|(at, language)| {
            let is_plain = at == 0 && self.names == FileNames::Plain;
            let suffix = if is_plain { String::new() } else { format!(".{}", language.tag) };
            Some((language, texts(language)?, suffix))
        });
        written.collect()
    }

    /// A starter text with its days and file names.
    fn filled(&self, suffix: &str, text: &str) -> String {
        let days = (1..).zip([2, 1, 0]).map(|(number, ago): (usize, i64)| {
            (format!("@DAY{number}@"), self.date.saturating_sub(ago.days()).to_string())
        });
        let text = days.fold(text.to_string(), |text, (mark, day)| text.replace(&mark, &day));
        text.replace("@SUFFIX@", suffix)
    }

    fn settings(&self) -> String {
        let example = self.languages.last().map_or("id", |language| language.tag.as_str());
        [
            ("@TITLE@", scalar(&self.title)),
            ("@BASE_URL@", scalar(&self.base_url)),
            ("@LANGUAGES@", self.languages_setting()),
            ("@FEED_ID@", scalar(&format!("{} {}", slugify(&self.title), self.date).trim().replace(' ', "-"))),
            ("@TIME_ZONE@", scalar(&self.time_zone)),
            ("@TAG@", self.tag_setting()),
            ("@MENU@", self.menu_setting()),
            ("@EXAMPLE@", example.to_string()),
        ]
        .into_iter()
        .fold(SETTINGS.to_string(), |settings, (mark, value)| settings.replace(mark, &value))
    }

    fn languages_setting(&self) -> String {
        let all: Vec<&Language> = self.languages.iter().collect();
        let line = |language: &Language| format!("  {}: {}", scalar(&language.tag), scalar(&own_name(language, &all)));
        lines(self.languages.iter().map(line))
    }

    fn tag_setting(&self) -> String {
        let names = self.written().into_iter().map(|(language, texts, _)| format!("{}: {}", language.tag, texts.tag));
        let also: Vec<&str> = self.written().into_iter().map(|(_, texts, _)| texts.also).collect();
        let names: Vec<String> = names.chain([format!("also: [{}]", also.join(", "))]).collect();
        format!("  first-steps: {{ {} }}", names.join(", "))
    }

    fn menu_setting(&self) -> String {
        lines(self.written().into_iter().map(|(language, texts, suffix)| {
            format!("  {}:\n    - {{ title: {}, page: about{suffix}.md }}", scalar(&language.tag), texts.menu)
        }))
    }
}

fn file(path: &str, text: String) -> File {
    (path.to_string(), text)
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use chancery_testkit::fonts;

    use super::*;
    use crate::base::diagnostic;
    use crate::build::cache::Cache;
    use crate::build::{Outcome, build};
    use crate::input::source::{Source, Sources};

    fn site(title: &str, languages: &[&str]) -> NewSite {
        NewSite {
            title: title.to_string(),
            languages: languages.iter().map(|tag| Language::parse(tag).unwrap()).collect(),
            base_url: "https://example.org/".to_string(),
            date: Date::constant(2016, 10, 8),
            time_zone: "Asia/Jakarta".to_string(),
            names: FileNames::Plain,
        }
        .with_posts()
    }

    fn built(site: &NewSite) -> Outcome {
        let archive: String = site.files().iter().map(|(path, text)| format!("-- {path} --\n{text}")).collect();
        let mut sources = Sources::of(&archive, "2016-10-09T00:00:00Z");
        let font = fonts::font("Boxes", 400, fonts::letters());
        sources.files.insert("fonts/boxes.ttf".to_string(), Source::new(font));
        build(&sources, &Default::default(), &mut Cache::default(), &|_, _, _| {})
    }

    #[test]
    fn a_new_site_builds_without_warnings_in_any_languages() {
        for (languages, posts) in [
            (&["en"][..], 3),
            (&["id"], 3),
            (&["en", "id"], 6),
            (&["id", "en"], 6),
            (&["fr"], 3),
            (&["ar", "en", "id"], 6),
            (&["en-GB", "zh-Hant", "id-ID"], 6),
            (&["ar", "zh", "en", "fr", "ru", "es", "id"], 6),
        ] {
            let outcome = built(&site("A \"title\": with signs", languages));
            let shown = diagnostic::render(&outcome.diagnostics, false);
            assert!(outcome.diagnostics.is_empty(), "{languages:?}\n{shown}");
            assert_eq!(outcome.posts, posts, "{languages:?}");
        }
    }

    #[test]
    fn languages_without_interface_texts_are_one_warning_that_says_where_to_write_them() {
        let outcome = built(&site("A", &["pl", "no"]));
        let shown = diagnostic::render(&outcome.diagnostics, false);
        assert_eq!(outcome.diagnostics.len(), 1, "{shown}");
        assert!(shown.contains("no texts in `no`, `pl`") && shown.contains("in i18n/no.ftl"), "{shown}");
    }

    #[test]
    fn the_first_posts_are_translations_of_each_other_under_one_tag() {
        let rendered = built(&site("Notes", &["en", "id"])).rendered.unwrap();
        let list = std::str::from_utf8(&rendered["tag/first-steps/index.html"]).unwrap();
        assert!(list.contains("first steps"), "{list}");
        let list = std::str::from_utf8(&rendered["id/tag/first-steps/index.html"]).unwrap();
        assert!(list.contains("langkah pertama"), "{list}");
    }

    #[test]
    fn the_first_posts_and_the_picture_stand_on_the_front_page_in_their_order() {
        for (languages, page) in
            [(&["en"][..], "index.html"), (&["en", "id"], "id/index.html"), (&["fr"], "index.html")]
        {
            let rendered = built(&site("Notes", languages)).rendered.unwrap();
            let text = std::str::from_utf8(&rendered[page]).unwrap();
            let slugs =
                if page.starts_with("id") { ["halo", "tautan", "terbit"] } else { ["hello", "link", "publish"] };
            let places: Vec<usize> = slugs.iter().map(|slug| text.find(&format!("/{slug}/")).unwrap()).collect();
            assert!(places.is_sorted() && text.contains("/posts/desk.svg"), "{languages:?}\n{text}");
        }
    }

    #[test]
    fn english_posts_on_a_site_in_another_language_say_that_they_are_english() {
        let fr = site("Notes", &["fr"]);
        let rendered = built(&fr).rendered.unwrap();
        let post = rendered.iter().find(|(path, _)| path.ends_with("/hello/index.html")).unwrap();
        assert!(std::str::from_utf8(post.1).unwrap().contains("<html lang=\"en\""), "{}", post.0);
        let settings = fr.files().pop().unwrap().1;
        assert!(settings.contains("languages:\n  fr: Français\n  en: English\n"), "{settings}");
    }

    #[test]
    fn nothing_of_the_starters_own_marks_is_left() {
        for (path, text) in site("x", &["en", "id", "fr"]).files() {
            assert!(!text.contains('@') || path.ends_with(".ftl"), "{path}\n{text}");
        }
    }

    #[test]
    fn the_settings_are_written_last() {
        assert_eq!(site("x", &["en"]).files().last().unwrap().0, "site.yaml");
    }
}
