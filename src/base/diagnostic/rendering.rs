//! Diagnostics as text in rustc's style. Does not know where the text goes: terminal, overlay, JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::message::{Diagnostic, Severity};
use super::place::Place;

/// The columns that a rendering takes where no terminal says how many it has.
pub(crate) const COLUMNS: usize = 140;

/// The diagnostics as text in rustc's style, each followed by an empty line.
pub fn render(diagnostics: &[Diagnostic], colour: bool) -> String {
    render_within(diagnostics, colour, COLUMNS)
}

/// [`render`] with excerpts of source lines cut to `columns`.
pub(crate) fn render_within(diagnostics: &[Diagnostic], colour: bool, columns: usize) -> String {
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
    let title = level.primary_title(&*diagnostic.message);
    let title = match diagnostic.code {
        Some(code) => title.id(code.as_str()),
        None => title,
    };
    let mut groups = vec![with_place(title, diagnostic.place.as_ref())];
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
        Some(place) => {
            let left_out = left_out(place);
            let marked = place.marked.0 + left_out..place.marked.1 + left_out;
            let snippet = Snippet::source(" ".repeat(left_out) + &place.source)
                .path(&*place.file)
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(marked));
            title.element(snippet)
        }
    }
}

/// The characters of the line before its excerpt. The renderer counts them for the column, and shows none of them if they are
/// spaces.
fn left_out(place: &Place) -> usize {
    place.column.saturating_sub(place.source[..place.marked.0].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_of_a_place_in_a_long_line_is_that_of_the_line() {
        for (before, marked, column) in
            [("a".repeat(5_000), "HERE", 5_001), ("é漢 ".repeat(700), "di sini", 2_101), ("\t".repeat(300), "x", 301)]
        {
            let text = format!("first\n{before}{marked}{}", "b".repeat(900));
            let from = 6 + before.len();
            let place = Place::within("content/a.md", &text, from..from + marked.len());
            for columns in [40, 80, COLUMNS] {
                let diagnostic = Diagnostic::warning("w").at(place.clone()).relate("here too", place.clone());
                let shown = render_within(&[diagnostic.hint("h")], false, columns);
                assert_eq!(shown.matches(&format!("content/a.md:2:{column}\n")).count(), 2, "{shown}");
                assert!(shown.contains(marked) && shown.contains(&"^".repeat(marked.len())), "{shown}");
            }
        }
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
}
