//! Finds the lists that front matter and queries declare.
//!
//! Takes the site without them; gives the posts of each, and warnings of lists that are empty or that no page shows.

use super::filtered::Finder;
use super::home_texts::is_home_text;
use super::id::ByEdition;
use super::page_lists::PageLists;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::input::filter::Filter;
use crate::input::queries::Queries;
use crate::input::source::Sources;

/// Finds the posts of all lists.
pub(super) fn find(site: &Site, sources: &Sources, queries: &Queries, diagnostics: &mut Diagnostics) -> PageLists {
    let mut finder = Finder::new(site, sources);
    let mut lists = PageLists::default();
    for (id, document) in site.documents.iter_enumerated() {
        let Some(filter) = document.post.front.list.as_deref() else { continue };
        let path = &document.post.path;
        if document.text.is_some() || is_home_text(&site.editions, document) {
            diagnostics.push(not_shown(document.text.is_some()).at(sources.place(path, filter.span.clone())));
            continue;
        }
        let found = finder.find(filter, path, diagnostics);
        let posts = found.posts(site, document.edition, Some(id));
        if posts.is_empty() && found.all_known {
            diagnostics.push(empty("list", filter).at(sources.place(path, filter.span.clone())));
        }
        lists.pages.insert(id, posts);
    }
    for (name, query) in queries {
        // What a theme asks for need not be on each site.
        let mut found_here = Diagnostics::new();
        let found = finder.find(&query.filter, &query.file, &mut found_here);
        let posts: ByEdition<Vec<_>> = site.editions.keys().map(|edition| found.posts(site, edition, None)).collect();
        if query.is_of_site() && found.all_known && posts.iter().all(Vec::is_empty) {
            let place = sources.place(&query.file, query.filter.span.clone());
            found_here.push(empty("query", &query.filter).at(place));
        }
        diagnostics.extend(found_here.into_iter().filter(|problem| query.is_of_site() || problem.is_error()));
        lists.queries.insert(name.clone(), posts);
    }
    lists
}

fn empty(what: &str, filter: &Filter) -> Diagnostic {
    let problem = Diagnostic::warning(format!("no post fits this {what}, so it is empty"));
    let has_one_key = filter.terms.len() + usize::from(!filter.languages.is_empty()) < 2;
    problem.hint(match has_one_key {
        true => "change it, or publish a post that fits",
        false => "remove one of its keys, since a post has to fit all of them",
    })
}

fn not_shown(is_of_term: bool) -> Diagnostic {
    let where_it_is = if is_of_term { "on the list of a term" } else { "on a home page" };
    let problem = Diagnostic::warning(format!("this text is shown {where_it_is}, so its `list` is not shown"));
    problem.hint("remove `list`, or write it in a page of its own")
}
