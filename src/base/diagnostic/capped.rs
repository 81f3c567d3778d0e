//! Few of many diagnostics of one kind.
//!
//! Takes all diagnostics; gives those that a person is shown. Diagnostics are of one kind if their messages differ by names and
//! numbers only. So a mistake in ten thousand files does not hide another one.

use std::collections::BTreeMap;

use super::list::Diagnostics;
use super::message::{Diagnostic, Severity};
use crate::base::count::number;

/// The first `most` diagnostics of each kind, in their order, and then how many more there are of it.
pub(crate) fn capped(diagnostics: &[Diagnostic], most: usize) -> Diagnostics {
    let mut seen: BTreeMap<(Severity, String), (usize, usize)> = BTreeMap::new();
    let mut shown = Diagnostics::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let (count, _) = seen.entry((diagnostic.severity, kind(&diagnostic.message))).or_insert((0, at));
        *count += 1;
        if *count <= most {
            shown.push(diagnostic.clone());
        }
    }
    let mut rest: Vec<(usize, usize)> =
        seen.into_values().filter(|(count, _)| *count > most).map(|(count, first)| (first, count - most)).collect();
    rest.sort_unstable();
    let all = rest.len();
    shown.extend(rest.into_iter().enumerate().map(|(at, (first, left_out))| {
        let first = &diagnostics[first];
        let message = format!("and {} more like this: {}", number(left_out), without_names(&first.message));
        let command = if first.code.is_some() { "check" } else { "build" };
        let hint = (at + 1 == all).then(|| format!("`chancery {command} --json` lists all of them"));
        Diagnostic { severity: first.severity, code: first.code, ..Diagnostic::error(message) }.hint_maybe(hint)
    }));
    shown
}

/// What the messages of one kind have in common.
fn kind(message: &str) -> String {
    let has_digit = |word: &&str| word.contains(|letter: char| letter.is_ascii_digit());
    let words = without_names(message);
    words.split(' ').filter(|word| !has_digit(word)).collect::<Vec<_>>().join(" ")
}

/// A message without the names in its backquotes.
fn without_names(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { "`…`" } else { part }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_kind_a_few_are_shown_and_the_rest_is_counted_and_no_other_kind_is_lost() {
        let mut all: Vec<Diagnostic> = (0..5_000)
            .map(|n| Diagnostic::error(format!("broken link: `n{n}.md` does not exist")).hint(format!("hint {n}")))
            .collect();
        all.insert(4_000, Diagnostic::error("`a.md` is a folder"));
        all.extend((0..30).map(|n| Diagnostic::warning(format!("the file is not UTF-8 (byte {n} is 0xe{n})"))));
        all.push(Diagnostic::warning("broken link: `x` does not exist"));
        let shown = capped(&all, 20);
        assert_eq!(shown.len(), 20 + 1 + 20 + 1 + 2);
        assert_eq!(shown[..20], all[..20]);
        assert!(shown.iter().any(|one| one.message == "`a.md` is a folder"));
        let rest: Vec<(bool, &str)> = shown[42..].iter().map(|one| (one.is_error(), one.message.as_str())).collect();
        let expected = [
            (true, "and 4,980 more like this: broken link: `…` does not exist"),
            (false, "and 10 more like this: the file is not UTF-8 (byte 0 is 0xe0)"),
        ];
        assert_eq!(rest, expected);
        assert_eq!((shown[42].hints.len(), shown[43].hints.len()), (0, 1));
    }

    #[test]
    fn a_few_diagnostics_are_shown_as_they_are() {
        let all = [Diagnostic::warning("a"), Diagnostic::error("b `"), Diagnostic::warning("a `c`")];
        assert_eq!(capped(&all, 1)[..], all);
    }
}
