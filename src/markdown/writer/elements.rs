//! The tags of elements.
//!
//! Takes the beginning and the end of each element; writes its tags, with what an author says of it in braces.

use std::ops::Range;

use pulldown_cmark::{CowStr, Tag, TagEnd};

use super::super::alert;
use super::super::code::CodeBlock;
use super::super::heading::Own;
use super::super::image::Image;
use super::super::passage::{self, Element};
use super::super::raw::RawBlock;
use super::super::summary::Kind;
use super::super::table::Table;
use super::super::title::OpenTitle;
use super::{Mode, Writer};

impl<'a> Writer<'a> {
    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let (key, from) = (passage::key(&tag, range.start), self.out.at());
        match tag {
            Tag::Emphasis => self.out.open("<em>", "</em>"),
            Tag::Strong => self.out.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.out.open("<del>", "</del>"),
            Tag::Superscript => self.out.open("<sup>", "</sup>"),
            Tag::Subscript => self.out.open("<sub>", "</sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.linker().start_link(link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => {
                return self.start_image(&dest_url, title, range);
            }
            block => return self.start_block(block, range),
        }
        self.marker().element(key, from);
    }

    fn start_image(&mut self, target: &str, title: CowStr<'a>, range: Range<usize>) {
        let key = (range.start, Element::Image);
        let paragraph = self.passages.paragraph_of_image(self.source.body(), &self.paragraph, &range);
        let said = self.passages.attributes(Some(key));
        self.blocked.picture(target, range.clone(), &mut self.report);
        let from = self.out.paragraph_tag().map_or(self.out.at(), |tag| tag.start);
        self.mode = Mode::Alternative(Image::start(self.linker(), &paragraph, target, title, range, said));
        self.marker().image(key, from, paragraph.start);
    }

    fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.lists.end_task_label(&mut self.out);
        let key = passage::key(&tag, range.start);
        let attributes = self.passages.attributes(key);
        let language = attributes.and_then(|attributes| attributes.language.as_ref());
        self.out.start_block(Kind::of(&tag), language.map(|language| &*language.tag));
        let (from, source) = (self.out.at(), range.start);
        let marked = !matches!(tag, Tag::List(_) | Tag::DefinitionList | Tag::TableCell);
        match tag {
            Tag::TableHead => self.table.start_head(&mut self.out),
            Tag::TableRow => self.table.start_row(&mut self.out),
            Tag::TableCell => self.table.start_cell(&mut self.out),
            Tag::HtmlBlock => self.mode = Mode::Html(RawBlock::default()),
            _ => {
                self.out.fresh_line();
                self.start_on_fresh_line(tag, range);
            }
        }
        if attributes.is_some() {
            self.marker().block(key, from);
        }
        if marked {
            self.out.block(from, source);
        }
    }

    fn start_on_fresh_line(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let key = passage::key(&tag, range.start);
        match tag {
            Tag::Paragraph => {
                self.marker().paragraph(range.start);
                self.paragraph = range;
            }
            Tag::Heading { .. } if self.headings.is_title(&self.out) => {
                self.mode = Mode::Title(OpenTitle::start(&self.out));
            }
            Tag::Heading { level, id, classes, attrs } => {
                let own = Own { id, classes, attributes: attrs };
                let own = own.with(self.passages.attributes(key));
                let language = self.headings.start(level, own, range, &mut self.out);
                self.running.typographies.enter(language.as_ref(), self.out.depth());
            }
            Tag::BlockQuote(None) if self.marker().figure(range.start) => {}
            tag => self.start_element(tag, range),
        }
    }

    fn start_element(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let out = &mut self.out;
        match tag {
            Tag::BlockQuote(None) => out.open("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => alert::start(kind, &self.options.words, out),
            Tag::CodeBlock(kind) => {
                self.has_code = true;
                self.mode = Mode::Code(CodeBlock::start(kind, range.start, out));
            }
            Tag::List(first) => self.lists.start(first, out),
            Tag::Item => out.open("<li>", "</li>\n"),
            Tag::DefinitionList => out.open("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => out.open("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => out.open("<dd>", "</dd>\n"),
            Tag::Table(alignments) => self.table = Table::start(alignments, &self.options.words.table, out),
            // Footnotes are kept apart and metadata is not asked for; an element that writes nothing keeps the balance.
            _ => out.open("", ""),
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.out.close();
            }
            TagEnd::Link => self.linker().end_link(),
            TagEnd::Heading(_) => self.headings.end(&mut self.anchors, &mut self.out, &mut self.report),
            block => self.close_block(block),
        }
        self.running.typographies.leave(self.out.depth());
        self.out.end_block();
    }

    fn close_block(&mut self, tag: TagEnd) {
        self.out.plain("\n");
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.lists.end_task_label(&mut self.out),
            TagEnd::TableHead => self.table.end_head(),
            TagEnd::TableCell => self.table.end_cell(),
            TagEnd::List(_) => self.lists.end(),
            TagEnd::BlockQuote(_) => self.figures.end(&mut self.out),
            _ => {}
        }
        self.out.close();
    }
}
