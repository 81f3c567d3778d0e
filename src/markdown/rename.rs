//! Ids of a text that stands on a page beside another one.
//!
//! Takes HTML and a prefix; gives it with the prefix before each id, and before each reference to one of these: links to a place on
//! the same page, and the attributes of the HTML Standard and of ARIA that name elements by their ids.

use std::collections::BTreeSet;

use super::tag::{self, Attribute, Token};
use crate::base::url;

/// Attributes that have the id of an element, or several with spaces between them.
const REFERENCES: [&str; 14] = [
    "for",
    "form",
    "headers",
    "list",
    "itemref",
    "popovertarget",
    "commandfor",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
];

/// The ids of HTML: of elements, and the names of old anchors and of maps of images.
pub(crate) fn ids(html: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for token in tag::tokens(html) {
        let Token::Open { name, attributes, .. } = token else { continue };
        let own = attributes.iter().filter(|attribute| is_id(html, &html[name.clone()], attribute));
        ids.extend(own.filter_map(|attribute| Some(html[attribute.value.clone()?].to_string())));
    }
    ids
}

/// The HTML with a prefix before these ids and before what refers to them.
pub(crate) fn with_prefix(html: &str, ids: &BTreeSet<String>, prefix: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(html.len() + 64), 0);
    for token in tag::tokens(html) {
        let Token::Open { name, attributes, .. } = token else { continue };
        for attribute in &attributes {
            let Some(range) = attribute.value.clone() else { continue };
            let value = &html[range.clone()];
            let own = html[attribute.name.clone()].to_ascii_lowercase();
            let renamed = if is_id(html, &html[name.clone()], attribute) {
                ids.contains(value).then(|| format!("{prefix}{value}"))
            } else {
                reference(&own, value, ids, prefix)
            };
            if let Some(renamed) = renamed {
                out.push_str(&html[from..range.start]);
                out.push_str(&renamed);
                from = range.end;
            }
        }
    }
    out.push_str(&html[from..]);
    out
}

fn is_id(html: &str, element: &str, attribute: &Attribute) -> bool {
    let name = &html[attribute.name.clone()];
    let is_named = |known: &str| element.eq_ignore_ascii_case(known);
    name.eq_ignore_ascii_case("id") || (name.eq_ignore_ascii_case("name") && (is_named("a") || is_named("map")))
}

/// The value of an attribute that refers to an id; nothing where it refers to none of these.
fn reference(name: &str, value: &str, ids: &BTreeSet<String>, prefix: &str) -> Option<String> {
    if REFERENCES.contains(&name) {
        let one = |id: &str| if ids.contains(id) { format!("{prefix}{id}") } else { id.to_string() };
        return Some(value.split_ascii_whitespace().map(one).collect::<Vec<_>>().join(" "));
    }
    if let Some(fragment) = value.strip_prefix('#') {
        let is_link = matches!(name, "href" | "xlink:href" | "usemap");
        let is_known = ids.contains(fragment) || url::decode(fragment).is_some_and(|id| ids.contains(&id));
        return (is_link && is_known).then(|| format!("#{prefix}{fragment}"));
    }
    // Parts of a drawing: `fill="url(#g)"`.
    let mut renamed = value.to_string();
    for id in value.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
        if ids.contains(id) {
            renamed = renamed.replace(&format!("url(#{id})"), &format!("url(#{prefix}{id})"));
        }
    }
    (renamed != value).then_some(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_what_refers_to_them_are_renamed_and_nothing_else() {
        for (html, renamed) in [
            ("<h2 id=\"a\"><a href=\"#a\">A</a></h2>", "<h2 id=\"o-a\"><a href=\"#o-a\">A</a></h2>"),
            (
                "<a href=\"#elsewhere\">x</a> <a href=\"/p/#a\">y</a><i id=a>",
                "<a href=\"#elsewhere\">x</a> <a href=\"/p/#a\">y</a><i id=o-a>",
            ),
            (
                "<a name=\"n\"></a><input name=\"n\"><a HREF='#n'>",
                "<a name=\"o-n\"></a><input name=\"n\"><a HREF='#o-n'>",
            ),
            ("<td id=\"a\"><p aria-labelledby=\"a b\">", "<td id=\"o-a\"><p aria-labelledby=\"o-a b\">"),
            ("<h2 id=\"é\"><a href=\"#%C3%A9\">", "<h2 id=\"o-é\"><a href=\"#o-%C3%A9\">"),
            (
                "<g id=\"g\"></g><path fill=\"url(#g)\" style=\"clip-path:url(#h)\">",
                "<g id=\"o-g\"></g><path fill=\"url(#o-g)\" style=\"clip-path:url(#h)\">",
            ),
            ("<p id=\"a\" title=\"#a\" data-x=\"a\">a #a</p>", "<p id=\"o-a\" title=\"#a\" data-x=\"a\">a #a</p>"),
        ] {
            assert_eq!(with_prefix(html, &ids(html), "o-"), renamed);
        }
    }
}
