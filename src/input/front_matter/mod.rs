//! The front matter of a post.
//!
//! Takes a file's text; gives where the body starts, the front matter as typed values with their places, and diagnostics. It
//! must not depend on the body, the file name or other posts.

mod allow;
mod cascade;
mod corrections;
mod extra;
mod head;
mod image;
mod moment;
mod people;
mod profile;
mod table;
mod toml;
mod translated_from;
mod typo;
mod visibility;

use std::ops::Range;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub(crate) use allow::Allowed;
pub(crate) use corrections::Correction;
pub use head::split;
pub use head::{Format, Split};
pub(crate) use profile::Profile;
pub use table::KEYS;
pub(crate) use toml::parse as parse_toml;
pub(crate) use translated_from::{Original, TranslatedFrom};
pub(crate) use visibility::Visibility;

use crate::base::count::number;
use crate::base::date::Moment;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url;
use crate::base::yaml::reader::{At, Reader, at_commas, whole};
use crate::base::yaml::{Node, Text};
use crate::input::config::{Role, Taxonomy};
use crate::input::filter::{self, Filter};
use crate::input::keys::Entries;
pub(crate) use image::ImageDetails;
use moment::moment;
use people::people;
use table::Field;

/// A post's front matter. Every key may be absent; null counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    pub(crate) title: Option<At<String>>,
    pub(crate) date: Option<At<Moment>>,
    pub(crate) updated: Option<At<Moment>>,
    /// What was corrected, in the order of the file.
    pub(crate) corrections: Vec<Correction>,
    pub(crate) lang: Option<At<String>>,
    /// The names of its terms, as written.
    pub(crate) terms: Terms,
    pub(crate) slug: Option<At<String>>,
    pub(crate) permalink: Option<At<String>>,
    pub(crate) aliases: Vec<At<String>>,
    pub(crate) visibility: Visibility,
    /// What a section says of the posts below it.
    pub(crate) cascade: Option<Box<Visibility>>,
    pub(crate) summary: Option<At<String>>,
    /// What is below the title of the post, if it is not the summary.
    pub(crate) standfirst: Option<At<String>>,
    /// Whether it is at the top of home pages.
    pub(crate) featured: bool,
    /// Which posts are listed below it.
    pub(crate) list: Option<Box<Filter>>,
    /// Whether the search finds it.
    pub(crate) search: bool,
    pub(crate) translation: Option<At<String>>,
    /// What a translation says of its original.
    pub(crate) translated_from: Option<Box<TranslatedFrom>>,
    /// Where it asks for a page with its original side by side.
    pub(crate) parallel: Option<Range<usize>>,
    /// Its id in feeds, a URI.
    pub(crate) guid: Option<At<String>>,
    /// Its id in RSS, any text.
    pub(crate) rss_guid: Option<At<String>>,
    pub(crate) image: Option<At<String>>,
    pub(crate) image_alt: Option<String>,
    pub(crate) image_details: Option<Box<ImageDetails>>,
    /// The template of `template:`; it must exist.
    pub(crate) template: Option<At<String>>,
    /// The template of `layout:`, as in posts of other generators; it may be missing.
    pub(crate) layout: Option<At<String>>,
    /// `type: page` or `layout: page`.
    pub(crate) page: bool,
    /// What it says of a term, if it is the text for one.
    pub(crate) profile: Option<Box<Profile>>,
    /// The findings of `chancery check` that it allows.
    pub(crate) allow: Vec<Allowed>,
    /// All other keys.
    #[serde(with = "extra")]
    pub(crate) extra: serde_json::Map<String, serde_json::Value>,
    /// The bytes of the front matter.
    pub(crate) span: Range<usize>,
}

impl FrontMatter {
    /// When it was last changed: `updated`, or the date of a later correction.
    pub(crate) fn modified(&self) -> Option<&Moment> {
        let corrected = self.corrections.iter().filter_map(|correction| correction.date.as_ref());
        corrected.chain(self.updated.as_ref().map(|updated| &updated.value)).max_by_key(|moment| moment.timestamp())
    }
}

/// A post's terms by taxonomy. A list, since most posts have only one or two taxonomies, and there are many posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Terms(Vec<(Role, String, Vec<At<String>>)>);

impl Terms {
    /// The names of the post's terms in a taxonomy, if it has any.
    pub(crate) fn get(&self, taxonomy: &str) -> Option<&[At<String>]> {
        self.0.iter().find(|(_, name, _)| name == taxonomy).map(|(.., terms)| terms.as_slice())
    }

    /// Whether it has tags or categories.
    pub(crate) fn has_topics(&self) -> bool {
        self.0.iter().any(|(role, ..)| matches!(role, Role::Tags | Role::Categories))
    }
}

/// The front matter of a file that was split, as it is written.
pub(crate) fn node(text: &Text<'_>, split: &Split, diagnostics: &mut Diagnostics) -> Option<Node> {
    match split.format {
        Format::None => None,
        Format::Yaml => crate::base::yaml::parse(text, split.front.clone(), diagnostics),
        Format::Toml => toml::parse(text, split.front.clone(), diagnostics),
        Format::Json => head::parse_json(text, split.front.clone(), diagnostics),
        Format::Lines => Some(head::parse_lines(text, split.front.clone())),
        Format::Code => {
            let problem = Diagnostic::error(format!("front matter in `{}` cannot be read", split.language(text.text)));
            let problem = problem.at(text.place(split.fence(text.text)));
            diagnostics.push(problem.hint("write it in YAML, between two lines `---`"));
            None
        }
    }
}

/// Reads the front matter of a file that was split; empty if it has none.
pub fn parse(
    text: &Text<'_>,
    split: &Split,
    taxonomies: &[Taxonomy],
    zone: &TimeZone,
    diagnostics: &mut Diagnostics,
) -> FrontMatter {
    let node = node(text, split, diagnostics);
    let Some(node) = node.filter(|node| !node.is_null()) else {
        return FrontMatter { span: split.front.clone(), ..FrontMatter::default() };
    };
    let Some(entries) = node.map() else {
        let message = format!("front matter must be lines of `key: value`, not {}", node.kind());
        let problem = Diagnostic::error(message);
        diagnostics.push(problem.at(text.place(node.span.clone())).hint("write `title: …` on a line of its own"));
        return FrontMatter { span: split.front.clone(), ..FrontMatter::default() };
    };
    let mut entries = Entries::new(Reader { text, diagnostics }, entries, "");
    let mut front = read(&mut entries, taxonomies, zone);
    if !front.visibility.hides() {
        diagnostics.extend(head::second_head(text, split));
    }
    if split.format == Format::Toml && front.layout.is_none() {
        // Zola's posts name Zola's templates.
        front.layout = front.template.take();
    }
    FrontMatter { span: split.front.clone(), ..front }
}

fn read(entries: &mut Entries<'_, Field>, taxonomies: &[Taxonomy], zone: &TimeZone) -> FrontMatter {
    let layout = entries.text(Field::Layout);
    let kind = entries.node(Field::Type).and_then(Node::scalar);
    let page = kind == Some("page") || layout.as_ref().is_some_and(|layout| layout.value == "page");
    let visibility = visibility::read(entries, zone);
    FrontMatter {
        title: entries.text(Field::Title).filter(|title| !title.value.trim().is_empty()),
        date: moment(entries, Field::Date, zone).or_else(|| moment(entries, Field::PublishDate, zone)),
        updated: moment(entries, Field::Updated, zone),
        corrections: corrections::read(entries, zone),
        lang: entries.text(Field::Lang),
        terms: terms(entries, taxonomies),
        // Editors in the browser write an empty text where nothing was written.
        slug: entries.text(Field::Slug).filter(|slug| !slug.value.trim().is_empty()),
        permalink: permalink(entries),
        aliases: entries.names(Field::Aliases, None, whole),
        cascade: cascade::read(entries, zone),
        summary: entries.text(Field::Summary),
        standfirst: entries.text(Field::Standfirst).filter(|text| !text.value.trim().is_empty()),
        featured: entries.truth(Field::Featured).unwrap_or(false),
        list: list(entries, taxonomies),
        search: entries.truth(Field::Search).unwrap_or(true),
        translation: translation(entries),
        translated_from: translated_from::read(entries),
        parallel: entries
            .truth(Field::Parallel)
            .filter(|asked| *asked)
            .and(entries.node(Field::Parallel))
            .map(|node| node.span.clone()),
        guid: guid(entries),
        rss_guid: entries.text(Field::RssGuid),
        image: image::image(entries),
        image_alt: image::alt(entries),
        image_details: image::details(entries),
        template: entries.text(Field::Template),
        layout,
        page,
        profile: profile::read(entries),
        allow: allow::read(entries),
        extra: extra(entries, taxonomies, visibility.hides()),
        visibility,
        span: 0..0,
    }
}

/// How many terms of one taxonomy a post may have. Each has a list that shows the post with all its terms: at 4,000 tags these are
/// gigabytes.
const MOST_TERMS: usize = 1_000;

/// Terms by taxonomy: under its own keys, or under `taxonomies:` as in Zola.
fn terms(entries: &mut Entries<'_, Field>, taxonomies: &[Taxonomy]) -> Terms {
    let mut terms: Vec<Vec<At<String>>> = taxonomies.iter().map(|taxonomy| names(entries, taxonomy)).collect();
    if let Some(nested) = entries.node(Field::Taxonomies).and_then(Node::map) {
        let mut nested = entries.inner("", nested);
        for (taxonomy, names) in taxonomies.iter().zip(&mut terms) {
            names.extend(self::names(&mut nested, taxonomy));
        }
    }
    for (taxonomy, names) in taxonomies.iter().zip(&mut terms) {
        if let Some(first) = names.get(MOST_TERMS) {
            let (all, most) = (number(names.len()), number(MOST_TERMS));
            let problem = Diagnostic::error(format!("`{}` has {all} names, and a post may have {most}", taxonomy.name));
            let hint = "delete some, since the list of each would show all the others, more than a disk can hold";
            entries.report_at(problem.hint(hint), first.span.clone());
            names.truncate(MOST_TERMS);
        }
    }
    let named = taxonomies.iter().zip(terms).filter(|(_, names)| !names.is_empty());
    Terms(named.map(|(taxonomy, names)| (taxonomy.role, taxonomy.name.clone(), names)).collect())
}

/// The names of a taxonomy's terms.
fn names(entries: &mut Entries<'_, Field>, taxonomy: &Taxonomy) -> Vec<At<String>> {
    let field = match taxonomy.role {
        Role::Tags => Field::Tags,
        Role::Categories => Field::Categories,
        Role::Authors => return authors(entries, taxonomy),
        Role::Series => Field::Series,
        Role::Own => return entries.own_names(&taxonomy.name, Field::NameOfTerm, at_commas),
    };
    entries.names(field, Some(Field::NameOfTerm), at_commas)
}

/// The authors; one text may name several.
fn authors(entries: &mut Entries<'_, Field>, taxonomy: &Taxonomy) -> Vec<At<String>> {
    let written =
        entries.get(Field::Authors).and_then(|(key, node)| Some((&key.name, node.scalar()?, node.span.clone())));
    let Some((key, text, span)) = written.filter(|(_, text, _)| text.contains([',', ';'])) else {
        return entries.names(Field::Authors, Some(Field::NameOfTerm), whole);
    };
    let is_known = |name: &str| taxonomy.registry.iter().any(|term| term.has_name(name));
    let people = people(text, &is_known);
    if people.unclear && !key.eq_ignore_ascii_case("author") {
        let problem = Diagnostic::warning(format!("`{text}` is read as the name of one author"));
        let hint = format!("write `[\"{text}\"]`, or `[{text}]` if these are two");
        entries.report_at(problem.hint(hint), span.clone());
    }
    people.names.into_iter().map(|name| At { value: name.to_string(), span: span.clone() }).collect()
}

/// The address; `permalink: false` and the map of Eleventy have none.
fn permalink(entries: &mut Entries<'_, Field>) -> Option<At<String>> {
    let (_, node) = entries.get(Field::Permalink)?;
    let is_address = node.map().is_none() && !visibility::is_no_address(node);
    entries.text(Field::Permalink).filter(|_| is_address)
}

/// Which posts are listed below the text.
fn list(entries: &mut Entries<'_, Field>, taxonomies: &[Taxonomy]) -> Option<Box<Filter>> {
    let (key, node) = entries.get(Field::List)?;
    filter::read(entries.reader(), key, node, taxonomies).map(Box::new)
}

/// The key that translations share, composed, since a file name that it is compared with is composed too.
fn translation(entries: &mut Entries<'_, Field>) -> Option<At<String>> {
    let written = entries.text(Field::Translation)?;
    Some(At { value: url::composed(&written.value).into_owned(), span: written.span })
}

/// The id in feeds: `guid`, or an `id` that is a URI; in other programs it may be any number or name.
fn guid(entries: &mut Entries<'_, Field>) -> Option<At<String>> {
    let Some(given) = entries.text(Field::Guid) else {
        return entries.own_scalar("id").filter(|id| url::is_uri(&id.value));
    };
    let value = given.value.trim();
    if url::is_uri(value) {
        return Some(At { value: value.to_string(), span: given.span });
    }
    let problem = Diagnostic::warning(format!("`guid: {value}` is no URI, so feeds do not use it"));
    entries.report_at(problem.hint("write it as `https://old.example/?p=12` or `urn:uuid:…`"), given.span);
    None
}

/// All unknown keys, and those under `extra`. A key that is probably a typo of a known one is reported.
fn extra(
    entries: &mut Entries<'_, Field>,
    taxonomies: &[Taxonomy],
    hidden: bool,
) -> serde_json::Map<String, serde_json::Value> {
    let own: Vec<&str> = taxonomies.iter().flat_map(|taxonomy| taxonomy.keys.iter().map(String::as_str)).collect();
    let mut extra = serde_json::Map::new();
    for unknown in entries.unknown(&own) {
        extra.insert(unknown.key.name.clone(), unknown.node.to_json());
        let is_own = profile::ROWS.iter().any(|row| unknown.is_near(*row));
        if let Some(problem) = typo::problem(&unknown, hidden).filter(|_| !is_own) {
            entries.report_at(problem, unknown.key.span.clone());
        }
    }
    // In a post these are keys of the author's own.
    let profile = profile::ROWS.iter().filter(|_| entries.has_any(&profile::ROWS)).flat_map(|row| entries.all(*row));
    extra.extend(profile.map(|(key, node)| (key.name.clone(), node.to_json())));
    if let Some(own) = entries.node(Field::Extra).and_then(Node::map) {
        extra.extend(own.iter().map(|(key, node)| (key.name.clone(), node.to_json())));
    }
    extra
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taxonomies() -> Vec<Taxonomy> {
        let text = Text::new("site.yaml", "base_url: https://example.org/\n");
        crate::input::config::parse(&text, None, &mut Diagnostics::new()).unwrap().taxonomies
    }

    fn read(text: &str) -> (FrontMatter, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let split = split(&Text::new("a.md", text), &mut diagnostics);
        let text = Text::new("a.md", text);
        (parse(&text, &split, &taxonomies(), &TimeZone::UTC, &mut diagnostics), diagnostics)
    }

    fn names(front: &FrontMatter, taxonomy: &str) -> Vec<String> {
        front.terms.get(taxonomy).into_iter().flatten().map(|name| name.value.clone()).collect()
    }

    #[test]
    fn tags_are_a_string_a_comma_string_or_a_list_with_nulls_and_numbers() {
        assert_eq!(names(&read("---\ntags: social media\n---\n").0, "tags"), ["social media"]);
        assert_eq!(names(&read("---\ntags: a, b ,c,\n---\n").0, "tags"), ["a", "b", "c"]);
        assert_eq!(names(&read("---\ntags: [a, ~, 2016, 1.10, yes]\n---\n").0, "tags"), ["a", "2016", "1.10", "yes"]);
        assert_eq!(names(&read("---\ntags:\n---\n").0, "tags"), [""; 0]);
        assert_eq!(names(&read("---\nauthor: {name: Dewi, email: x}\n---\n").0, "authors"), ["Dewi"]);
    }

    #[test]
    fn a_post_with_thousands_of_tags_is_an_error_at_the_first_that_is_too_many() {
        let tags = |count: usize| (0..count).map(|tag| format!("- t{tag}\n")).collect::<String>();
        let (front, diagnostics) = read(&format!("---\ntags:\n{}---\n", tags(1_000)));
        assert_eq!((names(&front, "tags").len(), diagnostics.len()), (1_000, 0));
        let (front, diagnostics) = read(&format!("---\ntags:\n{}---\n", tags(40_000)));
        assert_eq!(names(&front, "tags").len(), 1_000);
        assert_eq!(diagnostics[0].message, "`tags` has 40,000 names, and a post may have 1,000");
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 1_003);
    }

    #[test]
    fn row_27_a_title_is_the_text_as_written_null_is_absent_and_a_list_is_an_error() {
        assert_eq!(read("---\ntitle: 1.10\n---\n").0.title.unwrap().value, "1.10");
        assert_eq!(read("---\ntitle: ~\n---\n").0.title, None);
        let (front, diagnostics) = read("---\ntitle: [a]\n---\n");
        assert_eq!(front.title, None);
        assert!(diagnostics[0].is_error());
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 2);
    }

    #[test]
    fn an_unknown_key_that_is_similar_to_a_known_one_is_a_warning_and_is_kept() {
        let (front, diagnostics) = read("---\ntemplat: x\nmood: calm\n---\n");
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(!diagnostics[0].is_error());
        assert_eq!(diagnostics[0].hints, ["did you mean `template`?"]);
        assert_eq!(front.extra["mood"], "calm");
        assert_eq!(front.extra["templat"], "x");
    }

    #[test]
    fn capitals_and_separators_make_no_difference_in_a_key() {
        for text in ["Draft: true", "DRAFT: true", "PUBLISHED: false", "Publish-ed: no"] {
            let (front, diagnostics) = read(&format!("---\n{text}\n---\n"));
            assert!(front.visibility.hides() && front.extra.is_empty(), "{text}");
            assert_eq!(diagnostics, [], "{text}");
        }
        let (front, _) = read("---\npublish_date: 2016-10-08\nimage-alt: A map\nTranslation-Key: k\n---\n");
        assert!(front.date.is_some() && front.image_alt.is_some() && front.translation.is_some());
    }

    #[test]
    fn a_key_in_two_spellings_is_a_warning_and_the_one_that_hides_the_post_is_used() {
        for text in ["draft: true\nDraft: false", "Draft: false\ndraft: true", "Draft: true\ndraft: false"] {
            let (front, diagnostics) = read(&format!("---\n{text}\n---\n"));
            assert!(front.visibility.hides(), "{text}");
            assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
            assert!(diagnostics[0].message.contains("are the same key"), "{diagnostics:?}");
        }
    }

    #[test]
    fn a_published_that_is_neither_true_nor_false_nor_a_date_is_an_error() {
        assert!(read("---\npublished: flase\n---\n").1[0].is_error());
        let (front, diagnostics) = read("---\npublished: October 8, 2016\n---\n");
        assert_eq!((front.visibility.hides(), diagnostics), (false, Diagnostics::new()));
    }

    #[test]
    fn the_rows_of_terms_have_the_spellings_of_their_taxonomies() {
        for taxonomy in taxonomies() {
            let row = KEYS.iter().find(|row| row.key == taxonomy.name).unwrap();
            assert_eq!(row.spellings().collect::<Vec<_>>(), taxonomy.keys);
        }
    }

    #[test]
    fn other_generators_spellings_are_understood() {
        let (front, diagnostics) = read(concat!(
            "---\nlast_modified_at: 2017-01-02\nlocale: id\nredirect_from: /old/\npublished: false\n",
            "excerpt: short\ntranslationKey: k\ncover: {image: x, url: a.png, alt: A}\nlayout: post\nurl: /x/\n---\n"
        ));
        assert_eq!(diagnostics, []);
        assert!(front.updated.is_some() && front.visibility.hides());
        assert_eq!(front.lang.unwrap().value, "id");
        assert_eq!(front.aliases[0].value, "/old/");
        assert_eq!(front.image.unwrap().value, "a.png");
        assert_eq!(front.image_alt.as_deref(), Some("A"));
        assert_eq!(front.permalink.unwrap().value, "/x/");
    }

    #[test]
    fn toml_front_matter_gives_the_same_values() {
        let (front, diagnostics) = read(
            "+++\ntitle = \"Satu\"\ndate = 2016-10-08T07:00:00+07:00\n[taxonomies]\ntags = [\"a\"]\n[extra]\nx = 1\n+++\nbody",
        );
        assert_eq!(diagnostics, []);
        assert_eq!(front.title.as_ref().unwrap().value, "Satu");
        assert_eq!(front.date.as_ref().unwrap().value.rfc3339(), "2016-10-08T07:00:00+07:00");
        assert_eq!(names(&front, "tags"), ["a"]);
        assert_eq!(front.extra["x"], 1);
    }

    #[test]
    fn a_template_in_toml_is_one_of_another_generator_and_may_be_missing() {
        let (front, _) = read("+++\ntitle = \"Satu\"\ntemplate = \"blog.html\"\n+++\n");
        assert_eq!((front.template, front.layout.unwrap().value.as_str()), (None, "blog.html"));
        assert!(read("---\ntemplate: blog.html\n---\n").0.template.is_some());
    }

    #[test]
    fn an_invalid_date_is_an_error_at_its_place() {
        let (front, diagnostics) = read("---\ntitle: x\ndate: soon\n---\n");
        assert!(front.date.is_none());
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 3);
        assert_eq!(diagnostics[0].place.as_ref().unwrap().column, 7);
    }
}
