//! The remarks on one entry.

use super::front_matter::{is_uncertain, title};
use super::inputs::Inputs;
use crate::import::body::Converted;
use crate::import::model::{Effect, Entry, Item, Known, Program, Remark, Status};
use crate::import::place::links::{Asked, LinkProblem};

/// The entry that remarks are about.
pub(crate) struct About<'a> {
    pub(crate) given: Inputs<'a>,
    /// Its index in the survey.
    pub(crate) at: usize,
    pub(crate) item: &'a Item,
}

impl About<'_> {
    fn entry(&self) -> &Entry {
        &self.given.survey.entries[self.at]
    }

    pub(crate) fn remark(&self, effect: Effect, what: &str, line: usize, text: &str) -> Remark {
        let entry = &self.entry();
        let old_url = match &entry.old_path {
            Some(path) => self.given.survey.home.full(path),
            None if self.given.survey.program == Program::WordPress => {
                format!("{}?p={}", self.given.survey.home.address, entry.id)
            }
            None => String::new(),
        };
        Remark {
            effect,
            what: what.to_string(),
            title: self.item.title.clone(),
            old_url,
            file: self.given.places.placed[self.at].file.to_string(),
            line,
            text: text.to_string(),
        }
    }

    /// All remarks on the entry. `head` is the number of lines above the body.
    pub(crate) fn all(&self, converted: &Converted, head: usize, asked: &Asked) -> Vec<Remark> {
        let entry = self.entry();
        let placed = &self.given.places.placed[self.at];
        let line_of = |text: &str| {
            converted
                .markdown
                .find(text)
                .filter(|_| !text.is_empty())
                .map_or(0, |found| head + converted.markdown[..found].matches('\n').count() + 1)
        };
        let mut remarks = Vec::new();
        let mut say = |effect, what: &str, line, text: &str| remarks.push(self.remark(effect, what, line, text));
        if self.item.title.is_empty() {
            say(Effect::Changed, "a post has no title, so its first words are used", 0, &title(entry, self.item));
        }
        if entry.status.is_draft() && entry.status != Status::Draft {
            say(Effect::Changed, &format!("a post with the status `{}` became a draft", entry.status.name()), 0, "");
        }
        if entry.date.is_none() {
            say(Effect::Changed, "the post has no date", 0, "");
        }
        if let Some(why) = placed.lost {
            say(Effect::Lost, "the old URL could not be kept", 0, why);
        }
        if is_uncertain(self.given.decisions.known[self.at])
            && let Known::Guessed(confidence) = self.given.decisions.known[self.at]
        {
            let text = format!("{} ({confidence:.2})", self.given.decisions.languages[self.at]);
            say(Effect::Changed, "the language is uncertain", 0, &text);
        }
        for finding in &self.item.findings {
            say(finding.effect, finding.what, line_of(&finding.text), &finding.text);
        }
        for note in &converted.notes {
            let effect = if note.kind.is_loss() { Effect::Lost } else { Effect::Changed };
            say(effect, note.kind.message(), line_of(&note.text), &note.text);
        }
        for (trouble, address) in &asked.troubles {
            let (effect, what) = said(*trouble);
            say(effect, what, line_of(address), address);
        }
        remarks.dedup();
        remarks
    }
}

/// The effect of a link problem, and its message.
fn said(trouble: LinkProblem) -> (Effect, &'static str) {
    match trouble {
        LinkProblem::Unknown => {
            (Effect::Changed, "a link goes to a page that is not in the export, so it is unchanged")
        }
        LinkProblem::Unpublished => (Effect::Changed, "a link goes to an unpublished page, so it is unchanged"),
        LinkProblem::MissingFile => (Effect::Lost, "a file is not available, so it stays on the old host"),
        LinkProblem::NotFetched => (Effect::Lost, "a file could not be downloaded, so it stays on the old host"),
    }
}
