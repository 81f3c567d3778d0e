//! The author's editor.
//!
//! Takes the values of `VISUAL` and `EDITOR`, and a file; opens it and waits.

use std::path::Path;
use std::process::Command;

use crate::base::diagnostic::Diagnostic;
use crate::base::{command_line, windows};

/// A program and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editor {
    program: String,
    arguments: Vec<String>,
}

impl Editor {
    /// The editor that the environment names: `VISUAL`, otherwise `EDITOR`. The value may hold arguments, and quotation marks
    /// around what has spaces in it.
    pub(super) fn from_environment() -> Result<Editor, Diagnostic> {
        let values = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
        values.into_iter().find_map(|value| Editor::parse(&value)).ok_or_else(|| {
            Diagnostic::error("neither `VISUAL` nor `EDITOR` names an editor for `--edit`")
                .hint("set one, as in `export EDITOR=nano`, or leave `--edit` out and open the file yourself")
        })
    }

    fn parse(value: &str) -> Option<Editor> {
        let mut words = command_line::words(value).into_iter();
        let program = words.next().filter(|program| !program.is_empty())?;
        Some(Editor { program, arguments: words.collect() })
    }

    /// Opens `file` and waits until the editor is closed.
    pub(super) fn open(&self, file: &Path) -> Result<(), Diagnostic> {
        let status = Command::new(windows::program(&self.program)).args(&self.arguments).arg(file).status();
        let program = &self.program;
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Diagnostic::error(format!("the editor `{program}` failed: {status}"))),
            Err(error) => Err(Diagnostic::error(format!("the editor `{program}` could not be started: {error}"))
                .hint("check `VISUAL` and `EDITOR`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editors_value_may_have_arguments_and_must_name_a_program() {
        let parsed = Editor::parse("code --wait").unwrap();
        assert_eq!((parsed.program.as_str(), parsed.arguments.as_slice()), ("code", &["--wait".to_string()][..]));
        assert_eq!(Editor::parse(" \"\" "), None);
    }
}
