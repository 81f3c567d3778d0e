//! Posts of a made-up blog, for measuring.
//!
//! Takes a seed, a number of posts and a variant; gives each post by its number, always the same. Six posts in ten are English,
//! the others Indonesian; one in ten has a block of code. The prose is words in a row: it has the lengths, the punctuation and
//! the markup of commentary, and no meaning.

mod code;
mod random;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use clap::ValueEnum;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use random::Random;
use words::Vocabulary;

/// Tags of the usual corpus.
const TAGS: usize = 200;
/// Tags of [`Variant::ManyTags`].
const MANY_TAGS: usize = 20_000;
/// Of a hundred posts, how many have the first tag.
const SOCIAL_MEDIA: u64 = 41;
/// The length of the long body of [`Variant::LongPost`], in bytes.
const LONG: usize = 5_000_000;

/// What is unusual about a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Variant {
    Usual,
    /// `social media` is on all posts
    OneTag,
    /// 20,000 tags, four on each post, in turn
    ManyTags,
    /// The post in the middle has 5 MB
    LongPost,
    /// Each post refers to two others, by their files (Chancery only)
    Linked,
}

/// A whole corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Corpus {
    pub seed: u64,
    pub posts: usize,
    pub variant: Variant,
    /// How many posts show a picture; at most all.
    pub pictures: usize,
}

/// One post.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    /// The last part of its address; no two posts have the same.
    pub slug: String,
    /// `en` or `id`.
    pub language: &'static str,
    pub date: Date,
    pub title: String,
    pub tags: Vec<String>,
    /// CommonMark with footnotes; `<!--more-->` stands after the first paragraph.
    pub body: String,
    /// Numbers of the posts that it refers to.
    pub see_also: Vec<usize>,
    /// The number of the picture that it shows.
    pub picture: Option<usize>,
}

impl Corpus {
    /// The post of that number, from 0, the oldest, to `posts - 1`.
    pub(crate) fn post(&self, number: usize) -> Post {
        let mut random = Random::new(self.seed, number as u64);
        let indonesian = random.below(100) >= 60;
        let vocabulary = if indonesian { &words::INDONESIAN } else { &words::ENGLISH };
        let title = title(&mut random, vocabulary);
        let tags = self.tags(number, &mut random);
        let body = self.body(number, &mut random, vocabulary);
        Post {
            slug: slug(&title, number),
            language: vocabulary.language,
            date: self.date(number),
            title,
            tags,
            body,
            see_also: self.see_also(number),
            picture: self.picture(number),
        }
    }

    /// From 2008 to 2025, evenly.
    fn date(&self, number: usize) -> Date {
        const DAYS: usize = 18 * 365;
        let day = i64::try_from(number * DAYS / self.posts.max(1)).unwrap_or(0);
        date(2008, 1, 1).saturating_add(day.days())
    }

    fn tags(&self, number: usize, random: &mut Random) -> Vec<String> {
        if self.variant == Variant::ManyTags {
            return (0..4).map(|at| tag((number * 4 + at) % MANY_TAGS)).collect();
        }
        let count = 3 + usize::try_from(random.below(3)).unwrap_or(0);
        let first = random.below(100) < SOCIAL_MEDIA || self.variant == Variant::OneTag;
        let mut chosen: BTreeSet<usize> = first.then_some(0).into_iter().collect();
        while chosen.len() < count {
            chosen.insert(random.rank(TAGS - 1));
        }
        chosen.into_iter().map(tag).collect()
    }

    fn body(&self, number: usize, random: &mut Random, vocabulary: &Vocabulary) -> String {
        // Sections are whole, so that a body ends some way beyond this.
        let words = 520 + usize::try_from(random.below(300)).unwrap_or(0);
        let mut body = opening(random, vocabulary);
        let mut left = words.saturating_sub(body.split_whitespace().count());
        let long = self.variant == Variant::LongPost && number == self.posts / 2;
        let mut section = 0;
        while left > 0 || (long && body.len() < LONG) {
            let before = body.len();
            self::section(&mut body, random, vocabulary, section);
            left = left.saturating_sub(body[before..].split_whitespace().count());
            section += 1;
        }
        if number % 10 == 3 {
            let (language, text) = code::sample(number, random);
            let _ = write!(body, "\n```{language}\n{text}```\n");
        }
        let _ = write!(body, "\n[^1]: {}\n", sentence(random, vocabulary));
        body
    }

    /// Pictures are spread evenly: a post has the next one if the share of posts so far has reached it.
    fn picture(&self, number: usize) -> Option<usize> {
        let before = |posts: usize| posts * self.pictures / self.posts.max(1);
        (before(number + 1) > before(number)).then(|| before(number))
    }

    fn see_also(&self, number: usize) -> Vec<usize> {
        let others = [number * 7 + 1, number * 13 + 5].map(|other| other % self.posts.max(1));
        if self.variant == Variant::Linked { others.to_vec() } else { Vec::new() }
    }
}

/// The name of a tag. The first is `social media`, whatever the language of the post.
fn tag(number: usize) -> String {
    if number == 0 {
        return "social media".to_string();
    }
    let (kinds, fields) = (words::KINDS.len(), words::FIELDS.len());
    let name = format!("{} {}", words::KINDS[number % kinds], words::FIELDS[number / kinds % fields]);
    match number / (kinds * fields) {
        0 => name,
        round => format!("{name} {round}"),
    }
}

fn title(random: &mut Random, vocabulary: &Vocabulary) -> String {
    let mut words: Vec<String> = Vec::new();
    for at in 0..4 + random.below(4) {
        let word = random.choose(if at % 3 == 2 { vocabulary.small } else { vocabulary.large });
        words.push(if at % 3 == 2 { word.to_string() } else { capital(word) });
    }
    let title = words.join(" ");
    match random.below(6) {
        0 => format!("{title}: {}", capital(random.choose(vocabulary.large))),
        1 => format!("{title} \"{}\"", capital(random.choose(vocabulary.large))),
        _ => title,
    }
}

fn slug(title: &str, number: usize) -> String {
    let plain: String =
        title.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(6).collect();
    format!("{}-{number}", words.join("-"))
}

/// The first paragraph and the end of the summary.
fn opening(random: &mut Random, vocabulary: &Vocabulary) -> String {
    let mut text = paragraph(random, vocabulary, 4);
    text.push_str("\n<!--more-->\n");
    text
}

/// A heading with what stands below it: always prose, and in turn a quotation, a list, a footnote.
fn section(body: &mut String, random: &mut Random, vocabulary: &Vocabulary, number: usize) {
    let level = if number % 3 == 2 { "###" } else { "##" };
    let heading: Vec<&str> = (0..3).map(|_| random.choose(vocabulary.large)).collect();
    let _ = write!(body, "\n{level} {}\n\n", capital(&heading.join(" ")));
    let _ = writeln!(body, "{}", paragraph(random, vocabulary, 5));
    match number % 3 {
        0 => {
            let _ = writeln!(body, "> {}", paragraph(random, vocabulary, 2));
        }
        1 => {
            for _ in 0..3 + random.below(3) {
                let _ = writeln!(body, "- {}", sentence(random, vocabulary));
            }
            body.push('\n');
        }
        _ if number == 2 => {
            let _ = writeln!(body, "{}[^1]\n", sentence(random, vocabulary));
        }
        _ => {}
    }
    let _ = write!(body, "{}", paragraph(random, vocabulary, 4));
}

/// Some sentences on one line, and a line end.
fn paragraph(random: &mut Random, vocabulary: &Vocabulary, sentences: usize) -> String {
    let mut text: Vec<String> = (0..sentences).map(|_| sentence(random, vocabulary)).collect();
    if random.below(2) == 0 {
        let words = format!("{} {}", random.choose(vocabulary.large), random.choose(vocabulary.large));
        let number = random.below(1000);
        text.push(format!("{} [{words}](https://example.net/{number}).", capital(random.choose(vocabulary.small))));
    }
    let mut text = text.join(" ");
    text.push('\n');
    text
}

/// A sentence of 8 to 22 words, some with a quotation, an aside or emphasis.
fn sentence(random: &mut Random, vocabulary: &Vocabulary) -> String {
    let length = 8 + random.below(15);
    let turn = random.below(length);
    let device = random.below(8);
    let mut text = String::new();
    for at in 0..length {
        let small = random.below(100) < 42;
        let word = random.choose(if small { vocabulary.small } else { vocabulary.large });
        let word = if at == 0 { capital(word) } else { word.to_string() };
        match device {
            0 if at == turn => text.push_str(&format!("\"{word}\"")),
            1 if at == turn => text.push_str(&format!("*{word}*")),
            2 if at == turn => text.push_str(&format!("**{word}**")),
            3 if at == turn => text.push_str(&format!("{word} -- {}", random.choose(vocabulary.owned))),
            4 if at == turn => text.push_str(&format!("{word}, {}", random.choose(vocabulary.owned))),
            _ => text.push_str(&word),
        }
        text.push(if at + 1 == length { '.' } else { ' ' });
    }
    text
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
