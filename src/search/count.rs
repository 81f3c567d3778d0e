//! Counts the words of posts.
//!
//! Takes the title and the HTML of one post after another; gives for each the words of the index in it and how much each weighs.
//! A word is folded and reduced to its stem when it is met first, so that the others of its spelling cost one look-up.

use std::collections::BTreeMap;

use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};
use serde::{Deserialize, Serialize};

use super::field::{Field, Uses};
use super::fold::fold;
use super::spellings::Spellings;
use super::stem::Stems;
use super::text;
use super::words::{Token, tokens};

/// A word of the index: a form in a language, and its stem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Word {
    /// The first part of a language tag: `zh`.
    pub(crate) language: String,
    /// What readers type, folded.
    pub(crate) form: String,
    /// Folded.
    pub(crate) stem: String,
}

/// The words of one post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counted {
    /// How many words it has.
    pub(crate) length: u32,
    /// Its words, ascending.
    pub(crate) words: Vec<Weighed>,
}

/// The number of a word in a list of words, and how much it weighs, in its last eight bits: a post has hundreds of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Weighed(u32);

impl Weighed {
    pub(crate) fn new(word: u32, uses: Uses) -> Weighed {
        Weighed(word << 8 | u32::from(uses.bits()))
    }

    pub(crate) fn word(self) -> u32 {
        self.0 >> 8
    }

    pub(crate) fn uses(self) -> Uses {
        Uses::from_bits((self.0 & 255) as u8)
    }
}

/// Counts words. Each thread has its own, with its own numbers of words.
#[derive(Default)]
pub(crate) struct Counter {
    pub(crate) words: Vec<Word>,
    known: BTreeMap<Word, u32>,
    spellings: Spellings,
    languages: Vec<(String, Stems)>,
    segmenter: Option<WordSegmenterBorrowed<'static>>,
    /// Where each word is in the present post.
    uses: Vec<Uses>,
    /// The words that it has.
    met: Vec<u32>,
    length: u32,
}

/// Words that fold to nothing have this number, and those that are too many.
const NONE: u32 = u32::MAX;
/// How many words there can be: see [`Weighed`].
const MOST: usize = 1 << 24;

impl Counter {
    /// The words of a post: its title and its HTML, both in a language.
    pub(crate) fn post(&mut self, language: &str, title: &str, html: &str) -> Counted {
        self.add(language, Field::Title, title);
        text::blocks(html, language, &mut |language, field, text| self.add(language, field, text));
        self.finish()
    }

    /// Adds a text to the present post.
    pub(crate) fn add(&mut self, language: &str, field: Field, text: &str) {
        let language = self.language(language);
        tokens(text, |token| match token {
            Token::Word(word) => self.word(language, field, word),
            Token::EastAsian(run) => self.pairs(language, field, &fold(run)),
            Token::Unspaced(run) => self.segments(language, field, run),
        });
    }

    /// Ends the present post.
    pub(crate) fn finish(&mut self) -> Counted {
        let mut met = std::mem::take(&mut self.met);
        met.sort_unstable();
        let uses = &mut self.uses;
        let words = met.iter().map(|word| Weighed::new(*word, std::mem::take(&mut uses[*word as usize]))).collect();
        met.clear();
        self.met = met;
        Counted { length: std::mem::take(&mut self.length), words }
    }

    /// The number of a language, by its tag.
    fn language(&mut self, tag: &str) -> u16 {
        let name = first_subtag(tag);
        let known = self.languages.iter().position(|(known, _)| *known == name);
        let place = known.unwrap_or_else(|| {
            let stems = Stems::of(&name);
            self.languages.push((name, stems));
            self.languages.len() - 1
        });
        // Nobody writes in so many languages.
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Pairs of letters, and the last letter alone, which no pair begins with.
    fn pairs(&mut self, language: u16, field: Field, run: &str) {
        let mut from = 0;
        let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).skip(1).chain([run.len()]).collect();
        for pair in starts.windows(2) {
            self.word(language, field, &run[from..pair[1]]);
            from = pair[0];
        }
        self.word(language, field, &run[from..]);
    }

    /// Words by a dictionary.
    fn segments(&mut self, language: u16, field: Field, run: &str) {
        let segmenter = *self.segmenter.get_or_insert_with(|| WordSegmenter::new_dictionary(Default::default()));
        let ends: Vec<usize> = segmenter.segment_str(run).collect();
        ends.windows(2).for_each(|pair| self.word(language, field, &run[pair[0]..pair[1]]));
    }

    fn word(&mut self, language: u16, field: Field, spelling: &str) {
        let Counter { words, known, spellings, languages, uses, .. } = self;
        let word = spellings.get_or_insert(language, spelling, || {
            let Some((name, stems)) = languages.get(usize::from(language)) else { return NONE };
            let form = fold(spelling);
            if form.is_empty() || words.len() == MOST {
                return NONE;
            }
            let word = Word { language: name.clone(), stem: stems.stem(spelling), form };
            *known.entry(word).or_insert_with_key(|word| {
                words.push(word.clone());
                uses.push(Uses::default());
                words.len() as u32 - 1
            })
        });
        let Some(uses) = self.uses.get_mut(word as usize) else { return };
        if uses.is_none() {
            self.met.push(word);
        }
        *uses = uses.and(field);
        self.length += 1;
    }
}

/// The language in a tag, by whose rules words are counted: `pt` of `pt-BR`.
pub(super) fn first_subtag(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(language: &str, title: &str, html: &str) -> Vec<String> {
        let mut counter = Counter::default();
        let post = counter.post(language, title, html);
        let line = |one: &Weighed| {
            let word = &counter.words[one.word() as usize];
            format!("{} {} {} {}+{}", word.language, word.form, word.stem, one.uses().of_parts(), one.uses().times())
        };
        post.words.iter().map(line).collect()
    }

    #[test]
    fn a_word_in_a_title_weighs_more_than_in_a_heading_or_in_the_text() {
        let found = counted("en-GB", "Sanctions", "<h2>The sanction</h2><p>sanctions, Sanctions</p>");
        assert_eq!(found, ["en sanctions sanction 6+2", "en the the 2+0", "en sanction sanction 2+0"]);
    }

    #[test]
    fn chinese_is_counted_in_pairs_of_letters() {
        assert_eq!(counted("zh", "", "制裁案"), ["zh 制裁 制裁 0+1", "zh 裁案 裁案 0+1", "zh 案 案 0+1"]);
        assert_eq!(counted("ja", "", "人"), ["ja 人 人 0+1"]);
    }

    #[test]
    fn thai_is_counted_in_words_of_a_dictionary() {
        assert_eq!(counted("th", "", "ภาษาไทย"), ["th ภาษา ภาษา 0+1", "th ไทย ไทย 0+1"]);
    }

    #[test]
    fn each_word_has_the_stem_of_its_own_language() {
        let found = counted("en", "", "<p>elections <em lang=\"fr\">élections</em></p>");
        assert_eq!(found, ["en elections elect 0+1", "fr elections elect 0+1"]);
    }

    #[test]
    fn a_counter_begins_each_post_anew() {
        let mut counter = Counter::default();
        let one = counter.post("en", "", "a b a");
        let other = counter.post("en", "", "b");
        let times = |word: u32, times: u8| Weighed::new(word, Uses::from_bits(times));
        assert_eq!((one.length, one.words), (3, vec![times(0, 2), times(1, 1)]));
        assert_eq!((other.length, other.words), (1, vec![times(1, 1)]));
    }
}
