//! What is known of font files, from one build to the next.
//!
//! Takes the fonts of a site, which have hashes, and the folders of the machine; gives what is known of each, and reads only
//! those that it does not know. The file is a checksum of the rest, and the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::file::FontFile;
use super::machine::{self, MachineFont};
use super::order::{Located, Place};
use crate::base::normal_file;
use crate::base::program::PROGRAM;

/// Part of the checksum: another number reads all fonts anew.
const VERSION: &str = "chancery fonts 1";

/// A font of the site.
pub(crate) struct SiteFont<'f> {
    pub(crate) path: &'f str,
    pub(crate) hash: blake3::Hash,
    /// Its bytes; none if they cannot be read.
    pub(crate) bytes: &'f (dyn Fn() -> Option<Arc<[u8]>> + Sync),
}

/// What is known of font files.
#[derive(Debug, Default)]
pub(crate) struct Index {
    file: Option<PathBuf>,
    /// By the hash of a font of the site, or the stamp of one of the machine. `None` until it is needed.
    known: Option<BTreeMap<String, Arc<FontFile>>>,
    is_changed: bool,
}

impl Index {
    /// One that is kept in a file.
    pub(crate) fn on_disk(file: PathBuf) -> Index {
        Index { file: Some(file), ..Index::default() }
    }

    /// What is known of all these fonts: first those of the site, then those of the machine.
    pub(crate) fn all(&mut self, site: &[SiteFont<'_>], folders: &[PathBuf]) -> Vec<Located> {
        let file = self.file.as_ref();
        let known = self.known.get_or_insert_with(|| file.and_then(|file| load(file)).unwrap_or_default());
        let machine = machine::fonts_in(folders);
        let of_site = site.par_iter().map(|font| {
            let stamp = font.hash.to_hex().to_string();
            let read = || (font.bytes)().map(|bytes| FontFile::read(&bytes, font.hash));
            (known_or(known, &stamp, read), stamp, Place::Site(font.path.to_string()))
        });
        let of_machine = machine.par_iter().map(|font| {
            let read = || read(font);
            (known_or(known, &font.stamp, read), font.stamp.clone(), Place::Machine(font.path.clone()))
        });
        let all: Vec<(Arc<FontFile>, String, Place)> = of_site.chain(of_machine).collect();
        let stamps: BTreeSet<&str> = all.iter().map(|(_, stamp, _)| stamp.as_str()).collect();
        self.is_changed |= !stamps.iter().copied().eq(known.keys().map(String::as_str));
        *known = all.iter().map(|(file, stamp, _)| (stamp.clone(), Arc::clone(file))).collect();
        all.into_iter().map(|(file, _, place)| Located { place, file }).collect()
    }

    /// The file and what to keep in it; none where nothing changed.
    pub(crate) fn to_store(&self) -> Option<(PathBuf, Vec<u8>)> {
        let (file, known) = (self.file.clone()?, self.known.as_ref().filter(|_| self.is_changed)?);
        let plain: Vec<(&String, &FontFile)> = known.iter().map(|(stamp, file)| (stamp, &**file)).collect();
        let rest = postcard::to_stdvec(&plain).ok()?;
        Some((file, [checksum(&rest).as_bytes(), rest.as_slice()].concat()))
    }
}

fn known_or(
    known: &BTreeMap<String, Arc<FontFile>>,
    stamp: &str,
    read: impl FnOnce() -> Option<FontFile>,
) -> Arc<FontFile> {
    known.get(stamp).cloned().unwrap_or_else(|| Arc::new(read().unwrap_or_default()))
}

fn read(font: &MachineFont) -> Option<FontFile> {
    let bytes: Arc<[u8]> = fs::read(&font.path).ok()?.into();
    Some(FontFile::read(&bytes, blake3::hash(&bytes)))
}

/// Of the program too, since another version could see other things in a font.
fn checksum(rest: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(PROGRAM.as_bytes()).update(VERSION.as_bytes()).update(rest).finalize()
}

fn load(file: &Path) -> Option<BTreeMap<String, Arc<FontFile>>> {
    let bytes = normal_file::read(file).ok()?;
    let (sum, rest) = bytes.split_first_chunk::<32>()?;
    if checksum(rest) != blake3::Hash::from_bytes(*sum) {
        return None;
    }
    let all: Vec<(String, FontFile)> = postcard::from_bytes(rest).ok()?;
    Some(all.into_iter().map(|(stamp, file)| (stamp, Arc::new(file))).collect())
}
