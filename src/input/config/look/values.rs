//! The values of a look.

use super::usual::{DARK_PAPER, DERIVED};
use crate::base::colour::Colour;
use crate::base::yaml::reader::At;

/// What a site changes of its theme's look.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    pub(crate) accent: Option<At<Colour>>,
    pub(crate) accent_dark: Option<At<Colour>>,
    pub(crate) paper: Option<At<Colour>>,
    pub(crate) ink: Option<At<Colour>>,
    /// Names of fonts.
    pub(crate) serif: Vec<String>,
    pub(crate) sans: Vec<String>,
    /// Files in content/, as written.
    pub(crate) logo: Option<At<String>>,
    pub(crate) logo_dark: Option<At<String>>,
    pub(crate) favicon: Option<At<String>>,
    pub(crate) share_image: Option<At<String>>,
}

impl Look {
    /// The files that it names, as written.
    pub(crate) fn files(&self) -> impl Iterator<Item = &At<String>> {
        [&self.logo, &self.logo_dark, &self.favicon, &self.share_image].into_iter().flatten()
    }

    /// The accent on a dark page: the one that is set, otherwise a light colour of the same hue.
    pub(crate) fn dark_accent(&self) -> Option<Colour> {
        let lighter = |accent: &At<Colour>| accent.value.lightened(DARK_PAPER, DERIVED);
        self.accent_dark.as_ref().map(|accent| accent.value).or_else(|| self.accent.as_ref().map(lighter))
    }
}
