//! Every key of a filter: its spellings, its value, and what it does.
//!
//! The table in docs/writing.md is made of these rows.

use crate::input::keys::{Kind, Row, Table, table};

/// The rows, for documentation and tests.
pub const FILTER: &[Row] = Part::ROWS;

/// The values of `order`.
const ORDERS: &[&str] = &["newest", "oldest", "title"];

table! {
    /// A key of a filter.
    pub(super) enum Part {
        Tags = Row::new("tags", Kind::List, "all posts", "Posts with one of these tags, by any of their names.").also(&["tag"]),
        Categories = Row::new("categories", Kind::List, "all posts", "Posts in one of these categories.").also(&["category"]),
        Authors = Row::new("authors", Kind::List, "all posts", "Posts by one of these authors.").also(&["author"]),
        Series = Row::new("series", Kind::List, "all posts", "The parts of this series, or of one of these."),
        Lang = Row::new(
            "lang", Kind::List, "the posts that the home page of the page's edition lists",
            "Posts in one of these languages. A post that is written in several of them is listed once."
        ).also(&["language", "languages", "locale"]),
        Featured = Row::new(
            "featured", Kind::Bool, "all posts", "`true` for posts with `featured: true`, `false` for all others."
        ),
        Year = Row::new("year", Kind::List, "all posts", "Posts of this year, or of one of these.").also(&["years"]),
        Order = Row::new(
            "order", Kind::Choice(ORDERS), "`newest`, but for one series `oldest`, so that it begins with part 1",
            "Which posts come first; `title` is the order of the alphabet."
        ).also(&["sort", "sort_by", "order_by"]),
        Limit = Row::new("limit", Kind::Count(1), "all", "How many posts are listed at most.").also(&["count", "first"]),
    }
}
