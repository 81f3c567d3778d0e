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
use super::passage::Typographies;
use super::report::Report;
use super::source::Source;
use crate::language::typography::{Mark, Spaces, Typography, no_break_spaces, typographic};

/// The text that is being gathered, and what was seen of it.
#[derive(Debug)]
pub(super) struct Running<'a> {
    source: Source<'a>,
    pub(crate) typographies: Typographies<'a>,
    /// What the straight mark at a byte of the body becomes, ascending, for what is being written.
    marks: Vec<(usize, Mark)>,
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
    pub(crate) fn new(source: Source<'a>, typographies: Typographies<'a>, signs: Vec<usize>) -> Running<'a> {
        let (pieces, unknown_notes) = (Vec::new(), Vec::new());
        Running { source, typographies, marks: Vec::new(), signs, line: 0..0, pieces, unknown_notes }
    }

    /// Sets what the straight marks of the next events become. Those that have no partner are reported.
    pub(crate) fn set_marks(&mut self, marks: Vec<(usize, Mark)>, report: &mut Report) {
        // After `=` it is code rather than a quotation.
        let is_code = |at: usize| self.source.body()[..at].ends_with('=');
        for (at, _) in marks.iter().filter(|(at, mark)| *mark == Mark::Unclosed && !is_code(*at)) {
            let message = "this quotation mark is not closed in its paragraph";
            report.warn(*at..at + 1, message.to_string(), "close the quotation, or write `\\\"` for a straight mark");
        }
        self.marks = marks;
    }

    /// The text that starts at a byte of the body as readers see it, with the marks and spaces of its language. `is_literal`
    /// says that it stays as it was typed.
    pub(crate) fn shown<'t>(&'t self, text: &'t str, at: usize, is_literal: bool) -> Cow<'t, str> {
        let Some(typography) = self.typographies.here() else { return Cow::Borrowed(text) };
        if let [0xE2, _, _] = text.as_bytes() {
            return Cow::Borrowed(self.mark(text, at, is_literal, typography));
        }
        if is_literal {
            return Cow::Borrowed(text);
        }
        match text.strip_suffix(' ').filter(|_| typography.spaces == Spaces::Russian) {
            // The dash is a piece of text of its own.
            Some(before) if self.source.body()[at..].get(text.len()..).is_some_and(|after| after.starts_with("--")) => {
                Cow::Owned(format!("{}\u{a0}", no_break_spaces(before, typography)))
            }
            _ => no_break_spaces(text, typography),
        }
    }

    /// A caption as readers see it.
    pub(crate) fn caption<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.typographies.here().map_or(Cow::Borrowed(text), |typography| typographic(text, typography))
    }

    /// What a mark is shown as that smart punctuation has made of something at a byte of the body.
    fn mark<'t>(&'t self, text: &'t str, at: usize, is_literal: bool, typography: &'t Typography) -> &'t str {
        let typed = &self.source.body()[at..];
        let [dash, long_dash, dots] = typography.runs;
        let (length, run) = match (text, typed.as_bytes().first()) {
            ("“" | "”" | "‘" | "’", Some(b'"' | b'\'')) => (1, None),
            ("–", Some(b'-')) => (2, Some(dash)),
            ("—", Some(b'-')) => (3, Some(long_dash)),
            ("…", Some(b'.')) => (3, Some(dots)),
            _ => return text,
        };
        if is_literal {
            return &typed[..length];
        }
        if let Some(run) = run {
            return run;
        }
        let found = self.marks.binary_search_by_key(&at, |(at, _)| *at);
        found.map_or(text, |found| typography.shown(self.marks[found].1))
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
        if text.starts_with('^') && text.len() > 1 && !out.in_link() {
            self.check_footnote(at, report);
        }
        out.visible(&self.shown(text, at, out.in_literal()));
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
    use super::super::sample::{complaints, filled, html, markdown, options, typography, with};

    fn quoted(text: &str, tag: &str) -> String {
        filled(&with(text, &Options { typography: Some(typography(tag)), ..options() }))
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
        assert_eq!(quoted("\"a 'b c' d\" it's the '90s", "de"), "<p>„a ‚b c‘ d“ it’s the ’90s</p>\n");
        assert_eq!(quoted("“typed” ‘by hand’", "de"), "<p>“typed” ‘by hand’</p>\n");
        assert!(quoted("![\"a\"](b) \"c\"", "de-CH").contains("alt=\"«a»\""));
        assert!(quoted("![\"a](b) \"c\"라", "de-CH").ends_with("> «c»라</p>\n"));
        assert_eq!(
            quoted("Oui ! \"a\" **b** : `c !`", "fr"),
            "<p>Oui\u{202f}! «\u{202f}a\u{202f}» <strong>b</strong>\u{a0}: <code>c !</code></p>\n"
        );
    }

    #[test]
    fn a_quotation_is_closed_across_markup_and_lines_but_not_across_paragraphs() {
        assert_eq!(
            quoted("**\"a\"** *\"b\nc\"* `d`\"e\" [\"f\"](g)라\n\n\"h\"라", "ko"),
            "<p><strong>“a”</strong> <em>“b\nc”</em> <code>d</code>“e” <a href=\"{g}\">“f”</a>라</p>\n<p>“h”라</p>\n"
        );
        let markdown = markdown("- a \"b\n- c\" d\n\nx \"y\n");
        assert_eq!(filled(&markdown), "<ul>\n<li>a \"b</li>\n<li>c” d</li>\n</ul>\n<p>x \"y</p>\n");
        let message = "this quotation mark is not closed in its paragraph";
        assert_eq!(complaints(&markdown), [format!("1:5 {message}"), format!("4:3 {message}")]);
    }

    #[test]
    fn text_in_elements_for_code_and_mathematics_stays_as_it_was_typed() {
        for name in ["code", "kbd", "samp", "pre", "tt", "script", "style", "textarea", "math", "CODE"] {
            let element = format!("<{name}>git -- \"x\"... it's</{name}>");
            assert_eq!(html(&format!("a {element} \"b\" --\n")), format!("<p>a {element} “b” –</p>\n"), "{name}");
        }
    }

    #[test]
    fn dashes_and_dots_are_those_of_the_language() {
        assert_eq!(quoted("他--走了...`--`", "zh"), "<p>他——走了……<code>--</code></p>\n");
        assert_eq!(quoted("Москва -- *столица*...", "ru"), "<p>Москва\u{a0}— <em>столица</em>…</p>\n");
    }

    #[test]
    fn lines_of_chinese_and_japanese_are_joined() {
        let text = "第一行，\n第二行\nEnglish\n和**中\n文**[^1]\n字\n\n[^1]: 注\n";
        let html_of = html(text);
        assert!(html_of.starts_with("<p>第一行，第二行\nEnglish\n和<strong>中文</strong><sup"), "{html_of}");
        assert!(html_of.contains("</sup>字</p>"), "{html_of}");
        assert_eq!(html("가\n나"), "<p>가\n나</p>\n");
        assert_eq!(html("> 中\n> *文*\n"), "<blockquote>\n<p>中<em>文</em></p>\n</blockquote>\n");
        assert_eq!(markdown("中\n文").plain, "中文");
    }

    #[test]
    fn punctuation_stays_as_it_is_where_it_is_to() {
        let plain = filled(&with("\"a\" -- b's...", &Options { typography: None, ..options() }));
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
