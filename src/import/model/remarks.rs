//! The remarks of an import, grouped by what happened.

use std::collections::BTreeMap;

use super::remark::{Effect, Remark};

/// All remarks of an import. A large blog without its images has a hundred thousand of them, each some hundred bytes.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    all: BTreeMap<(Effect, String), Vec<Remark>>,
}

/// Remarks on one thing that happened.
#[derive(Clone, Copy, Debug)]
pub struct RemarkKind<'a> {
    pub(crate) effect: Effect,
    pub(crate) what: &'a str,
    pub(crate) remarks: &'a [Remark],
}

impl<'a> RemarkKind<'a> {
    /// Its remarks by file and line.
    pub(crate) fn sorted(&self) -> Vec<&'a Remark> {
        let mut remarks: Vec<&Remark> = self.remarks.iter().collect();
        remarks.sort_by_key(|remark| (&remark.file, remark.line, &remark.text));
        remarks
    }
}

impl Remarks {
    pub(crate) fn push(&mut self, remark: Remark) {
        self.all.entry((remark.effect, remark.what.clone())).or_default().push(remark);
    }

    pub(crate) fn extend(&mut self, remarks: impl IntoIterator<Item = Remark>) {
        remarks.into_iter().for_each(|remark| self.push(remark));
    }

    /// Adds the remarks of another stage.
    pub(crate) fn append(&mut self, other: Remarks) {
        for (kind, remarks) in other.all {
            self.all.entry(kind).or_default().extend(remarks);
        }
    }

    /// All remarks, grouped by kind.
    pub fn iter(&self) -> impl Iterator<Item = &Remark> {
        self.all.values().flatten()
    }

    /// Each thing that happened, with its remarks.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = RemarkKind<'_>> {
        self.all.iter().map(|((effect, what), remarks)| RemarkKind { effect: *effect, what, remarks })
    }
}
