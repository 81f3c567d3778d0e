//! Which posts are in the language of a post, and which version of a translated post its reader gets.

use super::edition::{Edition, Listing};
use super::id::DocumentId;
use super::whole::Site;

impl Site {
    /// The lists of the posts in a document's own language, if its edition has such posts.
    pub(crate) fn own_lists(&self, id: DocumentId) -> Option<&Listing> {
        let document = &self.documents[id];
        let edition = &self.editions[document.edition];
        if !edition.mixed {
            return (document.language == Some(edition.language)).then_some(&edition.listing);
        }
        if !self.own.several {
            let first = edition.listing.posts.first();
            return first.filter(|first| self.documents[**first].is_read_like(document)).map(|_| &edition.listing);
        }
        let separate = |edition: &&Edition| !edition.mixed && Some(edition.language) == document.language;
        let separate = self.editions.iter().find(separate).map(|edition| &edition.listing);
        separate.or_else(|| self.own.lists.get(&document.read_in()))
    }

    /// One document that stands for all translations of a document.
    pub(crate) fn group(&self, id: DocumentId) -> DocumentId {
        self.groups[id]
    }

    /// The posts that are translations of a post, itself included, in the order of the site's languages.
    fn versions(&self, id: DocumentId) -> impl Iterator<Item = DocumentId> {
        self.documents[id].translations.iter().copied().filter(|id| usize::from(*id) < self.post_count)
    }

    /// The version of a post in the language of a reader's post: in exactly that language, otherwise in one that the same
    /// language of the site serves.
    pub(crate) fn version_in_language_of(&self, reader: DocumentId, id: DocumentId) -> Option<DocumentId> {
        let reader = &self.documents[reader];
        let exact = |id: &DocumentId| self.documents[*id].post.language.tag == reader.post.language.tag;
        let near = |id: &DocumentId| self.documents[*id].is_read_like(reader);
        self.versions(id).find(exact).or_else(|| self.versions(id).find(near))
    }

    /// The same; if there is none, the post itself.
    pub(crate) fn version_for(&self, reader: DocumentId, id: DocumentId) -> DocumentId {
        self.version_in_language_of(reader, id).unwrap_or(id)
    }
}
