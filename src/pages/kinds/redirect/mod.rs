//! Redirects: from an alias, from another spelling of a term, from a line of `content/_redirects`. Each is a page, unless the
//! host answers by the file `_redirects`.

mod host_file;
mod page;
mod path;
mod rules;
mod warnings;

pub(crate) use host_file::{add as add_host_file, all};
use page::Redirect;

use crate::pages::claims::Claims;
use crate::site::List;

/// All redirects. Those of `content/_redirects` come last, since they give way to every other page.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    aliases(claims);
    former_slugs(claims);
    rules::claim(claims);
}

fn aliases(claims: &mut Claims<'_>) {
    for (id, document) in claims.site.documents.iter_enumerated() {
        let to = document.path();
        for alias in document.post.address.aliases.iter().filter(|alias| alias.value != to) {
            let redirect = Redirect { to: to.to_string(), document: Some(id) };
            claims.alias(alias.value.clone(), redirect, document, alias.span.clone());
        }
        warnings::of_aliases(document, claims);
    }
}

/// From the slugs of a term's other spellings.
fn former_slugs(claims: &mut Claims<'_>) {
    let site = claims.site;
    for edition in site.editions.keys() {
        for key in site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy)) {
            for slug in &site.term(key).former {
                let to = List::term(edition, key).path(site);
                claims.fallback(site.term_path(edition, key.taxonomy, slug), Redirect { to, document: None });
            }
        }
    }
}
