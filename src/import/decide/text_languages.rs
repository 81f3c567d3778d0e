//! The languages of the texts of a folder, where the old site names one language or none.
//!
//! Takes the blog as it was read; gives each text that is certainly in another language that language, and says so. Many
//! configurations have only the language of the theme that they began with.

use serde_json::json;

use super::detected::{detected, is_certain, is_placeholder};
use crate::base::count::counted;
use crate::import::model::folder::Options;
use crate::import::model::{Blog, Effect, Guess, OldFile};
use crate::import::read::language::{ENOUGH, Guesser, own_name};
use crate::import::read::markdown_prose::markdown_prose;
use crate::language::{are_near, same_language};

/// The confidence from which a text of a site in several languages is not given the first one.
const LIKELY: f64 = 0.8;

/// Front matter with which an author says the language of a text.
const KEYS: [&str; 3] = ["lang", "language", "locale"];

/// Writes the languages of the texts into the blog; gives what the report says of them.
pub(crate) fn detect(options: &Options, blog: &mut Blog) -> Vec<String> {
    let said = said(blog);
    if !options.languages.is_empty() || said.len() > 1 {
        return Vec::new();
    }
    let said = said.into_iter().next();
    let guesses = guesses(blog, &Guesser::open());
    let found = detected(guesses.iter().flatten().map(Option::as_ref));
    let languages = Languages::of(said, &found, guesses.iter().flatten().count(), blog);
    if let Some(languages) = &languages {
        languages.write(blog, &guesses);
    }
    name_others(blog, &guesses);
    languages.map(|languages| languages.lines(&found)).unwrap_or_default()
}

const OTHER_LANGUAGE: &str = "a text seems to be in a language that the site does not have: add it to `languages` in \
                              site.yaml, and write `lang` in the text";

/// Names the texts that are certainly in a language that too few texts are in to be one of the site's.
fn name_others(blog: &mut Blog, guesses: &[Option<Option<Guess>>]) {
    let site: Vec<String> = blog.languages.iter().map(|(tag, _)| tag.clone()).collect();
    let is_of_site = |tag: &str| site.iter().any(|own| same_language(own, tag) || are_near(own, tag));
    for (file, guess) in blog.files.iter_mut().zip(guesses) {
        let certain = guess.iter().flatten().find(|guess| is_certain(guess) && !is_of_site(&guess.tag));
        if let Some(guess) = certain.filter(|guess| !site.is_empty() && !is_placeholder(&guess.tag)) {
            file.say(Effect::Changed, OTHER_LANGUAGE, format!("lang: {}", guess.tag));
        }
    }
}

/// The languages that configuration, paths and front matter name, each once, by their first subtag.
fn said(blog: &Blog) -> Vec<String> {
    let of_files = blog.files.iter().filter_map(|file| file.language.clone());
    let mut said: Vec<String> = Vec::new();
    for tag in blog.languages.iter().map(|(tag, _)| tag.clone()).chain(of_files) {
        if !said.iter().any(|known| same_language(known, &tag)) {
            said.push(tag);
        }
    }
    said
}

/// Whether its author says the language of a text.
fn is_declared(file: &OldFile) -> bool {
    KEYS.iter().any(|key| file.front.get(key).is_some())
}

/// A guess for each published text without a language of its own; `None` for the others.
fn guesses(blog: &Blog, guesser: &Guesser) -> Vec<Option<Option<Guess>>> {
    let guess = |file: &OldFile| (!file.is_draft && !is_declared(file)).then(|| guesser.guess(&prose(file)));
    blog.files.iter().map(guess).collect()
}

fn prose(file: &OldFile) -> String {
    markdown_prose(&format!("{}.\n{}", file.title, file.body), ENOUGH)
}

/// The languages of the new site.
struct Languages {
    /// The default, and whether it stands in the place of the one that the configuration names.
    first: String,
    others: Vec<String>,
    instead_of: Option<String>,
}

impl Languages {
    /// None if the texts say nothing that is not known.
    fn of(said: Option<String>, found: &[(String, usize)], judged: usize, blog: &Blog) -> Option<Languages> {
        let is_said = |tag: &str| said.as_ref().is_some_and(|said| same_language(said, tag));
        let others: Vec<(String, usize)> = found.iter().filter(|(tag, _)| !is_said(tag)).cloned().collect();
        let (top, count) = others.first()?.clone();
        let tags = |others: &[(String, usize)]| others.iter().map(|(tag, _)| tag.clone()).collect();
        let has_texts = found.iter().any(|(tag, _)| is_said(tag)) || blog.files.iter().any(is_declared);
        match said {
            None => Some(Languages { first: top, others: tags(&others[1..]), instead_of: None }),
            Some(said) if !has_texts && count * 2 >= judged => {
                Some(Languages { first: top, others: tags(&others[1..]), instead_of: Some(said) })
            }
            Some(said) => Some(Languages { first: said, others: tags(&others), instead_of: None }),
        }
    }

    fn write(&self, blog: &mut Blog, guesses: &[Option<Option<Guess>>]) {
        let known = blog.languages.clone();
        let name = |tag: &String| {
            let own = known.iter().find(|(known, _)| known == tag).map(|(_, name)| name.clone());
            (tag.clone(), own.unwrap_or_else(|| own_name(tag)))
        };
        let all: Vec<String> = std::iter::once(&self.first).chain(&self.others).cloned().collect();
        blog.languages = all.iter().map(name).collect();
        let among = Guesser::among(&all);
        for (file, guess) in blog.files.iter_mut().zip(guesses) {
            let Some(guess) = guess else { continue };
            let certain = guess.as_ref().filter(|guess| is_certain(guess)).map(|guess| guess.tag.to_string());
            let certain = certain.filter(|tag| all.contains(tag));
            let likely = || among.guess(&prose(file)).filter(|guess| guess.confidence > LIKELY);
            let tag = certain.or_else(|| Some(likely()?.tag.to_string()));
            file.language = tag.filter(|tag| *tag != self.first);
            if let Some(tag) = &file.language {
                file.front.set("lang", json!(tag));
            }
        }
    }

    fn lines(&self, found: &[(String, usize)]) -> Vec<String> {
        let texts = |tag: &str| {
            let count = found.iter().find(|(own, _)| own == tag).map_or(0, |(_, count)| *count);
            counted(count, "text", "texts")
        };
        let first = &self.first;
        let mut lines = Vec::new();
        match &self.instead_of {
            Some(said) => lines.push(format!(
                "Languages: the old site says `{said}`, but {} are certainly in `{}`, and none are in `{said}`, so `{first}` is the \
                 site's language",
                texts(first),
                first
            )),
            None if found.iter().any(|(tag, _)| tag == first) && self.others.is_empty() => lines.push(format!(
                "Languages: the old site names none; {} are certainly in `{first}`",
                texts(first)
            )),
            None => {}
        }
        lines.extend(self.others.iter().map(|tag| {
            format!(
                "Languages: {} are certainly in `{tag}`, which the old site does not name, so each says `lang: {tag}`",
                texts(tag)
            )
        }));
        lines
    }
}
