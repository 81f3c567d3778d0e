//! Terms that posts and their translations say to be one.
//!
//! Takes the posts that a build of today publishes; gives what the registries of the new site are to have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::config::InForce;
use super::settings::Settings;
use crate::base::tag::{Registry, fold};
use crate::base::term_pairs::Proposal;
use crate::import::model::{Effect, Remark, Report};
use crate::input::post::Post;
use crate::input::source::CONFIG_FILE;
use crate::site::{ProposedTerms, proposed_terms};

/// The proposals for these posts.
pub(crate) fn of_posts<'a>(posts: impl Iterator<Item = &'a Post>, in_force: &InForce) -> Vec<ProposedTerms> {
    // A key that is given and one that a file name gives are never the same, as in a build.
    let mut groups: BTreeMap<(bool, &str), Vec<&Post>> = BTreeMap::new();
    for post in posts {
        groups.entry((post.front.translation.is_some(), post.translation_key())).or_default().push(post);
    }
    let (posts, config) = (groups.into_values().collect::<Vec<_>>(), &in_force.config);
    if in_force.existing {
        return proposed_terms(&posts, config, &|taxonomy| taxonomy.names().0);
    }
    // The entries of the old site name each term in its own language, and may be joined.
    let mut proposed = proposed_terms(&posts, config, &|_| Registry::default());
    for ProposedTerms { taxonomy, proposals } in &mut proposed {
        let known = config.taxonomies.iter().find(|known| known.name == *taxonomy);
        let registry = known.map(|known| known.names().0).unwrap_or_default();
        proposals.retain(|proposal| is_new(proposal, &registry));
    }
    proposed
}

/// Whether the entries of the old site do not join these names already. What is only likely does not change entries.
fn is_new(proposal: &Proposal, registry: &Registry) -> bool {
    let entries: BTreeSet<Option<usize>> =
        proposal.names.iter().map(|(_, name)| registry.resolve_key(&fold(name))).collect();
    match proposal.is_certain {
        true => entries.len() > 1 || entries.contains(&None),
        false => entries.iter().all(Option::is_none),
    }
}

const JOINED: &str = "terms that stand for each other in translations are one term now, by an entry in the settings";
const PERHAPS: &str = "terms may be one term in two languages: see the comments in the settings";

/// Puts what is certain into the registries, and the rest into comments. Reports both with their evidence.
pub(crate) fn add(proposed: &[ProposedTerms], settings: &mut Settings, report: &mut Report) {
    for ProposedTerms { taxonomy, proposals } in proposed {
        for proposal in proposals {
            let what = if proposal.is_certain { JOINED } else { PERHAPS };
            let text = format!("{taxonomy}: {}", proposal.why());
            report.remarks.push(Remark::on_file(Effect::Changed, what, CONFIG_FILE, text));
            if proposal.is_certain {
                register(taxonomy, proposal, settings);
            } else {
                // A comment ends where its line does.
                let why = proposal.why().split_whitespace().collect::<Vec<_>>().join(" ");
                let line = format!("{} # {why}", proposal.entry());
                settings.perhaps.entry(taxonomy.clone()).or_default().push(line);
            }
        }
    }
}

fn register(taxonomy: &str, proposal: &Proposal, settings: &mut Settings) {
    let known = settings.taxonomies.iter().position(|(name, ..)| name == taxonomy);
    let at = known.unwrap_or_else(|| {
        settings.taxonomies.push((taxonomy.to_string(), None, Map::new()));
        settings.taxonomies.len() - 1
    });
    let entry = joined(proposal, &mut settings.taxonomies[at].2);
    settings.taxonomies[at].2.insert(proposal.key.clone(), Value::Object(entry));
}

/// The entry of a proposal, with the names that entries of the old site give; these are taken out of the registry.
fn joined(proposal: &Proposal, registry: &mut Map<String, Value>) -> Map<String, Value> {
    let mut titles: Map<String, Value> = Map::new();
    for (_, name) in &proposal.names {
        let key = registry.keys().find(|key| fold(key) == fold(name)).cloned();
        if let Some(Value::Object(own)) = key.and_then(|key| registry.shift_remove(&key)) {
            for (language, title) in own {
                titles.entry(language).or_insert(title);
            }
        }
    }
    let name = |(language, name): &(String, String)| {
        let title = titles.get(language).cloned().unwrap_or_else(|| json!(name));
        (language.clone(), title)
    };
    let mut entry: Map<String, Value> = proposal.names.iter().map(name).collect();
    // What posts write.
    let known: BTreeSet<String> = entry.values().filter_map(Value::as_str).chain([&*proposal.key]).map(fold).collect();
    let written = proposal.names.iter().map(|(_, name)| name).filter(|name| !known.contains(&fold(name)));
    let also: BTreeSet<&String> = written.collect();
    if !also.is_empty() {
        entry.insert("also".to_string(), json!(also));
    }
    entry
}
