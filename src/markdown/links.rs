//! The links and images of a body.

use std::ops::Range;

use super::document::Link;

/// The links and images that fill placeholders, in order.
#[derive(Debug, Default)]
pub(super) struct Links {
    links: Vec<Link>,
    first_image: Option<usize>,
    unnamed: Vec<Range<usize>>,
}

/// All of them, in order.
#[derive(Debug)]
pub(super) struct AllLinks {
    pub(crate) links: Vec<Link>,
    /// The index of the first image.
    pub(crate) first_image: Option<usize>,
    /// The bytes of the file of the images without a text that stands for them.
    pub(crate) unnamed: Vec<Range<usize>>,
}

impl Links {
    /// Adds a link, and gives its index.
    pub(crate) fn add(&mut self, link: Link) -> usize {
        self.links.push(link);
        self.links.len() - 1
    }

    /// Adds an image that a page can show, and gives its index.
    pub(crate) fn add_image(&mut self, link: Link) -> usize {
        let index = self.add(link);
        self.first_image.get_or_insert(index);
        index
    }

    /// Notes an image without a text that stands for it, by its bytes in the file.
    pub(crate) fn add_unnamed(&mut self, image: Range<usize>) {
        self.unnamed.push(image);
    }

    /// All of them.
    pub(crate) fn into_parts(self) -> AllLinks {
        AllLinks { links: self.links, first_image: self.first_image, unnamed: self.unnamed }
    }
}
