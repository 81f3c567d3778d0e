//! The end of a body.
//!
//! Takes what was written; writes the footnotes, and gives the body with all that is known of it.

use super::super::document::Markdown;
use super::super::html_text;
use super::super::link_language;
use super::super::links::AllLinks;
use super::super::output::Output;
use super::super::sink::Sink;
use super::super::word;
use super::Writer;

impl Writer<'_> {
    /// Ends the body: footnotes are written, what is known is gathered.
    pub(crate) fn finish(mut self) -> Markdown {
        self.end_run();
        self.flush();
        let summary = self.out.end_body(&self.options.language);
        self.headings.end_body();
        let notes = self.note_bodies();
        self.notes.finish(notes, self.options, &mut self.anchors, &mut self.out, &mut self.report);
        self.unclosed.finish(&mut self.report);
        let opens_with_title = self.headings.opens_with_title();
        let (title, headings) = self.headings.into_parts();
        let AllLinks { mut links, first_image, unnamed } = self.links.into_parts();
        let says_languages = self.out.says_languages();
        let words = word::count(self.out.text()) + summary.words_of_html;
        let characters = self.options.counts_characters.then(|| characters(&self.out, summary.words_of_html > 0));
        let blocks = self.source.lines(self.out.blocks());
        let html = self.out.into_hypertext();
        if says_languages {
            link_language::find(&html, &mut links);
        }
        Markdown {
            words,
            characters,
            blocks,
            html,
            summary: summary.hypertext,
            more: summary.more,
            plain: summary.plain,
            title,
            opens_with_title,
            headings,
            anchors: self.anchors.into_ids(),
            links,
            has_code: self.has_code,
            first_image,
            unnamed,
            diagnostics: self.report.into_diagnostics(),
        }
    }

    /// The bodies of the footnotes that are referred to, in order.
    fn note_bodies(&mut self) -> Vec<Sink> {
        let mut bodies = Vec::new();
        while let Some(events) = self.notes.events(bodies.len()) {
            let body = self.out.replace_sink(Sink::default());
            for (event, range) in events {
                self.event(event, range);
            }
            self.end_run();
            self.flush();
            bodies.push(self.out.replace_sink(body));
        }
        bodies
    }
}

/// The number of letters and digits in the text, or in the HTML of a body that is written in it.
fn characters(out: &Output, is_html: bool) -> usize {
    match is_html {
        true => word::characters(&html_text::text(out.html(), 0..out.html().len())),
        false => word::characters(out.text()),
    }
}
