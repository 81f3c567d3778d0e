//! What a post says of itself before its body.
//!
//! Takes a file's text; gives where the body starts and the front matter as typed values with their places, and
//! diagnostics. Deliberately does not know the body, the file's name or other posts.

mod extra;
mod split;
mod toml;

use std::ops::Range;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use split::{Fence, Split, split};

use crate::base::date::{self, Moment};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::{At, Reader, at_commas, whole};
use crate::base::yaml::{Key, Node, Text, Value};
use crate::input::config::Taxonomy;

/// A post's front matter. Every key may be absent; null counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    pub title: Option<At<String>>,
    pub date: Option<At<Moment>>,
    pub updated: Option<At<Moment>>,
    pub expires: Option<At<Moment>>,
    pub lang: Option<At<String>>,
    /// The names of its terms, as written.
    pub terms: Terms,
    pub slug: Option<At<String>>,
    pub permalink: Option<At<String>>,
    pub aliases: Vec<At<String>>,
    pub draft: bool,
    pub summary: Option<At<String>>,
    pub translation: Option<At<String>>,
    pub image: Option<At<String>>,
    pub image_alt: Option<String>,
    /// A template asked for by `template:`; it must exist.
    pub template: Option<At<String>>,
    /// A template asked for by `layout:`, as other generators' posts do; it may be missing.
    pub layout: Option<At<String>>,
    /// `type: page` or `layout: page`.
    pub page: bool,
    /// All other keys.
    #[serde(with = "extra")]
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// Where the front matter stands.
    pub span: Range<usize>,
}

/// A post's terms by taxonomy. A list, since most posts have but one or two taxonomies, and there are many posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms(Vec<(String, Vec<At<String>>)>);

impl Terms {
    /// The names of a taxonomy's terms; none where the post does not speak of it.
    pub fn get(&self, taxonomy: &str) -> Option<&[At<String>]> {
        self.0.iter().find(|(name, _)| name == taxonomy).map(|(_, terms)| terms.as_slice())
    }
}

/// Keys of every post; those of taxonomies come from the configuration.
const KEYS: [&str; 33] = [
    "title",
    "date",
    "publishDate",
    "updated",
    "lastmod",
    "last_modified_at",
    "modified",
    "expires",
    "expiryDate",
    "expirydate",
    "lang",
    "language",
    "locale",
    "slug",
    "permalink",
    "url",
    "aliases",
    "redirect_from",
    "draft",
    "published",
    "summary",
    "description",
    "excerpt",
    "translation",
    "translationKey",
    "ref",
    "image",
    "cover",
    "featured_image",
    "og_image",
    "template",
    "layout",
    "type",
];

/// Reads the front matter of a file that was split; empty where it has none.
pub fn parse(
    text: Text<'_>,
    split: &Split,
    taxonomies: &[Taxonomy],
    zone: &TimeZone,
    diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let node = match split.fence {
        Fence::None => None,
        Fence::Yaml => crate::base::yaml::parse(text, split.front.clone(), diagnostics),
        Fence::Toml => toml::parse(text, split.front.clone(), diagnostics),
    };
    let Some(node) = node.filter(|node| !node.is_null()) else {
        return FrontMatter { span: split.front.clone(), ..FrontMatter::default() };
    };
    let Some(entries) = node.map() else {
        let problem = Diagnostic::error(format!("front matter must be a map, not {}", node.kind()));
        diagnostics.push(problem.at(text.place(node.span.clone())).hint("write `title: …` on a line of its own"));
        return FrontMatter { span: split.front.clone(), ..FrontMatter::default() };
    };
    let mut reader = Reader { text, entries, diagnostics };
    let mut front = read(&mut reader, taxonomies, zone);
    if split.fence == Fence::Toml && front.layout.is_none() {
        // Zola's posts name templates of Zola's.
        front.layout = front.template.take();
    }
    FrontMatter { span: split.front.clone(), ..front }
}

fn read(reader: &mut Reader<'_>, taxonomies: &[Taxonomy], zone: &TimeZone) -> FrontMatter {
    let layout = reader.text(&["layout"]);
    let kind = reader.first(&["type"]).and_then(|(_, node)| node.scalar());
    let page = kind == Some("page") || layout.as_ref().is_some_and(|layout| layout.value == "page");
    FrontMatter {
        title: reader.text(&["title"]).filter(|title| !title.value.trim().is_empty()),
        date: moment(reader, &["date", "publishDate"], zone),
        updated: moment(reader, &["updated", "lastmod", "last_modified_at", "modified"], zone),
        expires: moment(reader, &["expires", "expiryDate", "expirydate"], zone),
        lang: reader.text(&["lang", "language", "locale"]),
        terms: terms(reader, taxonomies),
        slug: reader.text(&["slug"]),
        permalink: reader.text(&["permalink", "url"]),
        aliases: reader.names(&["aliases", "redirect_from"], whole),
        draft: is_draft(reader),
        summary: reader.text(&["summary", "description", "excerpt"]),
        translation: reader.text(&["translation", "translationKey", "ref"]),
        image: image(reader),
        image_alt: image_alt(reader),
        template: reader.text(&["template"]),
        layout,
        page,
        extra: extra(reader, taxonomies),
        span: 0..0,
    }
}

fn moment(reader: &mut Reader<'_>, keys: &[&str], zone: &TimeZone) -> Option<At<Moment>> {
    let written = reader.text(keys)?;
    match date::parse(&written.value, zone) {
        Some(moment) => Some(At { value: moment, span: written.span }),
        None => {
            let problem = Diagnostic::error(format!("`{}` is no date", written.value));
            let hint = "write `2016-10-08`, or with a time and an offset `2016-10-08T09:30:00+07:00`";
            reader.diagnostics.push(problem.at(reader.text.place(written.span)).hint(hint));
            None
        }
    }
}

/// Terms by taxonomy: under its own keys, or under `taxonomies:` as Zola has it.
fn terms(reader: &mut Reader<'_>, taxonomies: &[Taxonomy]) -> Terms {
    let nested = reader.node("taxonomies").and_then(Node::map);
    let mut terms = Vec::new();
    for taxonomy in taxonomies {
        let keys: Vec<&str> = taxonomy.keys.iter().map(String::as_str).collect();
        let mut names = reader.names(&keys, at_commas);
        if let Some(entries) = nested {
            let mut inner = Reader { text: reader.text, entries, diagnostics: reader.diagnostics };
            names.extend(inner.names(&keys, at_commas));
        }
        if !names.is_empty() {
            terms.push((taxonomy.name.clone(), names));
        }
    }
    Terms(terms)
}

/// `draft: true`, or `published: false`; a `published` that is a date says nothing of it.
fn is_draft(reader: &mut Reader<'_>) -> bool {
    let published = reader.node("published").and_then(Node::truth).unwrap_or(true);
    reader.truth(&["draft"]).unwrap_or(false) || !published
}

const IMAGE_KEYS: [&str; 4] = ["image", "cover", "featured_image", "og_image"];

fn image(reader: &mut Reader<'_>) -> Option<At<String>> {
    let image = reader.names(&IMAGE_KEYS, whole).into_iter().next();
    image.filter(|image| !image.value.is_empty())
}

/// `image: {url: map.png, alt: A map}`, or `image_alt: A map`.
fn image_alt(reader: &mut Reader<'_>) -> Option<String> {
    let map = reader.first(&IMAGE_KEYS).and_then(|(_, node)| node.map());
    let in_map = map.and_then(|entries| entries.iter().find(|(key, _)| key.name == "alt"));
    in_map
        .and_then(|(_, node)| node.scalar().map(str::to_string))
        .or_else(|| reader.text(&["image_alt"]).map(|alt| alt.value))
}

/// Whatever else stands there, `extra:` unfolded; a key one typing error away from a known one is a warning.
fn extra(reader: &mut Reader<'_>, taxonomies: &[Taxonomy]) -> serde_json::Map<String, serde_json::Value> {
    let own = taxonomies.iter().flat_map(|taxonomy| taxonomy.keys.iter().map(String::as_str));
    let known: Vec<&str> = KEYS.into_iter().chain(["taxonomies", "extra", "image_alt"]).chain(own).collect();
    let mut extra = serde_json::Map::new();
    let mut warnings = Vec::new();
    for (key, node, near) in reader.unknown(&known) {
        extra.insert(key.name.clone(), node.to_json());
        warnings.extend(near.map(|near| typing_error(reader.text, key, near)));
    }
    if let Some((_, Node { value: Value::Map(entries), .. })) = reader.first(&["extra"]) {
        extra.extend(entries.iter().map(|(key, node)| (key.name.clone(), node.to_json())));
    }
    reader.diagnostics.extend(warnings);
    extra
}

fn typing_error(text: Text<'_>, key: &Key, near: &str) -> Diagnostic {
    Diagnostic::warning(format!("unknown key `{}`", key.name))
        .at(text.place(key.span.clone()))
        .hint(format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taxonomies() -> Vec<Taxonomy> {
        let text = Text { file: "site.yaml", text: "base_url: https://example.org/\n" };
        crate::input::config::parse(text, None, &mut Vec::new()).unwrap().taxonomies
    }

    fn read(text: &str) -> (FrontMatter, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let split = split(Text { file: "a.md", text }, &mut diagnostics);
        let text = Text { file: "a.md", text };
        (parse(text, &split, &taxonomies(), &TimeZone::UTC, &mut diagnostics), diagnostics)
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
    fn row_27_a_title_is_the_text_as_written_null_is_absent_and_a_list_is_an_error() {
        assert_eq!(read("---\ntitle: 1.10\n---\n").0.title.unwrap().value, "1.10");
        assert_eq!(read("---\ntitle: ~\n---\n").0.title, None);
        let (front, diagnostics) = read("---\ntitle: [a]\n---\n");
        assert_eq!(front.title, None);
        assert!(diagnostics[0].is_error());
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 2);
    }

    #[test]
    fn row_28_a_key_one_typing_error_away_is_a_warning_and_is_kept() {
        let (front, diagnostics) = read("---\ndarft: true\nmood: calm\n---\n");
        assert!(!front.draft);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(diagnostics[0].hints[0].contains("`draft`"));
        assert_eq!(front.extra["mood"], "calm");
        assert_eq!(front.extra["darft"], true);
    }

    #[test]
    fn other_generators_spellings_are_understood() {
        let (front, diagnostics) = read(concat!(
            "---\nlast_modified_at: 2017-01-02\nlocale: id\nredirect_from: /old/\npublished: false\n",
            "excerpt: short\ntranslationKey: k\ncover: {image: x, url: a.png, alt: A}\nlayout: post\nurl: /x/\n---\n"
        ));
        assert_eq!(diagnostics, []);
        assert!(front.updated.is_some() && front.draft);
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
    fn a_date_that_is_none_is_an_error_at_its_place() {
        let (front, diagnostics) = read("---\ntitle: x\ndate: soon\n---\n");
        assert!(front.date.is_none());
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 3);
        assert_eq!(diagnostics[0].place.as_ref().unwrap().column, 7);
    }
}
