//! A card: what is drawn on it, and what it depends on.

use super::clean::clean;
use super::fonts::{Fonts, Missing, Pick, Style};
use super::palette::Palette;
use crate::language::Language;

/// Width and height in pixels, as sites that show links ask for.
pub(crate) const SIZE: (u32, u32) = (1200, 630);

/// Part of each key: another number draws all cards anew.
const DRAWING: &str = "chancery card 1";

/// Around a part of a text that has its own direction (Unicode Standard Annex 9, 2.4).
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The words of a page.
#[derive(Clone, Debug)]
pub struct Words {
    /// The language of the title.
    pub(crate) language: Language,
    /// Above the title: the name of the site.
    pub(crate) kicker: String,
    pub(crate) title: String,
    /// Below it: who wrote it, and when.
    pub(crate) foot: Vec<String>,
}

/// A text and its faces.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) picks: Vec<Pick>,
}

/// A card that can be drawn.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(super) kicker: Text,
    pub(super) title: Text,
    pub(super) foot: Text,
    pub(super) language: String,
    pub(super) is_rtl: bool,
    pub(super) palette: Palette,
    /// A hash of all that is drawn, and how.
    pub(crate) key: blake3::Hash,
}

impl Card {
    /// A card with these words; `None` if there is none to show.
    pub(crate) fn new(words: &Words, palette: Palette, fonts: &Fonts) -> Result<Option<Card>, Missing> {
        let language = &words.language;
        let (mut kicker, title) = (clean(&words.kicker), clean(&words.title));
        let set = |text: String, style: Style, weight: u16| {
            let picks = fonts.choose(&text, &language.tag, style, weight)?;
            // Signs that no font has are no text.
            Ok(if picks.is_empty() { Text::default() } else { Text { text, picks } })
        };
        let mut title = set(title, Style::Serif, 700)?;
        if title.text.is_empty() {
            title = set(std::mem::take(&mut kicker), Style::Serif, 700)?;
        }
        if title.text.is_empty() {
            return Ok(None);
        }
        let card = Card {
            kicker: set(kicker, Style::Sans, 700)?,
            title,
            foot: set(joined(&words.foot), Style::Sans, 400)?,
            language: language.tag.clone(),
            is_rtl: language.direction.as_str() == "rtl",
            palette,
            key: blake3::hash(b""),
        };
        Ok(Some(Card { key: card.hash(), ..card }))
    }

    fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &[u8]| {
            hasher.update(&part.len().to_le_bytes()).update(part);
        };
        add(DRAWING.as_bytes());
        add(self.language.as_bytes());
        add(&[u8::from(self.is_rtl)]);
        for colour in [self.palette.paper, self.palette.ink, self.palette.accent] {
            add(&colour.parts());
        }
        for text in [&self.kicker, &self.title, &self.foot] {
            add(text.text.as_bytes());
            add(&text.picks.len().to_le_bytes());
            for pick in &text.picks {
                add(&pick.hash);
                add(&[&pick.index.to_le_bytes()[..], &pick.weight.to_le_bytes()].concat());
            }
        }
        hasher.finalize()
    }

    /// What the card says, for those who do not see it.
    pub(crate) fn alt(&self) -> String {
        let texts = [&self.title, &self.foot, &self.kicker].map(|text| text.text.replace(ISOLATES, ""));
        texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Parts one after another, each with its own direction: otherwise the day of a date would go to a Latin name before it.
fn joined(parts: &[String]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| clean(part)).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [one] => one.clone(),
        parts => {
            parts.iter().map(|part| format!("{}{part}{}", ISOLATES[0], ISOLATES[1])).collect::<Vec<_>>().join(" · ")
        }
    }
}
