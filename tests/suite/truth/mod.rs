//! What is published, shown and promised is true.

mod addresses;
mod feed_ids;
mod messages;
mod permalinks;
mod read_only;
mod spellings;
mod srcset;

const SITE: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\n";
