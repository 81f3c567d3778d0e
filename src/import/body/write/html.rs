//! Writes parts of the model as HTML, where Markdown has no syntax.
//!
//! Takes blocks and lines of the model; gives HTML without blank lines, so that Markdown reads it as one HTML block.

use crate::import::body::model::document::{Block, Cell, Definition, Figure, Inline, List, Style, Table};

/// Appends text with folded white space and escaped markup.
pub(crate) fn push_folded(out: &mut String, text: &str) {
    let mut space = false;
    for character in text.chars() {
        if character.is_ascii_whitespace() {
            if !space {
                out.push(' ');
            }
            space = true;
        } else {
            space = false;
            push_character(out, character);
        }
    }
}

/// Appends text with significant white space. An empty line is written as a character reference, because it would end
/// the HTML.
pub(crate) fn push_preserved(out: &mut String, text: &str) {
    for character in text.chars() {
        if character == '\n' && (out.ends_with("&#10;") || ends_blank(out)) {
            out.push_str("&#10;");
        } else {
            push_character(out, character);
        }
    }
}

/// Whether the line that is being written is empty.
fn ends_blank(out: &str) -> bool {
    out.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

fn push_character(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\u{a0}' => out.push_str("&nbsp;"),
        _ => out.push(character),
    }
}

/// Appends ` name="value"`.
pub(crate) fn push_attribute(out: &mut String, name: &str, value: &str) {
    let folded: Vec<&str> = value.split(['\n', '\r', '\t']).map(str::trim).collect();
    crate::base::xml::attribute(out, name, &folded.join(" "));
}

/// The HTML of inline content.
pub(crate) fn inline(content: &[Inline]) -> String {
    let mut out = String::new();
    push_inline(&mut out, content);
    out
}

pub(crate) fn push_inline(out: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(text) => push_folded(out, text),
            Inline::Code(code) => {
                out.push_str("<code>");
                push_folded(out, code);
                out.push_str("</code>");
            }
            Inline::Styled(style, content) => {
                let name = tag_of(*style);
                out.extend(["<", name, ">"]);
                push_inline(out, content);
                out.extend(["</", name, ">"]);
            }
            Inline::Link { target, title, content } => {
                push_link(out, target, title);
                push_inline(out, content);
                out.push_str("</a>");
            }
            Inline::Image(image) => push_image(out, &image.target, &image.alt, &image.title),
            Inline::Break => out.push_str("<br>"),
            Inline::Element { tag, name, content } => {
                out.push_str(tag);
                push_inline(out, content);
                out.extend(["</", name, ">"]);
            }
            Inline::Html(html) => out.push_str(html),
            Inline::Anchor(id) => push_anchor(out, id),
            Inline::Note(index) => out.push_str(&format!("<sup>{}</sup>", index + 1)),
            Inline::More => out.push_str("<!--more-->"),
        }
    }
}

pub(crate) fn tag_of(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Strike => "del",
    }
}

pub(crate) fn push_anchor(out: &mut String, id: &str) {
    out.push_str("<a");
    push_attribute(out, "id", id);
    out.push_str("></a>");
}

fn push_link(out: &mut String, target: &str, title: &str) {
    out.push_str("<a");
    push_attribute(out, "href", target);
    if !title.is_empty() {
        push_attribute(out, "title", title);
    }
    out.push('>');
}

fn push_image(out: &mut String, target: &str, alt: &str, title: &str) {
    out.push_str("<img");
    push_attribute(out, "src", target);
    push_attribute(out, "alt", alt);
    if !title.is_empty() {
        push_attribute(out, "title", title);
    }
    out.push('>');
}

/// The HTML of blocks, each on lines of its own.
pub(crate) fn blocks(content: &[Block]) -> String {
    let parts: Vec<String> = content.iter().map(block).collect();
    parts.join("\n")
}

/// The HTML of a block.
pub(crate) fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => format!("<p>{}</p>", inline(content)),
        Block::Heading { level, id, content } => {
            let mut out = format!("<h{level}");
            if let Some(id) = id {
                push_attribute(&mut out, "id", id);
            }
            format!("{out}>{}</h{level}>", inline(content))
        }
        Block::Quote(content) => format!("<blockquote>\n{}\n</blockquote>", blocks(content)),
        Block::List(found) => list(found),
        Block::Code { language, code } => {
            let mut out = String::from("<pre><code");
            if !language.is_empty() {
                push_attribute(&mut out, "class", &format!("language-{language}"));
            }
            out.push('>');
            push_preserved(&mut out, code);
            out + "</code></pre>"
        }
        Block::Rule => "<hr>".into(),
        Block::More => "<!--more-->".into(),
        Block::Table(found) => table(found),
        Block::Figure(found) => figure(found),
        Block::Captioned { content, caption } => {
            format!("<figure>\n{}\n<figcaption>{}</figcaption>\n</figure>", blocks(content), inline(caption))
        }
        Block::Details { open, summary, content } => {
            format!("{}\n{}\n</details>", details_start(*open, summary), blocks(content))
        }
        Block::Definitions(found) => definitions(found),
        Block::Html(html) => html.trim().to_string(),
    }
}

pub(crate) fn details_start(open: bool, summary: &[Inline]) -> String {
    let open = if open { " open" } else { "" };
    format!("<details{open}>\n<summary>{}</summary>", inline(summary))
}

/// The content of a list item, a cell or a definition: a single paragraph needs no tags.
fn held(content: &[Block]) -> String {
    match content {
        [] => String::new(),
        [Block::Paragraph(content)] => inline(content),
        [Block::Paragraph(content), Block::List(found)] => format!("{}\n{}\n", inline(content), list(found)),
        content => format!("\n{}\n", blocks(content)),
    }
}

fn list(found: &List) -> String {
    let name = if found.first.is_some() { "ol" } else { "ul" };
    let mut out = format!("<{name}");
    if let Some(first) = found.first.filter(|first| *first != 1) {
        push_attribute(&mut out, "start", &first.to_string());
    }
    for (key, value) in &found.attributes {
        push_attribute(&mut out, key, value);
    }
    out.push_str(">\n");
    for item in &found.items {
        out.push_str("<li");
        if let Some(number) = &item.number {
            push_attribute(&mut out, "value", number);
        }
        out.extend([">", &held(&item.content), "</li>\n"]);
    }
    out + &format!("</{name}>")
}

/// The HTML of an image with its caption.
pub(crate) fn figure(found: &Figure) -> String {
    let mut out = String::from("<figure>");
    if let Some(link) = &found.link {
        push_link(&mut out, link, "");
    }
    push_image(&mut out, &found.image.target, &found.image.alt, "");
    if found.link.is_some() {
        out.push_str("</a>");
    }
    if !found.caption.is_empty() {
        out.extend(["<figcaption>", &inline(&found.caption), "</figcaption>"]);
    }
    out + "</figure>"
}

fn table(found: &Table) -> String {
    let mut out = String::from("<table>\n");
    if !found.caption.is_empty() {
        out.extend(["<caption>", &inline(&found.caption), "</caption>\n"]);
    }
    let (head, body) = found.rows.split_at(found.head.min(found.rows.len()));
    for (name, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("<{name}>\n"));
        for row in rows {
            out.push_str("<tr>");
            row.iter().for_each(|found| cell(&mut out, found));
            out.push_str("</tr>\n");
        }
        out.push_str(&format!("</{name}>\n"));
    }
    out + "</table>"
}

fn cell(out: &mut String, found: &Cell) {
    let name = if found.header { "th" } else { "td" };
    out.extend(["<", name]);
    for (key, value) in &found.spans {
        push_attribute(out, key, value);
    }
    out.extend([">", &held(&found.content), "</", name, ">"]);
}

fn definitions(found: &[Definition]) -> String {
    let mut out = String::from("<dl>\n");
    for definition in found {
        for term in &definition.terms {
            out.extend(["<dt>", &inline(term), "</dt>\n"]);
        }
        for meaning in &definition.meanings {
            out.extend(["<dd>", &held(meaning), "</dd>\n"]);
        }
    }
    out + "</dl>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_html_has_no_blank_line() {
        let code = Block::Code { language: "x".into(), code: "a\n\n  b\n\n\n".into() };
        let html = block(&Block::Quote(vec![code, Block::Paragraph(vec![Inline::Text("c\n\nd <".into())])]));
        assert_eq!(
            html,
            "<blockquote>\n<pre><code class=\"language-x\">a\n&#10;  b\n&#10;&#10;</code></pre>\n<p>c d &lt;</p>\n</blockquote>"
        );
    }
}
