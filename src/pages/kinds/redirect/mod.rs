//! Redirects: from an alias, from another spelling of a term, from the URL of a list without words of the author's own, from a line
//! of `content/_redirects`. Each is a page, unless the
//! host answers by the file `_redirects`.

mod host_file;
mod page;
mod path;
mod rules;
mod usual;
mod warnings;

pub(crate) use host_file::{add as add_host_file, all};
use page::Redirect;

use crate::pages::claims::Claims;
use crate::site::List;

/// All redirects. Those of `content/_redirects` come last, since they give way to every other page.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    aliases(claims);
    former_slugs(claims);
    usual::claim(claims);
    rules::claim(claims);
}

fn aliases(claims: &mut Claims<'_>) {
    for (id, document) in claims.site.documents.iter_enumerated().filter(|(_, document)| !document.is_nowhere()) {
        let to = document.path();
        for alias in document.post.address.aliases.iter().filter(|alias| alias.value != to) {
            let redirect = Redirect { to: to.to_string(), document: Some(id) };
            claims.alias(alias.value.clone(), redirect, document, alias.span.clone());
        }
        warnings::of_aliases(document, claims);
    }
}

/// From the slugs of a term's other spellings, and from its key in an edition where it has another slug.
fn former_slugs(claims: &mut Claims<'_>) {
    let site = claims.site;
    let also_usual = site.config.redirects_usual_urls();
    for (edition, known) in site.editions.iter_enumerated() {
        let (own, usual) = (site.addresses(edition), site.usual_addresses(edition));
        for key in site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy)) {
            let term = site.term(key);
            let has_slug = term.slug.word(known.language.into()).is_some();
            let key_of_term = (also_usual && has_slug).then(|| term.slug.without_words());
            for slug in term.former.iter().map(String::as_str).chain(key_of_term) {
                let to = List::term(edition, key).path(site);
                let from = own.term(key.taxonomy, slug);
                let earlier = also_usual.then(|| usual.term(key.taxonomy, slug)).filter(|earlier| *earlier != from);
                for from in std::iter::once(from).chain(earlier).filter(|from| *from != to) {
                    claims.fallback(from, Redirect { to: to.clone(), document: None });
                }
            }
        }
    }
}
