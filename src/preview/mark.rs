//! Blocks of a page with the place that they come from.
//!
//! Takes a rendered page and the document in it; gives the page with an attribute on each block of its content: file and line.
//! Pages are marked as they are sent, so the published bytes have none of it. It does not read HTML: where the content is
//! in the page as it was rendered, it is found whole; else the page stays as it is.

use crate::markdown::{Block, Hypertext, Placeholder};
use crate::pages::filled;
use crate::pages::plan::Page;
use crate::render::Renderer;

/// The attribute that carries `content/x.md:12`.
const ATTRIBUTE: &str = "data-chancery-source";

/// Marks the blocks of the document that a page shows whole.
pub(super) fn mark(html: String, renderer: &Renderer, page: &Page) -> String {
    let Some(id) = page.html().and_then(|page| page.document(&renderer.site)) else { return html };
    let document = &renderer.site.documents[id];
    let body = renderer.bodies.of(&document.post);
    let fill = |html: &Hypertext| renderer.hrefs.settle(filled(renderer, id, html, true), &page.path);
    let content = fill(&body.html);
    match html.find(&content) {
        Some(at) if !content.trim().is_empty() => {
            let marked = fill(&with_places(&body.html, &body.blocks, &document.post.path));
            [&html[..at], &marked, &html[at + content.len()..]].concat()
        }
        _ => html,
    }
}

fn with_places(html: &Hypertext, blocks: &[Block], file: &str) -> Hypertext {
    let mut marked =
        Hypertext { html: String::with_capacity(html.html.len() + blocks.len() * 64), placeholders: Vec::new() };
    let mut placeholders = html.placeholders.iter().peekable();
    let mut from = 0;
    for block in blocks {
        while let Some(placeholder) = placeholders.next_if(|placeholder| placeholder.at < block.at) {
            marked
                .placeholders
                .push(Placeholder { at: placeholder.at - from + marked.html.len(), link: placeholder.link });
        }
        marked.html.push_str(&html.html[from..block.at]);
        crate::base::xml::attribute(&mut marked.html, ATTRIBUTE, &format!("{file}:{}", block.line));
        from = block.at;
    }
    let shift = marked.html.len() - from;
    marked
        .placeholders
        .extend(placeholders.map(|placeholder| Placeholder { at: placeholder.at + shift, link: placeholder.link }));
    marked.html.push_str(&html.html[from..]);
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_put_into_tags_and_placeholders_stay_where_they_belong() {
        let html = Hypertext {
            html: "<p><a href=\"\">x</a></p>\n<p><a href=\"\">y</a></p>\n".to_string(),
            placeholders: vec![Placeholder { at: 12, link: 0 }, Placeholder { at: 36, link: 1 }],
        };
        let blocks = [Block { at: 2, line: 4 }, Block { at: 26, line: 6 }];
        let marked = with_places(&html, &blocks, "content/\"a\".md");
        assert_eq!(
            marked.fill(|link| link.to_string().into()),
            "<p data-chancery-source=\"content/&quot;a&quot;.md:4\"><a href=\"0\">x</a></p>\n\
             <p data-chancery-source=\"content/&quot;a&quot;.md:6\"><a href=\"1\">y</a></p>\n"
        );
        assert_eq!(html.fill(|link| link.to_string().into()).len(), html.html.len() + 2);
    }
}
