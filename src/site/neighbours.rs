//! The newer and the older post of a post: those in its own language, and others only where there is none.

use super::edition::Listing;
use super::id::DocumentId;
use super::whole::Site;

/// The posts before and after a post. They are never translations of it, nor of each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The next newer one.
    pub newer: Option<DocumentId>,
    /// The next older one.
    pub older: Option<DocumentId>,
}

/// The neighbours of a post in the edition of its page; none for pages and for posts that no list has.
pub fn neighbours(site: &Site, id: DocumentId) -> Neighbours {
    if !site.documents[id].is_listed_post() {
        return Neighbours::default();
    }
    let own = site.own_lists(id);
    let same = |one: Option<DocumentId>, other| one.is_some_and(|one| site.group(one) == site.group(other));
    let is_other = |other: DocumentId| !same(Some(id), other);
    let newer = own.and_then(|own| nearest(newer(own, id), is_other));
    let older = own.and_then(|own| nearest(older(own, id), |other| is_other(other) && !same(newer, other)));
    // The first post of a language has no older one in it. Rather than none, that is one in another language.
    let all = &site.editions[site.documents[id].edition].listing;
    let foreign = |other: DocumentId| site.version_in_language_of(id, other).is_none();
    let newer = newer.or_else(|| nearest(self::newer(all, id), |other| foreign(other) && !same(older, other)));
    let older = older.or_else(|| nearest(self::older(all, id), |other| foreign(other) && !same(newer, other)));
    let version = |other| site.version_for(id, other);
    Neighbours { newer: newer.map(version), older: older.map(version) }
}

fn nearest(mut posts: impl Iterator<Item = DocumentId>, fits: impl Fn(DocumentId) -> bool) -> Option<DocumentId> {
    posts.find(|other| fits(*other))
}

/// The newer posts of a list, the nearest first.
fn newer(listing: &Listing, id: DocumentId) -> impl Iterator<Item = DocumentId> {
    listing.posts[..listing.posts.partition_point(|post| *post < id)].iter().rev().copied()
}

/// The older posts of a list, the nearest first.
fn older(listing: &Listing, id: DocumentId) -> impl Iterator<Item = DocumentId> {
    listing.posts[listing.posts.partition_point(|post| *post <= id)..].iter().copied()
}
