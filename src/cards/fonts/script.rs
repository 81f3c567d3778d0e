//! The scripts of a text.
//!
//! Takes characters; gives the script that each is set in. Digits, spaces and most signs belong to no script and follow their
//! neighbours. Those of Chinese, Japanese and Korean are one here, since a text in one of them is set in one font.

use icu::properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup, Script};
use icu::properties::{
    CodePointMapData, CodePointMapDataBorrowed, CodePointSetData, CodePointSetDataBorrowed, PropertyNamesLong,
};

/// The properties of characters.
#[derive(Clone, Copy)]
pub(crate) struct Scripts {
    scripts: CodePointMapDataBorrowed<'static, Script>,
}

impl Scripts {
    pub(crate) fn new() -> Scripts {
        Scripts { scripts: CodePointMapData::<Script>::new() }
    }

    /// The script of a character as fonts have it; `None` if it has none of its own.
    pub(crate) fn of(self, character: char) -> Option<Script> {
        match self.scripts.get(character) {
            Script::Common | Script::Inherited | Script::Unknown => None,
            Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Some(Script::Han),
            script => Some(script),
        }
    }

    /// The script of a character as Unicode has it, for shaping.
    pub(crate) fn exact(self, character: char) -> Option<Script> {
        let script = self.scripts.get(character);
        (!matches!(script, Script::Common | Script::Inherited | Script::Unknown)).then_some(script)
    }

    /// Whether a text has Japanese syllables, or Korean ones.
    pub(super) fn has(self, text: &str, script: Script) -> bool {
        text.chars().any(|character| self.scripts.get(character) == script)
    }
}

/// The name of a script: `Devanagari`.
pub(super) fn name(script: Script) -> String {
    match script {
        Script::Han => "Chinese, Japanese and Korean".to_string(),
        script => PropertyNamesLong::<Script>::new().get(script).unwrap_or("unknown").replace('_', " "),
    }
}

/// Whether a text without this character says another thing: it is a letter, a mark or a digit, and not a sign.
pub(crate) fn is_needed(character: char) -> bool {
    let ignorable: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    let kinds = [GeneralCategoryGroup::Letter, GeneralCategoryGroup::Mark, GeneralCategoryGroup::Number];
    !ignorable.contains(character) && kinds.iter().any(|kind| kind.contains(category))
}
