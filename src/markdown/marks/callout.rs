//! Callouts of Obsidian, which are not among the alerts: `> [!info] Title`.

use super::mark::{Description, Mark};

/// The callout that begins at `[!`; `line` is what follows on its line, from there.
pub(super) fn at(body: &str, at: usize, line: &str) -> Option<Mark> {
    let kind = &line[2..];
    let end = kind.find(|character: char| !(character.is_ascii_alphanumeric() || character == '-'))?;
    let is_first = body[..at].trim_end_matches([' ', '\t']).ends_with('>');
    (end > 0 && is_first && kind[end..].starts_with([']', '|'])).then_some(Mark::in_markdown(
        at..at + line.trim_end().len(),
        2,
        0,
        describe,
    ))
}

fn describe(_: &str) -> Description {
    let instead = "write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]` or `[!QUOTE]`, and nothing behind it on the line";
    Description::new("a callout of Obsidian", instead)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_58_callouts_that_are_no_alerts_are_warnings() {
        for callout in ["[!info] Title", "[!faq]-", "[!NOTE] Title"] {
            let complaint = format!("1:3 `{callout}` is a callout of Obsidian, and is shown as text");
            assert_eq!(complaints(&markdown(&format!("> {callout}\n> a"))), [complaint]);
        }
        for text in ["> [!NOTE]\n> a", "> [!tip]\n> a", "[!info] a", "> a [!info]", "> \\[!info]", "> `[!info]`"] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
