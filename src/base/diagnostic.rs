//! What an author is told.
//!
//! Takes places in source texts; gives diagnostics as plain values, and their one rendering in rustc's
//! style. Deliberately does not know which stage speaks, nor where the text goes (terminal, overlay, JSON).

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::{Deserialize, Serialize};

/// How grave a diagnostic is: an error keeps `public/` as it was, a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// A place in a file, with the line that stands there, so that it can be shown without the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Path relative to the site root, with `/` between its parts.
    pub file: String,
    /// 1-based; 0 where the place is the file as a whole.
    pub line: usize,
    /// 1-based, counted in characters; 0 where the place is the file as a whole.
    pub column: usize,
    /// The source line, cut to [`Place::EXCERPT`] bytes around the column.
    pub source: String,
    /// The marked bytes within `source`: from, to.
    pub marked: (usize, usize),
}

impl Place {
    /// The most bytes of a line that a place keeps.
    pub const EXCERPT: usize = 240;

    /// The file as a whole.
    pub fn file(file: impl Into<String>) -> Place {
        Place { file: file.into(), line: 0, column: 0, source: String::new(), marked: (0, 0) }
    }

    /// The bytes `span` of `text`, the whole text of `file`. A span past the end is drawn in to it.
    pub fn within(file: impl Into<String>, text: &str, span: Range<usize>) -> Place {
        let start = floor_boundary(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(line.len());
        let to = floor_boundary(text, span.end).saturating_sub(line_start).clamp(from, line.len());
        let (source, marked) = excerpt(line, from, to);
        Place {
            file: file.into(),
            line: text[..line_start].bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: line[..from].chars().count() + 1,
            source,
            marked,
        }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Cuts a long line to a window around the marked bytes.
fn excerpt(line: &str, from: usize, to: usize) -> (String, (usize, usize)) {
    if line.len() <= Place::EXCERPT {
        return (line.to_string(), (from, to));
    }
    let start = floor_boundary(line, from.saturating_sub(Place::EXCERPT / 3));
    let end = floor_boundary(line, start + Place::EXCERPT);
    (line[start..end].to_string(), (from - start, to.min(end) - start))
}

/// One thing that an author should know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// What is wrong, one sentence, no full stop, names in backquotes.
    pub message: String,
    pub place: Option<Place>,
    /// Other places that have a part in it, each with what it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<(String, Place)>,
    /// What to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

impl Diagnostic {
    pub fn error(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, message)
    }

    pub fn warning(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, message)
    }

    fn new(severity: Severity, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity, message: message.into(), place: None, related: Vec::new(), hints: Vec::new() }
    }

    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic { place: Some(place), ..self }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hints.push(hint.into());
        self
    }

    pub fn hint_maybe(self, hint: Option<String>) -> Diagnostic {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    pub fn relate(mut self, what: impl Into<String>, place: Place) -> Diagnostic {
        self.related.push((what.into(), place));
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Orders diagnostics by place, then gravity, then message, and drops repeats.
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        (&a.place, a.severity, &a.message, &a.related, &a.hints)
            .cmp(&(&b.place, b.severity, &b.message, &b.related, &b.hints))
    });
    diagnostics.dedup();
    diagnostics
}

/// The known word that was probably meant: one typo away, or two where the word is long. Capitals and separators are
/// ignored, so that `Darft` is near `draft` and `pub-date` is `pubdate`.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (length, marks) = rough(word);
    let most = if length < 8 { 1 } else { 2 };
    let written: String = letters(word).collect();
    let distance = |candidate: &str| {
        let (other, other_marks) = rough(candidate);
        // A typo changes two marks at most. Most words are ruled out here, which costs far less than the distance.
        if other.abs_diff(length) > most || (marks ^ other_marks).count_ones() as usize > 2 * most {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&written, &letters(candidate).collect::<String>());
        (distance <= most && distance < other).then_some(distance)
    };
    let near = known.into_iter().filter_map(|candidate| Some((distance(candidate)?, candidate)));
    near.min().map(|(_, candidate)| candidate)
}

/// The small letters of a word, without separators.
fn letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|letter| !matches!(letter, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase)
}

/// How many letters a word has, and a mark for each letter that is in it.
fn rough(word: &str) -> (usize, u64) {
    letters(word).fold((0, 0), |(length, marks), letter| (length + 1, marks | 1 << (u32::from(letter) % 64)))
}

/// The columns that a rendering takes where no terminal says how many it has.
pub const COLUMNS: usize = 140;

/// The diagnostics as text in rustc's style, each followed by an empty line.
pub fn render(diagnostics: &[Diagnostic], colour: bool) -> String {
    render_within(diagnostics, colour, COLUMNS)
}

/// [`render`] with excerpts of source lines cut to `columns`.
pub fn render_within(diagnostics: &[Diagnostic], colour: bool, columns: usize) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(columns);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&groups(diagnostic)));
        text.push_str("\n\n");
    }
    text
}

fn groups(diagnostic: &Diagnostic) -> Vec<Group<'_>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut groups = vec![with_place(level.primary_title(&*diagnostic.message), diagnostic.place.as_ref())];
    for (what, place) in &diagnostic.related {
        groups.push(with_place(Level::NOTE.secondary_title(&**what), Some(place)));
    }
    for hint in &diagnostic.hints {
        groups.push(Group::with_title(Level::HELP.secondary_title(&**hint)));
    }
    groups
}

fn with_place<'a>(title: annotate_snippets::Title<'a>, place: Option<&'a Place>) -> Group<'a> {
    match place {
        None => Group::with_title(title),
        Some(place) if place.line == 0 => title.element(Origin::path(&*place.file)),
        Some(place) => title.element(
            Snippet::source(&*place.source)
                .path(&*place.file)
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(place.marked.0..place.marked.1)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_line_and_counts_columns_in_characters() {
        let text = "satu\r\ndua é tiga\nempat";
        let place = Place::within("a.md", text, 13..17);
        assert_eq!((place.line, place.column), (2, 7));
        assert_eq!(&place.source[place.marked.0..place.marked.1], "tiga");
    }

    #[test]
    fn a_span_past_the_end_or_inside_a_character_is_drawn_in() {
        assert_eq!(Place::within("a", "é", 1..900).column, 1);
        assert_eq!(Place::within("a", "", 5..9).line, 1);
        assert_eq!(Place::within("a", "x\n", 2..2).line, 2);
    }

    #[test]
    fn a_long_line_is_cut_around_the_marked_bytes() {
        let text = format!("{}HERE{}", "a".repeat(5000), "b".repeat(5000));
        let place = Place::within("a", &text, 5000..5004);
        assert_eq!(&place.source[place.marked.0..place.marked.1], "HERE");
        assert_eq!(place.column, 5001);
        assert!(place.source.len() <= Place::EXCERPT);
    }

    #[test]
    fn rendering_shows_file_line_source_caret_and_hint() {
        let text = "title: x\ndarft: true\n";
        let diagnostic = Diagnostic::warning("unknown key `darft`")
            .at(Place::within("content/a.md", text, 9..14))
            .hint("did you mean `draft`?");
        let shown = render(&[diagnostic], false);
        assert!(shown.contains("content/a.md:2:1"), "{shown}");
        assert!(shown.contains("darft: true"), "{shown}");
        assert!(shown.contains("^^^^^"), "{shown}");
        assert!(shown.contains("did you mean `draft`?"), "{shown}");
    }

    #[test]
    fn a_typo_finds_its_word_and_a_stranger_none() {
        assert_eq!(did_you_mean("darft", ["draft", "date"]), Some("draft"));
        assert_eq!(did_you_mean("weight", ["draft", "date"]), None);
        assert_eq!(did_you_mean("id", ["en"]), None);
    }

    #[test]
    fn capitals_and_separators_are_no_typos() {
        assert_eq!(did_you_mean("Darft", ["date", "draft"]), Some("draft"));
        assert_eq!(did_you_mean("DARFT", ["date", "draft"]), Some("draft"));
        assert_eq!(did_you_mean("baseUrl", ["title", "base_url"]), Some("base_url"));
        assert_eq!(did_you_mean("Publish-Dat", ["date", "publishDate"]), Some("publishDate"));
    }
}
