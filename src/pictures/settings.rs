//! What an author says of the variants of pictures.

/// The widths of variants, and how they are compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// In pixels, ascending, each once; none if pictures have no variants.
    pub(crate) widths: Vec<u32>,
    /// From 1 to 100.
    pub(crate) quality: u8,
    /// Whether there are variants in AVIF beside those in WebP.
    pub(crate) avif: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { widths: vec![480, 960, 1600], quality: 80, avif: false }
    }
}

impl Settings {
    /// Pictures have no variants.
    pub(crate) fn none() -> Settings {
        Settings { widths: Vec::new(), ..Settings::default() }
    }
}
