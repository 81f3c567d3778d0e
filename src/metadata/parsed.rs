//! What a parser found in a file: the changes that clean it, and what an author should know.

use std::ops::Range;

use super::edit::{Edit, With};

/// The findings of a parser.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) edits: Vec<Edit>,
    /// Width and height.
    pub(super) pixels: Option<(u32, u32)>,
    /// Whether a location is left in it.
    pub(super) location: bool,
    /// Whether a part of it could not be read, and stays as it is.
    pub(super) damaged: bool,
    /// Where the picture of a JPEG begins, if there is one.
    pub(super) picture: Option<u64>,
    /// Whether it is the raw data of a camera, which no one may change.
    pub(super) raw: bool,
    /// How the picture is turned to be shown, from 1 to 8 as in EXIF; 0 if nothing says so.
    pub(super) turn: u8,
    /// Whether it has one frame, in colours that a decoder gives as browsers show them.
    pub(super) is_plain: bool,
    /// Whether the end of the picture is missing.
    pub(super) is_cut: bool,
}

impl Parsed {
    pub(super) fn remove(&mut self, range: Range<u64>) {
        if !range.is_empty() {
            self.edits.push(Edit { range, with: With::Nothing });
        }
    }

    pub(super) fn zero(&mut self, range: Range<u64>) {
        if !range.is_empty() {
            self.edits.push(Edit { range, with: With::Zeros });
        }
    }

    pub(super) fn replace(&mut self, range: Range<u64>, new: Vec<u8>) {
        self.edits.push(Edit { range, with: With::Bytes(new) });
    }

    /// Notes a size; the greatest counts.
    pub(super) fn note_pixels(&mut self, width: u64, height: u64) {
        let (Ok(width), Ok(height)) = (u32::try_from(width), u32::try_from(height)) else { return };
        let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
        if self.pixels.is_none_or(|known| area(known) < area((width, height))) {
            self.pixels = Some((width, height));
        }
    }
}
