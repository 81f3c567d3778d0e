//! The file of a new translation.
//!
//! Takes the original's file; gives its front matter without what is the original's alone, and its blocks as comments, each with an
//! empty line for its translation below.

use std::ops::Range;

use super::digest_lines::digest_lines;
use super::front_matter::with_digests;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::tag;
use crate::base::url::is_uri;
use crate::base::yaml::write::scalar;
use crate::base::yaml::{Key, Node, Text, Value};
use crate::input::config::{Config, Taxonomy};
use crate::input::front_matter::{self, Format, KEYS, Split};
use crate::input::keys::is_same;
use crate::input::post::{Blocks, Post};
use crate::markdown::BlockKind;

/// What a translation does not have from its original, and what is written anew.
const LEFT_OUT: [&str; 8] = ["permalink", "aliases", "slug", "guid", "rss_guid", "lang", "draft", "translated_from"];

/// What is known of a translation before it is written.
pub(super) struct NewTranslation<'s> {
    pub(super) original: &'s Post,
    /// The text of its file.
    pub(super) text: &'s str,
    /// The path of the new file.
    pub(super) path: &'s str,
    /// Its language, one of the site's.
    pub(super) tag: &'s str,
    /// Whether its front matter must say the language.
    pub(super) says_language: bool,
    /// The key that it shares with the original, if its file name is not enough.
    pub(super) key: Option<&'s str>,
    pub(super) config: &'s Config,
}

impl NewTranslation<'_> {
    /// The text of the file.
    pub(super) fn file(&self) -> Result<String, Diagnostic> {
        let source = Text::new(&self.original.path, self.text);
        let split = front_matter::split(&source, &mut Diagnostics::new());
        let head = self.head(&source, &split)?;
        let blocks = Blocks::of(&self.original.path, self.text);
        let head = with_digests(self.path, &head, &digest_lines(&blocks), &self.original.language.tag)?;
        let line_end = if head.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(format!("{head}{}", body(&blocks).replace("\r\n", "\n").replace('\n', line_end)))
    }

    /// The front matter with its fences.
    fn head(&self, source: &Text<'_>, split: &Split) -> Result<String, Diagnostic> {
        let own = |is: &str, quote: fn(&str) -> String| {
            let mut lines = format!("draft{is}true\n");
            if let Some(key) = self.key {
                lines = format!("translation{is}{}\n{lines}", quote(key));
            }
            if self.says_language { format!("lang{is}{}\n{lines}", quote(self.tag)) } else { lines }
        };
        let text = source.text;
        let (open, close) = (&text[..split.front.start], &text[split.front.end..split.body]);
        match split.format {
            Format::None => Ok(format!("---\n{}---\n\n", own(": ", scalar))),
            Format::Yaml => {
                let front = self.front(source, split)?;
                let line_end = if front.is_empty() || front.ends_with(['\n', '\r']) { "" } else { "\n" };
                Ok(format!("{open}{front}{line_end}{}{}\n\n", own(": ", scalar), close.trim_end()))
            }
            Format::Toml => {
                let front = self.front(source, split)?;
                Ok(format!("{open}{}{front}{}\n\n", own(" = ", quoted), close.trim_end()))
            }
            Format::Json | Format::Code | Format::Lines => {
                let problem = Diagnostic::error("only front matter in YAML or TOML can be copied into a translation");
                Err(problem.at(Place::file(source.file)).hint("write it in YAML, between two lines `---`"))
            }
        }
    }

    /// The lines of the original's front matter that the translation has too.
    fn front(&self, source: &Text<'_>, split: &Split) -> Result<String, Diagnostic> {
        let text = source.text;
        let node = front_matter::node(source, split, &mut Diagnostics::new());
        let entries = node.as_ref().and_then(Node::map).unwrap_or_default();
        let starts: Vec<usize> = entries.iter().map(|(key, _)| line_start(text, key.span.start)).collect();
        if starts.windows(2).any(|pair| pair[0] >= pair[1]) {
            let problem = Diagnostic::error("each key of the front matter must be on a line of its own to be copied");
            let first = entries.first().map_or(0..0, |(key, _)| key.span.clone());
            return Err(problem.at(source.place(first)).hint("write a line `key: value` for each"));
        }
        let mut front = text[split.front.start..starts.first().copied().unwrap_or(split.front.end)].to_string();
        for (at, (key, node)) in entries.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(split.front.end);
            if !is_left_out(key, node) {
                front.push_str(&self.entry(text, starts[at]..end, key, node, split.format));
            }
        }
        Ok(front)
    }

    /// One entry, its tags with their names in the new language.
    fn entry(&self, text: &str, lines: Range<usize>, key: &Key, node: &Node, format: Format) -> String {
        let written = text[lines.clone()].to_string();
        let is_it = |taxonomy: &&Taxonomy| taxonomy.keys.iter().any(|own| is_same(own, &key.name));
        let Some(taxonomy) = self.config.taxonomies.iter().find(is_it) else { return written };
        let quote: fn(&str) -> String = if format == Format::Toml { quoted } else { scalar };
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        match &node.value {
            Value::List(items) => edits.extend(
                items
                    .iter()
                    .filter_map(|item| Some((item.span.clone(), quote(named(item.scalar()?, taxonomy, self.tag)?)))),
            ),
            Value::Text(names) => {
                let names: Vec<&str> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
                let new: Vec<Option<&str>> = names.iter().map(|name| named(name, taxonomy, self.tag)).collect();
                if new.iter().any(Option::is_some) {
                    let all = names.iter().zip(new).map(|(old, new)| quote(new.unwrap_or(old)));
                    edits.push((node.span.clone(), format!("[{}]", all.collect::<Vec<_>>().join(", "))));
                }
            }
            _ => {}
        }
        let put = |mut entry: String, (place, name): (Range<usize>, String)| {
            if place.start >= lines.start && place.end <= lines.end {
                entry.replace_range(place.start - lines.start..place.end - lines.start, &name);
            }
            entry
        };
        edits.into_iter().rev().fold(written, put)
    }
}

/// Whether an entry belongs to the original alone.
fn is_left_out(key: &Key, node: &Node) -> bool {
    let rows = KEYS.iter().filter(|row| row.parent().is_empty() && LEFT_OUT.contains(&row.key));
    let is_known = rows.flat_map(|row| row.spellings()).any(|known| is_same(known, &key.name));
    is_known || (key.name == "id" && node.scalar().is_some_and(is_uri))
}

/// The registered name in a language of the term that has this name, if it is another one.
fn named<'t>(name: &str, taxonomy: &'t Taxonomy, tag: &str) -> Option<&'t str> {
    let folded = tag::fold(name);
    let has = |known: &str| tag::fold(known) == folded;
    let entry = taxonomy.registry.iter().find(|entry| {
        let names = entry.names.iter().map(|(_, name)| name).chain(&entry.also);
        entry.has_name(name) || has(entry.slug.without_words()) || names.into_iter().any(|known| has(known))
    })?;
    let (_, new) = entry.names.iter().find(|(language, _)| language == tag)?;
    (new != name).then_some(new)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The blocks as comments. The mark that ends a summary stays a mark.
fn body(blocks: &Blocks<'_>) -> String {
    let written = |range: &Range<usize>| &blocks.body[range.clone()];
    let one = |(kind, range): (BlockKind, &Range<usize>)| match kind {
        BlockKind::Comment if is_more(written(range)) => Some(format!("{}\n\n", written(range))),
        BlockKind::Comment => None,
        _ => Some(format!("{}\n\n\n", comment(written(range)))),
    };
    blocks.all.iter().filter_map(|block| one((block.kind, &block.range))).collect()
}

fn is_more(comment: &str) -> bool {
    let inside = comment.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| inside.trim() == "more")
}

/// A text as a comment. Two dashes could end it.
fn comment(text: &str) -> String {
    let escaped = text.replace("--", "-\\-");
    // Of three dashes the last two are left.
    let escaped = escaped.replace("--", "-\\-");
    if escaped.contains('\n') { format!("<!--\n{escaped}\n-->") } else { format!("<!-- {escaped} -->") }
}
