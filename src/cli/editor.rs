//! The author's editor.
//!
//! Takes the values of `VISUAL` and `EDITOR`, and a file; opens it and waits. Deliberately does not know what is edited.

use std::path::Path;
use std::process::Command;

use crate::base::diagnostic::Diagnostic;

/// A program and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    program: String,
    arguments: Vec<String>,
}

impl Editor {
    /// The editor that the environment names: `VISUAL`, else `EDITOR`. The value may hold arguments, and quotation marks
    /// around what holds spaces.
    pub fn from_environment() -> Result<Editor, Diagnostic> {
        let values = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
        values.into_iter().find_map(|value| Editor::parse(&value)).ok_or_else(|| {
            Diagnostic::error("neither `VISUAL` nor `EDITOR` names an editor for `--edit`")
                .hint("set one, as in `export EDITOR=nano`, or leave `--edit` out and open the file yourself")
        })
    }

    fn parse(value: &str) -> Option<Editor> {
        let mut words = words(value).into_iter();
        Some(Editor { program: words.next()?, arguments: words.collect() })
    }

    /// Opens `file` and waits until the editor is closed.
    pub fn open(&self, file: &Path) -> Result<(), Diagnostic> {
        let status = Command::new(&self.program).args(&self.arguments).arg(file).status();
        let program = &self.program;
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Diagnostic::error(format!("the editor `{program}` failed: {status}"))),
            Err(error) => Err(Diagnostic::error(format!("the editor `{program}` could not be started: {error}"))
                .hint("mend `VISUAL` or `EDITOR`")),
        }
    }
}

/// Words between spaces; quotation marks, single or double, hold a word together.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in text.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editors_value_may_hold_arguments_and_quotation_marks() {
        assert_eq!(words("vim"), ["vim"]);
        assert_eq!(words("  code  --wait "), ["code", "--wait"]);
        assert_eq!(words("\"/opt/My Editor/edit\" -w"), ["/opt/My Editor/edit", "-w"]);
        assert_eq!(words("'C:\\Program Files\\Edit' x\"y z\""), ["C:\\Program Files\\Edit", "xy z"]);
        assert_eq!(Editor::parse(" \"\" "), None);
    }
}
