//! The faces that a text is set in.
//!
//! Takes a text and its language; gives one face for each of its scripts, which has all of its characters, or the script that
//! no font has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use icu::properties::props::Script;

use super::families::{self, Region};
pub(crate) use super::order::Style;
use super::order::{Located, Place, Taste, rank};
use super::script::{self, Scripts, is_needed};

/// A face in a weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pick {
    pub(crate) place: Place,
    pub(crate) hash: [u8; 32],
    pub(crate) index: u32,
    /// As it is in the face: 400 is regular.
    pub(crate) weight: u16,
    /// The script that it was chosen for; `None` if it was for digits and signs.
    pub(crate) script: Option<Script>,
}

/// A script that no font has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Missing {
    /// Its name: `Devanagari`.
    pub(crate) script: String,
    /// The Debian package with a font for it.
    pub(crate) package: &'static str,
}

/// A face, by its file and its number among the faces of the file that can be used.
type Id = (usize, usize);
/// What the order of faces depends on.
type OrderOf = (String, bool, Region, Style, u16);

/// All fonts that cards can be set in.
#[derive(Debug, Default)]
pub(crate) struct Fonts {
    files: Vec<Located>,
    taste: Taste,
    orders: Mutex<BTreeMap<OrderOf, Arc<[Id]>>>,
}

impl Fonts {
    pub(crate) fn new(files: Vec<Located>, taste: Taste) -> Fonts {
        Fonts { files, taste, orders: Mutex::default() }
    }

    /// A hash of all fonts.
    pub(crate) fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for located in &self.files {
            hasher.update(format!("{:?}", located.place).as_bytes()).update(&located.file.hash);
        }
        hasher.finalize()
    }

    /// The files of the site in which no text can be set.
    pub(crate) fn unusable(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|located| located.file.is_empty()).filter_map(|located| match &located.place {
            Place::Site(path) => Some(path.as_str()),
            Place::Machine(_) => None,
        })
    }

    /// The faces of a text. Signs that no font has are no reason against it.
    pub(crate) fn choose(&self, text: &str, language: &str, style: Style, weight: u16) -> Result<Vec<Pick>, Missing> {
        let scripts = Scripts::new();
        let (kana, hangul) = (Script::Hiragana, Script::Hangul);
        let region = families::region(language, scripts.has(text, kana), scripts.has(text, hangul));
        let mut needed: Vec<(Script, BTreeSet<char>)> = Vec::new();
        let mut common = BTreeSet::new();
        for character in text.chars() {
            match scripts.of(character) {
                Some(script) => match needed.iter_mut().find(|(known, _)| *known == script) {
                    Some((_, characters)) => drop(characters.insert(character)),
                    None => needed.push((script, BTreeSet::from([character]))),
                },
                None => drop(common.insert(character)),
            }
        }
        let mut chosen: Vec<(Id, Option<Script>)> = Vec::new();
        for (script, characters) in needed {
            let letters: Vec<char> = characters.into_iter().filter(|one| is_needed(*one)).collect();
            let order = self.order(script, language, region, style, weight);
            let found = order.iter().find(|id| letters.iter().all(|letter| self.has(**id, *letter)));
            chosen.push((*found.ok_or_else(|| missing(script))?, Some(script)));
        }
        self.add_common(&mut chosen, &common, language, (region, style, weight))?;
        Ok(chosen.into_iter().map(|(id, script)| self.pick(id, weight, script)).collect())
    }

    /// Adds faces for the digits and signs that the chosen ones lack.
    fn add_common(
        &self,
        chosen: &mut Vec<(Id, Option<Script>)>,
        common: &BTreeSet<char>,
        language: &str,
        (region, style, weight): (Region, Style, u16),
    ) -> Result<(), Missing> {
        for character in common.iter().copied().filter(|one| !one.is_whitespace()) {
            if chosen.iter().any(|(id, _)| self.has(*id, character)) {
                continue;
            }
            let order = self.order(Script::Latin, language, region, style, weight);
            match order.iter().find(|id| self.has(**id, character)) {
                Some(id) => chosen.push((*id, None)),
                None if is_needed(character) => return Err(missing(Script::Latin)),
                None => {}
            }
        }
        Ok(())
    }

    /// All faces in the order in which they are tried.
    fn order(&self, script: Script, language: &str, region: Region, style: Style, weight: u16) -> Arc<[Id]> {
        let tongue = language.split('-').next().unwrap_or_default();
        let is_urdu = matches!(tongue, "ur" | "ks");
        let key = (script::name(script), is_urdu, region, style, weight);
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || {
            let families = families::of(script, language, region);
            let mut all: Vec<Id> = Vec::new();
            for (at, located) in self.files.iter().enumerate() {
                all.extend((0..located.file.faces.len()).map(|face| (at, face)));
            }
            all.sort_by_cached_key(|(file, face)| {
                let located = &self.files[*file];
                rank(located, &located.file.faces[*face], style, weight, (&self.taste, families))
            });
            all.into()
        };
        Arc::clone(orders.entry(key).or_insert_with(made))
    }

    fn has(&self, (file, face): Id, character: char) -> bool {
        let file = &self.files[file].file;
        file.has(&file.faces[face], character)
    }

    fn pick(&self, (file, face): Id, weight: u16, script: Option<Script>) -> Pick {
        let Located { place, file } = &self.files[file];
        let face = &file.faces[face];
        let weight = weight.clamp(face.weights.0, face.weights.1);
        Pick { place: place.clone(), hash: file.hash, index: face.index, weight, script }
    }
}

fn missing(script: Script) -> Missing {
    let package = if script == Script::Han { "fonts-noto-cjk" } else { "fonts-noto-core" };
    Missing { script: script::name(script), package }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use chancery_testkit::fonts::{font, latin};

    use super::super::file::FontFile;
    use super::*;

    fn located(family: &str, weight: u16, place: Place, more: &str) -> Located {
        let bytes: Arc<[u8]> = font(family, weight, latin().chain(more.chars())).into();
        Located { place, file: Arc::new(FontFile::read(&bytes, blake3::hash(&bytes))) }
    }

    fn site(path: &str) -> Place {
        Place::Site(format!("fonts/{path}"))
    }

    fn machine(path: &str) -> Place {
        Place::Machine(PathBuf::from(path))
    }

    fn chosen(files: &[Located], taste: &Taste, text: &str, weight: u16) -> Vec<Place> {
        let fonts = Fonts::new(files.to_vec(), taste.clone());
        let picks = fonts.choose(text, "en", Style::Serif, weight).unwrap();
        picks.into_iter().map(|pick| pick.place).collect()
    }

    #[test]
    fn a_font_of_the_site_comes_first_then_named_ones_then_usual_ones_then_all_others() {
        let taste = Taste { serif: vec!["mine".to_string()], sans: Vec::new() };
        let mut files = vec![
            located("Alpha", 400, machine("/alpha"), ""),
            located("Noto Serif", 400, machine("/noto"), ""),
            located("Mine", 400, machine("/mine"), ""),
            located("Zeta", 400, site("zeta.ttf"), ""),
        ];
        for expected in [site("zeta.ttf"), machine("/mine"), machine("/noto"), machine("/alpha")] {
            let mut turned = files.clone();
            turned.reverse();
            assert_eq!(chosen(&files, &taste, "Title", 700), std::slice::from_ref(&expected));
            assert_eq!(chosen(&turned, &taste, "Title", 700), std::slice::from_ref(&expected));
            files.retain(|file| file.place != expected);
        }
    }

    #[test]
    fn of_one_family_the_nearest_weight_is_chosen() {
        let files = [300, 400, 700, 900].map(|weight| located("A", weight, machine(&format!("/{weight}")), ""));
        for weight in [300, 400, 700, 900] {
            assert_eq!(chosen(&files, &Taste::default(), "Title", weight), [machine(&format!("/{weight}"))]);
        }
    }

    #[test]
    fn each_script_has_a_font_with_all_of_its_letters() {
        let files = [
            located("A", 400, site("a"), "ملا"),
            located("B", 400, site("b"), "ملاحظات"),
            located("C", 400, site("c"), "评论"),
        ];
        assert_eq!(chosen(&files, &Taste::default(), "x ملا 评", 400), [site("a"), site("a"), site("c")]);
        assert_eq!(chosen(&files, &Taste::default(), "ملاحظات (x)", 400), [site("b"), site("a")]);
        let missing = Fonts::new(files.to_vec(), Taste::default()).choose("x हिन्दी", "hi", Style::Sans, 400);
        assert_eq!(missing.unwrap_err(), Missing { script: "Devanagari".to_string(), package: "fonts-noto-core" });
    }
}
