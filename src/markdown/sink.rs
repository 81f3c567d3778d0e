//! Hypertext that is being written.
//!
//! Takes pieces of HTML in order; gives the HTML, the places of its placeholders and blocks, and excerpts. Does not know
//! Markdown.

use std::ops::Range;

use super::escape;
use super::hypertext::{Hypertext, Placeholder};

/// Hypertext in the making, with marks on what an excerpt leaves out.
#[derive(Debug, Default)]
pub(super) struct Sink {
    html: String,
    placeholders: Vec<Placeholder>,
    /// Bytes of `html` that are only in the full text: ids, footnote references, anchors.
    only_in_full: Vec<Range<usize>>,
    /// Where the tags of blocks take attributes, ascending, each with the byte of the body where the block starts.
    blocks: Vec<(usize, usize)>,
}

impl Sink {
    /// A sink with room for `bytes` of HTML.
    pub(crate) fn with_capacity(bytes: usize) -> Sink {
        Sink { html: String::with_capacity(bytes), ..Sink::default() }
    }

    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    pub(crate) fn blocks(&self) -> &[(usize, usize)] {
        &self.blocks
    }

    pub(crate) fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub(crate) fn text(&mut self, text: &str) {
        escape::push_text(&mut self.html, text);
    }

    pub(crate) fn attribute(&mut self, text: &str) {
        escape::push_attribute(&mut self.html, text);
    }

    /// A URL that is not the site's to settle, in an attribute that is open.
    pub(crate) fn url(&mut self, url: &str) {
        escape::push_url(&mut self.html, url);
    }

    pub(crate) fn placeholder(&mut self, link: usize) {
        self.placeholders.push(Placeholder { at: self.html.len(), link });
    }

    /// Starts a new line, unless one has just been started.
    pub(crate) fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// What has been written since `from` is only in the full text.
    pub(crate) fn hide_since(&mut self, from: usize) {
        self.hide(from..self.html.len());
    }

    /// These bytes of the HTML are only in the full text.
    pub(crate) fn hide(&mut self, part: Range<usize>) {
        self.only_in_full.push(part);
    }

    /// Takes `end` back if the HTML ends in it.
    pub(crate) fn strip_end(&mut self, end: &str) -> bool {
        let ends = self.html.ends_with(end);
        if ends {
            self.html.truncate(self.html.len() - end.len());
        }
        ends
    }

    /// A block that starts at byte `source` of the body has been written since `from`, if anything has.
    pub(crate) fn block(&mut self, from: usize, source: usize) {
        if let Some(at) = self.first_tag(from) {
            self.blocks.push((at, source));
        }
    }

    /// Where the first start tag from a byte on takes attributes.
    pub(crate) fn first_tag(&self, from: usize) -> Option<usize> {
        let written = &self.html.as_bytes()[from..];
        let is_tag = |pair: &[u8]| pair[0] == b'<' && pair[1] != b'/';
        let tag = written.windows(2).position(is_tag)? + 1;
        let name = written[tag..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        Some(from + tag + name)
    }

    /// Gives the tag that starts at a byte near the end another name, which is longer.
    pub(crate) fn rename(&mut self, tag: usize, name: &str, other: &str) {
        let (start, end) = (tag + 1, tag + 1 + name.len());
        self.html.replace_range(start..end, other);
        let longer = other.len() - name.len();
        for (block, _) in self.blocks.iter_mut().rev().take_while(|(block, _)| *block >= end) {
            *block += longer;
        }
        for hidden in self.only_in_full.iter_mut().rev().take_while(|hidden| hidden.start >= end) {
            *hidden = hidden.start + longer..hidden.end + longer;
        }
    }

    /// Inserts `html` at a byte not far from the end.
    pub(crate) fn insert(&mut self, at: usize, html: &str) {
        self.html.insert_str(at, html);
        for placeholder in self.placeholders.iter_mut().rev().take_while(|placeholder| placeholder.at >= at) {
            placeholder.at += html.len();
        }
        for (block, _) in self.blocks.iter_mut().rev().take_while(|(block, _)| *block > at) {
            *block += html.len();
        }
        for hidden in self.only_in_full.iter_mut().rev().take_while(|hidden| hidden.end >= at) {
            if hidden.start >= at {
                hidden.start += html.len();
                hidden.end += html.len();
            }
        }
    }

    /// Appends another sink's hypertext.
    pub(crate) fn append(&mut self, other: &Sink) {
        let base = self.html.len();
        self.html.push_str(&other.html);
        self.placeholders.extend(
            other
                .placeholders
                .iter()
                .map(|placeholder| Placeholder { at: placeholder.at + base, link: placeholder.link }),
        );
        self.blocks.extend(other.blocks.iter().map(|(at, source)| (at + base, *source)));
    }

    /// The pieces of the hypertext (apart from each other) without what is only in the full text, each with what is to be
    /// written after it.
    pub(crate) fn excerpt(&self, pieces: &[(Range<usize>, String)]) -> Hypertext {
        let mut hidden = self.only_in_full.clone();
        hidden.sort_by_key(|range| range.start);
        let length = pieces.iter().map(|(range, after)| range.len() + after.len()).sum();
        let mut excerpt = Hypertext { html: String::with_capacity(length), placeholders: Vec::new() };
        for (range, after) in pieces {
            let first = hidden.partition_point(|hidden| hidden.start < range.start);
            let mut from = range.start;
            for cut in hidden[first..].iter().take_while(|cut| cut.start < range.end) {
                if cut.start >= from {
                    self.copy(from..cut.start, &mut excerpt);
                }
                from = from.max(cut.end.min(range.end));
            }
            self.copy(from.min(range.end)..range.end, &mut excerpt);
            excerpt.html.push_str(after);
        }
        excerpt
    }

    fn copy(&self, range: Range<usize>, to: &mut Hypertext) {
        let base = to.html.len();
        let first = self.placeholders.partition_point(|placeholder| placeholder.at < range.start);
        // A placeholder is inside a tag, so none can lie on the edge between two parts.
        let within = self.placeholders[first..].iter().take_while(|placeholder| placeholder.at < range.end);
        to.placeholders.extend(
            within.map(|placeholder| Placeholder { at: placeholder.at - range.start + base, link: placeholder.link }),
        );
        to.html.push_str(&self.html[range]);
    }

    /// The hypertext, in no more memory than it needs: it is kept as long as the site.
    pub(crate) fn into_hypertext(mut self) -> Hypertext {
        self.placeholders.shrink_to_fit();
        // A copy, for to shrink a string in its place gives nothing back to most allocators; and the room in which it
        // was written serves the next body while it is still in the processor's cache.
        let spare = self.html.capacity() - self.html.len();
        let html = if spare > self.html.len() / 16 { String::from(self.html.as_str()) } else { self.html };
        Hypertext { html, placeholders: self.placeholders }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Sink {
        let mut sink = Sink::default();
        sink.push("<p");
        let from = sink.html.len();
        sink.push(" id=\"x\"");
        sink.hide_since(from);
        sink.push("><a href=\"");
        sink.placeholder(3);
        sink.push("\">b</a></p>");
        sink
    }

    #[test]
    fn placeholders_are_filled_and_escaped_for_an_attribute() {
        let filled = sample().into_hypertext().fill(|link| format!("/?a=\"{link}\"&b").into());
        assert_eq!(filled, "<p id=\"x\"><a href=\"/?a=&quot;3&quot;&amp;b\">b</a></p>");
    }

    #[test]
    fn an_excerpt_leaves_out_what_stands_only_in_the_full_text() {
        let sink = sample();
        let excerpt = sink.excerpt(&[(0..sink.html.len(), "!".to_string())]);
        assert_eq!(excerpt.fill(|_| "u".into()), "<p><a href=\"u\">b</a></p>!");
    }

    #[test]
    fn an_insertion_moves_what_follows_it() {
        let mut sink = sample();
        sink.insert(2, " lang=\"id\"");
        let excerpt = sink.excerpt(&[(0..sink.html.len(), String::new())]);
        assert_eq!(excerpt.fill(|_| "u".into()), "<p lang=\"id\"><a href=\"u\">b</a></p>");
    }
}
