//! One key of a table: its spellings, its kind of value, and its documentation.

/// The kind of value of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number, this one or more.
    Count(usize),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A string, used as written.
    Text,
    /// One string, or one for each language.
    TextByLanguage,
    /// A date, perhaps with a time.
    Date,
    /// `true`, `false`, or a date.
    BoolOrDate,
    /// One string, or a list of them.
    List,
    /// A list of items, or a map of items with details.
    ListOrMap,
    /// A string, or a map with details.
    TextOrMap,
    /// `true`, `false`, or a map with details.
    BoolOrMap,
    /// A map, whose keys may be rows of their own.
    Map,
    /// Any value, for templates.
    Anything,
}

impl Kind {
    /// The value in words, for messages: "`url` must be text".
    pub fn wanted(self) -> String {
        match self {
            Kind::Bool => "`true` or `false`".to_string(),
            Kind::Count(least) => format!("a whole number, {least} or more"),
            Kind::Choice(words) => {
                let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                match quoted.split_last() {
                    Some((last, [])) => last.clone(),
                    Some((last, before)) => format!("{} or {last}", before.join(", ")),
                    None => String::new(),
                }
            }
            Kind::Text => "text".to_string(),
            Kind::TextByLanguage => "text, or one for each language".to_string(),
            Kind::Date => "a date".to_string(),
            Kind::BoolOrDate => "`true`, `false` or a date".to_string(),
            Kind::List => "text or a list".to_string(),
            Kind::ListOrMap => "a list or a map".to_string(),
            Kind::TextOrMap => "text or a map".to_string(),
            Kind::BoolOrMap => "`true`, `false` or a map".to_string(),
            Kind::Map => "a map".to_string(),
            Kind::Anything => "anything".to_string(),
        }
    }
}

/// A key that authors may write.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// With the keys that it is nested in: `feed.limit`. A part `*` is any name.
    pub key: &'static str,
    /// Other spellings of its last part, in order of preference.
    pub also: &'static [&'static str],
    /// What its value is.
    pub kind: Kind,
    /// The default, in Markdown for authors.
    pub default: &'static str,
    /// What it does, in Markdown for authors, in one line.
    pub doc: &'static str,
    /// The section of the documentation with more, as `#anchor`; empty if there is none.
    pub see: &'static str,
    /// The byte where its last part begins.
    name_at: usize,
}

impl Row {
    /// A key with one spelling.
    pub(crate) const fn new(key: &'static str, kind: Kind, default: &'static str, doc: &'static str) -> Row {
        Row { key, also: &[], kind, default, doc, see: "", name_at: last_part(key) }
    }

    /// The same key with other spellings.
    pub(crate) const fn also(self, also: &'static [&'static str]) -> Row {
        Row { also, ..self }
    }

    /// The same key with a section of the documentation.
    pub(crate) const fn see(self, see: &'static str) -> Row {
        Row { see, ..self }
    }

    /// The last part of the key: `limit` of `feed.limit`.
    pub fn name(&self) -> &'static str {
        &self.key[self.name_at..]
    }

    /// What the key is nested in: `feed` of `feed.limit`, nothing at the top.
    pub fn parent(&self) -> &'static str {
        &self.key[..self.name_at.saturating_sub(1)]
    }

    /// Every spelling, the preferred one first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name()).chain(self.also.iter().copied())
    }
}

/// The byte after the last dot.
const fn last_part(key: &str) -> usize {
    let mut at = key.len();
    while at > 0 {
        if key.as_bytes()[at - 1] == b'.' {
            return at;
        }
        at -= 1;
    }
    0
}

/// An enum with one variant for each row of a table. A variant that nothing reads is a warning of the compiler.
pub trait Table: Copy + 'static {
    const ROWS: &'static [Row];

    /// The index of its row.
    fn index(self) -> usize;

    fn row(self) -> &'static Row {
        &Self::ROWS[self.index()]
    }
}

/// Declares a [`Table`]: an enum whose variants each come with their row.
macro_rules! table {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident { $($variant:ident = $row:expr,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $name { $($variant),+ }

        impl $crate::input::keys::Table for $name {
            const ROWS: &'static [$crate::input::keys::Row] = &[$($row),+];

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use table;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nested_key_has_a_parent_and_a_name() {
        let row = Row::new("menu.*.page", Kind::Text, "", "").also(&["file"]);
        assert_eq!((row.parent(), row.name()), ("menu.*", "page"));
        assert_eq!(row.spellings().collect::<Vec<_>>(), ["page", "file"]);
        let top = Row::new("menu", Kind::List, "", "");
        assert_eq!((top.parent(), top.name()), ("", "menu"));
    }

    #[test]
    fn a_choice_is_written_as_a_list() {
        assert_eq!(Kind::Choice(&["a", "b", "c"]).wanted(), "`a`, `b` or `c`");
        assert_eq!(Kind::Choice(&["a"]).wanted(), "`a`");
    }
}
