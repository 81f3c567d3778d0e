//! The pictures among the files next to the posts: how large each is, and which variants it has.
//!
//! Takes what is known of files; gives pictures by their site path. No file is opened.

use std::collections::BTreeMap;

use crate::input::source::{Source, Sources};
use crate::metadata::{Examined, Kind};
use crate::pictures::{self, Settings};

/// The pictures of a site, by site path.
#[derive(Debug, Default)]
pub(crate) struct Pictures(BTreeMap<String, Picture>);

/// A picture next to the posts.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Its source path.
    pub(crate) source: String,
    /// Width and height as it is shown.
    pub(crate) size: (u32, u32),
    /// Of each format from the smallest to the largest.
    pub(crate) variants: Vec<Variant>,
}

/// A smaller picture that is made of one.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// Its site path.
    pub(crate) path: String,
    pub(crate) made: pictures::Variant,
}

impl Pictures {
    pub(super) fn of(pictures: impl Iterator<Item = (String, Picture)>) -> Pictures {
        Pictures(pictures.collect())
    }

    /// Gives the picture at a site path its variants; what is no picture has none.
    pub(super) fn add_variants(&mut self, path: &str, sources: &Sources, settings: &Settings) {
        let Some(picture) = self.0.get_mut(path) else { return };
        let Some(source) = sources.files.get(&picture.source) else { return };
        let variant = |made: pictures::Variant| Variant { path: variant_path(path, &made), made };
        picture.variants = variants(source, settings).into_iter().map(variant).collect();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The picture at a site path.
    pub(crate) fn at(&self, path: &str) -> Option<&Picture> {
        self.0.get(path)
    }

    /// All pictures that have variants.
    pub(crate) fn with_variants(&self) -> impl Iterator<Item = (&str, &Picture)> {
        let all = self.0.iter().filter(|(_, picture)| !picture.variants.is_empty());
        all.map(|(path, picture)| (path.as_str(), picture))
    }
}

/// What is known of a file, if it is a picture that browsers show.
pub(super) fn shown(source: &Source) -> Option<Examined> {
    use Kind::{Gif, Heif, Jpeg, Other, Png, Webp};
    source.examined.filter(|examined| matches!(examined.kind, Jpeg | Png | Webp | Gif | Heif | Other))
}

/// The variants that a file has if a document shows it.
pub(crate) fn variants(source: &Source, settings: &Settings) -> Vec<pictures::Variant> {
    let plain = shown(source).filter(|examined| examined.is_plain && !examined.is_cut);
    let size = plain.and_then(|examined| examined.shown());
    size.map_or(Vec::new(), |size| pictures::variants(size, &source.hash, settings))
}

/// `/a/photo.480.1a2b3c4d.webp` for `/a/photo.jpg`: a browser may keep it for ever.
fn variant_path(path: &str, variant: &pictures::Variant) -> String {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let end = path[name..].rfind('.').filter(|dot| *dot > 0).map_or(path.len(), |dot| name + dot);
    let extension = variant.format.extension();
    format!("{}.{}.{}.{extension}", &path[..end], variant.width, &variant.key.to_hex()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_beside_its_picture_with_its_width_and_a_hash() {
        let key = blake3::hash(b"x");
        let variant = pictures::Variant { format: pictures::Format::Webp, width: 480, height: 320, key };
        let hash = &key.to_hex()[..8];
        for (path, expected) in [
            ("/2016/a.b/photo.jpg", format!("/2016/a.b/photo.480.{hash}.webp")),
            ("/a.b/photo", format!("/a.b/photo.480.{hash}.webp")),
            ("/.photo", format!("/.photo.480.{hash}.webp")),
            ("/x.tar.png", format!("/x.tar.480.{hash}.webp")),
        ] {
            assert_eq!(variant_path(path, &variant), expected);
        }
    }
}
