//! The typography of the passage that is being written.

use crate::language::{Language, Typography};

/// The typography of a text and of the passages in it.
#[derive(Debug)]
pub(crate) struct Typographies<'a> {
    /// That of the text; none where marks stay as they are.
    own: Option<&'a Typography>,
    /// Those of the site's languages, by their tags.
    known: &'a [(String, Typography)],
    /// Those of the passages that are open, each with how many elements were open in it.
    open: Vec<(usize, Typography)>,
}

impl<'a> Typographies<'a> {
    pub(crate) fn new(own: Option<&'a Typography>, known: &'a [(String, Typography)]) -> Typographies<'a> {
        Typographies { own, known, open: Vec::new() }
    }

    /// The typography here; none where marks stay as they are.
    pub(crate) fn here(&self) -> Option<&Typography> {
        self.open.last().map(|(_, typography)| typography).or(self.own)
    }

    /// A passage starts, in a language if that is said; so many elements are open in it.
    pub(crate) fn enter(&mut self, language: Option<&Language>, depth: usize) {
        if let Some(language) = language.filter(|_| self.own.is_some()) {
            let known = self.known.iter().find(|(tag, _)| *tag == language.tag);
            let typography = known.map_or_else(|| Typography::of(language), |(_, typography)| typography.clone());
            self.open.push((depth, typography));
        }
    }

    /// So many elements are open: what was in others is over.
    pub(crate) fn leave(&mut self, depth: usize) {
        while self.open.pop_if(|(inside, _)| depth < *inside).is_some() {}
    }
}
