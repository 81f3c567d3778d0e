//! The result of reading an export.

use super::records::{Oddities, Stop};
use crate::import::model::{Channel, Effect, Remark};

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

    /// The format of the export, if it says so.
    pub(crate) fn format(&self) -> Option<String> {
        let version = &self.channel.version;
        (!version.is_empty()).then(|| format!("export format {version}"))
    }

    /// Remarks on the file itself.
    pub(crate) fn remarks(&self) -> Vec<Remark> {
        let oddities = &self.oddities;
        let mut remarks = Vec::new();
        if oddities.control_characters > 0 {
            let what = "invisible control characters are left out";
            remarks.push(Remark::whole(Effect::Changed, what, oddities.control_characters.to_string()));
        }
        if oddities.not_utf8 > 0 {
            let what = "parts of the text are not UTF-8, so unreadable characters became `\u{fffd}`";
            remarks.push(Remark::whole(Effect::Lost, what, oddities.not_utf8.to_string()));
        }
        if oddities.doctype {
            remarks.push(Remark::whole(Effect::Changed, "the document type of the file was ignored", String::new()));
        }
        remarks
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
