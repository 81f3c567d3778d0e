//! Cleans up white space and markup in a line.
//!
//! Takes inline content as the HTML had it; gives it with white space folded and moved out of emphasis, empty markup
//! dropped, and equal markup that touches joined.

use crate::import::body::model::document::{Inline, Style};

/// Cleans up the content of a paragraph, a heading or a cell.
pub(crate) fn fold(content: Vec<Inline>) -> Vec<Inline> {
    let mut content = join(hoist(content, &[], false));
    let mut after_space = true;
    spaces(&mut content, &mut after_space);
    content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    trim_end(&mut content);
    trim_before_breaks(content)
}

fn is_space(character: char) -> bool {
    character.is_ascii_whitespace() || character == '\u{a0}'
}

/// Moves white space out of markup, and drops markup without content.
fn hoist(content: Vec<Inline>, within: &[Style], in_link: bool) -> Vec<Inline> {
    let mut out = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Styled(style, content) if within.contains(&style) => out.extend(hoist(content, within, in_link)),
            Inline::Styled(style, content) => {
                let inner: Vec<Style> = within.iter().copied().chain([style]).collect();
                around(&mut out, hoist(content, &inner, in_link), |content| Inline::Styled(style, content));
            }
            // Links cannot be nested.
            Inline::Link { content, .. } if in_link => out.extend(hoist(content, within, true)),
            Inline::Link { target, title, content } => {
                around(&mut out, hoist(content, within, true), |content| Inline::Link { target, title, content });
            }
            Inline::Element { tag, name, content } => {
                around(&mut out, hoist(content, within, in_link), |content| Inline::Element { tag, name, content });
            }
            other => out.push(other),
        }
    }
    out
}

fn around(out: &mut Vec<Inline>, content: Vec<Inline>, wrap: impl FnOnce(Vec<Inline>) -> Inline) {
    let mut content = join(content);
    let mut after = Vec::new();
    while let Some(space) = take_end(&mut content) {
        after.push(space);
    }
    let mut start = 0;
    while let Some(first) = content.get_mut(start) {
        match first {
            Inline::Break => {
                out.push(Inline::Break);
                start += 1;
            }
            Inline::Anchor(_) => {
                out.push(first.clone());
                start += 1;
            }
            Inline::Text(text) => {
                let trimmed = text.trim_start_matches(is_space);
                out.push(Inline::Text(text[..text.len() - trimmed.len()].to_string()));
                *text = trimmed.to_string();
                if !text.is_empty() {
                    break;
                }
                start += 1;
            }
            _ => break,
        }
    }
    let content: Vec<Inline> = content.into_iter().skip(start).collect();
    if !content.is_empty() {
        out.push(wrap(content));
    }
    out.extend(after.into_iter().rev());
}

/// Removes white space from the end.
fn take_end(content: &mut Vec<Inline>) -> Option<Inline> {
    match content.last_mut()? {
        Inline::Break => content.pop(),
        Inline::Text(text) => {
            let kept = text.trim_end_matches(is_space).len();
            if kept == text.len() && kept > 0 {
                return None;
            }
            let space = text.split_off(kept);
            if kept == 0 {
                content.pop();
            }
            Some(Inline::Text(space))
        }
        _ => None,
    }
}

/// Joins neighbouring texts, and equal markup with only white space or nothing between.
fn join(content: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        match (inline, out.last_mut()) {
            (Inline::Text(text), _) if text.is_empty() => {}
            (Inline::Text(text), Some(Inline::Text(before))) => before.push_str(&text),
            (Inline::Styled(style, content), Some(Inline::Styled(before, into))) if *before == style => {
                into.extend(content);
                *into = join(std::mem::take(into));
            }
            (Inline::Styled(style, content), Some(Inline::Text(text))) if text.chars().all(is_space) => {
                let space = out.pop();
                match out.last_mut() {
                    Some(Inline::Styled(before, into)) if *before == style => {
                        into.extend(space);
                        into.extend(content);
                        *into = join(std::mem::take(into));
                    }
                    _ => {
                        out.extend(space);
                        out.push(Inline::Styled(style, content));
                    }
                }
            }
            (inline, _) => out.push(inline),
        }
    }
    out
}

/// Folds each run of white space into one space; a single no-break space stays.
fn spaces(content: &mut [Inline], after_space: &mut bool) {
    for inline in content {
        match inline {
            Inline::Text(text) => *text = folded(text, after_space),
            Inline::Break => *after_space = true,
            Inline::Styled(_, content) | Inline::Link { content, .. } | Inline::Element { content, .. } => {
                spaces(content, after_space);
            }
            Inline::Anchor(_) => {}
            Inline::More | Inline::Code(_) | Inline::Image(_) | Inline::Html(_) | Inline::Note(_) => {
                *after_space = false
            }
        }
    }
}

fn folded(text: &str, after_space: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_run_of_space = is_space(first);
        let end = rest.find(|letter: char| is_space(letter) != is_run_of_space).unwrap_or(rest.len());
        let run = &rest[..end];
        if !is_run_of_space {
            out.push_str(run);
        } else if !*after_space {
            out.push_str(if run == "\u{a0}" { run } else { " " });
        }
        *after_space = is_run_of_space;
        rest = &rest[end..];
    }
    out
}

fn trim_end(content: &mut Vec<Inline>) {
    while let Some(space) = take_end(content) {
        drop(space);
    }
}

fn trim_before_breaks(content: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        if inline == Inline::Break {
            while let Some(Inline::Text(text)) = out.last_mut() {
                text.truncate(text.trim_end_matches(is_space).len());
                if !text.is_empty() {
                    break;
                }
                out.pop();
            }
            if out.is_empty() {
                continue;
            }
        }
        out.push(inline);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    fn strong(content: &[Inline]) -> Inline {
        Inline::Styled(Style::Strong, content.to_vec())
    }

    #[test]
    fn white_space_moves_out_of_markup() {
        assert_eq!(
            fold(vec![text("a"), strong(&[text(" b  c ")]), text(" d ")]),
            [text("a "), strong(&[text("b c")]), text(" d")].to_vec()
        );
        assert_eq!(fold(vec![strong(&[Inline::Break, text(" a"), Inline::Break])]), [strong(&[text("a")])]);
        assert_eq!(fold(vec![text("a "), strong(&[text(" ")]), text(" b")]), [text("a b")]);
    }

    #[test]
    fn equal_markup_that_touches_is_joined() {
        assert_eq!(fold(vec![strong(&[text("a")]), text(" "), strong(&[text("b")])]), [strong(&[text("a b")])]);
        assert_eq!(fold(vec![strong(&[text("a"), strong(&[text("b")])])]), [strong(&[text("ab")])]);
    }

    #[test]
    fn a_single_no_break_space_is_kept() {
        assert_eq!(fold(vec![text("\u{a0}10\u{a0}km \u{a0} x\u{a0}")]), [text("10\u{a0}km x")]);
    }
}
