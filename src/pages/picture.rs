//! What a page says of the pictures that it shows.

use super::lookup::Lookup;
use super::shared::Shared;
use crate::markdown::ShownPicture;
use crate::pictures::Format;
use crate::site::links::Target;
use crate::site::{DocumentId, Picture};

/// How wide a picture in a text is: as wide as the text, or as the screen. A browser that knows `auto` looks at the page.
const IN_TEXT: &str = "auto, (min-width: 40em) 37em, 100vw";

/// The picture that a link of a body shows.
pub(super) fn in_text(shared: &Shared, id: DocumentId, link: usize) -> Option<ShownPicture> {
    let picture = of_link(shared, id, link)?;
    Some(shown(shared, picture))
}

/// The same in a feed: its size alone, since its readers show no more than one address.
pub(super) fn in_feed(shared: &Shared, id: DocumentId, link: usize) -> Option<ShownPicture> {
    let picture = of_link(shared, id, link)?;
    Some(ShownPicture { size: picture.size, srcset: String::new(), srcset_avif: String::new(), sizes: "" })
}

/// The picture of front matter, by its target.
pub(super) fn of_front_matter(shared: &Shared, target: &Target) -> Option<ShownPicture> {
    let picture = at(shared, target)?;
    Some(shown(shared, picture))
}

fn shown(shared: &Shared, picture: &Picture) -> ShownPicture {
    let [srcset, srcset_avif] = [Format::Webp, Format::Avif].map(|format| srcset(shared, picture, format));
    ShownPicture { size: picture.size, srcset, srcset_avif, sizes: IN_TEXT }
}

fn of_link(shared: &Shared, id: DocumentId, link: usize) -> Option<&Picture> {
    if shared.site.pictures.is_empty() {
        return None;
    }
    let shown = shared.site.documents[id].post.outline.links.get(link).is_some_and(|link| link.shown);
    at(shared, &shared.targets[id].get(link).filter(|_| shown)?.target)
}

fn at<'s>(lookup: &'s Lookup, target: &Target) -> Option<&'s Picture> {
    match target {
        Target::Inside { path, .. } => lookup.site.pictures.at(path),
        _ => None,
    }
}

/// The variants of a picture in one format as in `srcset`.
fn srcset(shared: &Shared, picture: &Picture, format: Format) -> String {
    if shared.unfit.get().is_some_and(|unfit| unfit.contains(&picture.source)) {
        return String::new();
    }
    let mut srcset = String::new();
    for variant in picture.variants.iter().filter(|variant| variant.made.format == format) {
        if !srcset.is_empty() {
            srcset.push_str(", ");
        }
        // A comma in an address would end it.
        srcset.push_str(&shared.hrefs.to(&variant.path).replace(',', "%2C"));
        srcset.push_str(&format!(" {}w", variant.made.width));
    }
    srcset
}
