//! Which page keeps an alias that others claim too.
//!
//! Takes the URLs and the aliases of all pages; gives the aliases that cannot stay, each with the reason. Two claims on one
//! URL would stop every build.

use std::collections::BTreeMap;

use crate::base::url::{fold_path, output_file};

/// A page with the URLs that it claims.
#[derive(Clone, Debug)]
pub(crate) struct Claimant<'a> {
    /// Its number among all pages.
    pub(crate) page: usize,
    /// Its file, from the site's root.
    pub(crate) file: &'a str,
    /// Its site path.
    pub(crate) address: &'a str,
    /// Site paths that redirect to it.
    pub(crate) aliases: Vec<&'a str>,
    /// Whether a build of today publishes it.
    pub(crate) is_published: bool,
}

/// An alias that cannot stay.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dropped {
    /// The number of its page, and its number in that page.
    pub(crate) page: usize,
    pub(crate) alias: usize,
    pub(crate) why: &'static str,
    /// The file that keeps the URL.
    pub(crate) kept_by: String,
}

/// Why an alias cannot stay.
pub(crate) const OF_PAGE: &str = "an alias is left out, because a page or a file has this URL";
pub(crate) const OF_OTHER: &str = "an alias is left out, because another page has the same one";
pub(crate) const TWICE: &str = "an alias is left out, because its page has it twice";

/// Who has an output file: a page or a file of the site, or an alias of the page with this number.
struct Owner {
    file: String,
    alias_of: Option<usize>,
}

/// Output files that are taken, in the spelling that is the same for two files that are one on some systems.
#[derive(Default)]
struct Taken(BTreeMap<String, Owner>);

/// The aliases that cannot stay. A page or a file keeps its URL; of several aliases the first one of a published page stays,
/// otherwise the first one, in the order of the pages' files. `others` are the other output files of the site.
pub(crate) fn dropped(pages: &[Claimant<'_>], others: &[String]) -> Vec<Dropped> {
    let mut taken = Taken::default();
    let own = pages.iter().map(|page| (output_file(page.address), page.file));
    for (output, file) in own.chain(others.iter().map(|output| (output.clone(), output.as_str()))) {
        taken.0.entry(fold_path(&output)).or_insert(Owner { file: file.to_string(), alias_of: None });
    }
    let mut order: Vec<&Claimant<'_>> = pages.iter().collect();
    order.sort_by_key(|claimant| (!claimant.is_published, claimant.file));
    let mut dropped = Vec::new();
    for Claimant { page, file, address, aliases, .. } in order {
        // A build passes over an alias that is the URL of its own page.
        for (alias, path) in aliases.iter().enumerate().filter(|(_, path)| *path != address) {
            let output = fold_path(&output_file(path));
            match taken.owner(&output) {
                Some(owner) => {
                    let (why, kept_by) = (owner.why(*page), owner.file.clone());
                    dropped.push(Dropped { page: *page, alias, why, kept_by });
                }
                None => drop(taken.0.insert(output, Owner { file: (*file).to_string(), alias_of: Some(*page) })),
            }
        }
    }
    dropped
}

impl Taken {
    /// Who has this file, a file with the name of one of its folders, or a file in a folder of its name.
    fn owner(&self, output: &str) -> Option<&Owner> {
        let above = || output.match_indices('/').find_map(|(at, _)| self.0.get(&output[..at]));
        let below = || {
            let folder = format!("{output}/");
            let next = self.0.range(folder.clone()..).next();
            next.filter(|(other, _)| other.starts_with(&folder)).map(|(_, owner)| owner)
        };
        self.0.get(output).or_else(above).or_else(below)
    }
}

impl Owner {
    fn why(&self, page: usize) -> &'static str {
        match self.alias_of {
            None => OF_PAGE,
            Some(other) if other == page => TWICE,
            Some(_) => OF_OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages by file, address and aliases; a file with `draft` in its name is not published. Gives what is dropped as
    /// `file: alias, kept_by`.
    fn left_out(pages: &[(&str, &str, &[&str])], others: &[&str]) -> Vec<String> {
        let pages: Vec<Claimant<'_>> = pages
            .iter()
            .enumerate()
            .map(|(page, (file, address, aliases))| Claimant {
                page,
                file,
                address,
                aliases: aliases.to_vec(),
                is_published: !file.contains("draft"),
            })
            .collect();
        let others: Vec<String> = others.iter().map(|other| (*other).to_string()).collect();
        let shown = |one: Dropped| {
            let page = &pages[one.page];
            format!("{}: {}, {}", page.file, page.aliases[one.alias], one.kept_by)
        };
        dropped(&pages, &others).into_iter().map(shown).collect()
    }

    #[test]
    fn the_first_page_keeps_an_alias_unless_only_a_later_one_is_published() {
        let pages: [(&str, &str, &[&str]); 2] = [("b.md", "/b/", &["/x/"]), ("a.md", "/a/", &["/x/", "/y/"])];
        assert_eq!(left_out(&pages, &[]), ["b.md: /x/, a.md"]);
        let pages: [(&str, &str, &[&str]); 2] = [("a-draft.md", "/a/", &["/x/"]), ("b.md", "/b/", &["/x/"])];
        assert_eq!(left_out(&pages, &[]), ["a-draft.md: /x/, b.md"]);
    }

    #[test]
    fn a_page_keeps_its_url_also_if_it_is_a_draft() {
        let pages: [(&str, &str, &[&str]); 2] = [("a.md", "/a/", &["/b/", "/a/"]), ("draft.md", "/b/", &[])];
        assert_eq!(left_out(&pages, &[]), ["a.md: /b/, draft.md"]);
    }

    #[test]
    fn other_files_keep_their_urls() {
        let pages: [(&str, &str, &[&str]); 1] = [("a.md", "/a/", &["/x.html", "/"])];
        assert_eq!(left_out(&pages, &["x.html", "index.html"]), ["a.md: /x.html, x.html", "a.md: /, index.html"]);
    }

    #[test]
    fn paths_that_are_one_file_on_some_disks_are_the_same() {
        let pages: [(&str, &str, &[&str]); 2] = [("a.md", "/a/", &["/X/", "/x/", "/A/"]), ("b.md", "/b/", &["/É/"])];
        assert_eq!(
            left_out(&pages, &["é/index.html"]),
            ["a.md: /x/, a.md", "a.md: /A/, a.md", "b.md: /É/, é/index.html"]
        );
    }

    #[test]
    fn a_file_cannot_have_the_name_of_a_folder() {
        let pages: [(&str, &str, &[&str]); 2] = [("a.md", "/a/", &["/v1.0", "/b.html/x/"]), ("b.md", "/b.html", &[])];
        assert_eq!(left_out(&pages, &["v1.0/index.html"]), ["a.md: /v1.0, v1.0/index.html", "a.md: /b.html/x/, b.md"]);
    }
}
