//! What is known of a font file: its faces.
//!
//! Takes the bytes of a file; gives the faces in it that texts can be set in: upright, of normal width, with outlines. A
//! damaged file has none.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use harfrust::font::Blob;
use harfrust::font::attribute::{Style, Width};
use harfrust::font::name::NameId;
use harfrust::{Font, Tag};
use serde::{Deserialize, Serialize};

use super::coverage::Coverage;

/// The most faces of one file.
const MOST_FACES: u32 = 64;

/// A font file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FontFile {
    /// The BLAKE3 hash of its bytes.
    pub(super) hash: [u8; 32],
    pub(super) faces: Vec<Face>,
    /// Faces of one file often have the same.
    coverages: Vec<Coverage>,
}

/// One face of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Face {
    /// Its number in the file.
    pub(super) index: u32,
    pub(super) family: String,
    /// The lightest and the boldest weight: 400 is regular. They are the same if the font is not variable.
    pub(super) weights: (u16, u16),
    coverage: usize,
}

impl FontFile {
    /// Reads the faces of a file.
    pub(crate) fn read(bytes: &Arc<[u8]>, hash: blake3::Hash) -> FontFile {
        // A font is read by a program that is not ours: what its authors did not think of must not end a build.
        let read = catch_unwind(AssertUnwindSafe(|| FontFile::faces_of(bytes)));
        FontFile { hash: *hash.as_bytes(), ..read.unwrap_or_default() }
    }

    fn faces_of(bytes: &Arc<[u8]>) -> FontFile {
        let mut file = FontFile::default();
        for index in 0..MOST_FACES {
            let Some(font) = Font::new(blob(bytes), index) else { break };
            let attributes = font.default_attributes();
            let is_usual = attributes.style == Style::Normal && attributes.width == Width::NORMAL;
            let Some(family) = family(&font).filter(|_| is_usual && !font.outline_glyphs().is_empty()) else {
                continue;
            };
            let characters = font.charmap();
            let known = if characters.unicode_is_symbol() { None } else { Some(characters.unicodes()) };
            let coverage = Coverage::of(known.into_iter().flatten().map(|(point, _)| point));
            if coverage.is_empty() {
                continue;
            }
            let weights = weights(&font, attributes.weight.value());
            let coverage = file.shared(coverage);
            file.faces.push(Face { index, family, weights, coverage });
        }
        file
    }

    fn shared(&mut self, coverage: Coverage) -> usize {
        let known = self.coverages.iter().position(|known| *known == coverage);
        known.unwrap_or_else(|| {
            self.coverages.push(coverage);
            self.coverages.len() - 1
        })
    }

    /// Whether no text can be set in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }

    /// Whether a face has a glyph for a character.
    pub(super) fn has(&self, face: &Face, character: char) -> bool {
        self.coverages.get(face.coverage).is_some_and(|coverage| coverage.has(character))
    }
}

/// The bytes of a font, without copying them.
pub(super) fn blob(bytes: &Arc<[u8]>) -> Blob {
    struct Bytes(Arc<[u8]>);
    impl AsRef<[u8]> for Bytes {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }
    Blob::Shared(Arc::new(Bytes(Arc::clone(bytes))))
}

fn family(font: &Font) -> Option<String> {
    let named = |id: NameId| font.names().get(id)?.english_or_first();
    let name = named(NameId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| named(NameId::FAMILY_NAME))?;
    Some(name.name().chars().take(200).collect())
}

fn weights(font: &Font, usual: f32) -> (u16, u16) {
    let whole = |weight: f32| weight.clamp(1.0, 1000.0) as u16;
    match font.axes().get_by_tag(Tag::new(b"wght")) {
        Some(axis) => (whole(axis.min_value()), whole(axis.max_value())),
        None => (whole(usual), whole(usual)),
    }
}
