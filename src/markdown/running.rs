//! Running text: bare links and quotation marks in it.
//!
//! Takes the parser's pieces of text; writes them, with links where bare URLs and addresses stand, and with the
//! language's own quotation marks. Deliberately does not know the elements around the text, but for links, in which no
//! other link may stand.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::autolink::{self, Found};
use super::writer::Writer;
use super::{Link, escape};

/// The text that is being gathered, and what was seen of it.
#[derive(Debug)]
pub(super) struct Running<'a> {
    /// Bytes of the body near which a bare link may stand, ascending.
    signs: Vec<usize>,
    /// Pieces of text that follow each other and may hold a link.
    pieces: Vec<Piece<'a>>,
    /// Whether a single quotation mark has been opened and not closed in this block.
    single_open: bool,
    /// Labels of footnotes that are not defined, each of which is reported once.
    unknown_notes: Vec<&'a str>,
    /// The bytes of the body of the paragraph that is being written.
    pub paragraph: Range<usize>,
}

#[derive(Debug)]
struct Piece<'a> {
    text: CowStr<'a>,
    /// Its bytes in the body.
    range: Range<usize>,
    /// Its bytes in the line of all pieces.
    line: Range<usize>,
    /// Whether the line has it as it was written, and not as smart punctuation has it.
    is_punctuation: bool,
}

impl<'a> Running<'a> {
    /// How far before a link the text may start that is gathered because of it.
    const REACH: usize = 2048;

    pub fn new(source: &str) -> Running<'a> {
        Running {
            signs: autolink::signs(source),
            pieces: Vec::new(),
            single_open: false,
            unknown_notes: Vec::new(),
            paragraph: 0..0,
        }
    }

    pub fn new_block(&mut self) {
        self.single_open = false;
    }

    /// Whether a link may stand on the rest of the line that starts at a byte of the body.
    fn may_link(&self, source: &str, from: usize) -> bool {
        let next = self.signs.partition_point(|sign| *sign < from);
        let near = self.signs.get(next).filter(|sign| **sign - from < Running::REACH);
        near.is_some_and(|sign| !source.as_bytes()[from..*sign].contains(&b'\n'))
    }
}

impl<'a> Writer<'a> {
    pub fn running_text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        if self.running.signs.is_empty() {
            return self.plain_text(&text, range.start);
        }
        let gathering = !self.running.pieces.is_empty();
        if !gathering && (self.in_link > 0 || !self.running.may_link(self.source, range.start)) {
            return self.plain_text(&text, range.start);
        }
        let start = self.running.pieces.last().map_or(0, |piece| piece.line.end);
        let written = &self.source[range.clone()];
        let is_punctuation = !text.is_ascii() && written.is_ascii() && written.starts_with(['"', '\'', '-', '.']);
        let length = if is_punctuation { written.len() } else { text.len() };
        self.running.pieces.push(Piece { text, range, line: start..start + length, is_punctuation });
    }

    /// Writes the text that has been gathered.
    pub fn flush(&mut self) {
        if self.running.pieces.is_empty() {
            return;
        }
        let pieces = std::mem::take(&mut self.running.pieces);
        let mut line = String::with_capacity(pieces.last().map_or(0, |piece| piece.line.end));
        for piece in &pieces {
            line.push_str(if piece.is_punctuation { &self.source[piece.range.clone()] } else { &piece.text });
        }
        let links = autolink::find(&line);
        let mut next = 0;
        for piece in &pieces {
            next = self.piece(piece, &line, &links, next);
        }
    }

    /// Writes a piece of a line and the links that start in it; gives the first link that does not end in it.
    fn piece(&mut self, piece: &Piece<'a>, line: &str, links: &[Found], first: usize) -> usize {
        let (mut from, mut next) = (piece.line.start, first);
        while from < piece.line.end {
            let link = links.get(next).filter(|link| link.range.start < piece.line.end);
            let Some(link) = link else {
                self.rest_of_piece(piece, line, from);
                break;
            };
            if from < link.range.start {
                self.plain_text(&line[from..link.range.start], piece.range.start + (from - piece.line.start));
                from = link.range.start;
            }
            if from == link.range.start {
                self.bare_link(link, line, piece.range.start + (from - piece.line.start));
            }
            from = link.range.end.min(piece.line.end);
            next += usize::from(from == link.range.end);
        }
        next
    }

    fn rest_of_piece(&mut self, piece: &Piece<'a>, line: &str, from: usize) {
        if piece.is_punctuation && from == piece.line.start {
            self.plain_text(&piece.text, piece.range.start);
        } else {
            self.plain_text(&line[from..piece.line.end], piece.range.start + (from - piece.line.start));
        }
    }

    fn bare_link(&mut self, link: &Found, line: &str, at: usize) {
        let shown = &line[link.range.clone()];
        let target = format!("{}{shown}", link.prefix);
        let from = self.out.html.len();
        self.out.push("<a href=\"");
        escape::push_url(&mut self.out.html, &target);
        self.out.push("\">");
        self.leave_out_of_contents(from);
        self.visible(shown);
        let end = self.out.html.len();
        self.out.push("</a>");
        self.leave_out_of_contents(end);
        let start = at + self.base;
        self.external.push(Link { target, span: start..start + shown.len(), image: false, raw: false });
    }

    /// Writes text that starts at a byte of the body.
    pub fn plain_text(&mut self, text: &str, at: usize) {
        match text.as_bytes() {
            [0xE2, _, _] => {
                if let Some(mark) = self.quotation_mark(text, at) {
                    return self.visible(mark.encode_utf8(&mut [0; 4]));
                }
            }
            [b'^', _, ..] => self.check_footnote(at),
            _ => {}
        }
        self.visible(text);
    }

    fn visible(&mut self, text: &str) {
        self.summary.content();
        self.out.text(text);
        self.text.push_str(text);
    }

    /// The quotation mark of the text's language for the English one that smart punctuation has made of the straight
    /// one at a byte of the body. An apostrophe stays one.
    pub fn quotation_mark(&mut self, text: &str, at: usize) -> Option<char> {
        let [double_open, double_close, single_open, single_close] = self.options.quotes?;
        if !matches!(self.source.as_bytes().get(at), Some(b'"' | b'\'')) {
            return None;
        }
        match text {
            "“" => Some(double_open),
            "”" => Some(double_close),
            "‘" => {
                self.running.single_open = true;
                Some(single_open)
            }
            "’" if self.running.single_open && !self.is_within_word(at) => {
                self.running.single_open = false;
                Some(single_close)
            }
            _ => None,
        }
    }

    fn is_within_word(&self, at: usize) -> bool {
        let before = self.source[..at].chars().next_back();
        let after = self.source[at + 1..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    }

    /// Warns if the text that starts here with `^` was meant as a reference to a footnote.
    fn check_footnote(&mut self, at: usize) {
        if self.in_link > 0 || !self.source[..at].ends_with('[') {
            return;
        }
        let label = &self.source[at + 1..];
        let end = label.bytes().take(80).position(|byte| byte == b']' || byte == b'[' || byte.is_ascii_whitespace());
        let Some(end) = end.filter(|end| *end > 0 && label.as_bytes()[*end] == b']') else {
            return;
        };
        let label = &label[..end];
        if !self.running.unknown_notes.contains(&label) && self.running.unknown_notes.len() < 100 {
            self.running.unknown_notes.push(label);
            let hint = format!("define it on a line of its own: `[^{label}]: …`");
            self.report.warn(at - 1..at + end + 2, format!("no footnote `{label}` is defined"), hint);
        }
    }
}
