//! Small texts rendered for this module's tests.
//!
//! Takes Markdown; gives what it becomes with a site's usual options.

use crate::language::{Language, Typography, Word};

use super::{Highlighter, Input, LineCache, Markdown, Options, Words, render};

pub(crate) fn words() -> Words {
    Words {
        note: Word::own("Note"),
        tip: Word::own("Tip"),
        important: Word::own("Important"),
        warning: Word::own("Warning"),
        caution: Word::own("Caution"),
        table: Word::own("Table"),
        footnotes: Word::own("Footnotes"),
        back_to_text: Word::own("Back to text"),
        link_to_section: Word::own("Link to section"),
    }
}

pub(crate) fn typography(tag: &str) -> Typography {
    Typography::of(&Language::parse(tag).unwrap())
}

pub(crate) fn options() -> Options {
    Options {
        raw_html: true,
        leaves_out_comments: false,
        language: "en".into(),
        counts_characters: false,
        typography: Some(typography("en")),
        typographies: Default::default(),
        take_title: false,
        own_url: None,
        policy: None,
        words: words(),
    }
}

pub(crate) fn with(text: &str, options: &Options) -> Markdown {
    let highlighter = Highlighter::new();
    let input = Input { file: "content/a.md", text, body: 0 };
    render(&input, options, &|language, code| highlighter.highlight(&LineCache::default(), language, code))
}

pub(crate) fn markdown(text: &str) -> Markdown {
    with(text, &options())
}

/// The HTML, with each placeholder filled by the link's target in braces.
pub(crate) fn html(text: &str) -> String {
    filled(&markdown(text))
}

pub(crate) fn filled(markdown: &Markdown) -> String {
    markdown.html.fill(|link| format!("{{{}}}", markdown.links[link].target).into())
}

pub(crate) fn summary(markdown: &Markdown) -> String {
    let summary = markdown.summary.clone().unwrap_or_default();
    summary.fill(|link| format!("{{{}}}", markdown.links[link].target).into())
}

/// The message, line and column of each diagnostic.
pub(crate) fn complaints(markdown: &Markdown) -> Vec<String> {
    let show = |diagnostic: &crate::base::diagnostic::Diagnostic| {
        let place = diagnostic.place.as_ref().map_or((0, 0), |place| (place.line, place.column));
        format!("{}:{} {}", place.0, place.1, diagnostic.message)
    };
    markdown.diagnostics.iter().map(show).collect()
}

/// The hints of each diagnostic.
pub(crate) fn hints(markdown: &Markdown) -> Vec<String> {
    markdown.diagnostics.iter().flat_map(|diagnostic| diagnostic.hints.clone()).collect()
}
