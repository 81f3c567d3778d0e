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
use crate::language::{are_near, known, same_language};

/// The confidence from which a text of a site in several languages is not given the first one.
const LIKELY: f64 = 0.8;

/// The published text of a file whose language nobody says, and the language that it seems to be in.
struct Judged {
    /// Its number in the blog.
    file: usize,
    guess: Option<Guess>,
}

/// Writes the languages of the texts into the blog; gives what the report says of them.
pub(crate) fn detect(options: &Options, blog: &mut Blog) -> Vec<String> {
    let said = said(blog);
    // A text in a language that cannot be detected would seem to be in another one.
    if !options.languages.is_empty() || said.len() > 1 || said.iter().any(|tag| known(tag).is_none()) {
        return Vec::new();
    }
    let judged = judged(blog, &Guesser::open());
    let found = detected(judged.iter().map(|text| text.guess.as_ref()));
    let languages = Languages::of(said.into_iter().next(), &found, judged.len(), blog);
    if let Some(languages) = &languages {
        languages.write(blog, &judged);
    }
    name_others(blog, &judged);
    match languages {
        Some(languages) => languages.lines(&found),
        None if blog.languages.is_empty() && blog.files.iter().all(|file| file.language.is_none()) => {
            vec![ASSUMED.to_string()]
        }
        None => Vec::new(),
    }
}

const ASSUMED: &str = "Languages: the old site names none, and its texts do not tell which it is, so `en` is assumed. \
                       To change it, use `--lang`";

const OTHER_LANGUAGE: &str = "a text seems to be in a language that the site does not have: add it to `languages` in \
                              site.yaml, and write `lang` in the text";

/// Names the texts that are certainly in a language that too few texts are in to be one of the site's.
fn name_others(blog: &mut Blog, judged: &[Judged]) {
    let site: Vec<String> = blog.languages.iter().map(|(tag, _)| tag.clone()).collect();
    let is_of_site = |tag: &str| site.iter().any(|own| same_language(own, tag) || are_near(own, tag));
    for text in judged.iter().filter(|_| !site.is_empty()) {
        let certain = text.guess.as_ref().filter(|guess| is_certain(guess) && !is_placeholder(&guess.tag));
        if let Some(guess) = certain.filter(|guess| !is_of_site(&guess.tag)) {
            blog.files[text.file].say(Effect::Changed, OTHER_LANGUAGE, format!("lang: {}", guess.tag));
        }
    }
}

/// The languages that configuration, paths and front matter name, each once.
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

fn judged(blog: &Blog, guesser: &Guesser) -> Vec<Judged> {
    let files = blog.files.iter().enumerate().filter(|(_, file)| !file.is_draft && file.language.is_none());
    files.map(|(at, file)| Judged { file: at, guess: guesser.guess(&prose(file)) }).collect()
}

fn prose(file: &OldFile) -> String {
    markdown_prose(&format!("{}.\n{}", file.title, file.body), ENOUGH)
}

/// What the old site says of the first language.
#[derive(PartialEq)]
enum Said {
    Nothing,
    This,
    /// Another one, which no text is in.
    Other(String),
}

/// The languages of the new site.
struct Languages {
    /// The default.
    first: String,
    said: Said,
    others: Vec<String>,
}

impl Languages {
    /// None if the texts say nothing that is not known.
    fn of(said: Option<String>, found: &[(String, usize)], judged: usize, blog: &Blog) -> Option<Languages> {
        let is_said = |tag: &str| said.as_ref().is_some_and(|said| same_language(said, tag));
        let is_near = |tag: &str| said.as_ref().is_some_and(|said| are_near(said, tag));
        let is_other = |(tag, _): &&(String, usize)| !is_said(tag) && !is_near(tag);
        let others: Vec<&(String, usize)> = found.iter().filter(is_other).collect();
        let (top, count) = *others.first()?;
        let tags = |others: &[&(String, usize)]| others.iter().map(|(tag, _)| tag.clone()).collect();
        let has_texts = found.iter().any(|(tag, _)| is_said(tag) || is_near(tag))
            || blog.files.iter().any(|file| file.language.is_some());
        Some(match said {
            None => Languages { first: top.clone(), said: Said::Nothing, others: tags(&others[1..]) },
            Some(said) if !has_texts && count * 2 >= judged => {
                Languages { first: top.clone(), said: Said::Other(said), others: tags(&others[1..]) }
            }
            Some(said) => Languages { first: said, said: Said::This, others: tags(&others) },
        })
    }

    fn write(&self, blog: &mut Blog, judged: &[Judged]) {
        let known = blog.languages.clone();
        let name = |tag: &String| {
            let own = known.iter().find(|(known, _)| known == tag).map(|(_, name)| name.clone());
            (tag.clone(), own.unwrap_or_else(|| own_name(tag)))
        };
        let all: Vec<String> = std::iter::once(&self.first).chain(&self.others).cloned().collect();
        blog.languages = all.iter().map(name).collect();
        let among = Guesser::among(&all);
        for text in judged {
            let file = &mut blog.files[text.file];
            let certain = text.guess.as_ref().filter(|guess| is_certain(guess)).map(|guess| guess.tag.to_string());
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
            counted(count, "text is", "texts are")
        };
        let first = &self.first;
        let of_first = match &self.said {
            Said::This => None,
            Said::Nothing => Some(format!(
                "Languages: the old site names none; {} in `{first}`. To change it, use `--lang`",
                texts(first)
            )),
            Said::Other(said) => Some(format!(
                "Languages: the old site says `{said}`, but {} certainly in `{first}`, and none in `{said}`, so `{first}` is the \
                 site's language",
                texts(first)
            )),
        };
        let of_others = self.others.iter().map(|tag| {
            format!(
                "Languages: {} certainly in `{tag}`, which the old site does not name: they say `lang: {tag}` now",
                texts(tag)
            )
        });
        of_first.into_iter().chain(of_others).collect()
    }
}
