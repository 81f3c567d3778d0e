//! Writes a document and checks that no word is lost.
//!
//! Takes a document and the HTML that it was read from; gives Markdown with the same words as that HTML. A block that
//! Markdown syntax would garble is written as HTML.

use super::model::document::{Block, Document};
use super::model::note::{Findings, Kind};
use super::words::words;
use super::write::blocks::{self, Within};
use super::write::html;
use crate::language::Typography;
use crate::markdown::{Highlighted, Input, Options, render};

/// Writes a document and makes sure that no word is lost.
pub(crate) fn write(mut document: Document, shown: &str, findings: &mut Findings) -> String {
    let wanted = words(shown);
    let markdown = blocks::document(&document);
    if words(&rendered(&markdown)) == wanted {
        return markdown;
    }
    for block in &mut document.blocks {
        mend(block, findings);
    }
    for _ in 0..8 {
        let markdown = blocks::document(&document);
        let found = words(&rendered(&markdown));
        let at = found.iter().zip(&wanted).take_while(|(found, wanted)| found == wanted).count();
        if found == wanted {
            return markdown;
        }
        if !unmix(&mut document, at, findings) {
            break;
        }
    }
    let markdown = blocks::document(&document);
    let found = words(&rendered(&markdown));
    if found != wanted {
        let at = found.iter().zip(&wanted).take_while(|(found, wanted)| found == wanted).count();
        findings.add(Kind::Words, wanted.get(at).or(found.get(at)).map_or("", |word| word.as_str()));
    }
    markdown
}

/// Turns the block that contains the word of this index, and the block before it, into HTML. Each is correct alone, so
/// together they garble each other. Returns whether something changed.
fn unmix(document: &mut Document, word: usize, findings: &mut Findings) -> bool {
    let mut before = 0;
    let mut index = 0;
    for (number, block) in document.blocks.iter().enumerate() {
        index = number;
        before += words(&html::block(block)).len();
        if before > word {
            break;
        }
    }
    let mut changed = false;
    for block in document.blocks.iter_mut().take(index + 1).skip(index.saturating_sub(1)) {
        if !matches!(block, Block::Html(_)) {
            let html = html::block(block);
            findings.add(Kind::KeptAsHtml, words(&html).first().map_or("", |word| word.as_str()));
            *block = Block::Html(html);
            changed = true;
        }
    }
    changed
}

/// Turns a block into HTML if Markdown garbles it.
fn mend(block: &mut Block, findings: &mut Findings) {
    let safe = html::block(block);
    let written = blocks::block(block, Within::Body);
    if words(&rendered(&written)) != words(&safe) {
        let first = words(&safe).into_iter().next().unwrap_or_default();
        findings.add(Kind::KeptAsHtml, &first);
        *block = Block::Html(safe);
    }
}

/// The HTML that Chancery makes of Markdown.
pub(crate) fn rendered(markdown: &str) -> String {
    rendered_with(markdown, None)
}

/// The same, with typographic quotation marks if the site uses them.
pub(crate) fn rendered_with(markdown: &str, typography: Option<Typography>) -> String {
    let input = Input { file: "", text: markdown, body: 0 };
    let options = Options { raw_html: true, typography, ..Options::default() };
    let plain = |_: &str, code: &str| Highlighted { name: None, lines: code.lines().map(escaped).collect() };
    render(&input, &options, &plain).html.html
}

fn escaped(line: &str) -> String {
    let mut out = String::new();
    crate::base::xml::text(&mut out, line);
    out
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::super::tree::nodes::Tree;
    use super::super::tree::parse;
    use super::super::{Attachment, Dialect, Rewrite, convert, shown};
    use super::*;

    /// Changes no URL.
    struct Nothing;

    impl Rewrite for Nothing {
        fn link(&self, _: &str) -> Option<String> {
            None
        }
        fn image(&self, _: &str) -> Option<String> {
            None
        }
        fn attachment(&self, id: u64) -> Option<Attachment> {
            Some(Attachment { url: format!("{id}.jpg"), alt: format!("a {id}"), caption: format!("c {id}") })
        }
        fn footnote(&self, id: &str) -> Option<String> {
            Some(format!("note {id}"))
        }
    }

    /// The values of an attribute on all elements with a name.
    fn values(html: &str, element: &str, attribute: &str) -> Vec<String> {
        let tree = parse::parse(html);
        let found = tree.within(Tree::ROOT).filter(|id| tree.name(*id) == Some(element));
        let value = |id| tree.attribute(id, attribute).map(super::super::target::clean);
        found.filter_map(value).filter(|value| !value.is_empty()).collect()
    }

    fn with_targets(markdown: &str) -> String {
        let input = Input { file: "", text: markdown, body: 0 };
        let options = Options { raw_html: true, ..Options::default() };
        let done = render(&input, &options, &|_, _| Highlighted::default());
        done.html.fill(|link| done.links[link].target.clone().into())
    }

    /// Bodies of real sites are not ours to store here. `BODIES` names a folder of them, `MARKDOWN` a folder for the
    /// results.
    #[test]
    #[ignore = "needs a folder of bodies"]
    fn all_bodies_of_a_folder_keep_their_words() {
        let folder = std::env::var("BODIES").expect("a folder of bodies");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path()).collect();
        files.sort();
        let (mut broken, mut kept) = (0, 0);
        for file in &files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let body = String::from_utf8_lossy(&std::fs::read(file).expect("a file")).into_owned();
            let dialect = Dialect::detect(&body);
            let done = convert(&body, dialect, &Nothing);
            if let Ok(out) = std::env::var("MARKDOWN") {
                std::fs::write(format!("{out}/{name}.md"), &done.markdown).expect("written");
                std::fs::write(format!("{out}/{name}.out"), rendered(&done.markdown)).expect("written");
            }
            for note in &done.notes {
                println!("note {name}:{} {:?} {}", note.at, note.kind, note.text.replace('\n', " "));
                kept += usize::from(note.kind == Kind::KeptAsHtml);
            }
            let before = shown(&body, dialect, &Nothing);
            let after = with_targets(&done.markdown);
            let (wanted, found) = (words(&before), words(&rendered(&done.markdown)));
            if wanted != found {
                broken += 1;
                let at = wanted.iter().zip(&found).take_while(|(one, other)| one == other).count();
                let part = |all: &[String]| {
                    all.iter().skip(at.saturating_sub(3)).take(8).cloned().collect::<Vec<_>>().join(" ")
                };
                println!("BROKEN {name} at {at}: <{}> became <{}>", part(&wanted), part(&found));
            }
            for (element, attribute) in [
                ("img", "src"),
                ("img", "alt"),
                ("a", "href"),
                ("a", "id"),
                ("iframe", "src"),
                ("video", "src"),
                ("source", "src"),
            ] {
                let found = values(&after, element, attribute);
                let mut rest = found.iter();
                for value in values(&before, element, attribute) {
                    if !rest.any(|other| *other == value) {
                        println!("MISSING {name} {element} {attribute} {value}");
                        break;
                    }
                }
            }
        }
        println!("{} bodies, {broken} broken, {kept} parts kept as HTML", files.len());
        assert_eq!(broken, 0);
    }
}
