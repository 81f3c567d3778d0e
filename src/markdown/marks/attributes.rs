//! Lists of attributes of other programs: `{: .wide}` of kramdown, `{width=50%}` of Pandoc. Those that are ours are not reported.

use super::contents;
use super::line::is_alone;
use super::mark::{Description, Mark};

/// The most bytes of a list that are looked at.
const REACH: usize = 300;

/// The list that begins at a `{` and ends at the next `}`; `line` is what follows on its line, from there.
pub(super) fn at(body: &str, at: usize, line: &str, close: usize) -> Option<Mark> {
    let inner = body.get(at + 1..close).filter(|inner| inner.len() <= REACH && close < at + line.len())?;
    let before = body[..at].chars().next_back();
    let is_alone = is_alone(body, at, line, close + 1 - at);
    let follows_element = before.is_some_and(|before| "])`*\"”".contains(before));
    let describe = if let Some(kramdown) = inner.strip_prefix(':') {
        let is_one = is_kramdown(kramdown, is_alone || follows_element);
        if !is_one || before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let is_contents = kramdown.split_whitespace().any(|word| word == "toc");
        if is_contents { contents::describe } else { describe }
    } else if is_list(inner) && (is_alone || follows_element) {
        describe
    } else {
        return None;
    };
    Some(Mark::in_markdown(at..close + 1, 1, 1, describe))
}

/// `.class`, `#id` and `key="value"` with spaces between them, at least one.
fn is_list(text: &str) -> bool {
    let mut rest = text.trim();
    let mut count = 0;
    while !rest.is_empty() {
        let Some(after) = after_attribute(rest) else { return false };
        (rest, count) = (after.trim_start(), count + 1);
    }
    count > 0
}

/// What follows the attribute that a text begins with.
fn after_attribute(text: &str) -> Option<&str> {
    let is_name = |character: char| character.is_alphanumeric() || "-_:".contains(character);
    let name = |text: &str| {
        let length = text.find(|character| !is_name(character)).unwrap_or(text.len());
        let begins = text.starts_with(|first: char| first.is_alphabetic() || "-_".contains(first));
        (begins && length > 0).then_some(length)
    };
    if let Some(rest) = text.strip_prefix(['.', '#']) {
        let (name, after) = rest.split_at(name(rest)?);
        // `{:#x}` is a number in hexadecimal digits to Rust.
        let is_number = text.starts_with('#') && name.len() == 1;
        return (!is_number && after.chars().next().is_none_or(|next| " .#".contains(next))).then_some(after);
    }
    let value = text[name(text)?..].strip_prefix('=')?;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].find(quote).map(|end| &value[end + 2..]),
        space if space.is_whitespace() => None,
        _ => Some(value.split_once(' ').map_or("", |(_, rest)| rest)),
    }
}

/// What follows `{:`. Where it can be nothing else, a word will do, which is the name of a list.
fn is_kramdown(text: &str, is_clear: bool) -> bool {
    let is_word =
        |text: &str| text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let text = text.trim();
    let extension = text.strip_prefix([':', '/']).map(|rest| rest.split([' ', '/']).next().unwrap_or_default());
    let defined = text.split_once(": ").is_some_and(|(name, list)| is_word(name) && is_list(list));
    let words = text.split(' ').filter(|word| !is_word(word)).collect::<Vec<_>>().join(" ");
    text == "toc"
        || is_list(text)
        || extension.is_some_and(is_word)
        || defined
        || (is_clear && !text.is_empty() && (words.is_empty() || is_list(&words)))
}

fn describe(list: &str) -> Description {
    let is_ours = |word: &str| !word.contains('=') || word.starts_with("lang=") || word.starts_with("dir=");
    let instead = match list.split([' ', '{', '}', ':']).all(is_ours) {
        true => {
            "write it without a colon, at once after text in brackets or on a line next to a block: `[text]{.wide}`"
        }
        false => "write HTML with these attributes, such as `<span title=\"wide\">text</span>`",
    };
    Description::new("a list of attributes (kramdown, Pandoc)", instead)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_58_lists_of_attributes_are_warnings() {
        for (text, list) in [
            ("x\n{: .wide}", "2:1 `{: .wide}`"),
            ("x\n{:.wide #one}", "2:1 `{:.wide #one}`"),
            ("[a](b){:target=\"_blank\"}", "1:7 `{:target=\"_blank\"}`"),
            ("[a](b){: target=\"_blank\" rel=x }", "1:7 `{: target=\"_blank\" rel=x }`"),
            ("![a](b){width=50%}", "1:8 `{width=50%}`"),
            ("y \"z\"{.wide}", "1:6 `{.wide}`"),
            ("> x\n> {: .wide}", "2:3 `{: .wide}`"),
            ("{::comment}\nx\n{:/comment}", "1:1 `{::comment}`"),
            ("{:refdef: style=\"text-align: center\"}\nx", "1:1 `{:refdef: style=\"text-align: center\"}`"),
        ] {
            let complaint = format!("{list} is a list of attributes (kramdown, Pandoc), and is shown as text");
            assert_eq!(complaints(&markdown(text)).first(), Some(&complaint), "{text}");
        }
        let contents = "2:1 `{:toc}` is a mark for a table of contents, and is shown as text";
        assert_eq!(complaints(&markdown("* TOC\n{:toc}\n")), [contents]);
    }

    #[test]
    fn row_58_other_braces_are_none() {
        for text in [
            "`x{: .a}`",
            "\\{: .wide} \\{.a}",
            "# a {#b .c}",
            "# a {: .b}",
            "print {:?}, {:x}, {:.2}, {:>8}, {:#x}, {:#?} and {name}",
            "f(x){x}, {.5}, {a, b}, {x = 1}",
            "{a}",
            "x_{c=1} x^{.a}",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
