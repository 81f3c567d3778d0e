//! How a command ends.

use std::process::ExitCode;

use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well: 0.
    Success,
    /// An error was reported: 1.
    Failure,
    /// The command was not understood: 2.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Success => ExitCode::SUCCESS,
            Exit::Failure => ExitCode::from(1),
            Exit::Usage => ExitCode::from(2),
        }
    }
}

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) exit: Exit,
    pub(crate) diagnostics: Diagnostics,
}

impl Refusal {
    /// The command was called wrongly.
    pub(crate) fn usage(diagnostic: Diagnostic) -> Refusal {
        Refusal { exit: Exit::Usage, diagnostics: diagnostic.into() }
    }

    /// The same with several mistakes.
    pub(crate) fn usage_all(diagnostics: Diagnostics) -> Refusal {
        Refusal { exit: Exit::Usage, diagnostics }
    }

    /// The command was called rightly, and met errors.
    pub(crate) fn errors(diagnostics: impl Into<Diagnostics>) -> Refusal {
        Refusal { exit: Exit::Failure, diagnostics: diagnostics.into() }
    }
}
