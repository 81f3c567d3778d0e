//! Running text: bare links and quotation marks in it.
//!
//! Takes the parser's pieces of text; writes them, with links where bare URLs and addresses are, and with the
//! language's own quotation marks. Does not know the elements around the text, except links, in which no other link may
//! are.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::autolink::{self, Found};
use super::output::Output;
use super::quotes::Quotes;
use super::report::Report;
use super::source::Source;

/// The text that is being gathered, and what was seen of it.
#[derive(Debug)]
pub(super) struct Running<'a> {
    source: Source<'a>,
    quotes: Quotes<'a>,
    /// Bytes of the body near which a bare link may be, ascending.
    signs: Vec<usize>,
    /// The bytes of the body from the last place that was looked at to the end of its line.
    line: Range<usize>,
    /// Pieces of text that follow each other and may hold a link.
    pieces: Vec<Piece<'a>>,
    /// Labels of footnotes that are not defined, each of which is reported once.
    unknown_notes: Vec<&'a str>,
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
    const REACH: usize = 256;

    /// `signs` are the bytes of the body near which a bare link may be, ascending.
    pub(crate) fn new(source: Source<'a>, marks: Option<[char; 4]>, signs: Vec<usize>) -> Running<'a> {
        let quotes = Quotes::new(source.body(), marks);
        Running { source, quotes, signs, line: 0..0, pieces: Vec::new(), unknown_notes: Vec::new() }
    }

    pub(crate) fn new_block(&mut self) {
        self.quotes.new_block();
    }

    /// As [`Quotes::mark`].
    pub(crate) fn quotation_mark(&mut self, text: &str, at: usize) -> Option<char> {
        self.quotes.mark(text, at)
    }

    /// Whether a link may be soon after a byte of the body, on the same line.
    fn may_link(&mut self, from: usize) -> bool {
        let next = self.signs.partition_point(|sign| *sign < from);
        let Some(sign) = self.signs.get(next).copied().filter(|sign| sign - from < Running::REACH) else {
            return false;
        };
        if !self.line.contains(&from) {
            let length = self.source.body()[from..].find('\n');
            self.line = from..length.map_or(self.source.body().len(), |length| from + length);
        }
        sign < self.line.end
    }

    /// Takes a piece of text: writes it, or gathers it where a link may be near.
    pub(crate) fn take(&mut self, text: CowStr<'a>, range: Range<usize>, out: &mut Output, report: &mut Report) {
        if self.signs.is_empty() {
            return self.plain_text(&text, range.start, out, report);
        }
        let gathering = !self.pieces.is_empty();
        if !gathering && (out.in_link() || !self.may_link(range.start)) {
            return self.plain_text(&text, range.start, out, report);
        }
        let start = self.pieces.last().map_or(0, |piece| piece.line.end);
        let written = &self.source.body()[range.clone()];
        let is_punctuation = !text.is_ascii() && written.is_ascii() && written.starts_with(['"', '\'', '-', '.']);
        let length = if is_punctuation { written.len() } else { text.len() };
        self.pieces.push(Piece { text, range, line: start..start + length, is_punctuation });
    }

    /// Writes the text that has been gathered.
    pub(crate) fn flush(&mut self, out: &mut Output, report: &mut Report) {
        if self.pieces.is_empty() {
            return;
        }
        let mut pieces = std::mem::take(&mut self.pieces);
        let line = line(&pieces, self.source.body());
        let links = autolink::find(&line);
        if links.is_empty() {
            for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
                self.plain_text(&piece.text, piece.range.start, out, report);
            }
        }
        let mut next = 0;
        for piece in pieces.iter().filter(|_| !links.is_empty()) {
            next = self.piece(piece, &line, &links[next..], out, report) + next;
        }
        // The next line needs as much room.
        pieces.clear();
        self.pieces = pieces;
    }

    /// Writes a piece of a line and the links that start in it; gives how many of the links end in it.
    fn piece(
        &mut self,
        piece: &Piece<'a>,
        line: &str,
        links: &[Found],
        out: &mut Output,
        report: &mut Report,
    ) -> usize {
        let (mut from, mut next) = (piece.line.start, 0);
        let place = |from: usize| piece.range.start + (from - piece.line.start);
        while from < piece.line.end {
            let link = links.get(next).filter(|link| link.range.start < piece.line.end);
            let Some(link) = link else {
                if piece.is_punctuation && from == piece.line.start {
                    self.plain_text(&piece.text, piece.range.start, out, report);
                } else {
                    self.plain_text(&line[from..piece.line.end], place(from), out, report);
                }
                break;
            };
            if from < link.range.start {
                self.plain_text(&line[from..link.range.start], place(from), out, report);
                from = link.range.start;
            }
            if from == link.range.start {
                bare_link(link, line, out);
            }
            from = link.range.end.min(piece.line.end);
            next += usize::from(from == link.range.end);
        }
        next
    }

    /// Writes text that starts at a byte of the body.
    pub(crate) fn plain_text(&mut self, text: &str, at: usize, out: &mut Output, report: &mut Report) {
        match text.as_bytes() {
            [0xE2, _, _] => {
                if let Some(mark) = self.quotes.mark(text, at) {
                    return out.visible(mark.encode_utf8(&mut [0; 4]));
                }
            }
            [b'^', _, ..] if !out.in_link() => self.check_footnote(at, report),
            _ => {}
        }
        out.visible(text);
    }

    /// Warns if the text that starts here with `^` was meant as a reference to a footnote.
    fn check_footnote(&mut self, at: usize, report: &mut Report) {
        if !self.source.body()[..at].ends_with('[') {
            return;
        }
        let label = &self.source.body()[at + 1..];
        let end = label.bytes().take(80).position(|byte| byte == b']' || byte == b'[' || byte.is_ascii_whitespace());
        let Some(end) = end.filter(|end| *end > 0 && label.as_bytes()[*end] == b']') else {
            return;
        };
        let label = &label[..end];
        if !self.unknown_notes.contains(&label) && self.unknown_notes.len() < 100 {
            self.unknown_notes.push(label);
            let hint = format!("define it on a line of its own: `[^{label}]: …`");
            report.warn(at - 1..at + end + 2, format!("there is no footnote `{label}`"), hint);
        }
    }
}

/// The pieces as one line, which most lines of the body already are.
fn line<'a>(pieces: &[Piece<'_>], source: &'a str) -> Cow<'a, str> {
    let written = |piece: &Piece| source.get(piece.range.clone()).unwrap_or_default();
    let same = |piece: &Piece| piece.is_punctuation || *piece.text == *written(piece);
    let adjoin = |pair: &[Piece]| pair[0].range.end == pair[1].range.start;
    if let (Some(first), Some(last)) = (pieces.first(), pieces.last())
        && pieces.windows(2).all(adjoin)
        && pieces.iter().all(same)
    {
        return Cow::Borrowed(&source[first.range.start..last.range.end]);
    }
    let mut line = String::with_capacity(pieces.last().map_or(0, |piece| piece.line.end));
    for piece in pieces {
        line.push_str(if piece.is_punctuation { written(piece) } else { &piece.text });
    }
    Cow::Owned(line)
}

fn bare_link(link: &Found, line: &str, out: &mut Output) {
    let shown = &line[link.range.clone()];
    let from = out.at();
    out.push("<a href=\"");
    out.url(&format!("{}{shown}", link.prefix));
    out.push("\">");
    out.leave_out_of_contents(from);
    out.visible(shown);
    let end = out.at();
    out.push("</a>");
    out.leave_out_of_contents(end);
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::super::sample::{complaints, filled, html, markdown, options, with};

    fn quoted(text: &str, quotes: [char; 4]) -> String {
        filled(&with(text, &Options { quotes: Some(quotes), ..options() }))
    }

    #[test]
    fn bare_links_are_linked_as_they_were_written() {
        assert_eq!(
            html("See https://a.id/b--c_d*e...f, **www.g.id** and \"h_i@j.co.id\".\n"),
            "<p>See <a href=\"https://a.id/b--c_d*e...f\">https://a.id/b--c_d*e...f</a>, \
             <strong><a href=\"http://www.g.id\">www.g.id</a></strong> and “<a href=\"mailto:h_i@j.co.id\">h_i@j.co.id</a>”.</p>\n"
        );
        assert_eq!(
            html("a -- b https://c.id \"d\"...\n"),
            "<p>a – b <a href=\"https://c.id\">https://c.id</a> “d”…</p>\n"
        );
    }

    #[test]
    fn no_link_stands_in_a_link_or_in_code() {
        assert_eq!(html("[https://a.id](b)\n"), "<p><a href=\"{b}\">https://a.id</a></p>\n");
        assert_eq!(html("`https://a.id`\n"), "<p><code>https://a.id</code></p>\n");
        assert_eq!(
            html("<a href=\"https://b.id\">https://a.id</a>\n"),
            "<p><a href=\"https://b.id\">https://a.id</a></p>\n"
        );
        assert!(html("<a href=x>y</a> https://a.id\n").contains("<a href=\"https://a.id\">"));
    }

    #[test]
    fn quotation_marks_are_the_languages_own_and_apostrophes_stay() {
        let german = ['„', '“', '‚', '‘'];
        assert_eq!(quoted("\"a 'b c' d\" it's the '90s", german), "<p>„a ‚b c‘ d“ it’s the ’90s</p>\n");
        assert_eq!(quoted("dogs' \"x\"", german), "<p>dogs’ „x“</p>\n");
        assert_eq!(quoted("'don't go'", german), "<p>‚don’t go‘</p>\n");
        assert_eq!(quoted("“typed” ‘by hand’", german), "<p>“typed” ‘by hand’</p>\n");
        assert_eq!(quoted("![\"a\"](b)", ['«', '»', '‹', '›']).matches("alt=\"«a»\"").count(), 1);
    }

    #[test]
    fn punctuation_stays_as_it_is_where_it_is_to() {
        let plain = filled(&with("\"a\" -- b's...", &Options { quotes: None, ..options() }));
        assert_eq!(plain, "<p>\"a\" -- b's...</p>\n");
    }

    #[test]
    fn a_reference_to_no_footnote_is_reported_once() {
        let markdown = markdown("a[^x] b[^x] \\[^y] `[^z]` [^not this] ![^w]\n\n[^1]\n");
        assert_eq!(
            complaints(&markdown),
            ["1:2 there is no footnote `x`", "1:39 there is no footnote `w`", "3:1 there is no footnote `1`"]
        );
        assert!(filled(&markdown).starts_with("<p>a[^x] b[^x] [^y]"));
    }
}
