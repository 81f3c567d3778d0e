//! Pages that would have the same URL, which would stop every build.

use std::collections::BTreeSet;

use crate::base::url::{fold_path, output_file};

/// The URL that a page would have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim<'a> {
    pub(crate) address: &'a str,
    /// Whether a build of today publishes it.
    pub(crate) is_published: bool,
    /// The first segment of the URLs in its language; empty for the default language.
    pub(crate) prefix: &'a str,
}

/// A new URL for each page whose URL another one has. The first published page keeps its URL; one in another language gets
/// the same below its language.
pub(crate) fn moved(pages: &[Claim<'_>]) -> Vec<Option<String>> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_key(|at| (!pages[*at].is_published, !pages[*at].prefix.is_empty(), *at));
    let all: BTreeSet<String> = pages.iter().map(|page| key(page.address)).collect();
    let mut taken = BTreeSet::new();
    let mut moved = vec![None; pages.len()];
    for at in order {
        let Claim { address, prefix, .. } = pages[at];
        if taken.insert(key(address)) {
            continue;
        }
        let free = |path: &String| !taken.contains(&key(path)) && !all.contains(&key(path));
        let in_language = (!prefix.is_empty()).then(|| format!("/{prefix}{address}"));
        let new = in_language.into_iter().chain((2..).map(|number| numbered(address, number))).find(free);
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
        let claim = |(address, is_published, prefix)| Claim { address, is_published, prefix };
        let pages =
            [("/a/", false, ""), ("/A/", true, ""), ("/a-2/", true, ""), ("/a/", true, ""), ("/b.html", true, "")];
        let new = moved(&pages.map(claim));
        assert_eq!(new, [Some("/a-4/".to_string()), None, None, Some("/a-3/".to_string()), None]);
        let new = moved(&[("/a/", true, "fr"), ("/a/", true, "")].map(claim));
        assert_eq!(new, [Some("/fr/a/".to_string()), None]);
        assert_eq!(numbered("/b.html", 2), "/b-2.html");
        assert_eq!(numbered("/", 2), "/page-2/");
        assert_eq!(numbered("/v1.0/b", 2), "/v1.0/b-2");
    }
}
