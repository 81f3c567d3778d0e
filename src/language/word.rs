//! A text of the interface, and the language that it is in.

use std::borrow::Cow;

use super::{Chosen, Language, Message, Order};

/// Begins a text, for each direction; its language is between this and [`NAMED`].
pub(crate) const LEFT_TO_RIGHT: char = '\u{FDD0}';
pub(crate) const RIGHT_TO_LEFT: char = '\u{FDD3}';
pub(crate) const NAMED: char = '\u{FDD1}';
pub(crate) const END: char = '\u{FDD2}';

/// A text of the interface for readers of a language, or a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub(crate) text: String,
    /// The tag and the direction of its language, if that is not the reader's.
    borrowed: Option<(String, &'static str)>,
}

impl Word {
    /// A text in the language of the page that it is on.
    pub(crate) fn own(text: impl Into<String>) -> Word {
        Word { text: text.into(), borrowed: None }
    }

    /// The text of a message.
    pub(crate) fn of(message: Message<'_>) -> Word {
        let borrowed = (!message.is_own).then(|| (message.language.to_string(), message.dir));
        Word { text: message.text.into_owned(), borrowed }
    }

    /// A text of the configuration.
    pub(crate) fn chosen(chosen: Chosen<'_>, order: &Order) -> Word {
        let is_own = order.own().any(|tag| tag == chosen.language);
        let language = if is_own { None } else { Language::parse(chosen.language).ok() };
        let borrowed = language.map(|language| (language.tag.clone(), language.direction.as_str()));
        Word { text: chosen.text.to_string(), borrowed }
    }

    /// Whether it is in another language than the reader's.
    pub(crate) fn is_borrowed(&self) -> bool {
        self.borrowed.is_some()
    }

    /// The attributes of an element that has only this text; empty if its language is the reader's.
    pub(crate) fn attributes(&self) -> String {
        match &self.borrowed {
            Some((lang, dir)) => format!(" lang=\"{lang}\" dir=\"{dir}\""),
            None => String::new(),
        }
    }

    /// The text as templates get it: with marks around it if it is borrowed, which become attributes or an element.
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
}

/// The text of a message as templates get it.
pub(crate) fn marked<'m>(message: Message<'m>) -> Cow<'m, str> {
    match message.is_own {
        true => message.text,
        false => Cow::Owned(mark(&message.text, message.language, message.dir)),
    }
}

/// A text with its language and direction.
pub(crate) fn mark(text: &str, lang: &str, dir: &str) -> String {
    let begin = if dir == "rtl" { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT };
    format!("{begin}{lang}{NAMED}{text}{END}")
}
