//! Which documents are translations of each other.

use rayon::prelude::*;

use super::document::Document;
use super::id::{ByDocument, DocumentId};
use crate::base::count::number;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::input::source::Sources;

/// How many of the posts with one key in one language an error shows.
const SHOWN: usize = 4;

/// In how many languages one post may be. No text is in more, and each page names all others.
const MOST_LANGUAGES: usize = 500;

/// Sets [`Document::translations`]. Several documents with the same key in the same language are one error, and all but the first
/// of them get no translations: each with all others would be more than a site can hold.
pub(crate) fn link(documents: &mut ByDocument<Document>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut keyed: Vec<(bool, bool, &str, DocumentId)> = Vec::with_capacity(documents.len());
    for (id, document) in documents.iter_enumerated().filter(|(_, document)| document.text.is_none()) {
        // A post that is not listed is not shown as a translation of one that is.
        let given = document.post.front.translation.is_some();
        keyed.push((document.listed, given, document.post.translation_key(), id));
    }
    keyed.par_sort_unstable();
    let groups = keyed.chunk_by(|one, other| (one.0, one.1, one.2) == (other.0, other.1, other.2));
    let rank = |id: &DocumentId| {
        let document = &documents[*id];
        (document.language.is_none(), document.language, document.post.language.tag.as_str(), *id)
    };
    let mut found: Vec<Vec<DocumentId>> = groups.map(|group| group.iter().map(|(.., id)| *id).collect()).collect();
    let mut alone = Vec::new();
    for group in &mut found {
        group.sort_by_key(rank);
        let language = |id: &DocumentId| documents[*id].post.language.tag.as_str();
        let mut firsts = Vec::with_capacity(group.len());
        for same in group.chunk_by(|one, other| language(one) == language(other)) {
            if same.len() > 1 && !is_file_and_folder(same, documents) {
                diagnostics.push(same_language(same, documents, sources));
            }
            firsts.push(same[0]);
            alone.extend(same[1..].iter().map(|id| vec![*id]));
        }
        if let Some(first) = firsts.get(MOST_LANGUAGES) {
            diagnostics.push(too_many(&documents[*first], firsts.len(), sources));
            alone.extend(firsts.split_off(MOST_LANGUAGES).into_iter().map(|id| vec![id]));
        }
        *group = firsts;
    }
    for group in found.into_iter().chain(alone) {
        for id in &group[1..] {
            documents[*id].translations = group.clone();
        }
        let first = group[0];
        documents[first].translations = group;
    }
}

/// The first translation of each document, which stands for all of them.
pub(super) fn groups(documents: &ByDocument<Document>) -> ByDocument<DocumentId> {
    let group = |(id, document): (DocumentId, &Document)| document.translations.first().copied().unwrap_or(id);
    documents.iter_enumerated().map(group).collect()
}

/// Whether two posts in one language have one key only because one is a file, and the other in a folder of the same name.
fn is_file_and_folder(same: &[DocumentId], documents: &ByDocument<Document>) -> bool {
    let [one, other] = same else { return false };
    let [one, other] = [one, other].map(|id| &documents[*id].post);
    one.front.translation.is_none() && one.name.stem != other.name.stem
}

fn place(document: &Document, sources: &Sources) -> Place {
    match &document.post.front.translation {
        Some(key) => sources.place(&document.post.path, key.span.clone()),
        None => Place::file(&*document.post.path),
    }
}

fn too_many(document: &Document, languages: usize, sources: &Sources) -> Diagnostic {
    let (all, most, key) = (number(languages), number(MOST_LANGUAGES), document.post.translation_key());
    let message =
        format!("posts in {all} languages are marked as translations of each other, all as `{key}`, and {most} may be");
    Diagnostic::error(message)
        .at(place(document, sources))
        .hint("give those that are no translations another `translation` key")
}

fn same_language(same: &[DocumentId], documents: &ByDocument<Document>, sources: &Sources) -> Diagnostic {
    let place = |id: &DocumentId| place(&documents[*id], sources);
    let (first, second) = (&same[0], &same[1]);
    let (how_many, both) = match same.len() {
        2 => ("two".to_string(), "both"),
        all => (number(all), "all"),
    };
    let post = &documents[*second].post;
    let (language, key) = (&post.language.tag, post.translation_key());
    let message =
        format!("{how_many} posts in `{language}` are marked as translations of each other, {both} as `{key}`");
    let problem = Diagnostic::error(message).at(place(second));
    if same.len() == 2 {
        let hint = "give one of them another `lang`, or another `translation` key";
        return problem.relate("the other one", place(first)).hint(hint);
    }
    let others = [first].into_iter().chain(&same[2..]).take(SHOWN - 1);
    let problem = others.fold(problem, |problem, other| problem.relate("another one", place(other)));
    problem.hint("give each another `lang`, or a `translation` key of its own")
}

#[cfg(test)]
mod tests {
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    #[test]
    fn one_key_in_a_thousand_posts_is_one_error_and_no_post_lists_all_others() {
        let post = |number: usize| {
            let lang = if number == 0 { "id" } else { "en" };
            format!(
                "-- content/posts/n{number}.md --\n---\ntitle: T\ndate: 2016-10-08\nlang: {lang}\ntranslation: k\n---\nText.\n"
            )
        };
        let posts: String = (0..1_000).map(post).collect();
        let site = format!("-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n{posts}");
        let sources = Sources::of(&site, "2026-01-01T00:00:00Z");
        let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
        let found: Vec<&str> = prepared.diagnostics.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(found, ["999 posts in `en` are marked as translations of each other, all as `k`"]);
        assert_eq!(prepared.diagnostics[0].related.len(), 3);
        let documents = &prepared.renderer().unwrap().site.documents;
        let listed: usize = documents.iter().map(|document| document.translations.len()).sum();
        assert_eq!(listed, 2 + 2 + 998, "one post of each language knows the other");
    }
}
