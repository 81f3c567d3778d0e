//! The remarks on one entry.

use super::front_matter::{is_uncertain, title};
use super::given::Given;
use crate::import::body::Converted;
use crate::import::model::{Entry, Gravity, Item, Known, Remark, Standing};
use crate::import::place::links::{Asked, Trouble};

/// The entry that remarks are about.
pub struct About<'a> {
    pub given: Given<'a>,
    /// Its index in the survey.
    pub at: usize,
    pub item: &'a Item,
}

impl About<'_> {
    fn entry(&self) -> &Entry {
        &self.given.survey.entries[self.at]
    }

    pub fn remark(&self, gravity: Gravity, what: &str, line: usize, text: &str) -> Remark {
        let entry = &self.entry();
        let old_url = match &entry.old_path {
            Some(path) => self.given.survey.home.full(path),
            None => format!("{}?p={}", self.given.survey.home.address, entry.id),
        };
        Remark {
            gravity,
            what: what.to_string(),
            title: self.item.title.clone(),
            old_url,
            file: self.given.places.placed[self.at].file.to_string(),
            line,
            text: text.to_string(),
        }
    }

    /// All remarks on the entry. `head` is the number of lines above the body.
    pub fn all(&self, converted: &Converted, head: usize, asked: &Asked) -> Vec<Remark> {
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
        let mut say = |gravity, what: &str, line, text: &str| remarks.push(self.remark(gravity, what, line, text));
        if self.item.title.is_empty() {
            say(Gravity::Changed, "a post without a title has its first words for one", 0, &title(entry, self.item));
        }
        if entry.standing.is_draft() && entry.standing != Standing::Draft {
            say(Gravity::Changed, &format!("what was {} is a draft", entry.standing.name()), 0, "");
        }
        if entry.date.is_none() {
            say(Gravity::Changed, "it has no date", 0, "");
        }
        if let Some(why) = placed.lost {
            say(Gravity::Lost, "the old address could not be kept", 0, why);
        }
        if is_uncertain(self.given.decisions.known[self.at])
            && let Known::Guessed(confidence) = self.given.decisions.known[self.at]
        {
            let text = format!("{} ({confidence:.2})", self.given.decisions.languages[self.at]);
            say(Gravity::Changed, "the language is uncertain", 0, &text);
        }
        for note in &converted.notes {
            let gravity = if note.kind.is_loss() { Gravity::Lost } else { Gravity::Changed };
            say(gravity, note.kind.message(), line_of(&note.text), &note.text);
        }
        for (trouble, address) in &asked.troubles {
            let (gravity, what) = said(*trouble);
            say(gravity, what, line_of(address), address);
        }
        remarks.dedup();
        remarks
    }
}

/// The effect of a link problem, and its message.
fn said(trouble: Trouble) -> (Gravity, &'static str) {
    match trouble {
        Trouble::Unknown => {
            (Gravity::Changed, "a link to the old blog leads to nothing that the export holds; it stays as it was")
        }
        Trouble::Unpublished => (Gravity::Changed, "a link leads to what is not published; it stays as it was"),
        Trouble::MissingFile => (Gravity::Lost, "a file of the old blog is not at hand; it stays where it is"),
        Trouble::NotFetched => (Gravity::Lost, "a file could not be downloaded; it stays where it is"),
    }
}
