//! Marks that begin with `{`.

use super::mark::Mark;
use super::template::Tags;

/// Finds what may be a mark of another program at each `{`.
pub(super) fn find(body: &str, marks: &mut Vec<Mark>) {
    let mut tags = Tags::new(body);
    for (at, _) in body.match_indices('{') {
        marks.extend(tags.at(at));
    }
}
