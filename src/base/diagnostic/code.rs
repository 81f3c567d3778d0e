//! The names of findings that an author may allow.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a check has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// A post that declares one language is written in another.
    WrongLanguage,
    /// A block quotation in another language has no `lang`.
    QuotationWithoutLanguage,
    /// A link names a post that has a translation in the language of the text around the link.
    LinkToOtherLanguage,
    /// A picture has no text for those who do not see it.
    MissingAlt,
    /// A post is not translated into a language that the settings ask for.
    MissingTranslation,
    /// A translation lacks changes of its original.
    TranslationBehind,
    /// A registered term has no name in a language that has posts with it.
    UnnamedTerm,
    /// Two terms stand for each other in translations.
    SplitTerm,
    /// A post allows a finding that it does not have.
    UnusedAllow,
}

impl Code {
    /// Every code, in the order in which findings are listed.
    pub const ALL: [Code; 9] = [
        Code::WrongLanguage,
        Code::QuotationWithoutLanguage,
        Code::LinkToOtherLanguage,
        Code::MissingAlt,
        Code::MissingTranslation,
        Code::TranslationBehind,
        Code::UnnamedTerm,
        Code::SplitTerm,
        Code::UnusedAllow,
    ];

    /// Its name in messages, in front matter and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::WrongLanguage => "wrong-language",
            Code::QuotationWithoutLanguage => "quotation-without-language",
            Code::LinkToOtherLanguage => "link-to-other-language",
            Code::MissingAlt => "missing-alt",
            Code::MissingTranslation => "missing-translation",
            Code::TranslationBehind => "translation-behind",
            Code::UnnamedTerm => "unnamed-term",
            Code::SplitTerm => "split-term",
            Code::UnusedAllow => "unused-allow",
        }
    }

    /// Whether a post may allow it: the others are not about one post.
    pub(crate) fn is_of_a_post(self) -> bool {
        !matches!(self, Code::UnnamedTerm | Code::SplitTerm | Code::UnusedAllow)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_in_json_has_the_name_that_messages_have() {
        for code in Code::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }
}
