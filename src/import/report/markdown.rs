//! The full report, as Markdown.
//!
//! Takes a report; gives it as a Markdown file, each remark with its place: the post, its old URL, the new file and
//! line.

use std::fmt::{self, Write};

use super::heading::{heading, of_check};
use crate::import::model::{Effect, Remark, Report};

impl Report {
    /// The full report.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "# Import report\n\n{}\n\n## What was imported\n", inline(&self.source))?;
        for (name, count) in &self.counts {
            writeln!(out, "- {}: {count}", inline(name))?;
        }
        section(out, "What was decided", &self.decided)?;
        section(out, of_check(self.proof), &self.check)?;
        for effect in [Effect::Changed, Effect::Lost] {
            writeln!(out, "\n## {}", heading(effect))?;
            let mut own = self.remarks.kinds().filter(|kind| kind.effect == effect).peekable();
            if own.peek().is_none() {
                writeln!(out, "\nNothing.")?;
            }
            for kind in own {
                writeln!(out, "\n### {} ({})\n", inline(kind.what), kind.remarks.len())?;
                kind.sorted().into_iter().try_for_each(|remark| writeln!(out, "- {}", place(remark)))?;
            }
        }
        section(out, "Files that already existed and were not changed", &self.kept)?;
        writeln!(out, "\n## What to do next\n")?;
        self.next.iter().try_for_each(|(what, command)| writeln!(out, "- {}: {}", inline(what), code(command)))
    }
}

fn section(out: &mut String, title: &str, lines: &[String]) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {title}\n")?;
    lines.iter().try_for_each(|line| writeln!(out, "- {}", inline(line)))
}

/// `Title, <old URL>, file:line: text`.
fn place(remark: &Remark) -> String {
    let file = match remark.line {
        0 => remark.file.clone(),
        line => format!("{}:{line}", remark.file),
    };
    let parts = [
        inline(&remark.title),
        if remark.old_url.is_empty() {
            String::new()
        } else {
            format!("<{}>", remark.old_url.replace(['<', '>', ' ', '\n'], ""))
        },
        if file.is_empty() { String::new() } else { format!("`{file}`") },
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let text = if remark.text.is_empty() { String::new() } else { code(&remark.text) };
    match (parts.is_empty(), text.is_empty()) {
        (true, _) => text,
        (false, true) => parts.join(", "),
        (false, false) => format!("{}: {text}", parts.join(", ")),
    }
}

/// Any text as code on one line.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("`{text}`"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// A text on one line, with markup escaped.
fn inline(text: &str) -> String {
    let mut shown = String::new();
    for character in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(character, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(effect: Effect, what: &str, line: usize, text: &str) -> Remark {
        Remark {
            effect,
            what: what.into(),
            title: "Kopi *darat*".into(),
            old_url: "https://example.org/?p=7".into(),
            file: "content/posts/a.md".into(),
            line,
            text: text.into(),
        }
    }

    #[test]
    fn remarks_have_places_and_are_grouped() {
        let mut report = Report { source: "WordPress".into(), counts: vec![("posts".into(), 2)], ..Report::default() };
        report.remarks.extend([
            remark(Effect::Changed, "the shortcode stays as text", 9, "[x `y`]"),
            remark(Effect::Changed, "the shortcode stays as text", 3, "[z]"),
            remark(Effect::Lost, "the file is missing", 0, ""),
        ]);
        let text = report.markdown();
        assert!(text.contains("### the shortcode stays as text (2)\n\n- Kopi \\*darat\\*, <https://example.org/?p=7>, `content/posts/a.md:3`: `[z]`\n"), "{text}");
        assert!(text.contains("`` [x `y`] ``"), "{text}");
        assert!(text.contains("## What was lost\n\n### the file is missing (1)"), "{text}");
    }
}
