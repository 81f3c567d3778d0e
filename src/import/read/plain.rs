//! HTML as plain text.
//!
//! Takes a title, an excerpt or a body as another program stored it; gives its words: without tags, with character
//! references resolved, and with one space between words.

use quick_xml::escape::resolve_html5_entity;

/// Replaces each character reference of HTML (`&amp;`, `&#8217;`, `&nbsp;`) by its character; invalid ones stay.
pub(crate) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).map_or(rest.len(), |end| end + 1);
        let closed = rest[end..].starts_with(';');
        match resolve(&rest[1..end]).filter(|_| closed) {
            Some(character) => {
                decoded.push_str(&character);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn resolve(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(str::to_string) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|character| !character.is_control() || character.is_whitespace()).map(String::from)
}

/// The words of a piece of HTML on one line, without scripts, styles and comments.
pub(crate) fn text(html: &str) -> String {
    let bare = decode(&without_tags(html, &["script", "style"]));
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Prose for language detection: without tags, shortcodes, URLs and code.
pub(crate) fn prose(html: &str, most: usize) -> String {
    let bare = without_tags(html, &["script", "style", "pre", "code", "kbd", "samp", "textarea"]);
    let bare = decode(&bare);
    let mut prose = String::new();
    let mut in_brackets = false;
    for word in bare.split_whitespace() {
        in_brackets |= word.starts_with('[');
        let closes = word.contains(']');
        if !in_brackets && !word.contains("://") && !word.contains('@') {
            prose.push_str(word);
            prose.push(' ');
        }
        in_brackets &= !closes;
        if prose.len() > most {
            break;
        }
    }
    prose
}

/// Each tag and comment as one space, and elements of `skip` with their content.
fn without_tags(html: &str, skip: &[&str]) -> String {
    let mut bare = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        bare.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            bare.push(' ');
            continue;
        }
        let closing = rest[1..].starts_with('/');
        let name_from = if closing { 2 } else { 1 };
        let name: String = rest[name_from..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            bare.push('<');
            rest = &rest[1..];
            continue;
        }
        let name = name.to_ascii_lowercase();
        rest = after_tag(rest);
        if !is_inline(&name) {
            bare.push(' ');
        }
        if !closing && skip.contains(&name.as_str()) {
            rest = after_end(rest, &name);
        }
    }
    bare.push_str(rest);
    bare
}

/// Elements that do not separate words.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// What follows a tag; a `>` within quotes does not end it.
fn after_tag(tag: &str) -> &str {
    let mut quote = None;
    for (at, character) in tag.char_indices() {
        match (quote, character) {
            (None, '>') => return &tag[at + 1..],
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    // A quotation mark without its partner does not count: the tag ends at the first `>`.
    tag.find('>').map_or("", |at| &tag[at + 1..])
}

fn after_end<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</").map(|at| from + at) {
        let ends = rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if ends {
            return after_tag(&rest[at..]);
        }
        from = at + 2;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_references_become_characters_and_a_plain_ampersand_stays() {
        assert_eq!(
            decode("Q&amp;A &#8217; &#x2019; &eacute; &nosuch; AT&T & &#0; &"),
            "Q&A ’ ’ é &nosuch; AT&T & &#0; &"
        );
    }

    #[test]
    fn plain_text_has_no_tags_and_single_spaces() {
        assert_eq!(
            text("<p>Di <em>Jakar</em>ta,</p><p title='a > b'>2016</p><!-- x --> 1 < 2"),
            "Di Jakarta, 2016 1 < 2"
        );
        assert_eq!(text("a<script>var x = '</p>';</script>b<br/>c"), "a b c");
        assert_eq!(text("a <b title=\"never closed>c</b> d"), "a c d");
    }

    #[test]
    fn prose_contains_no_code_shortcodes_or_urls() {
        let html = "Halo <pre>let x = 1;</pre>[gallery ids=\"1,2\" size=big] https://example.org/x dunia [caption] a [/caption]";
        assert_eq!(prose(html, 1000).trim(), "Halo dunia a");
    }
}
