//! Which terms of a taxonomy are one term in several languages, learned from posts that are translations of each other.
//!
//! Takes the names that each post has, in each of its languages, and the registry; gives proposals for the registry, each with
//! its evidence. A post tagged `industry, trade` whose translation is tagged `industri, perdagangan` says little; ten such
//! posts say which is which, by the order of the names or by which names come together.
//!
//! A proposal is certain, or else only likely. A wrong one merges the lists of two tags, so what is contradicted once is not
//! certain. Terms that posts in one language use side by side are two terms, and are not proposed at all.

mod counts;
mod join;
mod judge;
mod proposal;
mod tagged;
mod vocabulary;

#[cfg(test)]
mod tests;

pub(crate) use proposal::Proposal;
pub(crate) use tagged::Tagged;

use super::tag::Registry;
use counts::Counts;
use vocabulary::Vocabulary;

/// The proposals for one taxonomy, by key. Each post is given with its translations, a post without translations alone; the
/// languages are those of the site, in its order.
pub(crate) fn proposals(posts: &[Vec<Tagged<'_>>], languages: &[&str], registry: &Registry) -> Vec<Proposal> {
    if !posts.iter().any(|post| post.len() > 1) {
        return Vec::new();
    }
    let vocabulary = Vocabulary::of(posts, registry);
    let mut links = Vec::new();
    for (at, first) in languages.iter().enumerate() {
        for second in &languages[at + 1..] {
            let counts = Counts::of(&vocabulary, first, second);
            links.extend(judge::links(&counts, &vocabulary));
        }
    }
    join::joined(&links, &vocabulary, languages)
}
