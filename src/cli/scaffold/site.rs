//! A new site.
//!
//! Takes its title, languages, address, day and time zone; gives all its files.

use jiff::civil::Date;

use super::file::File;
use super::words;
use crate::base::url::slugify;
use crate::base::yaml::write::scalar;
use crate::input::source::Sources;
use crate::language::{Language, own_name};

const SETTINGS: &str = include_str!("starter/site.yaml");
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
    hello: &'static str,
    about: &'static str,
}

const TEXTS: [Texts; 2] = [
    Texts {
        language: "en",
        tag: "first steps",
        also: "getting started",
        menu: "About",
        hello: include_str!("starter/hello.en.md"),
        about: include_str!("starter/about.en.md"),
    },
    Texts {
        language: "id",
        tag: "langkah pertama",
        also: "permulaan",
        menu: "Tentang",
        hello: include_str!("starter/hello.id.md"),
        about: include_str!("starter/about.id.md"),
    },
];

/// The starter's own texts in a language, or in its parent.
fn texts(language: &Language) -> Option<&'static Texts> {
    TEXTS.iter().find(|texts| language.locale.id.language.as_str() == texts.language)
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
    /// The first post's day.
    pub(crate) date: Date,
    /// A name of the IANA database.
    pub(crate) time_zone: String,
}

impl NewSite {
    /// The site's files; the settings, which make a folder a site, come last.
    pub(crate) fn files(&self) -> Vec<File> {
        let mut files = vec![file("public/.gitkeep", String::new()), file(".gitignore", IGNORED.to_string())];
        for (language, texts, suffix) in self.written() {
            let hello = format!("content/posts/{}-hello{suffix}.md", self.date);
            files.push(file(&hello, self.in_language(language, texts, texts.hello)));
            files.push(file(&format!("content/about{suffix}.md"), self.in_language(language, texts, texts.about)));
        }
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

    /// The languages that get a first post, with its texts and the suffix of its files: those in which the starter has texts. Where it
    /// has none of them, the site's own language gets one in English.
    fn written(&self) -> Vec<(&Language, &'static Texts, String)> {
        let is_known = self.languages.iter().any(|language| texts(language).is_some());
        let written = self.languages.iter().enumerate().filter_map(|(at, language)| match at {
            0 if !is_known => Some((language, &TEXTS[0], String::new())),
            0 => Some((language, texts(language)?, String::new())),
            _ => Some((language, texts(language)?, format!(".{}", language.tag))),
        });
        written.collect()
    }

    /// A starter text; one in another language than its file's says so.
    fn in_language(&self, language: &Language, texts: &Texts, text: &str) -> String {
        let text = text.replace("@DATE@", &self.date.to_string());
        if self::texts(language).is_some() {
            return text;
        }
        match text.splitn(3, "---\n").collect::<Vec<_>>()[..] {
            [_, front, body] => {
                let body = body.trim();
                format!("---\n{front}---\n\n<div lang=\"{}\" dir=\"ltr\">\n\n{body}\n\n</div>\n", texts.language)
            }
            _ => text,
        }
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
    use super::*;
    use crate::base::diagnostic;
    use crate::build::cache::Cache;
    use crate::build::{Outcome, build};
    use crate::input::source::Sources;

    fn site(title: &str, languages: &[&str]) -> NewSite {
        NewSite {
            title: title.to_string(),
            languages: languages.iter().map(|tag| Language::parse(tag).unwrap()).collect(),
            base_url: "https://example.org/".to_string(),
            date: Date::constant(2016, 10, 8),
            time_zone: "Asia/Jakarta".to_string(),
        }
    }

    fn built(site: &NewSite) -> Outcome {
        let archive: String = site.files().iter().map(|(path, text)| format!("-- {path} --\n{text}")).collect();
        let sources = Sources::of(&archive, "2016-10-09T00:00:00Z");
        build(&sources, &Default::default(), &mut Cache::default(), &|_, _, _| {})
    }

    #[test]
    fn a_new_site_builds_without_warnings_in_any_languages() {
        for (languages, posts) in [
            (&["en"][..], 1),
            (&["id"], 1),
            (&["en", "id"], 2),
            (&["id", "en"], 2),
            (&["fr"], 1),
            (&["ar", "en", "id"], 2),
            (&["en-GB", "zh-Hant", "id-ID"], 2),
            (&["ar", "zh", "en", "fr", "ru", "es", "id"], 2),
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
