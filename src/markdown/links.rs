//! The links and images of a body.

use super::document::Link;

/// The links and images that fill placeholders, in order.
#[derive(Debug, Default)]
pub(super) struct Links {
    links: Vec<Link>,
    first_image: Option<usize>,
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

    /// All links, and the index of the first image.
    pub(crate) fn into_parts(self) -> (Vec<Link>, Option<usize>) {
        (self.links, self.first_image)
    }
}
