//! Reads the entries of one map by the rows of a table.
//!
//! Takes a map and its level in the table; gives values by row, and the entries that match no row, each with the key that was
//! probably meant.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Range;

use super::row::{Kind, Row, Table};
use crate::base::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::base::yaml::reader::{At, Reader, at_commas};
use crate::base::yaml::{Key, Node};

/// The entries of a map, each with its row.
pub struct Entries<'a, T: Table> {
    reader: Reader<'a>,
    entries: &'a [(Key, Node)],
    /// For each entry.
    fits: Vec<Option<Fit>>,
    /// The keys that this map is nested in, as its rows have them.
    parent: &'static str,
    table: PhantomData<T>,
}

/// How an entry's key matches a row.
#[derive(Clone, Copy)]
struct Fit {
    row: usize,
    spelling: usize,
    /// Not only when capitals and separators are ignored.
    exact: bool,
}

/// An entry that matches no row.
pub struct Unknown<'a> {
    pub(crate) key: &'a Key,
    pub(crate) node: &'a Node,
    /// The known key that was probably meant.
    pub(crate) near: Option<&'a str>,
    /// The index of its row; `None` if it is a key that only this site has.
    row: Option<usize>,
}

impl Unknown<'_> {
    /// Whether this row was probably meant.
    pub(crate) fn is_near(&self, row: impl Table) -> bool {
        self.row == Some(row.index())
    }
}

impl<'a, T: Table> Entries<'a, T> {
    /// The entries of the map of the key `parent`, "" at the top. A key that is set twice is a warning.
    pub(crate) fn new(reader: Reader<'a>, entries: &'a [(Key, Node)], parent: &'static str) -> Entries<'a, T> {
        let fits = entries.iter().map(|(key, _)| fit::<T>(&key.name, parent)).collect();
        let mut entries = Entries { reader, entries, fits, parent, table: PhantomData };
        entries.report_repeated();
        entries
    }

    /// The entries of a map inside this one.
    pub(crate) fn inner<'i>(&'i mut self, parent: &'static str, entries: &'i [(Key, Node)]) -> Entries<'i, T> {
        Entries::new(self.reader.reborrow(), entries, parent)
    }

    /// Adds a diagnostic without a place.
    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.reader.diagnostics.push(problem);
    }

    /// Adds a diagnostic at these bytes of the file.
    pub(crate) fn report_at(&mut self, problem: Diagnostic, span: Range<usize>) {
        let place = self.place(span);
        self.report(problem.at(place));
    }

    /// The place of these bytes of the file.
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        self.reader.text.place(span)
    }

    /// What follows a byte of the file on its line.
    pub(crate) fn rest_of_line(&self, from: usize) -> &'a str {
        let rest = self.reader.text.text.get(from..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// Adds a diagnostic of the file as a whole.
    pub(crate) fn report_of_file(&mut self, problem: Diagnostic) {
        self.report(problem.at(Place::file(self.reader.text.file)));
    }

    /// Reports that a value is of the wrong kind.
    pub(crate) fn wrong<V>(&mut self, key: &Key, node: &Node, wanted: &str) -> Option<V> {
        self.reader.wrong(key, node, wanted)
    }

    /// Whether these are the entries of the file's outermost map.
    pub(crate) fn is_top(&self) -> bool {
        self.parent.is_empty()
    }

    /// The entry of a row, if it exists and is not null. The row's own spelling is preferred, then the others in their
    /// order; of two that differ only by capitals and separators, the exact one.
    pub(crate) fn get(&self, row: T) -> Option<(&'a Key, &'a Node)> {
        let rank = |fit: &Fit| (fit.spelling, !fit.exact);
        let (_, entry) = self.of(row).min_by_key(|(fit, _)| rank(fit))?;
        Some(entry)
    }

    /// Whether an entry has one of these rows.
    pub(crate) fn has_any(&self, rows: &[T]) -> bool
    where
        T: Copy,
    {
        self.fits.iter().flatten().any(|fit| rows.iter().any(|row| row.index() == fit.row))
    }

    /// Every entry of a row that is not null, for rows where one spelling does not replace another.
    pub(crate) fn all(&self, row: T) -> Vec<(&'a Key, &'a Node)> {
        self.of(row).map(|(_, entry)| entry).collect()
    }

    /// Every entry of a row that is not null.
    fn of(&self, row: T) -> impl Iterator<Item = (Fit, (&'a Key, &'a Node))> {
        let entries = self.entries.iter().zip(&self.fits);
        entries.filter_map(move |((key, node), fit)| {
            let fit = fit.filter(|fit| fit.row == row.index() && !node.is_null())?;
            Some((fit, (key, node)))
        })
    }

    pub(crate) fn node(&self, row: T) -> Option<&'a Node> {
        self.get(row).map(|(_, node)| node)
    }

    /// A scalar as it was written.
    pub(crate) fn text(&mut self, row: T) -> Option<At<String>> {
        let (key, node) = self.get(row)?;
        self.reader.text(key, node)
    }

    pub(crate) fn truth(&mut self, row: T) -> Option<bool> {
        let (key, node) = self.get(row)?;
        self.reader.truth(key, node)
    }

    /// A whole number that is not less than the row allows.
    pub(crate) fn count(&mut self, row: T) -> Option<usize> {
        let (key, node) = self.get(row)?;
        let kind = row.row().kind;
        let number = node.scalar().and_then(|text| text.parse().ok());
        let fits = |number: &usize| matches!(kind, Kind::Count(least) if *number >= least);
        number.filter(fits).or_else(|| self.reader.wrong(key, node, &kind.wanted()))
    }

    /// One of the row's words.
    pub(crate) fn choice(&mut self, row: T) -> Option<&'static str> {
        let (key, node) = self.get(row)?;
        let kind = row.row().kind;
        let Kind::Choice(words) = kind else { return None };
        let chosen = words.iter().find(|word| node.scalar() == Some(**word)).copied();
        chosen.or_else(|| self.reader.wrong(key, node, &kind.wanted()))
    }

    /// The names under a key that only this site has.
    pub(crate) fn own_names(&mut self, name: &str, inside: T, split: fn(&str) -> Vec<&str>) -> Vec<At<String>> {
        let entry = self.entries.iter().find(|(key, node)| is_same(&key.name, name) && !node.is_null());
        let Some((key, node)) = entry else { return Vec::new() };
        self.reader.names(key, node, split, |node: &Node| name_in_map(node, inside))
    }

    /// A string at commas, or a list of strings, under a key that only this site has.
    pub(crate) fn listed_under(&mut self, name: &str) -> Vec<At<String>> {
        let entry = self.entries.iter().find(|(key, node)| is_same(&key.name, name) && !node.is_null());
        entry.map_or_else(Vec::new, |(key, node)| self.reader.names(key, node, at_commas, |_| None))
    }

    /// What reads values of this file by other rows than those of this table.
    pub(crate) fn reader(&mut self) -> Reader<'_> {
        self.reader.reborrow()
    }

    /// The text under a key that only this site has.
    pub(crate) fn own_text(&mut self, name: &str) -> Option<At<String>> {
        let entry = self.entries.iter().find(|(key, node)| is_same(&key.name, name) && !node.is_null());
        let (key, node) = entry?;
        self.reader.text(key, node)
    }

    /// The scalar under a key that has no row, if it is one.
    pub(crate) fn own_scalar(&self, name: &str) -> Option<At<String>> {
        let (_, node) = self.entries.iter().find(|(key, _)| key.name == name)?;
        Some(At { value: node.scalar()?.trim().to_string(), span: node.span.clone() })
    }

    /// A string, split by `split`, or a list of strings without nulls. A person or an image may be a map, whose name
    /// is in the row `name`.
    pub(crate) fn names(&mut self, row: T, name: Option<T>, split: fn(&str) -> Vec<&str>) -> Vec<At<String>> {
        let Some((key, node)) = self.get(row) else { return Vec::new() };
        self.reader.names(key, node, split, |node: &Node| name_in_map(node, name?))
    }

    /// A string at commas, or a list of strings, under any key.
    pub(crate) fn listed(&mut self, key: &Key, node: &Node) -> Vec<At<String>> {
        self.reader.names(key, node, at_commas, |_| None)
    }

    /// The map at a row, to be read in turn.
    pub(crate) fn map(&mut self, row: T) -> Option<&'a [(Key, Node)]> {
        let (key, node) = self.get(row)?;
        self.reader.map(key, node)
    }

    /// The entries that match no row and are not in `own`, the keys that only this site has.
    pub(crate) fn unknown<'k>(&self, own: &[&'k str]) -> Vec<Unknown<'k>>
    where
        'a: 'k,
    {
        let strangers = self.entries.iter().zip(&self.fits).filter(|(_, fit)| fit.is_none());
        let strangers = strangers.filter(|((key, _), _)| !own.iter().any(|own| is_same(own, &key.name)));
        strangers
            .map(|((key, node), _)| {
                let known = level::<T>(self.parent).flat_map(|(_, row)| row.spellings());
                let near = did_you_mean(&key.name, own.iter().copied().chain(known.map(|known| -> &str { known })));
                let row = near.and_then(|near| Some(fit::<T>(near, self.parent)?.row));
                Unknown { key, node, near, row }
            })
            .collect()
    }

    /// The keys of this level, as their rows have them.
    pub(crate) fn known(&self) -> impl Iterator<Item = &'static str> + use<T> {
        level::<T>(self.parent).map(|(_, row)| row.name())
    }

    /// Warns of keys that differ from another one only by capitals and separators.
    fn report_repeated(&mut self) {
        let mut firsts: BTreeMap<(usize, usize), (usize, Fit)> = BTreeMap::new();
        for (at, (key, node)) in self.entries.iter().enumerate() {
            let Some(fit) = self.fits[at].filter(|_| !node.is_null()) else { continue };
            let (first, other_fit) = *firsts.entry((fit.row, fit.spelling)).or_insert((at, fit));
            if first == at {
                continue;
            }
            let (other, _) = &self.entries[first];
            let (used, ignored) = if fit.exact && !other_fit.exact { (key, other) } else { (other, key) };
            let message =
                format!("`{}` and `{}` are the same key, so only one of them is used", used.name, ignored.name);
            let problem = Diagnostic::warning(message);
            self.report_at(problem.hint("delete one of them"), ignored.span.clone());
        }
    }
}

/// The rows of the level of `parent`, each with its index in the table.
fn level<T: Table>(parent: &'static str) -> impl Iterator<Item = (usize, &'static Row)> + use<T> {
    T::ROWS.iter().enumerate().filter(move |(_, row)| row.parent() == parent)
}

/// The row of the level of `parent` that has this spelling. Nearly every key is written exactly as in its row.
fn fit<T: Table>(name: &str, parent: &'static str) -> Option<Fit> {
    let find = |exact: bool| {
        level::<T>(parent).find_map(|(at, row)| {
            let is_name = |known: &str| if exact { known == name } else { is_same(known, name) };
            let spelling = row.spellings().position(is_name)?;
            Some(Fit { row: at, spelling, exact })
        })
    };
    find(true).or_else(|| find(false))
}

/// Whether two keys are the same if capitals and separators are ignored: `base_url`, `Base-URL`, `baseUrl`.
pub fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(key: &str) -> impl Iterator<Item = u8> {
    let letters = key.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | b' '));
    letters.map(|byte| byte.to_ascii_lowercase())
}

/// The name of a person or an image that is written as a map.
fn name_in_map<T: Table>(node: &Node, name: T) -> Option<&str> {
    let entries = node.map()?;
    let entry = |name: &str| entries.iter().find(|(key, _)| is_same(&key.name, name));
    let named = |name: &str| entry(name).and_then(|(_, node)| node.scalar());
    name.row().spellings().filter_map(named).find(|name| !name.trim().is_empty())
}
