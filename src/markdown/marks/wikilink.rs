//! Wikilinks and embeds: `[[Page]]`, `[[Page|text]]`, `![[photo.jpg]]`.

use super::mark::{Description, Mark};

/// The wikilink or the embed that begins at `[[`; `line` is what follows on its line, from there.
pub(super) fn at(body: &str, at: usize, line: &str) -> Option<Mark> {
    let inner = &line[2..];
    let end = inner.find(['[', ']'])?;
    let is_name = end > 0
        && inner[end..].starts_with("]]")
        && !inner.starts_with(|first: char| first.is_whitespace() || first == ':');
    if !is_name || body[..at].ends_with('[') || inner[end + 2..].starts_with(['(', ']']) {
        return None;
    }
    let is_embed = body[..at].ends_with('!');
    let describe = if is_embed { describe_embed } else { describe_link };
    let begins = 2 + usize::from(is_embed);
    Some(Mark::in_markdown(at + 2 - begins..at + end + 4, begins, 2, describe))
}

fn describe_link(link: &str) -> Description {
    let inner = link.trim_start_matches('[').trim_end_matches(']');
    let (page, text) = inner.split_once('|').unwrap_or((inner, inner));
    let (page, heading) = page.split_once('#').unwrap_or((page, ""));
    let heading = if heading.is_empty() { String::new() } else { format!("#{}", heading.replace(' ', "-")) };
    let file = match page {
        "" => String::new(),
        page if page.contains('.') => page.to_string(),
        page => format!("{page}.md"),
    };
    Description::new("a wikilink", format!("write `[{}]({})`", text.trim(), address(&format!("{file}{heading}"))))
}

fn describe_embed(embed: &str) -> Description {
    let inner = embed.trim_start_matches(['!', '[']).trim_end_matches(']');
    let file = inner.split(['|', '#']).next().unwrap_or_default();
    let is_note = !file.contains('.') || file.ends_with(".md");
    if is_note {
        return Description::new("an embedded note", "write its text here, or a link to it: `[text](note.md)`");
    }
    Description::new("an embedded file", format!("write `![what it shows]({})`", address(file)))
}

/// An address as Markdown needs it.
fn address(file: &str) -> String {
    if file.contains(' ') { format!("<{file}>") } else { file.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_wikilinks_and_embeds_are_warnings_with_what_to_write() {
        for (text, instead) in [
            ("[[Page]]", "write `[Page](Page.md)`"),
            ("[[My page#One part|text]]", "write `[text](<My page.md#One-part>)`"),
            ("![[photo.jpg]]", "write `![what it shows](photo.jpg)`"),
            ("![[my photo.jpg|300]]", "write `![what it shows](<my photo.jpg>)`"),
            ("![[Page]]", "write its text here, or a link to it: `[text](note.md)`"),
        ] {
            let markdown = markdown(&format!("é {text} x"));
            let what = match text.starts_with('!') {
                true if text.contains("Page") => "an embedded note",
                true => "an embedded file",
                false => "a wikilink",
            };
            assert_eq!(complaints(&markdown), [format!("1:3 `{text}` is {what}, and is shown as text")]);
            assert_eq!(hints(&markdown), [format!("{instead}, or put a backslash before it to keep it as text")]);
        }
    }

    #[test]
    fn row_58_what_only_looks_like_a_wikilink_is_none() {
        for text in [
            "[[1]](b)",
            "[[1]]\n\n[1]: b",
            "![[1]](b)",
            "`[[a]]`",
            "\\[[a]] \\![[b.jpg]] !\\[[c]]",
            "[[a\nb]]",
            "[[]] [[:punct:]] [[ -f a ]] [[1, 2], [3]]",
            "<div>[[a]]</div>",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
