//! Pages that would have the same URL, which would stop every build.

use std::collections::BTreeSet;

use crate::base::url::{fold_path, output_file};

/// A new URL for each page whose URL another one has. `pages` are the URLs, and whether a build of today publishes each:
/// the first published page keeps its URL.
pub(crate) fn moved(pages: &[(&str, bool)]) -> Vec<Option<String>> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_key(|at| (!pages[*at].1, *at));
    let all: BTreeSet<String> = pages.iter().map(|(address, _)| key(address)).collect();
    let mut taken = BTreeSet::new();
    let mut moved = vec![None; pages.len()];
    for at in order {
        let address = pages[at].0;
        if taken.insert(key(address)) {
            continue;
        }
        let free = |path: &String| !taken.contains(&key(path)) && !all.contains(&key(path));
        let new = (2..).map(|number| numbered(address, number)).find(free);
        taken.extend(new.as_deref().map(key));
        moved[at] = new;
    }
    moved
}

fn key(address: &str) -> String {
    fold_path(&output_file(address))
}

/// `/kopi-2/` for `/kopi/`, `/kopi-2.html` for `/kopi.html`.
fn numbered(address: &str, number: usize) -> String {
    let (stem, end) = match address.strip_suffix('/') {
        Some(stem) => (stem, "/"),
        None => {
            let dot = address.rfind('.').filter(|dot| !address[*dot..].contains('/')).unwrap_or(address.len());
            address.split_at(dot)
        }
    };
    match stem {
        "" => format!("/page-{number}/"),
        stem => format!("{stem}-{number}{end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_published_page_keeps_a_url() {
        let new = moved(&[("/a/", false), ("/A/", true), ("/a-2/", true), ("/a/", true), ("/b.html", true)]);
        assert_eq!(new, [Some("/a-4/".to_string()), None, None, Some("/a-3/".to_string()), None]);
        assert_eq!(numbered("/b.html", 2), "/b-2.html");
        assert_eq!(numbered("/", 2), "/page-2/");
        assert_eq!(numbered("/v1.0/b", 2), "/v1.0/b-2");
    }
}
