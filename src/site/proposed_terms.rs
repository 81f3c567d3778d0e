//! Terms that are probably one term in several languages, by posts that are translations of each other.
//!
//! Takes posts with their translations and the settings; gives proposals for the registries of topical taxonomies: tags, categories
//! and those of the site's own.

use crate::base::tag::Registry;
use crate::base::term_pairs::{Proposal, Tagged, proposals};
use crate::input::config::{Config, Taxonomy};
use crate::input::post::Post;

/// What is proposed for the registry of one taxonomy.
#[derive(Clone, Debug)]
pub(crate) struct ProposedTerms {
    /// The name of the taxonomy: `tags`.
    pub(crate) taxonomy: String,
    pub(crate) proposals: Vec<Proposal>,
}

/// The proposals for each taxonomy that has any. Each post is given with its translations, a post without translations alone.
/// `registry` says which terms of a taxonomy are settled.
pub(crate) fn proposed_terms(
    posts: &[Vec<&Post>],
    config: &Config,
    registry: &dyn Fn(&Taxonomy) -> Registry,
) -> Vec<ProposedTerms> {
    if !posts.iter().any(|post| post.len() > 1) {
        return Vec::new();
    }
    let languages: Vec<&str> = config.languages.iter().map(|site| site.language.tag.as_str()).collect();
    let topical = config.taxonomies.iter().filter(|taxonomy| taxonomy.role.is_topical());
    let of_taxonomy = |taxonomy: &Taxonomy| {
        let tagged: Vec<Vec<Tagged<'_>>> = posts.iter().map(|post| tagged(post, taxonomy, config)).collect();
        let proposals = proposals(&tagged, &languages, &registry(taxonomy));
        (!proposals.is_empty()).then(|| ProposedTerms { taxonomy: taxonomy.name.clone(), proposals })
    };
    topical.filter_map(of_taxonomy).collect()
}

/// The names that a post has in each of its languages. A language that no edition is in has no readers.
fn tagged<'a>(post: &[&'a Post], taxonomy: &Taxonomy, config: &'a Config) -> Vec<Tagged<'a>> {
    let in_language = |post: &&'a Post| {
        let language = config.language_of(&post.language.tag)?.tag.as_str();
        let names = post.front.terms.get(&taxonomy.name).unwrap_or_default();
        Some(Tagged { language, names: names.iter().map(|name| name.value.as_str()).collect() })
    };
    post.iter().filter_map(in_language).collect()
}
