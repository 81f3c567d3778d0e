//! The kinds of pages, and a page of each in both directions. A new kind fails here until it has a row.

use std::collections::BTreeMap;
use std::path::Path;

use chancery_testkit::html::parse;

use super::built::{Built, sample};

/// What a browser gets of each file in `src/pages/kinds/`: the classes of `<body>`, `kind-…`, without that word; empty for what
/// is not a page of HTML, and for redirects, which nobody sees.
const KINDS: [(&str, &[&str]); 18] = [
    ("document", &["post", "page"]),
    ("parallel", &["parallel"]),
    ("home", &["home"]),
    ("term", &["term"]),
    ("terms", &["terms"]),
    ("period", &["archive"]),
    ("archives", &["archives"]),
    ("subscribe", &["subscribe"]),
    ("search", &["search"]),
    ("feed", &[]),
    ("file", &[]),
    ("picture", &[]),
    ("stylesheet", &[]),
    ("not_found", &["404"]),
    ("robots", &[]),
    ("headers", &[]),
    ("sitemap", &[]),
    ("redirect", &[]),
];

/// Kinds of which a site has one page, in the direction of its first language.
const SINGLE: [&str; 1] = ["404"];

/// The path of a page of each kind in each direction: the first in the order of their names that is not nearly empty.
pub(crate) fn samples(built: &Built) -> BTreeMap<(String, String), String> {
    let mut found: BTreeMap<(String, String), (usize, String)> = BTreeMap::new();
    for (path, text) in &built.pages {
        let html = parse(text);
        let classes = html.attributes("body", "class");
        let Some(kind) = classes.first().and_then(|class| class.strip_prefix("kind-")) else { continue };
        let key = (kind.to_string(), html.attributes("html", "dir")[0].to_string());
        // The page with most on it shows most of what a page of its kind can have.
        let size = html.all("*").len();
        if found.get(&key).is_none_or(|(most, _)| size > *most) {
            found.insert(key, (size, path.clone()));
        }
    }
    found.into_iter().map(|(key, (_, path))| (key, path)).collect()
}

#[test]
fn every_kind_of_page_is_in_the_sample_in_both_directions() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages/kinds/mod.rs");
    let text = std::fs::read_to_string(file).unwrap();
    let list = text.split("const KINDS:").nth(1).unwrap().split("];").next().unwrap();
    let names: Vec<&str> = list.lines().filter_map(|line| line.trim().strip_suffix("::claim,")).collect();
    assert_eq!(names, KINDS.map(|(name, _)| name), "each kind of page needs a row here, and a page in sample.txt");
    let samples = samples(&Built::of(&sample()));
    for kind in KINDS.iter().flat_map(|(_, classes)| *classes) {
        for dir in ["ltr", "rtl"] {
            let has = samples.contains_key(&(kind.to_string(), dir.to_string()));
            assert!(has || (SINGLE.contains(kind) && dir == "rtl"), "sample.txt has no page of kind-{kind} in {dir}");
        }
    }
    let known = |kind: &str| KINDS.iter().any(|(_, classes)| classes.contains(&kind));
    assert!(samples.keys().all(|(kind, _)| known(kind)), "{:?}", samples.keys());
}
