//! Detects the languages of an export again.

use super::passes::Passes;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::{Guess, Progress, Survey};
use crate::import::read::language::{self, Guesser};
use crate::import::read::plain;

/// Detects the language of each entry among those of the site.
pub(crate) fn guess_again(
    export: &mut dyn Passes,
    survey: &Survey,
    site: &[(String, String)],
    progress: Progress<'_>,
) -> Result<Vec<Option<Guess>>, Diagnostic> {
    let tags: Vec<String> = site.iter().map(|(tag, _)| tag.clone()).collect();
    let guesser = Guesser::among(&tags);
    let mut guesses = Vec::with_capacity(survey.entries.len());
    export.entries_again("detecting languages", &survey.entries, progress, &mut |_, item| {
        let prose = plain::prose(&format!("{}. {}", item.title, item.content), language::ENOUGH);
        guesses.push(guesser.guess(&prose));
        Ok(())
    })?;
    Ok(guesses)
}
