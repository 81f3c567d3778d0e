//! The typography of a language.

use super::line::Mark;
use super::marks::{self, CURLY, Pair};
use crate::language::Language;

/// The typography of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typography {
    /// For `"`.
    pub(crate) double: Pair,
    /// For `'`, and for `"` inside a quotation in `"`.
    pub(crate) single: Pair,
    /// Which spaces become no-break spaces.
    pub(crate) spaces: Spaces,
    /// For `--`, `---` and `...`.
    pub(crate) runs: [&'static str; 3],
}

/// Which spaces before and after punctuation become no-break spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// None.
    AsTyped,
    /// Inside « » and before a colon, as in Canada and Switzerland.
    QuotesAndColons,
    /// Also before `;`, `!`, `?`, `%` and `€`.
    French,
    /// Before a dash.
    Russian,
}

impl Typography {
    /// The typography of a language, as CLDR and its orthography have it.
    pub fn of(language: &Language) -> Typography {
        let [double, single] = marks::of(&language.locale.id);
        Typography { double, single, spaces: spaces(language), runs: runs(language) }
    }

    /// What stands for a straight mark. An opening mark inside a quotation comes as one for `'`.
    pub(crate) fn shown(&self, mark: Mark) -> &str {
        match mark {
            Mark::DoubleOpen => &self.double[0],
            Mark::DoubleClose => &self.double[1],
            Mark::InnerOpen if self.single[1] != CURLY.apostrophe => &self.single[0],
            Mark::InnerClose if self.single[1] != CURLY.apostrophe => &self.single[1],
            Mark::InnerOpen => &self.double[0],
            Mark::InnerClose => &self.double[1],
            Mark::SingleOpen => &self.single[0],
            Mark::SingleClose => &self.single[1],
            Mark::Apostrophe => CURLY.apostrophe,
            Mark::Prime => "\u{2032}",
            Mark::DoublePrime => "\u{2033}",
            Mark::Gershayim => "\u{05F4}",
            Mark::Unclosed | Mark::Straight => "\"",
        }
    }
}

/// What `--`, `---` and `...` become: in Chinese, dashes and dots have the width of two characters (GB/T 15834-2011, sections 4.10 and
/// 4.11); in the languages that write Russian's dash, it is the long one.
fn runs(language: &Language) -> [&'static str; 3] {
    match language.locale.id.language.as_str() {
        "zh" | "yue" => ["——", "——", "……"],
        "ru" | "uk" | "be" => ["—", "—", "…"],
        _ => ["–", "—", "…"],
    }
}

fn spaces(language: &Language) -> Spaces {
    let id = &language.locale.id;
    let region = id.region.map(|region| region.to_string());
    match (id.language.as_str(), region.as_deref()) {
        ("fr", Some("CA" | "CH")) => Spaces::QuotesAndColons,
        ("fr", _) => Spaces::French,
        ("ru" | "uk" | "be", _) => Spaces::Russian,
        _ => Spaces::AsTyped,
    }
}
