//! Footnotes.
//!
//! Takes references as they come and definitions wherever they are; writes the definitions at the end, in the order
//! in which they are first referred to, with links there and back. Does not know what they contain.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::anchor::Anchors;
use super::options::{Options, Words};
use super::output::Output;
use super::report::Report;
use super::sink::Sink;
use crate::language::Language;

/// Events with their bytes in the body.
type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The footnotes of one body.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    /// Definitions that have been started and not ended, the innermost last.
    started: Vec<Definition<'a>>,
    /// By label, in lower case: labels differ by more than case.
    defined: BTreeMap<String, Definition<'a>>,
    /// Later definitions of a label: label and place.
    repeated: Vec<(String, Range<usize>)>,
    /// The number of each label that is referred to, from 0.
    numbers: BTreeMap<String, usize>,
    /// Labels and numbers of references, in the order of the numbers.
    referred: Vec<(String, usize)>,
}

#[derive(Debug)]
struct Definition<'a> {
    label: String,
    range: Range<usize>,
    events: Events<'a>,
}

impl<'a> Notes<'a> {
    /// Whether an event belongs to a definition.
    pub(crate) fn keeps(&self, event: &Event) -> bool {
        !self.started.is_empty()
            || matches!(event, Event::Start(Tag::FootnoteDefinition(_)) | Event::End(TagEnd::FootnoteDefinition))
    }

    /// Keeps an event that belongs to a definition.
    pub(crate) fn keep(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.started.push(Definition { label: label.to_string(), range, events: Vec::new() });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let Some(definition) = self.started.pop() else { return };
                let key = definition.label.to_lowercase();
                match self.defined.entry(key) {
                    Entry::Vacant(place) => {
                        place.insert(definition);
                    }
                    Entry::Occupied(_) => self.repeated.push((definition.label, definition.range)),
                }
            }
            event => {
                if let Some(definition) = self.started.last_mut() {
                    definition.events.push((event, range));
                }
            }
        }
    }

    pub(crate) fn reference(&mut self, label: &str, anchors: &mut Anchors, out: &mut Output) {
        let (number, time) = self.refer(label);
        let id = reference_id(number, time);
        let from = out.at();
        out.push("<sup class=\"footnote-ref\"");
        // No link may be in a link, so there the number alone is written.
        out.push(&if out.in_link() {
            format!(" id=\"{id}\">{number}</sup>")
        } else {
            format!("><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>")
        });
        out.hide_since(from);
        out.leave_out_of_contents(from);
        anchors.take(&id);
    }

    /// The number of the footnote, and how many times it has been referred to, this time included.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let key = label.to_lowercase();
        let next = self.referred.len();
        let index = *self.numbers.entry(key.clone()).or_insert(next);
        if index == next {
            self.referred.push((key, 0));
        }
        self.referred[index].1 += 1;
        (index + 1, self.referred[index].1)
    }

    /// The events of the footnote with this number, from 0, if so many are referred to. Footnotes may refer to further
    /// ones.
    pub(crate) fn events(&mut self, number: usize) -> Option<Events<'a>> {
        let (key, _) = self.referred.get(number)?;
        Some(self.defined.remove(key).map(|definition| definition.events).unwrap_or_default())
    }

    /// Writes the footnotes that are referred to, given their bodies in order, and complains about the others.
    pub(crate) fn finish(
        self,
        bodies: Vec<Sink>,
        options: &Options,
        anchors: &mut Anchors,
        out: &mut Output,
        report: &mut Report,
    ) {
        if !bodies.is_empty() {
            self.write_section(bodies, options, anchors, out);
        }
        self.complain(report);
    }

    fn write_section(&self, bodies: Vec<Sink>, options: &Options, anchors: &mut Anchors, out: &mut Output) {
        let words = &options.words;
        out.fresh_line();
        out.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        out.attribute(&words.footnotes.text);
        out.push("\"");
        out.push(&words.footnotes.attributes());
        out.push(">\n<ol");
        if words.footnotes.is_borrowed() {
            // The notes themselves are in the language of the text.
            out.push(&attributes(&options.language));
        }
        out.push(">\n");
        for (number, mut body) in (1..).zip(bodies) {
            let id = format!("fn-{number}");
            out.push(&format!("<li id=\"{id}\">"));
            anchors.take(&id);
            self.write_back_links(number, words, &mut body);
            out.append(&body);
            out.push("</li>\n");
        }
        out.push("</ol>\n</section>\n");
    }

    /// Puts the links back to the text into the footnote's last paragraph, or into one of their own.
    fn write_back_links(&self, number: usize, words: &Words, body: &mut Sink) {
        let end = "</p>\n";
        if body.strip_end(end) {
            body.push(" ");
        } else {
            body.fresh_line();
            body.push("<p>");
        }
        let times = self.referred[number - 1].1;
        for time in 1..=times {
            if time > 1 {
                body.push(" ");
            }
            let id = reference_id(number, time);
            let lang = words.back_to_text.attributes();
            body.push(&format!("<a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\"{lang} aria-label=\""));
            body.attribute(&words.back_to_text.text);
            body.push(&match time {
                1 => format!(" {number}\">↩\u{FE0E}</a>"),
                _ => format!(" {number}-{time}\">↩\u{FE0E}<sup>{time}</sup></a>"),
            });
        }
        body.push(end);
    }

    fn complain(self, report: &mut Report) {
        for (_, definition) in self.defined {
            let label = &definition.label;
            let hint = format!("refer to it with `[^{label}]`, or delete it");
            report.warn(definition.range, format!("the footnote `{label}` is not used"), hint);
        }
        for (label, range) in self.repeated {
            let message = format!("the footnote `{label}` is defined already");
            report.warn(range, message, "rename or delete this definition");
        }
    }
}

/// The id of a reference: the first has the footnote's number, later ones their own besides.
fn reference_id(number: usize, time: usize) -> String {
    if time == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{time}") }
}

/// `lang` and `dir` of a language.
fn attributes(tag: &str) -> String {
    match Language::parse(tag) {
        Ok(language) => format!(" lang=\"{}\" dir=\"{}\"", language.tag, language.direction.as_str()),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{complaints, filled, html, markdown};

    #[test]
    fn footnotes_stand_at_the_end_in_the_order_of_their_references() {
        let html = html("a[^b] c[^A] d[^b]\n\n[^a]: one\n[^b]: [two](x)\n\n    three\n");
        assert_eq!(
            html,
            "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup> \
             c<sup class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a></sup> \
             d<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup></p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
             <li id=\"fn-1\"><p><a href=\"{x}\">two</a></p>\n<p>three \
             <a class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to text 1\">↩\u{FE0E}</a> \
             <a class=\"footnote-back\" href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to text 1-2\">↩\u{FE0E}<sup>2</sup></a></p>\n</li>\n\
             <li id=\"fn-2\"><p>one \
             <a class=\"footnote-back\" href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Back to text 2\">↩\u{FE0E}</a></p>\n</li>\n\
             </ol>\n</section>\n"
        );
    }

    #[test]
    fn footnotes_may_refer_to_each_other_and_to_themselves() {
        let markdown = markdown("a[^1]\n\n[^1]: b[^2] c[^1]\n[^2]: d[^1]\n");
        let html = filled(&markdown);
        for id in ["fn-1", "fn-2", "fnref-1", "fnref-1-2", "fnref-1-3", "fnref-2"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id} in {html}");
            assert!(markdown.anchors.contains(id), "{id}");
        }
        assert_eq!(html.matches("footnote-back").count(), 4);
    }

    #[test]
    fn a_reference_in_a_link_is_no_link() {
        assert!(
            html("<a href=b>a[^1]</a>\n\n[^1]: c\n")
                .contains("a<sup class=\"footnote-ref\" id=\"fnref-1\">1</sup></a>")
        );
    }

    #[test]
    fn unused_and_repeated_definitions_are_warnings_at_their_places() {
        let markdown = markdown("a[^1]\n\n[^1]: b\n[^2]: c\n\n[^1]: d\n");
        assert_eq!(
            complaints(&markdown),
            ["4:1 the footnote `2` is not used", "6:1 the footnote `1` is defined already"]
        );
        assert_eq!(filled(&markdown).matches("<li").count(), 1);
    }
}
