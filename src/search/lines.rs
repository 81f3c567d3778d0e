//! The lines of the index's files.
//!
//! A line is a key and its parts, with a tab before each. A part is `p`, the place of a language, `:` and the postings of the stem
//! that the key is; or `f`, a language, `:` and the stem that it is a form of; or `t`, the place of a term, `:`, a language tag, `:`
//! and its name, of whose first word the key is the form or the stem; or `g:` and the
//! posts that have the term whose place is in the key, after `#`.

use super::contents::{Contents, Entry, Term};
use super::count::Word;
use super::first_word::first_word;
use super::posting::{Postings, number};
use super::shards::Line;
use super::stem;
use super::vocabulary::Vocabulary;

/// The stems of all words.
pub(super) struct Stems<'v> {
    /// The language by its place, and the stem; sorted.
    pub(super) all: Vec<(usize, &'v str)>,
    /// The place in `all` of each word's stem.
    pub(super) of_word: Vec<u32>,
    /// The languages of words, sorted.
    pub(super) languages: Vec<&'v str>,
}

impl<'v> Stems<'v> {
    pub(super) fn of(vocabulary: &Vocabulary<'v>) -> Stems<'v> {
        let words = &vocabulary.words;
        let mut languages: Vec<&str> = words.iter().map(|word| word.language.as_str()).collect();
        languages.dedup();
        // Words are sorted by language first.
        let mut place = 0;
        let mut stem = |word: &&'v Word| {
            while languages[place] != word.language {
                place += 1;
            }
            (place, word.stem.as_str())
        };
        let stems: Vec<(usize, &str)> = words.iter().map(&mut stem).collect();
        let mut all = stems.clone();
        all.sort_unstable();
        all.dedup();
        let of_word = stems.iter().map(|stem| all.binary_search(stem).unwrap_or_default() as u32).collect();
        Stems { all, of_word, languages }
    }
}

/// All lines, sorted as JavaScript compares strings. `languages` says how many posts have words of each language.
pub(super) fn lines(
    contents: &Contents,
    vocabulary: &Vocabulary<'_>,
    stems: &Stems<'_>,
    used: &[bool],
    postings: &[Postings],
    languages: &[u32],
) -> Vec<Line> {
    let places = used_languages(languages);
    let mut parts: Vec<(String, String)> = Vec::new();
    for (stem, postings) in stems.all.iter().zip(postings).filter(|(_, postings)| postings.count > 0) {
        parts.push((stem.1.to_string(), format!("\tp{}:{}", places[stem.0], postings.text)));
    }
    for (word, stem) in
        vocabulary.words.iter().zip(&stems.of_word).zip(used).filter(|(_, used)| **used).map(|(pair, _)| pair)
    {
        if word.form != word.stem {
            parts.push((word.form.clone(), format!("\tf{}:{}", places[stems.all[*stem as usize].0], word.stem)));
        }
    }
    for (place, term) in contents.terms.iter().enumerate() {
        for (language, name) in &term.names {
            let (name, stems) = (one_line(name), stem::Stems::of(super::count::first_subtag(language).as_str()));
            let words = first_word(&name, &stems).into_iter();
            parts.extend(words.map(|word| (word, format!("\tt{place}:{language}:{name}"))));
        }
    }
    parts.extend(of_terms(contents));
    parts.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()).then_with(|| a.1.cmp(&b.1)));
    parts.dedup();
    let mut lines: Vec<Line> = Vec::new();
    for (key, text) in parts {
        match lines.last_mut().filter(|line| line.key == key) {
            Some(line) => line.text.push_str(&text),
            None => lines.push(Line { key, text }),
        }
    }
    lines
}

/// The posts of each topic: `#` and the place of the term, and the posts.
fn of_terms(contents: &Contents) -> Vec<(String, String)> {
    // The text, and one more than the last post.
    let mut texts = vec![(String::new(), 0); contents.terms.len()];
    for (post, entry) in (0..).zip(&contents.entries) {
        for term in &entry.terms {
            let (text, next) = &mut texts[*term as usize];
            number(post - *next, text);
            *next = post + 1;
        }
    }
    let topics =
        texts.into_iter().enumerate().filter(|(place, (text, _))| contents.terms[*place].is_topic && !text.is_empty());
    topics.map(|(place, (text, _))| (format!("#{place}"), format!("\tg:{text}"))).collect()
}

/// The place of each language among those that posts have words of.
fn used_languages(counts: &[u32]) -> Vec<usize> {
    let mut next = 0;
    let place = |count: &u32| {
        next += usize::from(*count > 0);
        next.saturating_sub(1)
    };
    counts.iter().map(place).collect()
}

/// A post: its title, URL, the place of its language, date and written date.
pub(super) fn entry(entry: &Entry) -> String {
    let (iso, date) = entry.date.as_ref().map_or(("", ""), |(iso, date)| (iso, date));
    format!("{}\t{}\t{}\t{iso}\t{}", one_line(&entry.title), entry.url, entry.language, one_line(date))
}

/// A term: its lists in the editions with a space between them, and its names, each with its language.
pub(super) fn term(term: &Term) -> String {
    let lists: Vec<&str> = term.lists.iter().map(|list| list.as_deref().unwrap_or("-")).collect();
    let names = term.names.iter().map(|(language, name)| format!("\t{language}:{}", one_line(name)));
    lists.join(" ") + &names.collect::<String>()
}

/// The tags of each post: the numbers of its terms, each as the distance to the one before, and an end.
pub(super) fn tags(contents: &Contents) -> String {
    let mut text = String::new();
    for entry in &contents.entries {
        let tags = entry.terms.iter().filter(|term| contents.terms[**term as usize].is_tag);
        let mut next = 0;
        for tag in tags {
            number(tag + 1 - next, &mut text);
            next = tag + 1;
        }
        number(0, &mut text);
    }
    text
}

/// Which posts are translations: for each the distance to the one before it in its group, or 0. Empty if there are none.
pub(super) fn pairs(contents: &Contents) -> String {
    let mut text = String::new();
    if contents.entries.iter().any(|entry| entry.translation_before > 0) {
        contents.entries.iter().for_each(|entry| number(entry.translation_before, &mut text));
    }
    text
}

/// A text without the signs that part lines.
fn one_line(text: &str) -> String {
    text.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" ")
}
