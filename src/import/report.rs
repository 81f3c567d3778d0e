//! What an import did.
//!
//! Takes counts and remarks; gives them as text for a screen and as a Markdown file, each remark with its place: the
//! post, its old address, the new file and line. Deliberately does not know how anything was imported.

use std::io::{self, Write};
use std::path::Path;

use super::remarks::Remarks;

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Something is not there any more.
    Lost,
    /// Something is there, but not as it was.
    Changed,
}

/// Something that the author should know of one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    pub gravity: Gravity,
    /// What happened, the same words for each place where it did: `the shortcode stays as text`.
    pub what: String,
    /// The title of the post; empty for the blog as a whole.
    pub title: String,
    pub old_url: String,
    /// The new file, from the site's root; empty where there is none.
    pub file: String,
    /// From 1; 0 where it is not one line.
    pub line: usize,
    /// The text concerned.
    pub text: String,
}

impl Remark {
    /// A remark on the blog as a whole.
    pub fn whole(gravity: Gravity, what: &str, text: String) -> Remark {
        let (title, old_url, file) = Default::default();
        Remark { gravity, what: what.to_string(), title, old_url, file, line: 0, text }
    }
}

/// All that an import has to say.
#[derive(Debug, Default)]
pub struct Report {
    /// What was imported: `WordPress 1.2, https://example.org/`.
    pub source: String,
    /// What came: name and count, in their order.
    pub came: Vec<(String, usize)>,
    /// How things were decided: languages, addresses, time zone.
    pub decided: Vec<String>,
    pub remarks: Remarks,
    /// Files that were there and stayed as they were.
    pub kept: Vec<String>,
    /// What the new site, built once in memory, showed.
    pub proof: Option<String>,
    /// What to do next, and what to type for it.
    pub next: Vec<(String, String)>,
}

impl Report {
    /// The report in full.
    pub fn markdown(&mut self) -> String {
        let mut bytes = Vec::new();
        // Memory takes all that is written to it.
        let _ = self.write(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Writes the report in full.
    pub fn write(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# Import report\n\n{}\n\n## What came\n", inline(&self.source))?;
        for (name, count) in &self.came {
            writeln!(out, "- {}: {count}", inline(name))?;
        }
        section(out, "How it was decided", &self.decided)?;
        section(out, "Proof", self.proof.as_slice())?;
        let counts: Vec<(Gravity, String, usize)> =
            self.remarks.counts().map(|(gravity, what, count)| (gravity, what.to_string(), count)).collect();
        for gravity in [Gravity::Changed, Gravity::Lost] {
            writeln!(out, "\n## {}", heading(gravity))?;
            let mut own = counts.iter().filter(|(own, ..)| *own == gravity).peekable();
            if own.peek().is_none() {
                writeln!(out, "\nNothing.")?;
            }
            for (_, what, count) in own {
                writeln!(out, "\n### {} ({count})\n", inline(what))?;
                self.remarks.each(gravity, what, &mut |remark| writeln!(out, "- {}", place(remark)))?;
            }
        }
        section(out, "Files that were there already and stayed as they were", &self.kept)?;
        writeln!(out, "\n## What to do next\n")?;
        self.next.iter().try_for_each(|(what, command)| writeln!(out, "- {}: {}", inline(what), code(command)))
    }
}

/// What an author does after an import into this folder.
pub fn next_steps(folder: &Path) -> Vec<(String, String)> {
    let quoted = |path: &Path| {
        let path = path.display().to_string();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '\\' | '~');
        if path.chars().all(plain) { path } else { format!("\"{path}\"") }
    };
    let (root, urls) = (quoted(folder), quoted(&folder.join(super::wordpress::OLD_URLS)));
    let step = |what: &str, command: String| (what.to_string(), command);
    vec![
        step("Look at the new site, and at each save of yours", format!("chancery serve --root {root}")),
        step("Build it into its folder public/", format!("chancery build --root {root}")),
        step("Prove that every old address answers", format!("chancery check --root {root} --urls {urls}")),
    ]
}

pub fn heading(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Changed => "What was changed",
        Gravity::Lost => "What was lost",
    }
}

fn section(out: &mut dyn Write, title: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {title}\n")?;
    lines.iter().try_for_each(|line| writeln!(out, "- {}", inline(line)))
}

/// `Title, <old address>, file:line: text`.
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

/// A text as code on one line, whatever it holds.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("`{text}`"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// A text on one line in which nothing is markup.
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

    fn remark(gravity: Gravity, what: &str, line: usize, text: &str) -> Remark {
        Remark {
            gravity,
            what: what.into(),
            title: "Kopi *darat*".into(),
            old_url: "https://example.org/?p=7".into(),
            file: "content/posts/a.md".into(),
            line,
            text: text.into(),
        }
    }

    #[test]
    fn each_remark_has_its_place_and_stands_with_its_like() {
        let mut report = Report { source: "WordPress".into(), came: vec![("posts".into(), 2)], ..Report::default() };
        report.remarks.extend([
            remark(Gravity::Changed, "the shortcode stays as text", 9, "[x `y`]"),
            remark(Gravity::Changed, "the shortcode stays as text", 3, "[z]"),
            remark(Gravity::Lost, "the file is missing", 0, ""),
        ]);
        let text = report.markdown();
        assert!(text.contains("### the shortcode stays as text (2)\n\n- Kopi \\*darat\\*, <https://example.org/?p=7>, `content/posts/a.md:3`: `[z]`\n"), "{text}");
        assert!(text.contains("`` [x `y`] ``"), "{text}");
        assert!(text.contains("## What was lost\n\n### the file is missing (1)"), "{text}");
    }
}
