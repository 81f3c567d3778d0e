//! The small tables of an export, which are kept in memory.

use std::collections::{BTreeMap, BTreeSet};

use super::row::Row;
use super::table::Table;
use crate::import::model::ItemId;

/// A tag.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) description: String,
    /// Readers never saw it.
    pub(super) is_internal: bool,
}

/// A person who writes.
#[derive(Clone, Debug, Default)]
pub(super) struct User {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) bio: String,
    pub(super) website: String,
    pub(super) image: String,
}

/// What belongs to a post, in its order.
type Ordered = BTreeMap<ItemId, Vec<(i64, ItemId)>>;

/// Everything but posts.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Only those that [`SETTINGS`] names.
    pub(super) settings: BTreeMap<String, String>,
    pub(super) tags: BTreeMap<ItemId, Tag>,
    tags_of: Ordered,
    pub(super) users: BTreeMap<ItemId, User>,
    authors_of: Ordered,
    pub(super) meta: BTreeMap<ItemId, Row>,
    /// Users who wrote a post.
    pub(super) writers: BTreeSet<ItemId>,
    pub(super) posts: usize,
}

/// Settings that are read, by the names of all versions of Ghost.
const SETTINGS: [&str; 17] = [
    "title",
    "description",
    "lang",
    "locale",
    "default_locale",
    "timezone",
    "active_timezone",
    "permalinks",
    "navigation",
    "secondary_navigation",
    "is_private",
    "codeinjection_head",
    "codeinjection_foot",
    "ghost_head",
    "ghost_foot",
    "activeTimezone",
    "isPrivate",
];

impl Tables {
    /// Adds a row. Of posts only the number and the authors are kept.
    pub(super) fn add(&mut self, table: Table, row: Row) {
        match table {
            Table::Posts => {
                self.posts += 1;
                self.writers.insert(row.id("author_id"));
            }
            Table::PostsMeta => drop(self.meta.insert(row.id("post_id"), row)),
            Table::Tags => drop(self.tags.insert(row.id("id"), tag(&row))),
            Table::Users => drop(self.users.insert(row.id("id"), user(&row))),
            Table::PostsTags => {
                let of_post = self.tags_of.entry(row.id("post_id")).or_default();
                of_post.push((row.number("sort_order"), row.id("tag_id")));
            }
            Table::PostsAuthors => {
                let author = row.id("author_id");
                self.writers.insert(author);
                self.authors_of.entry(row.id("post_id")).or_default().push((row.number("sort_order"), author));
            }
            Table::Settings => {
                let key = row.text("key");
                if SETTINGS.contains(&key.as_str()) {
                    self.settings.insert(key, row.text("value"));
                }
            }
        }
    }

    /// Sorts what belongs to each post.
    pub(super) fn finish(&mut self) {
        for ordered in self.tags_of.values_mut().chain(self.authors_of.values_mut()) {
            ordered.sort_by_key(|(order, _)| *order);
        }
    }

    /// The first of these settings that has a value.
    pub(super) fn setting(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.settings.get(*name).map(String::as_str).filter(|value| !value.is_empty()))
    }

    /// The tags of a post, the main one first.
    pub(super) fn tags(&self, post: ItemId) -> impl Iterator<Item = &Tag> {
        self.tags_of.get(&post).into_iter().flatten().filter_map(|(_, tag)| self.tags.get(tag))
    }

    /// The authors of a post, the main one first. Older exports name one in the post itself.
    pub(super) fn authors(&self, post: ItemId, named_in_post: ItemId) -> Vec<&User> {
        let listed = self.authors_of.get(&post).into_iter().flatten().filter_map(|(_, author)| self.users.get(author));
        let listed: Vec<&User> = listed.collect();
        if listed.is_empty() { self.users.get(&named_in_post).into_iter().collect() } else { listed }
    }
}

fn tag(row: &Row) -> Tag {
    let name = row.text("name");
    let is_internal = name.starts_with('#') || row.text("visibility") == "internal";
    Tag { slug: row.text("slug"), description: row.text("description"), name, is_internal }
}

fn user(row: &Row) -> User {
    let image = [row.text("profile_image"), row.text("image")].into_iter().find(|image| !image.is_empty());
    let (slug, name) = (row.text("slug"), row.text("name"));
    User {
        // Some people are named by their e-mail address, which is nobody's business.
        name: if name.is_empty() || name.contains('@') { slug.clone() } else { name },
        slug,
        bio: row.text("bio"),
        website: row.text("website"),
        image: image.unwrap_or_default(),
    }
}
