//! Addresses that are similar to one that does not exist.
//!
//! Takes the state and an address; gives the pages whose addresses are most similar, with their titles.

use rayon::prelude::*;
use serde::Serialize;

use super::address as addresses;
use super::state::State;
use crate::base::xml;
use crate::pages::plan::Page;

/// The most pages that are named.
const MOST: usize = 6;

/// A page that may be the one that was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Similar {
    /// Percent-encoded.
    pub(crate) url: String,
    pub(crate) title: String,
}

/// The pages most similar to an address, the most similar first.
pub(super) fn find(state: &State, address: &str) -> Vec<Similar> {
    let Some(renderer) = state.renderer() else { return Vec::new() };
    let wanted = addresses::site_path(state, address).unwrap_or(address);
    let pages = renderer.plan.pages.par_iter().filter(|page| page.html().is_some_and(|html| html.is_destination()));
    let mut found: Vec<(usize, &Page)> = pages.filter_map(|page| Some((distance(wanted, &page.path)?, page))).collect();
    found.sort_by_key(|(distance, page)| (*distance, page.path.len(), page.path.as_str()));
    let similar = |page: &Page| {
        let document = page.html().and_then(|html| html.document(&renderer.site));
        let title = document.map_or_else(|| page.path.clone(), |id| renderer.site.documents[id].post.title.clone());
        Some(Similar { url: addresses::href(state, &page.path)?, title })
    };
    found.into_iter().take(MOST).filter_map(|(_, page)| similar(page)).collect()
}

/// How far apart two paths are; none where they have nothing to do with each other. The last part counts most: it
/// is a post's own name, whatever the folders before it.
fn distance(wanted: &str, path: &str) -> Option<usize> {
    let (wanted, path) = (wanted.trim_matches('/').to_lowercase(), path.trim_matches('/').to_lowercase());
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_string();
    let (name, other) = (last(&wanted), last(&path));
    // Lengths alone often show that two names are too far apart.
    let most = name.chars().count() / 3 + 1;
    let names = match name.chars().count().abs_diff(other.chars().count()) <= most {
        true if least(&name, &other) <= most => {
            Some(strsim::damerau_levenshtein(&name, &other)).filter(|distance| *distance <= most)
        }
        _ => None,
    };
    let folders = usize::from(wanted[..wanted.len() - name.len()] != path[..path.len() - other.len()]);
    let within =
        name.chars().count() >= 4 && other.contains(&name) || other.chars().count() >= 4 && name.contains(&other);
    names.map(|names| names * 2 + folders).or_else(|| within.then_some(most * 2 + folders))
}

/// No more than the distance of two names, by their letters alone: one edit changes two counts at most. To compute the
/// distance itself costs a hundred times as much, and nearly all pages have nothing to do with an address.
fn least(name: &str, other: &str) -> usize {
    let mut counts = [0_i32; 64];
    name.chars().for_each(|letter| counts[letter as usize % 64] += 1);
    other.chars().for_each(|letter| counts[letter as usize % 64] -= 1);
    counts.iter().map(|count| count.unsigned_abs() as usize).sum::<usize>() / 2
}

/// The pages as a list for a page of HTML.
pub(super) fn list(similar: &[Similar]) -> String {
    if similar.is_empty() {
        return String::new();
    }
    let mut html =
        String::from("<nav class=\"chancery-near\" lang=\"en\" dir=\"ltr\"><p>Near this address:</p>\n<ul>\n");
    for page in similar {
        html.push_str("<li><a");
        xml::attribute(&mut html, "href", &page.url);
        html.push('>');
        xml::text(&mut html, &page.title);
        html.push_str("</a> <code>");
        xml::text(&mut html, &page.url);
        html.push_str("</code></li>\n");
    }
    html.push_str("</ul>\n</nav>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_similar_and_another_word_is_not() {
        assert_eq!(distance("/2016/10/menanti/", "/2016/10/menanti/"), Some(0));
        assert!(distance("/2016/10/menati/", "/2016/10/menanti/") < distance("/2016/10/menati/", "/2017/10/menanti/"));
        assert!(distance("/menanti-diplomasi", "/2016/10/menanti-diplomasi-media/").is_some());
        assert_eq!(distance("/2016/10/menanti/", "/2016/10/kopi/"), None);
        assert_eq!(distance("/", "/2016/10/kopi/"), None);
    }

    #[test]
    fn letters_alone_never_say_more_than_the_distance() {
        let names = ["menanti", "menati", "mennati", "kopi-darat", "", "外交部", "diplomasi-menanti", "ASEAN", "asean"];
        for (name, other) in names.iter().flat_map(|name| names.iter().map(move |other| (name, other))) {
            assert!(least(name, other) <= strsim::damerau_levenshtein(name, other), "{name} {other}");
        }
        assert_eq!(least("abc", "xyz"), 3);
    }

    #[test]
    fn row_35_a_title_is_escaped() {
        let similar = [Similar { url: "/a/".into(), title: "<script>".into() }];
        assert!(list(&similar).contains("<a href=\"/a/\">&lt;script&gt;</a>"));
        assert_eq!(list(&[]), "");
    }
}
