//! A body as WordPress shows it.
//!
//! Takes a body as it is stored; gives the HTML that a visitor gets: block comments are followed, shortcodes replaced,
//! paragraphs added. Content that WordPress would insert from elsewhere comes from [`Rewrite`], or is left out and
//! noted.

use super::{expand, paragraph};
use crate::base::xml;
use crate::import::body::model::note::{Findings, Kind};
use crate::import::body::{Dialect, Rewrite};

/// The HTML of a body.
pub(crate) fn prepare(body: &str, dialect: Dialect, rewrite: &dyn Rewrite, findings: &mut Findings) -> String {
    let clean = clean(body, findings);
    match dialect {
        Dialect::Classic => paragraph::paragraphs(&expand::shortcodes(&clean, rewrite, findings)),
        Dialect::Blocks => blocks(&expand::shortcodes(&clean, rewrite, findings), rewrite, findings),
        Dialect::Html => clean,
    }
}

/// The body with plain line ends, and with spaces instead of control characters, which are not allowed in a page.
fn clean(body: &str, findings: &mut Findings) -> String {
    let mut clean = String::with_capacity(body.len());
    let mut characters = body.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' => clean.push('\n'),
            '\u{feff}' => {}
            '\n' | '\t' => clean.push(character),
            _ if character.is_control() => {
                findings.add(Kind::ControlCharacter, &format!("U+{:04X}", character as u32));
                clean.push(' ');
            }
            _ => clean.push(character),
        }
    }
    clean
}

/// Follows the comments that mark blocks. Text outside of any block is treated as a classic body of its own.
fn blocks(body: &str, rewrite: &dyn Rewrite, findings: &mut Findings) -> String {
    let mut out = String::with_capacity(body.len());
    let mut depth = 0_usize;
    let mut classic = false;
    let mut rest = body;
    while let Some(start) = next_mark(rest) {
        push_part(&mut out, &rest[..start], depth == 0 || classic);
        let end = rest[start..].find("-->").map_or(rest.len(), |end| start + end + 3);
        let mark = Mark::read(&rest[start..end]);
        match mark.shape {
            Shape::Opens => depth += 1,
            Shape::Closes => depth = depth.saturating_sub(1),
            Shape::Whole => fill(&mut out, &mark, body, rewrite, findings),
        }
        classic = mark.shape == Shape::Opens && matches!(mark.name, "freeform" | "shortcode");
        // Blocks are separate, whatever is between their comments.
        out.push_str("<!--block-->");
        rest = &rest[end..];
    }
    push_part(&mut out, rest, depth == 0 || classic);
    out
}

fn push_part(out: &mut String, part: &str, classic: bool) {
    if classic && !part.trim().is_empty() {
        out.push_str(&paragraph::paragraphs(part));
        out.push('\n');
    } else {
        out.push_str(part);
    }
}

fn next_mark(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(step) = text[from..].find("<!--") {
        let at = from + step;
        let inner = text[at + 4..].trim_start();
        if inner.starts_with("wp:") || inner.starts_with("/wp:") {
            return Some(at);
        }
        from = at + 4;
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opens,
    Closes,
    /// Opens and closes in one comment.
    Whole,
}

/// A comment that marks a block: `<!-- wp:name {"key": "value"} /-->`.
struct Mark<'a> {
    /// Without `core/`.
    name: &'a str,
    settings: &'a str,
    shape: Shape,
    source: &'a str,
}

impl Mark<'_> {
    fn read(source: &str) -> Mark<'_> {
        let inner = source.trim_start_matches("<!--").trim_end_matches("-->").trim();
        let shape = match () {
            () if inner.starts_with('/') => Shape::Closes,
            () if inner.ends_with('/') => Shape::Whole,
            () => Shape::Opens,
        };
        let inner = inner.trim_matches('/').trim_start_matches("wp:").trim();
        let end = inner.find(|letter: char| letter.is_whitespace() || letter == '{').unwrap_or(inner.len());
        let (name, settings) = inner.split_at(end);
        Mark { name: name.strip_prefix("core/").unwrap_or(name), settings: settings.trim(), shape, source }
    }

    fn setting(&self, name: &str) -> Option<String> {
        let settings: serde_json::Value = serde_json::from_str(self.settings).ok()?;
        settings.get(name)?.as_str().map(str::to_string)
    }
}

/// Writes a block without content of its own.
fn fill(out: &mut String, mark: &Mark, body: &str, rewrite: &dyn Rewrite, findings: &mut Findings) {
    match mark.name {
        "footnotes" => footnotes(out, body, rewrite),
        "block" => findings.add(Kind::ReusableBlock, mark.source),
        // Blocks that show nothing themselves.
        "spacer" | "separator" | "more" | "nextpage" | "paragraph" | "freeform" | "columns" | "column" | "group" => {}
        name if name == "embed" || name.starts_with("core-embed/") || name.starts_with("embed/") => {
            match mark.setting("url") {
                Some(url) => {
                    out.push_str("<p>");
                    xml::text(out, &url);
                    out.push_str("</p>");
                }
                None => findings.add(Kind::DynamicBlock, mark.source),
            }
        }
        _ => findings.add(Kind::DynamicBlock, mark.source),
    }
}

/// The list of footnotes, whose texts WordPress stores outside of the body.
fn footnotes(out: &mut String, body: &str, rewrite: &dyn Rewrite) {
    let mut ids: Vec<&str> = Vec::new();
    let mut listed = std::collections::BTreeSet::new();
    for part in body.split("data-fn=\"").skip(1) {
        if let Some((id, _)) = part.split_once('"')
            && listed.insert(id)
        {
            ids.push(id);
        }
    }
    out.push_str("<ol class=\"wp-block-footnotes\">");
    for id in ids {
        if let Some(html) = rewrite.footnote(id) {
            out.push_str("<li");
            xml::attribute(out, "id", id);
            out.extend([">", &html, "</li>"]);
        }
    }
    out.push_str("</ol>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::body::sample::Site;

    fn shown(body: &str) -> String {
        prepare(body, Dialect::detect(body), &Site, &mut Findings::default()).replace("<!--block-->", "")
    }

    fn kinds(body: &str) -> Vec<Kind> {
        let mut findings = Findings::default();
        prepare(body, Dialect::detect(body), &Site, &mut findings);
        findings.placed(body).into_iter().map(|note| note.kind).collect()
    }

    #[test]
    fn only_text_outside_of_blocks_gets_paragraphs() {
        assert_eq!(
            shown(
                "<!-- wp:html -->a\n\nb<!-- /wp:html -->\n\nc\n\nd\n\n<!-- wp:shortcode -->e\nf<!-- /wp:shortcode -->"
            ),
            "a\n\nb\n<p>c</p>\n<p>d\n\n<p>e<br>\nf\n"
        );
    }

    #[test]
    fn dynamic_blocks_are_reported() {
        assert_eq!(
            kinds("<!-- wp:latest-posts {\"a\":{\"b\":1}} /-->\n<!-- wp:block {\"ref\":5} /-->\n<!-- wp:spacer /-->"),
            [Kind::DynamicBlock, Kind::ReusableBlock]
        );
        assert_eq!(shown("<!-- wp:core-embed/x {\"url\":\"https://a/?b\\u0026c\"} /-->"), "<p>https://a/?b&amp;c</p>");
    }

    #[test]
    fn footnotes_are_added() {
        let html = shown(
            "<!-- wp:paragraph --><p>a<sup data-fn=\"n1\"><a href=\"#n1\">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->",
        );
        assert!(html.ends_with("<ol class=\"wp-block-footnotes\"><li id=\"n1\">Note <em>n1</em></li></ol>"), "{html}");
    }

    #[test]
    fn control_characters_and_carriage_returns_are_removed() {
        assert_eq!(shown("a\r\n\r\nb\u{1}c"), "\n<p>a</p>\n<p>b c");
        assert_eq!(kinds("b\u{1}c"), [Kind::ControlCharacter]);
    }
}
