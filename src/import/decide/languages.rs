//! The languages of the old blog: those of the site, and that of each entry.

use std::collections::{BTreeMap, BTreeSet};

use super::detected::detected;
use crate::import::model::export_options::Options;
use crate::import::model::{Entry, Guess, Known, Report, Survey};
use crate::import::read::language;
use crate::language::{Language, same_language};

/// The site's languages with their own names, the default first.
pub(crate) fn site_languages(options: &Options, survey: &Survey, report: &mut Report) -> Vec<(String, String)> {
    let mut tags: Vec<String> = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |tag: String| {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    };
    options.languages.iter().for_each(|tag| add(tag.clone()));
    if options.languages.is_empty() {
        let channel = language::short_tag(&survey.channel.language);
        for term in survey.channel.terms.iter().filter(|term| term.taxonomy == "language") {
            if let Ok(language) = Language::parse(&term.slug) {
                names.insert(language.tag, term.name.clone());
            }
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for named in survey.entries.iter().filter_map(|entry| entry.language.as_deref()) {
            if let Ok(language) = Language::parse(named) {
                *counts.entry(language.tag).or_default() += 1;
            }
        }
        let named: Vec<String> =
            counts.keys().chain(names.keys()).cloned().collect::<BTreeSet<_>>().into_iter().collect();
        // The blog's own language first, as the plugin spells it (`en` for `en-GB`).
        let own = channel.as_ref().and_then(|own| named.iter().find(|tag| same_language(tag, own)).cloned());
        if let Some(own) = own.or(channel) {
            add(own);
        }
        let mut rest = named;
        rest.sort_by_key(|tag| std::cmp::Reverse(counts.get(tag).copied().unwrap_or(0)));
        let plug_in = !rest.is_empty();
        rest.into_iter().for_each(&mut add);
        if !plug_in {
            for (tag, count) in detected(survey.guesses.iter().map(Option::as_ref)) {
                if !tags.iter().any(|known| same_language(known, &tag)) {
                    report.decided.push(format!(
                        "Languages: {} posts are in {}, which the export does not list, so `{tag}` was added to the site's languages",
                        crate::base::count::number(count),
                        language::own_name(&tag)
                    ));
                    tags.push(tag);
                }
            }
        }
    }
    if tags.is_empty() {
        tags.push("en".to_string());
    }
    let name = |tag: &String| names.get(tag).cloned().unwrap_or_else(|| language::own_name(tag));
    tags.iter().map(|tag| (tag.clone(), name(tag))).collect()
}

/// Whether the posts' languages must be detected again, now that the possible languages are known.
pub(crate) fn must_guess_again(options: &Options, survey: &Survey, site: &[(String, String)]) -> bool {
    options.languages.is_empty() && site.len() > 1 && survey.entries.iter().any(|entry| entry.language.is_none())
}

/// The language of each entry, and how it is known.
#[derive(Debug, Default)]
pub(crate) struct EntryLanguages {
    pub(crate) languages: Vec<String>,
    pub(crate) known: Vec<Known>,
}

impl EntryLanguages {
    /// Named by the export, detected, or the site's default.
    pub(crate) fn of(survey: &Survey, guesses: &[Option<Guess>], site: &[(String, String)]) -> EntryLanguages {
        let find = |tag: &str| site.iter().find(|(own, _)| own.eq_ignore_ascii_case(tag)).map(|(own, _)| own.clone());
        let near = |tag: &str| {
            find(tag).or_else(|| site.iter().find(|(own, _)| same_language(own, tag)).map(|(own, _)| own.clone()))
        };
        let first = site.first().map(|(tag, _)| tag.clone()).unwrap_or_default();
        let of = |(entry, guess): (&Entry, &Option<Guess>)| {
            let named = entry.language.as_deref().and_then(|named| {
                let tag = Language::parse(named).ok()?.tag;
                Some(near(&tag).unwrap_or(tag))
            });
            let guess = guess.as_ref().filter(|_| site.len() > 1);
            let guessed = guess.and_then(|guess| Some((near(&guess.tag)?, Known::Guessed(guess.confidence))));
            named.map(|tag| (tag, Known::Named)).or(guessed).unwrap_or_else(|| (first.clone(), Known::Assumed))
        };
        let (languages, known) = survey.entries.iter().zip(guesses).map(of).unzip();
        EntryLanguages { languages, known }
    }
}
