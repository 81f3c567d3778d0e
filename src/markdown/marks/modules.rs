//! What MDX has and Markdown has not: `import X from "y"`, `export const x = 1`, `{/* a comment */}`.

use super::ahead::Ahead;
use super::mark::{Description, Keep, Mark};

/// The line that begins at a byte, if it imports or exports.
pub(super) fn at(body: &str, at: usize) -> Option<Mark> {
    let line = body[at..].lines().next().unwrap_or_default().trim_end();
    let describe = if is_import(line) {
        describe_import
    } else if is_export(line) {
        describe_export
    } else {
        return None;
    };
    Some(Mark::in_markdown(at..at + line.len(), 6, 0, describe))
}

/// A comment of MDX at a `{`.
pub(super) fn comment(body: &str, at: usize, ends: &mut Ahead<'_>) -> Option<Mark> {
    let close = ends.next(at + 3).filter(|_| body[at..].starts_with("{/*"))?;
    Some(Mark::anywhere(at..close + 3, 2, 1, describe_comment))
}

/// `import X, { y } from "z"` and `import "z"`.
fn is_import(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("import ") else { return false };
    let rest = rest.trim_end_matches(';').trim();
    let (names, module) = rest.rsplit_once(" from ").unwrap_or(("", rest));
    let (names, module) = (names.trim(), module.trim());
    let is_name = |character: char| character.is_alphanumeric() || "_$,{}* ".contains(character);
    let is_list = names.contains(['{', ',', '*']);
    // Prose would have more words, and no name of a component or a file.
    let is_clear = names.starts_with(char::is_uppercase) || module.contains(['.', '/', '@']) || names.is_empty();
    if !names.chars().all(is_name) || !(is_list || (is_clear && !names.contains(' '))) {
        return false;
    }
    let inner = ['"', '\''].iter().find_map(|quote| module.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['"', '\'', ' ']))
}

/// `export const x = …`, `export default function …`, `export { x }` and the like.
fn is_export(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("export ") else { return false };
    let (word, rest) = rest.split_once([' ', '(', '{']).unwrap_or((rest, ""));
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_$".contains(&byte));
    match word {
        "const" | "let" | "var" => {
            rest.split_once('=').is_some_and(|(name, _)| is_name(name.split(':').next().unwrap_or_default().trim()))
        }
        "function" | "class" => rest.contains(['(', '{']),
        "async" => rest.starts_with("function") && rest.contains('('),
        "default" => rest.contains(['(', '{', '[']) || rest.ends_with(';'),
        "" => line.contains('}'),
        _ => false,
    }
}

fn describe_import(_: &str) -> Description {
    Description { keep: Keep::Backticks, ..Description::new("an import of MDX", "delete the line") }
}

fn describe_export(_: &str) -> Description {
    Description { keep: Keep::Backticks, ..Description::new("an export of MDX", "delete the line") }
}

fn describe_comment(_: &str) -> Description {
    Description::new("a comment of MDX", "write a comment as `<!-- … -->`")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_58_imports_and_exports_are_warnings() {
        for line in [
            "import Tabs from '@theme/Tabs';",
            "import { a, b as c } from \"./d.js\"",
            "import * as d from \"d\"",
            "import 'a.css';",
            "export const a = 1",
            "export const meta = {",
            "export default function Page() {",
            "export default ({ children }) => <div>{children}</div>",
            "export { default } from './a'",
        ] {
            let what = if line.starts_with("import") { "import" } else { "export" };
            let complaint = complaints(&markdown(&format!("é\n\n{line}\n"))).remove(0);
            assert!(complaint.starts_with(&format!("3:1 `{line}")), "{complaint}");
            assert!(complaint.ends_with(&format!("` is an {what} of MDX, and is shown as text")), "{complaint}");
        }
        let comment = "1:3 `{/* b */}` is a comment of MDX, and is shown as text";
        assert_eq!(complaints(&markdown("a {/* b */}")), [comment]);
    }

    #[test]
    fn row_58_prose_about_imports_is_none() {
        for line in [
            "import duties from \"China\"",
            "import from 'abroad'",
            "import the file \"a.md\"",
            "export default values are",
            "export const is a word",
            "exports const a = 1",
            "import X from y",
            "    import X from 'y'",
            "x import X from 'y'",
        ] {
            assert_eq!(complaints(&markdown(&format!("a\n\n{line}\n"))), [""; 0], "{line}");
        }
    }
}
