//! The whole way from Markdown to HTML.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::document::Markdown;
use super::east_asian;
use super::highlight::Highlighted;
use super::input::Input;
use super::options::Options;
use super::parser::parser;
use super::passage::Passages;
use super::report;
use super::source::Source;
use super::survey::Survey;
use super::writer::Writer;

/// Turns Markdown into HTML. `highlight` takes a code block's language, as written, and its code.
pub fn render(input: &Input, options: &Options, highlight: &dyn Fn(&str, &str) -> Highlighted) -> Markdown {
    let source = Source::new(input);
    let survey = Survey::of(source.body());
    let cleaned = if survey.control { report::without_control_characters(source.body()) } else { None };
    let body = cleaned.as_deref().unwrap_or(source.body());
    let passages = Passages::of(body, &survey, options);
    let read = passages.text().unwrap_or(body);
    let substituted = if survey.wide { east_asian::substitute(read) } else { None };
    let mut writer = Writer::new(source, options, highlight, survey, &passages);
    let mut take = |event, range: Range<usize>| match passages.is_empty() {
        true => writer.take(event, range),
        false => passages.pieces(event, range, |event, range| writer.take(event, range)),
    };
    match &substituted {
        None => parser(read, options).for_each(|(event, range)| take(event, range)),
        Some(substituted) => parser(&substituted.text, options)
            .for_each(|(event, range)| take(substituted.restore(event, &range), range)),
    }
    writer.finish()
}

/// Takes HTML as one block, whatever blank lines it has.
pub fn render_html(input: &Input, options: &Options, highlight: &dyn Fn(&str, &str) -> Highlighted) -> Markdown {
    let source = Source::new(input);
    let survey = Survey::of(source.body());
    let cleaned = if survey.control { report::without_control_characters(source.body()) } else { None };
    let body = cleaned.as_deref().unwrap_or(source.body());
    let passages = Passages::default();
    let mut writer = Writer::new(source, options, highlight, survey, &passages);
    writer.take(Event::Start(Tag::HtmlBlock), 0..body.len());
    writer.take(Event::Html(body.into()), 0..body.len());
    writer.take(Event::End(TagEnd::HtmlBlock), 0..body.len());
    writer.finish()
}
