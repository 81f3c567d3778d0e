//! The colours of a card.

use crate::base::colour::Colour;

/// The colours of a light page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Palette {
    pub(crate) paper: Colour,
    pub(crate) ink: Colour,
    pub(crate) accent: Colour,
}

impl Palette {
    /// The colour of a text that says less than the title.
    pub(super) fn quiet(self) -> Colour {
        self.ink.mixed(self.paper, 0.28)
    }

    /// The colour of a thin line.
    pub(super) fn line(self) -> Colour {
        self.ink.mixed(self.paper, 0.82)
    }
}
