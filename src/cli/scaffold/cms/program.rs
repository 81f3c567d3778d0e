//! Which editor.

/// An editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cms {
    /// Sveltia CMS.
    Sveltia,
    /// Decap CMS, which was Netlify CMS.
    Decap,
}

impl Cms {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Cms::Sveltia => "Sveltia CMS",
            Cms::Decap => "Decap CMS",
        }
    }

    /// Where its documentation says that its script is.
    pub(super) fn script(self) -> &'static str {
        match self {
            Cms::Sveltia => "https://unpkg.com/@sveltia/cms/dist/sveltia-cms.js",
            Cms::Decap => "https://unpkg.com/decap-cms@^3.0.0/dist/decap-cms.js",
        }
    }

    pub(super) fn docs(self) -> &'static str {
        match self {
            Cms::Sveltia => "https://sveltiacms.app/en/docs",
            Cms::Decap => "https://decapcms.org/docs",
        }
    }

    /// Whether it writes the language into the names of files in the default language too: `kopdar.en.md`.
    pub(crate) fn names_first_language(self) -> bool {
        self == Cms::Decap
    }
}
