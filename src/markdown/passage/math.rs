//! Whether text is mathematics in TeX, in which braces are no attributes.

/// So many bytes before and after a place are looked at.
const REACH: usize = 2000;

/// Whether a byte of the body is in what a command of TeX takes, or, if `in_signs`, between `$` and `$`, `$$` and `$$`, `\(` and `\)` or `\[` and `\]`:
/// `\sqrt[3]{x=1}`.
pub(super) fn is_math(body: &str, at: usize, in_signs: bool) -> bool {
    let mut from = at.saturating_sub(REACH);
    while !body.is_char_boundary(from) {
        from += 1;
    }
    let paragraph = body[from..at].rfind("\n\n").map_or(from, |blank| from + blank);
    let may_be = memchr::memchr2(b'$', b'\\', &body.as_bytes()[paragraph..at]).is_some();
    may_be && (follows_command(&body[paragraph..at]) || (in_signs && is_open(&body[paragraph..at], &body[at..])))
}

/// Whether a text ends with a command and perhaps what it takes: `\frac{a}`, `\sqrt[3]`.
fn follows_command(before: &str) -> bool {
    let mut rest = before;
    // More than that no command takes.
    for _ in 0..9 {
        let Some(close) = rest.chars().next_back().filter(|last| matches!(last, '}' | ']')) else { break };
        let Some(open) = rest.rfind(if close == '}' { '{' } else { '[' }) else { break };
        rest = &rest[..open];
    }
    let name = rest.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    name.len() < rest.len() && name.ends_with('\\')
}

/// Whether mathematics begins in a text and does not end in it, but in what follows. As Pandoc reads it: no space after the `$`
/// that begins it, none before the one that ends it, and no digit after that.
fn is_open(before: &str, after: &str) -> bool {
    let bytes = before.as_bytes();
    let (mut open, mut at) = (None, 0);
    while let Some(step) = memchr::memchr2(b'$', b'\\', &bytes[at..]) {
        at += step;
        let rest = &before[at..];
        let sign = ["$$", "\\(", "\\)", "\\[", "\\]", "$"].into_iter().find(|sign| rest.starts_with(sign));
        let is_escaped = at > 0 && bytes[at - 1] == b'\\';
        let length = sign.map_or(1, str::len);
        let next = before[at + length..].chars().next();
        match (open, sign) {
            (None, Some(sign @ ("$$" | "\\(" | "\\["))) => open = Some(sign),
            (None, Some("$")) if !is_escaped && next.is_none_or(|next| !next.is_whitespace()) => open = sign,
            (Some("$"), Some("$")) if !is_escaped && !before[..at].ends_with(char::is_whitespace) => open = None,
            (Some("$$"), Some("$$")) | (Some("\\("), Some("\\)")) | (Some("\\["), Some("\\]")) => open = None,
            _ => {}
        }
        at += length;
    }
    let mut reach = after.len().min(REACH);
    while !after.is_char_boundary(reach) {
        reach -= 1;
    }
    let paragraph = after[..reach].split("\n\n").next().unwrap_or_default();
    let ends = |sign: &str| paragraph.contains(sign);
    match open {
        None => false,
        Some("\\(") => ends("\\)"),
        Some("\\[") => ends("\\]"),
        Some("$$") => ends("$$"),
        Some(_) => paragraph.match_indices('$').any(|(end, _)| {
            let is_end = !paragraph[..end].ends_with(|last: char| last.is_whitespace() || last == '\\');
            is_end && !paragraph[end + 1..].starts_with(|next: char| next.is_ascii_digit())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the last `{` of a text is in mathematics.
    fn is_math_in(text: &str) -> bool {
        is_math(text, text.rfind('{').unwrap(), true)
    }

    #[test]
    fn braces_between_signs_of_mathematics_are_found() {
        for text in [
            "$x[1]{a=b}$",
            "a $b$ and $[x]{.a}$.",
            "$$\n[x]{a=b}\n$$",
            "\\\\([x]{a=b}\\\\)",
            "\\[ [x]{a=b} \\]",
            "\\sqrt[3]{x=1}",
            "\\frac{a}{b=c}",
            "\\begin{array}[t]{x=1}",
            "\\textcolor[rgb]{a=1}",
        ] {
            assert!(is_math_in(text), "{text}");
        }
        for text in [
            "[x]{lang=de}",
            "It costs $5, and [x]{lang=de} costs $6 more",
            "$5 [x]{lang=de} and $6",
            "a $b$ [x]{lang=de}",
            "\\$a [x]{lang=de} b\\$",
            "$a\n\n[x]{lang=de}$",
            "US$ [x]{lang=de} $a",
        ] {
            assert!(!is_math_in(text), "{text}");
        }
        assert!(!is_math("$5 [x]{.a} 6$", 5, false));
    }
}
