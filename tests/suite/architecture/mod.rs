//! The rules of the source that no lint can say, read from the source itself.

mod cycles;
mod imports;
mod layers;
mod names;
mod places;
mod sizes;
mod source;
mod words;

/// Holds where no line was found that breaks a rule.
#[track_caller]
fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}
