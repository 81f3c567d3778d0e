//! How much one YAML document may hold.
//!
//! Takes the size of a document's text; gives the options with which it is parsed, and the words for the limit that it breaks.
//! Without limits, a few lines of aliases would grow until no memory is left.

use serde_yaml::Error;
use serde_yaml::budget::BudgetBreach;
use serde_yaml::options::DuplicateKeyPolicy;

use crate::base::count::number;
use crate::base::diagnostic::Diagnostic;

/// What a small text may hold by its aliases.
const VALUES: usize = 100_000;
/// What any text may hold.
const MOST_VALUES: usize = 4_000_000;
const LETTERS: usize = 4 << 20;
/// What the aliases of a text may stand for, all together.
const ALIASED: usize = 10_000;
const MOST_LETTERS: usize = 64 << 20;
const DEPTH: usize = 32;
const ALIASES: usize = 1_000;

/// The limits for a text of `bytes`. A text without aliases has fewer values and letters than bytes.
pub(super) fn options(bytes: usize) -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_documents: 1,
            max_nodes: values(bytes),
            // A list or a map is two events.
            max_events: 3 * values(bytes),
            max_depth: DEPTH,
            max_aliases: ALIASES,
            enforce_alias_anchor_ratio: false,
            max_total_scalar_bytes: letters(bytes),
        },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: ALIASED },
    }
}

fn values(bytes: usize) -> usize {
    bytes.clamp(VALUES, MOST_VALUES)
}

fn letters(bytes: usize) -> usize {
    bytes.clamp(LETTERS, MOST_LETTERS)
}

/// An error without what says through which alias it came.
fn innermost(mut error: &Error) -> &Error {
    while let Error::AliasError { error: inner, .. } | Error::WithSnippet { error: inner, .. } = error {
        error = inner;
    }
    error
}

/// The limit that a text of `bytes` breaks, and what to do; `None` if the error is another one.
pub(super) fn broken_limit(error: &Error, bytes: usize) -> Option<Diagnostic> {
    let aliases = "write out what the aliases (`*name`) stand for, each of them is counted with all that it stands for";
    let (message, hint) = match innermost(error) {
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Nodes { .. } | BudgetBreach::Events { .. } if bytes > VALUES => (
                format!("this YAML has more than {} values", number(values(bytes))),
                "move some into a file of their own",
            ),
            BudgetBreach::Nodes { .. } | BudgetBreach::Events { .. } => {
                (format!("this YAML has more than {} values", number(values(bytes))), aliases)
            }
            BudgetBreach::ScalarBytes { .. } => {
                (format!("this YAML has more than {} MB of text", letters(bytes) >> 20), aliases)
            }
            BudgetBreach::Aliases { .. } => {
                (format!("this YAML has more than {} aliases (`*name`)", number(ALIASES)), aliases)
            }
            BudgetBreach::Depth { .. } => (
                format!("this YAML has more than {DEPTH} lists and maps inside each other"),
                "close brackets and braces that are open, and indent less",
            ),
            BudgetBreach::Documents { .. } => {
                ("this YAML has more than one document".to_string(), "delete the line `---` between them")
            }
            _ => ("this YAML is too large to be read".to_string(), aliases),
        },
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => {
            (format!("the aliases (`*name`) of this YAML stand for more than {} values", number(ALIASED)), aliases)
        }
        _ => return None,
    };
    Some(Diagnostic::error(message).hint(hint))
}
