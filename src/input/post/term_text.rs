//! A file that may be the text for a term: `content/tag/social-media.md`.
//!
//! Takes the name of a file and its front matter; gives the taxonomy and the name of the term. Whether there is such a term depends on
//! all posts, so that is decided elsewhere.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::name::FileName;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::input::config::Config;
use crate::input::front_matter::FrontMatter;

/// Which term a file is probably the text for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TermText {
    /// The name of the taxonomy: `tags`.
    pub(crate) taxonomy: String,
    /// The name of the term, as written: in front matter, or as the name of the file.
    pub(crate) name: String,
    /// The bytes of the name in front matter.
    pub(crate) span: Option<Range<usize>>,
    /// Whether it has a title of its own.
    pub(crate) titled: bool,
}

/// Finds a file in the folder of a taxonomy that is not said to be a page, and has no tags or categories of its own. Reports what is
/// wrong with the keys of such a file, or that they have no effect elsewhere, where they are then dropped.
pub(super) fn of(
    text: &Text<'_>,
    front: &mut FrontMatter,
    name: &FileName,
    titled: bool,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Box<TermText>> {
    let taxonomy = config.taxonomies.iter().find(|taxonomy| taxonomy.has_folder(&name.folder));
    let Some(taxonomy) = taxonomy.filter(|_| !front.page && !front.terms.has_topics()) else {
        let term = front.profile.take().and_then(|profile| profile.term);
        diagnostics.extend(term.map(|term| elsewhere(config).at(text.place(term.span))));
        return None;
    };
    diagnostics.extend(front.profile.iter_mut().flat_map(|profile| std::mem::take(&mut profile.problems)));
    diagnostics.extend(without_effect(text, front));
    let given = front.profile.as_ref().and_then(|profile| profile.term.clone());
    Some(Box::new(TermText {
        taxonomy: taxonomy.name.clone(),
        name: given.as_ref().map_or_else(|| name.slug.clone(), |term| term.value.clone()),
        span: given.map(|term| term.span),
        titled,
    }))
}

fn elsewhere(config: &Config) -> Diagnostic {
    let folders = config.taxonomies.iter().map(|taxonomy| format!("`content/{}/`", taxonomy.folder.without_words()));
    let folders: Vec<String> = folders.collect();
    let hint = format!("move the file to one of {}, or put the key under `extra`", folders.join(", "));
    Diagnostic::warning("`term` has no effect here, since this is not the text for a term").hint(hint)
}

/// The URL of a text for a term is that of its list.
fn without_effect(text: &Text<'_>, front: &FrontMatter) -> Vec<Diagnostic> {
    let keys = [("slug", &front.slug), ("permalink", &front.permalink)];
    let given = keys.into_iter().filter_map(|(key, given)| Some((key, given.as_ref()?)));
    given
        .map(|(key, given)| {
            let problem = Diagnostic::warning(format!("`{key}` has no effect in the text for a term"));
            let problem = problem.at(text.place(given.span.clone()));
            problem.hint("delete it, and give the term its slug in site.yaml")
        })
        .collect()
}
