//! A stylesheet in fewer bytes: without comments, and without the spaces that mean nothing.
//!
//! Takes and gives CSS (CSS Syntax 3). Nothing is renamed, sorted or put together, so a browser reads the same rules.

/// Characters around which spaces mean nothing, in selectors and in values alike.
const STOPS: [char; 4] = ['{', '}', ';', ','];

/// The same rules in fewer bytes. Strings stay as they are; what is not closed ends with the text.
pub(crate) fn shortened(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // Whether there was space or a comment since the last character that was kept.
    let (mut space, mut comment) = (false, false);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            comment = true;
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first.is_ascii_whitespace() {
            space = true;
            1
        } else {
            part(&mut out, first, space, comment);
            (space, comment) = (false, false);
            let length = token(rest, first);
            out.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    out
}

/// Writes what has to stay between what was kept and `next`.
fn part(out: &mut String, next: char, space: bool, comment: bool) {
    // The space in `--x: ;` is its value.
    let is_free = out.is_empty() || out.ends_with(STOPS) || (STOPS.contains(&next) && !out.ends_with(':'));
    if next == '}' && out.ends_with(';') {
        out.pop();
    } else if space && !is_free {
        out.push(' ');
    } else if comment && !is_free {
        // `a/**/b` are two words, and `a b` is a descendant.
        out.push_str("/**/");
    }
}

/// The bytes of a string, of an address without quotes, of an escape, or of one character.
fn token(rest: &str, first: char) -> usize {
    let is_address = rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("));
    let end = match first {
        '"' | '\'' => first,
        'u' | 'U' if is_address && !rest[4..].trim_start().starts_with(['"', '\'']) => ')',
        '\\' => return 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        _ => return first.len_utf8(),
    };
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if letter == end => return at + letter.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_idle_spaces_go_and_all_else_stays() {
        for (css, short) in [
            ("/* x */\na  b ,\n c > d { x: y;\n  z: 1px  2px; }\n", "a b,c > d{x: y;z: 1px 2px}"),
            ("a :hover {} a:hover { }", "a :hover{}a:hover{}"),
            ("a/**/b c /* d */ e {}", "a/**/b c e{}"),
            ("a::before { content: \"  /* ; } \\\" \" ; }", "a::before{content: \"  /* ; } \\\" \"}"),
            ("a { b: url( /x;/*y.png ) ; c: url( \"a  b\" ) }", "a{b: url( /x;/*y.png );c: url( \"a  b\" )}"),
            (
                "@media (width < 58em) and (hover) { .w-1\\/2 , b { --x: ; } }",
                "@media (width < 58em) and (hover){.w-1\\/2,b{--x: }}",
            ),
            ("a { width: calc(1px + (2px - 1px)) } é {}", "a{width: calc(1px + (2px - 1px))}é{}"),
            ("a { b: 'c", "a{b: 'c"),
            ("a { b: c /* d", "a{b: c"),
            ("\\", "\\"),
            ("", ""),
        ] {
            assert_eq!(shortened(css), short, "{css}");
        }
    }

    #[test]
    fn what_is_short_stays_as_it_is() {
        let css = include_str!("../../themes/chancery/static/css/style.css");
        let short = shortened(css);
        assert!(short.len() * 10 < css.len() * 9, "{} of {} bytes", short.len(), css.len());
        assert_eq!(shortened(&short), short);
    }
}
