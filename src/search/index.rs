//! The index: all files that the script of the search page reads.
//!
//! Takes posts in the order of time, terms, and the words of posts; gives files with fingerprints in their names, and `search-index.json`
//! with these names, which alone keeps its own. The format is described in docs/search.md.

use super::contents::{Contents, Entry, File, OVERVIEW, Term};
use super::count::{Counted, Counter, Word};
use super::field::{Field, Uses};
use super::lines;
use super::names::{chunk, named};
use super::overview::Overview;
use super::posting;
use super::posting::Postings;
use super::shards;
use super::vocabulary::{Part, Vocabulary};

/// The files. The posts in `parts` are numbered as the entries are.
pub(crate) fn files(contents: &Contents, parts: &[Part]) -> Vec<File> {
    let (term_words, terms, authors) = counted_names(contents);
    let vocabulary = Vocabulary::of(parts.iter().map(|part| part.words.as_slice()).chain([term_words.as_slice()]));
    let stems = lines::Stems::of(&vocabulary);
    let words = Words { parts, terms: &terms, authors: &authors, vocabulary: &vocabulary };
    let found = words.find(contents, &stems);
    let lines = lines::lines(contents, &vocabulary, &stems, &found.used, &found.postings, &found.languages);
    let mut overview = Overview::of(contents, &found.languages);
    let mut files = Vec::new();
    for range in shards::split(&lines) {
        let text = lines[range.clone()].iter().flat_map(|line| [line.key.as_str(), &line.text, "\n"]).collect();
        let file = named("", text);
        overview.shards.push((lines[range.start].key.clone(), file.0.clone()));
        files.push(file);
    }
    let entries: Vec<File> = chunk("e", &contents.entries, lines::entry);
    let of_terms: Vec<File> = chunk("t", &contents.terms, lines::term);
    let tags = named("tags-", lines::tags(contents));
    overview.name(&entries, &of_terms, &tags);
    files.extend(entries);
    files.extend(of_terms);
    files.extend([tags, (OVERVIEW.to_string(), overview.text())]);
    files.sort();
    files.dedup();
    files
}

/// The words in names: all of them, those of each term, and those of the authors of each entry.
fn counted_names(contents: &Contents) -> (Vec<Word>, Vec<Counted>, Vec<Counted>) {
    let mut counter = Counter::default();
    let term = |term: &Term| {
        let names = term.names.iter().filter(|_| term.is_topic);
        names.for_each(|(language, name)| counter.add(language, Field::Term, name));
        counter.finish()
    };
    let terms = contents.terms.iter().map(term).collect();
    let authors = |entry: &Entry| {
        let language = &contents.languages[entry.language].tag;
        entry.authors.iter().for_each(|name| counter.add(language, Field::Author, name));
        counter.finish()
    };
    let authors = contents.entries.iter().map(authors).collect();
    (counter.words, terms, authors)
}

/// The words of posts and terms with their numbers in one list.
struct Words<'p> {
    parts: &'p [Part],
    terms: &'p [Counted],
    authors: &'p [Counted],
    vocabulary: &'p Vocabulary<'p>,
}

/// What was found in all posts.
struct Found {
    /// Whether a post has the word.
    used: Vec<bool>,
    /// For each stem.
    postings: Vec<Postings>,
    /// How many posts have words of each language.
    languages: Vec<u32>,
}

impl Words<'_> {
    fn find(&self, contents: &Contents, stems: &lines::Stems<'_>) -> Found {
        let posts = self.posts(contents.entries.len());
        let usual = usual_lengths(contents, &posts);
        let mut found = Found {
            used: vec![false; self.vocabulary.words.len()],
            postings: vec![Postings::default(); stems.all.len()],
            languages: vec![0; stems.languages.len()],
        };
        let (mut uses, mut met, mut spoken) = (vec![Uses::default(); stems.all.len()], Vec::new(), Vec::new());
        for (number, (entry, post)) in (0..).zip(contents.entries.iter().zip(&posts)) {
            let own = post.iter().map(|(part, counted)| (*part, *counted));
            let terms = entry.terms.iter().map(|term| &self.terms[*term as usize]);
            let named = terms.chain([&self.authors[number as usize]]).map(|names| (self.parts.len(), names));
            for (part, counted) in own.into_iter().chain(named) {
                for one in &counted.words {
                    let word = self.vocabulary.number(part, one.word());
                    let stem = stems.of_word[word as usize];
                    found.used[word as usize] = true;
                    if uses[stem as usize].is_none() {
                        met.push(stem);
                    }
                    uses[stem as usize] = uses[stem as usize].with(one.uses());
                }
            }
            let length = post.map_or(1, |(_, counted)| counted.length);
            let ratio = posting::ratio(posting::steps(length), usual[entry.language]);
            for stem in met.drain(..) {
                let weight = posting::weight(std::mem::take(&mut uses[stem as usize]), ratio);
                found.postings[stem as usize].push(number, weight);
                spoken.push(stems.all[stem as usize].0);
            }
            spoken.sort_unstable();
            spoken.dedup();
            spoken.drain(..).for_each(|language| found.languages[language] += 1);
        }
        found
    }

    /// The words of each entry, and the part that has their numbers.
    fn posts(&self, count: usize) -> Vec<Option<(usize, &Counted)>> {
        let mut posts = vec![None; count];
        for (part, counted) in self.parts.iter().enumerate() {
            counted.posts.iter().for_each(|(at, counted)| posts[*at] = Some((part, &**counted)));
        }
        posts
    }
}

/// The length of a usual post of each language, in steps.
fn usual_lengths(contents: &Contents, posts: &[Option<(usize, &Counted)>]) -> Vec<i32> {
    let mut sums = vec![(0_u64, 0_u64); contents.languages.len()];
    for (entry, (_, counted)) in contents.entries.iter().zip(posts).filter_map(|(entry, post)| Some((entry, (*post)?)))
    {
        let sum = &mut sums[entry.language];
        *sum = (sum.0 + u64::from(counted.length), sum.1 + 1);
    }
    let usual = |(sum, count): (u64, u64)| u32::try_from(sum / count.max(1)).unwrap_or(u32::MAX);
    sums.into_iter().map(|sum| posting::steps(usual(sum))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::contents::Language;
    use super::*;

    /// A site with posts: language, title, body, year and terms of each.
    fn site(posts: &[(usize, &str, &str, &[u32])]) -> (Contents, Vec<Part>) {
        let language = |tag: &str| Language { tag: tag.to_string(), name: tag.to_uppercase(), direction: "ltr" };
        let names =
            |names: &[(&str, &str)]| names.iter().map(|(tag, name)| (tag.to_string(), name.to_string())).collect();
        let lists = vec![Some("tag/a/".to_string()), None];
        let term =
            |all: &[(&str, &str)]| Term { names: names(all), lists: lists.clone(), is_tag: true, is_topic: true };
        let mut contents = Contents {
            languages: vec![language("en"), language("id")],
            terms: vec![term(&[("en", "sanctions"), ("id", "sanksi"), ("zh", "制裁")]), term(&[("en", "soft power")])],
            entries: Vec::new(),
        };
        let (mut counter, mut part) = (Counter::default(), Part::default());
        for (at, (language, title, body, terms)) in posts.iter().enumerate() {
            let (title, terms) = (title.to_string(), terms.to_vec());
            let counted = counter.post(&contents.languages[*language].tag, &title, body);
            part.posts.push((at, counted.into()));
            contents.entries.push(Entry {
                title,
                language: *language,
                url: format!("p{at}/"),
                terms,
                ..Entry::default()
            });
        }
        part.words = counter.words.into();
        (contents, vec![part])
    }

    /// The lines of words, by key.
    fn found(posts: &[(usize, &str, &str, &[u32])], key: &str) -> Vec<String> {
        let (contents, parts) = site(posts);
        let files = files(&contents, &parts);
        let lines = files.iter().filter(|(name, _)| name.len() == 13).flat_map(|(_, text)| text.lines());
        let own = lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix('\t'));
        own.flat_map(|line| line.split('\t').map(str::to_string)).collect()
    }

    #[test]
    fn a_form_names_its_stem_and_the_stem_its_posts() {
        let posts: [(usize, &str, &str, &[u32]); 2] = [(0, "", "<p>embassies", &[]), (0, "Embassy", "", &[])];
        assert_eq!(found(&posts, "embassies"), ["f0:embassi"]);
        assert_eq!(found(&posts, "embassy"), ["f0:embassi"]);
        assert_eq!(found(&posts, "embassi"), ["p0: $ &"]);
    }

    #[test]
    fn a_post_is_found_by_each_name_of_its_tag() {
        let posts: [(usize, &str, &str, &[u32]); 2] = [(0, "", "<p>a", &[]), (1, "", "<p>b", &[0])];
        assert_eq!(found(&posts, "sanksi"), ["p1:!$", "t0:id:sanksi"]);
        assert_eq!(found(&posts, "sanctions"), ["f0:sanction", "t0:en:sanctions"]);
        assert_eq!(found(&posts, "制裁"), ["p2:!$", "t0:zh:制裁"]);
        assert_eq!(found(&posts, "soft"), ["t1:en:soft power"], "no post has it");
    }

    #[test]
    fn a_name_is_found_by_the_stem_of_its_first_word() {
        assert_eq!(found(&[], "sanction"), ["t0:en:sanctions"]);
        assert_eq!(found(&[], "sanctions"), ["t0:en:sanctions"]);
    }

    #[test]
    fn the_overview_says_which_posts_are_translations() {
        let (mut contents, parts) = site(&[(0, "a", "", &[]), (1, "b", "", &[]), (1, "c", "", &[])]);
        let pairs = |contents: &Contents| {
            let files = files(contents, &parts);
            let (_, overview) = files.iter().find(|(name, _)| name == OVERVIEW).unwrap();
            serde_json::from_str::<serde_json::Value>(overview).unwrap()["pairs"].as_str().unwrap().to_string()
        };
        assert_eq!(pairs(&contents), "");
        contents.entries[2].translation_before = 2;
        assert_eq!(pairs(&contents), "  \"");
    }

    #[test]
    fn a_topic_has_its_posts() {
        let posts: [(usize, &str, &str, &[u32]); 4] =
            [(0, "", "", &[1]), (0, "", "", &[]), (1, "", "", &[0, 1]), (1, "", "", &[1])];
        assert_eq!((found(&posts, "#0"), found(&posts, "#1")), (vec!["g:\"".to_string()], vec!["g: ! ".to_string()]));
    }

    #[test]
    fn an_edit_changes_the_files_of_its_words_alone() {
        let body: String = (0..4000).map(|number| format!("w{}x{number} ", number * 7919 % 97)).collect();
        let with = |more: &str| {
            let (contents, parts) =
                site(&[(0, "", &format!("<p>{body}"), &[]), (1, "", &format!("<p>{body}{more}"), &[])]);
            files(&contents, &parts)
        };
        let (before, after) = (with(""), with("unheard"));
        let changed = after.iter().filter(|file| !before.contains(file)).count();
        assert!(after.len() > 12 && changed <= 3, "{changed} of {}", after.len());
    }

    #[test]
    fn titles_and_names_cannot_part_lines() {
        let (mut contents, parts) = site(&[(0, "", "", &[])]);
        contents.entries[0].title = "a\tb\nc".to_string();
        let files = files(&contents, &parts);
        let (_, entry) = files.iter().find(|(name, _)| name.starts_with("e0-")).unwrap();
        assert_eq!(entry, "a b c\tp0/\t0\t\t\n");
    }

    #[test]
    fn a_site_without_posts_has_an_index() {
        let files = files(&Contents::default(), &[]);
        let (_, overview) = files.iter().find(|(name, _)| name == OVERVIEW).unwrap();
        assert!(overview.contains("\"keys\":[],\"files\":\"\""), "{overview}");
    }
}
