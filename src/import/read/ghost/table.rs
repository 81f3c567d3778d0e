//! The tables and columns of an export that are read. All others are skipped, whatever they contain.

/// A table that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Posts,
    PostsMeta,
    Tags,
    PostsTags,
    Users,
    PostsAuthors,
    Settings,
}

/// What is read of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Its value.
    Value,
    /// Only whether it has a value: it can be long, and nothing understands it.
    Presence,
}

impl Table {
    /// The table with a name.
    pub(super) fn named(name: &str) -> Option<Table> {
        match name {
            "posts" => Some(Table::Posts),
            "posts_meta" => Some(Table::PostsMeta),
            "tags" => Some(Table::Tags),
            "posts_tags" => Some(Table::PostsTags),
            "users" => Some(Table::Users),
            "posts_authors" => Some(Table::PostsAuthors),
            "settings" => Some(Table::Settings),
            _ => None,
        }
    }

    /// What is read of a column; none if nothing is.
    pub(super) fn column(self, name: &str) -> Option<Column> {
        if self == Table::Posts && matches!(name, "lexical" | "mobiledoc") {
            return Some(Column::Presence);
        }
        self.columns().contains(&name).then_some(Column::Value)
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Posts => &POSTS,
            Table::PostsMeta => &POSTS_META,
            Table::Tags => &["id", "name", "slug", "description", "visibility"],
            Table::PostsTags => &["post_id", "tag_id", "sort_order"],
            Table::Users => &["id", "name", "slug", "bio", "website", "profile_image", "image"],
            Table::PostsAuthors => &["post_id", "author_id", "sort_order"],
            Table::Settings => &["key", "value"],
        }
    }
}

/// Older exports have the columns of `posts_meta` here, `page` instead of `type`, and `image` instead of `feature_image`.
const POSTS: [&str; 29] = [
    "id",
    "uuid",
    "title",
    "slug",
    "html",
    "plaintext",
    "feature_image",
    "image",
    "featured",
    "type",
    "page",
    "status",
    "visibility",
    "locale",
    "author_id",
    "published_at",
    "updated_at",
    "custom_excerpt",
    "canonical_url",
    "codeinjection_head",
    "codeinjection_foot",
    "meta_title",
    "meta_description",
    "og_title",
    "og_description",
    "og_image",
    "twitter_title",
    "twitter_description",
    "twitter_image",
];

const POSTS_META: [&str; 12] = [
    "post_id",
    "meta_title",
    "meta_description",
    "og_title",
    "og_description",
    "og_image",
    "twitter_title",
    "twitter_description",
    "twitter_image",
    "feature_image_alt",
    "feature_image_caption",
    "email_only",
];
