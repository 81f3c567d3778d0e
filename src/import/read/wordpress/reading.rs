//! The result of reading an export.

use super::records::{Oddities, Stop};
use crate::import::model::Channel;

/// The result of reading an export.
#[derive(Debug, Default)]
pub struct Reading {
    pub(crate) channel: Channel,
    pub(crate) items: usize,
    pub(crate) oddities: Oddities,
    /// Why reading stopped before the end.
    pub stop: Option<Stop>,
    /// The title of the last complete item.
    pub(crate) last: Option<String>,
}

impl Reading {
    /// Whether anything in the file shows that WordPress wrote it.
    pub(crate) fn is_export(&self) -> bool {
        !self.channel.version.is_empty() || self.items > 0 || !self.channel.terms.is_empty()
    }
    /// Adds the result of another file of the same export.
    pub(crate) fn add(&mut self, part: Reading) {
        self.items += part.items;
        self.oddities.control_characters += part.oddities.control_characters;
        self.oddities.not_utf8 += part.oddities.not_utf8;
        self.oddities.doctype |= part.oddities.doctype;
        if self.channel.home.is_empty() {
            self.channel = part.channel;
            return;
        }
        for author in part.channel.authors {
            if !self.channel.authors.contains(&author) {
                self.channel.authors.push(author);
            }
        }
        for term in part.channel.terms {
            if !self.channel.terms.contains(&term) {
                self.channel.terms.push(term);
            }
        }
    }
}
