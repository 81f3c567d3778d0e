//! Prose of Markdown, to detect its language.
//!
//! Takes the body of a post; gives its running text without code, template tags, URLs and HTML.

use super::plain;

/// The words of a Markdown text that say its language, about `most` bytes of them.
pub(crate) fn markdown_prose(body: &str, most: usize) -> String {
    let mut bare = String::with_capacity(body.len().min(2 * most));
    let mut until: Option<&str> = None;
    for line in body.lines() {
        let start = line.trim_start();
        if let Some(end) = until {
            until = (!line.contains(end)).then_some(end);
        } else if let Some((open, end)) = BLOCKS.iter().find(|(open, _)| start.starts_with(open)) {
            until = (!start[open.len()..].contains(end)).then_some(end);
        } else if !line.starts_with("    ") && !line.starts_with('\t') {
            push_line(&mut bare, line);
        }
        if bare.len() > 2 * most {
            break;
        }
    }
    plain::prose(&bare, most)
}

/// Adds a line without inline code, template tags and the targets of links.
fn push_line(bare: &mut String, line: &str) {
    let from = bare.len();
    let mut rest = line;
    while let Some((at, mark)) =
        MARKS.iter().filter_map(|mark| Some((rest.find(mark.0)?, mark))).min_by_key(|one| one.0)
    {
        let (open, close, shown) = mark;
        bare.push_str(&rest[..at]);
        bare.push_str(shown);
        let after = &rest[at + open.len()..];
        rest = after.find(close).map_or("", |end| &after[end + close.len()..]);
    }
    bare.push_str(rest);
    // Brackets stand around the words of a link here; in other programs they are shortcodes, which are no prose.
    let words = bare.split_off(from).replace(['[', ']'], " ");
    bare.push_str(&words);
    bare.push('\n');
}

/// What code and formulas begin with, and what ends them.
const BLOCKS: [(&str, &str); 5] =
    [("```", "```"), ("~~~", "~~~"), ("{% highlight", "endhighlight"), ("{% katex", "end"), ("$$", "$$")];

/// What is no prose: how it begins, how it ends, and what stands in its place.
const MARKS: [(&str, &str, &str); 5] =
    [("`", "`", " "), ("{{", "}}", " "), ("{%", "%}", " "), ("![", ")", " "), ("](", ")", " ")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_tags_and_addresses_are_no_prose() {
        let body = "Kopi `let x` [darat](/kopi-darat.html) di {{< youtube abc >}} Jakarta.\n\n```rust\nfn main() {}\n```\n\n    \
                    indented code\n\n{% highlight c %}\nint x;\n{% endhighlight %}\n\n![peta](a.png) <b>Lagi</b>.";
        let words: Vec<String> = markdown_prose(body, 1000).split_whitespace().map(str::to_string).collect();
        assert_eq!(words, ["Kopi", "darat", "di", "Jakarta.", "Lagi."]);
    }

    #[test]
    fn a_mark_that_is_not_closed_ends_with_its_line() {
        assert_eq!(markdown_prose("a `b\nc", 1000).split_whitespace().collect::<Vec<_>>(), ["a", "c"]);
    }
}
