//! All that looks like a mark of another program, wherever it is.

use super::address::Addresses;
use super::braces::Braces;
use super::brackets::Brackets;
use super::broken_html::BrokenHtml;
use super::conflict::Conflicts;
use super::fences;
use super::mark::Mark;
use super::modules;
use super::names::Names;
use super::pairs::Pairs;
use super::template::PercentTags;

/// Looks at the places where marks may begin, which ascend; gives what looks like one.
pub(super) fn find(body: &str, places: &[usize]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (mut braces, mut brackets, mut addresses) = (Braces::new(body), Brackets::new(body), Addresses::new(body));
    let (mut tags, mut broken, mut conflicts) = (PercentTags::new(body), BrokenHtml::new(body), Conflicts::new(body));
    let (mut pairs, mut names) = (Pairs::new(body), Names::new(body));
    // A line may begin with one without a line feed before it.
    marks.extend(modules::at(body, 0));
    for &at in places {
        marks.extend(match body.as_bytes()[at] {
            b'{' => braces.at(at),
            b'[' => brackets.at(at),
            b']' => addresses.at(at),
            b'<' => tags.at(at).or_else(|| conflicts.at(at)).or_else(|| broken.at(at)),
            b':' => fences::at(body, at).or_else(|| names.at(at)),
            b'!' | b'?' => fences::at(body, at),
            b'\n' => modules::at(body, at + 1),
            _ => pairs.at(at),
        });
    }
    marks
}
