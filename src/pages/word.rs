//! A text of the interface, and the language that it is in.

use super::borrowed::mark;
use super::view;
use crate::language::{Language, Message};

/// A text of the interface for the readers of an edition, or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub(crate) text: String,
    /// The tag and the direction of its language, if that is not the reader's.
    borrowed: Option<(String, &'static str)>,
}

impl Word {
    /// A text in the language of the page that it is on.
    pub(crate) fn own(text: String) -> Word {
        Word { text, borrowed: None }
    }

    pub(crate) fn of(message: Message<'_>) -> Word {
        let borrowed = (!message.is_own).then(|| (message.language.to_string(), message.dir));
        Word { text: message.text.into_owned(), borrowed }
    }

    /// The text as templates get it.
    pub(crate) fn marked(&self) -> String {
        match &self.borrowed {
            Some((lang, dir)) => mark(&self.text, lang, dir),
            None => self.text.clone(),
        }
    }

    /// The text as templates get it within an element in a language.
    pub(crate) fn marked_within(&self, lang: &str) -> String {
        match &self.borrowed {
            Some((own, _)) if own == lang => self.text.clone(),
            _ => self.marked(),
        }
    }

    /// The tag and the direction of its language, which is the reader's if it is not borrowed.
    pub(crate) fn language(&self, reader: &Language) -> (String, &'static str) {
        self.borrowed.clone().unwrap_or_else(|| (reader.tag.clone(), reader.direction.as_str()))
    }

    /// A link of which this is the text.
    pub(crate) fn link(self, reader: &Language, url: String) -> view::Link {
        let (lang, dir) = self.language(reader);
        view::Link { title: self.text, url, lang, dir }
    }
}
