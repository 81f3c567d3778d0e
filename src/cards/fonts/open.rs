//! Fonts that are open: each file is read once for all cards.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::Font;

use super::choose::Pick;
use super::file::blob;
use super::order::Place;

/// A font file by its hash, the number of a face, and its weight.
type Opened = ([u8; 32], u32, u16);

/// Fonts that are open.
#[derive(Default)]
pub(crate) struct Typefaces {
    files: Mutex<BTreeMap<[u8; 32], Arc<[u8]>>>,
    fonts: Mutex<BTreeMap<Opened, Font>>,
}

impl fmt::Debug for Typefaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typefaces")
    }
}

impl Typefaces {
    /// The font of a pick; `None` if its file is not there any more, or is another one. `of_site` reads a file of the site.
    pub(crate) fn open(&self, pick: &Pick, of_site: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Option<Font> {
        let key = (pick.hash, pick.index, pick.weight);
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = fonts.get(&key) {
            return Some(known.clone());
        }
        let font = Font::new(blob(&self.bytes(pick, of_site)?), pick.index)?;
        let font = match font.axes().is_empty() {
            true => font,
            false => font.instance_builder().variations([("wght", f32::from(pick.weight))]).build(),
        };
        fonts.insert(key, font.clone());
        Some(font)
    }

    fn bytes(&self, pick: &Pick, of_site: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Option<Arc<[u8]>> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = files.get(&pick.hash) {
            return Some(Arc::clone(known));
        }
        let bytes: Arc<[u8]> = match &pick.place {
            Place::Site(path) => of_site(path)?,
            Place::Machine(path) => fs::read(path).ok()?.into(),
        };
        if *blake3::hash(&bytes).as_bytes() != pick.hash {
            return None;
        }
        files.insert(pick.hash, Arc::clone(&bytes));
        Some(bytes)
    }
}
