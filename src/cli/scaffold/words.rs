//! The interface texts of a language, for an author to translate or to change.
//!
//! Takes a language and the texts of a theme; gives a Fluent file in which every line is a comment, so that it changes nothing until
//! its author takes a `#` away.

use super::file::File;
use crate::input::source::Sources;
use crate::language::{Language, SiteOrder, english_name, plural_forms};

/// The language in which a theme has all its texts.
const WHOLE: &str = "en";

/// The tag under which a theme has texts in a language or a parent of it.
pub(crate) fn known(sources: &Sources, theme: &str, language: &Language) -> Option<String> {
    let order = SiteOrder::new([]).of_reader(&language.tag);
    order.own().find(|tag| sources.files.contains_key(&path(theme, tag))).map(str::to_string)
}

/// `i18n/LANG.ftl`: the theme's texts in the language, otherwise those in English.
pub(crate) fn file(sources: &Sources, theme: &str, language: &Language) -> File {
    let known = known(sources, theme, language);
    let text = sources.shown(&path(theme, known.as_deref().unwrap_or(WHOLE)));
    // What its first lines say is true of the theme's own file.
    let messages = text.split_once("\n\n").map_or("", |(_, messages)| messages);
    let commented: String = messages.lines().map(comment).collect();
    let head = match known {
        Some(_) => own_head(language),
        None => foreign_head(language),
    };
    (format!("i18n/{}.ftl", language.tag), format!("{head}\n{commented}"))
}

fn path(theme: &str, tag: &str) -> String {
    format!("themes/{theme}/i18n/{tag}.ftl")
}

fn comment(line: &str) -> String {
    match line {
        "" => "\n".to_string(),
        line if line.starts_with('#') => format!("{line}\n"),
        line => format!("# {line}\n"),
    }
}

fn own_head(language: &Language) -> String {
    format!(
        "# The interface texts in {}, as the theme has them. To change one, delete the `# ` before it and\n\
         # write another text to the right of `=`. Keep the {{ braces }}.\n",
        named(language)
    )
}

fn foreign_head(language: &Language) -> String {
    let forms = plural_forms(language);
    let forms = match forms.as_slice() {
        [_] => {
            "# The language has no plural forms: write `post-count = …` on one line, without a choice.\n".to_string()
        }
        forms => {
            let forms: Vec<String> = forms.iter().map(|form| format!("[{form}]")).collect();
            format!("# Its plural forms are {}; the last one has a `*` before it.\n", forms.join(" "))
        }
    };
    format!(
        "# The interface texts in {}. The theme has none: until they are here, readers see English.\n\
         # To translate a text, delete the `# ` before its lines and translate what is to the right of `=`.\n\
         # Keep the key to the left, and the {{ braces }}.\n{forms}",
        named(language)
    )
}

fn named(language: &Language) -> String {
    match english_name(language) {
        Some(name) => format!("{name} (`{}`)", language.tag),
        None => format!("`{}`", language.tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tag: &str) -> (String, String) {
        let sources = Sources::of("", "2016-10-09T00:00:00Z");
        file(&sources, "chancery", &Language::parse(tag).unwrap())
    }

    #[test]
    fn every_line_is_a_comment() {
        for tag in ["pl", "fr", "zh-TW", "en", "xx"] {
            let (path, text) = written(tag);
            assert_eq!(path, format!("i18n/{tag}.ftl"));
            assert!(
                text.lines().all(|line| line.is_empty() || line.starts_with("# ") || line.starts_with("## ")),
                "{text}"
            );
            assert!(text.contains("# home = "), "{text}");
        }
    }

    #[test]
    fn texts_are_those_of_the_language_or_else_english() {
        assert!(written("fr").1.contains("# home = Accueil\n"));
        assert!(written("zh-TW").1.contains("# home = 首頁\n"));
        let polish = written("pl").1;
        assert!(polish.contains("# home = Home\n") && polish.contains("in Polish (`pl`)"), "{polish}");
        assert!(polish.contains("[one] [few] [many] [other]"), "{polish}");
        assert!(written("jv").1.contains("no plural forms"));
    }

    #[test]
    fn a_line_whose_sign_is_taken_away_is_a_message() {
        let (path, text) = written("pl");
        let text = text.replace("# home = Home", "home = Strona główna");
        let site = format!("-- site.yaml --\nbase_url: https://example.org/\nlanguages: [pl]\n-- {path} --\n{text}");
        let sources = Sources::of(&site, "2016-10-09T00:00:00Z");
        let mut cache = crate::build::cache::Cache::default();
        let outcome = crate::build::build(&sources, &Default::default(), &mut cache, &|_, _, _| {});
        assert!(!outcome.diagnostics.has_errors(), "{:?}", outcome.diagnostics);
    }
}
