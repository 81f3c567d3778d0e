//! Terms that translations say to be one, and that are apart.
//!
//! Takes the site; gives a finding for each that is certain, at the first post with the name that has another one in the first
//! language, with the entry to paste into site.yaml.

use crate::base::diagnostic::{Code, Diagnostic, Place};
use crate::base::tag::fold;
use crate::base::term_pairs::Proposal;
use crate::input::config::Role;
use crate::input::post::Post;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::site::{DocumentId, ProposedTerms, Site, proposed_terms};

/// The terms that are apart.
pub(super) fn split(site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let public = |id: &DocumentId| !site.documents[*id].is_private();
    let is_pair = |id: &DocumentId| site.documents[*id].translations.len() > 1;
    if site.config.languages.len() < 2 || !site.documents.keys().any(|id| is_pair(&id)) {
        return Vec::new();
    }
    let all = site.documents.iter_enumerated();
    // Each group once, at its first member.
    let firsts = all.filter(|(id, document)| document.translations.first().is_none_or(|first| first == id));
    let posts = firsts.map(|(id, document)| {
        let members = if document.translations.is_empty() { vec![id] } else { document.translations.clone() };
        members.into_iter().filter(public).map(|id| &*site.documents[id].post).collect()
    });
    let posts: Vec<Vec<&Post>> = posts.collect();
    let proposed = proposed_terms(&posts, &site.config, &|taxonomy| taxonomy.names().0);
    proposed.iter().flat_map(|proposed| findings(proposed, &posts, site, sources)).collect()
}

fn findings(proposed: &ProposedTerms, posts: &[Vec<&Post>], site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let known = site.config.taxonomies.iter().find(|known| known.name == proposed.taxonomy);
    let is_own = known.is_some_and(|known| known.role == Role::Own);
    let name = &proposed.taxonomy;
    let registry = if is_own { format!("taxonomies.{name}.terms") } else { name.clone() };
    let certain = proposed.proposals.iter().filter(|proposal| proposal.is_certain);
    let finding = |proposal: &Proposal| {
        let message = format!("{}, so these are probably one term of `{name}`", proposal.why());
        let hint = format!(
            "write `{}` below `{registry}` in {CONFIG_FILE}; if they are not one, give one of them an entry of its own",
            proposal.entry()
        );
        let problem = Diagnostic::warning(message).coded(Code::SplitTerm).hint(hint);
        Some(problem.at(first_use(proposal, name, posts, sources)?))
    };
    certain.filter_map(finding).collect()
}

/// Where the second name of a proposal stands first.
fn first_use(proposal: &Proposal, taxonomy: &str, posts: &[Vec<&Post>], sources: &Sources) -> Option<Place> {
    let second = fold(&proposal.evidence.first()?.second);
    posts.iter().flatten().find_map(|post| {
        let names = post.front.terms.get(taxonomy).unwrap_or_default();
        let name = names.iter().find(|name| fold(&name.value) == second)?;
        Some(sources.place(&post.path, name.span.clone()))
    })
}
