//! Running text: bare links and quotation marks in it.
//!
//! Takes the parser's pieces of text; writes them, with links where bare URLs and addresses stand, and with the
//! language's own quotation marks. Deliberately does not know the elements around the text, but for links, in which no
//! other link may stand.

use std::borrow::Cow;
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
    /// The bytes of the body from the last place that was looked at to the end of its line.
    line: Range<usize>,
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
    const REACH: usize = 256;

    /// `signs` are the bytes of the body near which a bare link may stand, ascending.
    pub fn new(signs: Vec<usize>) -> Running<'a> {
        Running {
            signs,
            line: 0..0,
            pieces: Vec::new(),
            single_open: false,
            unknown_notes: Vec::new(),
            paragraph: 0..0,
        }
    }

    pub fn new_block(&mut self) {
        self.single_open = false;
    }

    /// Whether a link may stand soon after a byte of the body, on the same line.
    fn may_link(&mut self, source: &str, from: usize) -> bool {
        let next = self.signs.partition_point(|sign| *sign < from);
        let Some(sign) = self.signs.get(next).copied().filter(|sign| sign - from < Running::REACH) else {
            return false;
        };
        if !self.line.contains(&from) {
            let length = source[from..].find('\n');
            self.line = from..length.map_or(source.len(), |length| from + length);
        }
        sign < self.line.end
    }
}

/// The pieces as one line, which most lines of the body are as they stand.
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
        let mut pieces = std::mem::take(&mut self.running.pieces);
        let line = line(&pieces, self.source);
        let links = autolink::find(&line);
        if links.is_empty() {
            for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
                self.plain_text(&piece.text, piece.range.start);
            }
        }
        let mut next = 0;
        for piece in pieces.iter().filter(|_| !links.is_empty()) {
            next = self.piece(piece, &line, &links, next);
        }
        // The next line needs as much room.
        pieces.clear();
        self.running.pieces = pieces;
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
    fn a_bare_link_knows_its_place() {
        let text = "*a* \\* \"b\" https://c.id/d\n";
        let markdown = markdown(text);
        assert_eq!(&text[markdown.external[0].span.clone()], "https://c.id/d");
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
            ["1:2 no footnote `x` is defined", "1:39 no footnote `w` is defined", "3:1 no footnote `1` is defined"]
        );
        assert!(filled(&markdown).starts_with("<p>a[^x] b[^x] [^y]"));
    }
}
