//! The whole site as one immutable value: what is published, and how it hangs together.
//!
//! Takes the parsed posts, the configuration and the time; gives documents by date, terms, translations, editions
//! and the address of each document. Rebuilt whole each time. Deliberately does not know output pages (the plan
//! decides those), templates or URL spelling.

pub mod links;

mod edition;
mod id;
mod list;
mod mark;
mod neighbours;
mod terms;
mod translations;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

pub use edition::{Edition, Listing};
pub use id::{
    ByDocument, ByEdition, ByTaxonomy, ByTerm, DocumentId, EditionId, LanguageId, TaxonomyId, TermId, TermKey,
};
pub use list::{FeedFormat, List, Scope};
pub use mark::Mark;
pub use neighbours::related;
pub use terms::{Term, TermIndex};

use crate::base::diagnostic::Diagnostic;
use crate::input::config::{Config, Role};
use crate::input::post::{Kind, Post};
use crate::input::source::Sources;
use crate::language::Language;

/// A published post or page.
#[derive(Clone, Debug)]
pub struct Document {
    pub post: Arc<Post>,
    /// The site's language that serves it: see [`Config::language_of`]. None where no edition is in its language.
    pub language: Option<LanguageId>,
    /// Its terms in each taxonomy.
    pub terms: ByTaxonomy<Vec<TermId>>,
    /// All documents that say the same in some language, itself among them, in the order of the site's languages.
    pub translations: Vec<DocumentId>,
    /// The edition whose interface it has.
    pub edition: EditionId,
    pub future: bool,
}

impl Document {
    fn of(post: Arc<Post>, config: &Config, future: bool) -> Document {
        let served = config.language_of(&post.language.tag).map(|served| &served.tag);
        let language = config.languages.iter().position(|site| Some(&site.language.tag) == served);
        Document {
            post,
            language: language.map(LanguageId::from),
            terms: ByTaxonomy::default(),
            translations: Vec::new(),
            edition: EditionId::ROOT,
            future,
        }
    }

    /// The site path, decoded.
    pub fn path(&self) -> &str {
        &self.post.address.path
    }
}

/// Posts that a build leaves out, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub drafts: usize,
    pub future: usize,
    pub expired: usize,
}

/// What is published though it is not ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    pub drafts: bool,
    pub future: bool,
}

/// Everything that pages are made of.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    /// Posts, newest first (undated ones last), then pages by path.
    pub documents: ByDocument<Document>,
    /// How many of the documents are posts.
    pub post_count: usize,
    pub taxonomies: ByTaxonomy<TermIndex>,
    pub editions: ByEdition<Edition>,
    pub marks: ByDocument<Mark>,
    /// Source path to document.
    pub by_source: BTreeMap<String, DocumentId>,
    /// Source paths of Markdown files that are not published, with the reason.
    pub unpublished: BTreeMap<String, &'static str>,
    /// Files of content/ that are copied: source path to site path.
    pub statics: BTreeMap<String, String>,
    pub left_out: LeftOut,
}

impl Site {
    /// The language of an edition's interface.
    pub fn language(&self, edition: EditionId) -> &Language {
        let language = usize::from(self.editions[edition].language);
        &self.config.languages[language].language
    }

    /// A term by its key.
    pub fn term(&self, key: TermKey) -> &Term {
        &self.taxonomies[key.taxonomy].terms[key.term]
    }

    /// The taxonomy with a role; the first one where several have it.
    pub fn taxonomy(&self, role: Role) -> Option<TaxonomyId> {
        self.taxonomies.iter().position(|index| index.taxonomy.role == role).map(TaxonomyId::from)
    }

    /// The terms that an edition has posts with.
    pub fn terms_in(&self, edition: EditionId, taxonomy: TaxonomyId) -> impl Iterator<Item = TermKey> {
        let terms = self.editions[edition].listing.terms[taxonomy].iter_enumerated();
        terms.filter(|(_, posts)| !posts.is_empty()).map(move |(term, _)| TermKey { taxonomy, term })
    }

    /// Whether an edition has posts with terms of a taxonomy.
    pub fn has_terms(&self, edition: EditionId, taxonomy: TaxonomyId) -> bool {
        self.terms_in(edition, taxonomy).next().is_some()
    }
}

/// Puts the site together.
pub fn assemble(
    config: &Arc<Config>,
    posts: Vec<Arc<Post>>,
    sources: &Sources,
    selection: Selection,
) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let (documents, unpublished, left_out) = select(posts, config, sources.now, selection);
    let (mut documents, places) = arrange(documents);
    let post_count = documents.iter().filter(|document| document.post.kind == Kind::Post).count();
    translations::link(&mut documents, sources, &mut diagnostics);
    let taxonomies = terms::index(&mut documents, config, sources, &mut diagnostics);
    let editions = edition::all(&mut documents, post_count, config, &taxonomies);
    // The posts come by path as a rule, and a map is made fastest of what is sorted already.
    let by_source = places.into_iter().map(|id| (documents[id].post.path.clone(), id)).collect();
    let statics = statics(sources, &documents, &unpublished);
    let marks = documents.iter().map(Mark::of).collect();
    let config = Arc::clone(config);
    let site =
        Site { config, documents, post_count, taxonomies, editions, marks, by_source, unpublished, statics, left_out };
    (site, diagnostics)
}

/// The documents in order, and where each of them is now.
fn arrange(documents: Vec<Document>) -> (ByDocument<Document>, Vec<DocumentId>) {
    // The keys are gathered first: to compare posts that are far apart in memory again and again is what takes time.
    let mut keys: Vec<_> = documents.iter().enumerate().map(|(at, document)| (order(&document.post), at)).collect();
    keys.par_sort_unstable();
    let mut places = vec![0; keys.len()];
    for (place, (_, at)) in keys.iter().enumerate() {
        places[*at] = place;
    }
    let mut placed: Vec<Option<Document>> = vec![None; places.len()];
    for (place, document) in places.iter().zip(documents) {
        placed[*place] = Some(document);
    }
    (placed.into_iter().flatten().collect(), places.into_iter().map(DocumentId::from).collect())
}

/// Posts before pages; posts newest first, undated ones last; then by path.
fn order(post: &Post) -> (bool, bool, Reverse<Option<Timestamp>>, &str) {
    let date = post.date.as_ref().map(|date| date.timestamp());
    match post.kind {
        Kind::Post => (false, date.is_none(), Reverse(date), &post.path),
        Kind::Page => (true, false, Reverse(None), &post.path),
    }
}

/// What becomes of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Published { future: bool },
    Draft,
    Future,
    Expired,
}

/// What becomes of a post at a time.
pub fn fate(post: &Post, now: Timestamp, selection: Selection) -> Fate {
    let future = post.kind == Kind::Post && post.date.as_ref().is_some_and(|date| date.timestamp() > now);
    let expired = post.front.expires.as_ref().is_some_and(|date| date.value.timestamp() <= now);
    match () {
        () if post.draft && !selection.drafts => Fate::Draft,
        () if future && !selection.future => Fate::Future,
        () if expired => Fate::Expired,
        () => Fate::Published { future },
    }
}

type Selected = (Vec<Document>, BTreeMap<String, &'static str>, LeftOut);

fn select(posts: Vec<Arc<Post>>, config: &Config, now: Timestamp, selection: Selection) -> Selected {
    let mut documents = Vec::with_capacity(posts.len());
    let mut unpublished = BTreeMap::new();
    let mut left_out = LeftOut::default();
    for post in posts {
        let reason = match fate(&post, now, selection) {
            Fate::Draft => {
                left_out.drafts += 1;
                "a draft"
            }
            Fate::Future => {
                left_out.future += 1;
                "dated in the future"
            }
            Fate::Expired => {
                left_out.expired += 1;
                "expired"
            }
            Fate::Published { future } => {
                documents.push(Document::of(post, config, future));
                continue;
            }
        };
        unpublished.insert(post.path.clone(), reason);
    }
    (documents, unpublished, left_out)
}

/// Where each file beside the posts goes. A bundle's files stand beside its page, once, whatever its translations.
fn statics(
    sources: &Sources,
    documents: &ByDocument<Document>,
    unpublished: &BTreeMap<String, &'static str>,
) -> BTreeMap<String, String> {
    let mut bundles: BTreeMap<&str, (EditionId, &str)> = BTreeMap::new();
    for document in documents {
        if let Some(bundle) = &document.post.name.bundle {
            let own = (document.edition, document.path());
            let first = bundles.entry(bundle).or_insert(own);
            *first = own.min(*first);
        }
    }
    let mut statics = BTreeMap::new();
    for path in sources.files.keys().filter(|path| path.starts_with("content/")) {
        if crate::input::post::is_markdown(path) {
            continue;
        }
        let mut folder = path.as_str();
        let owner = loop {
            let Some((parent, _)) = folder.rsplit_once('/') else { break None };
            folder = parent;
            if let Some((_, page)) = bundles.get(folder) {
                break Some(*page);
            }
        };
        let hidden = || hidden_bundle(path, unpublished);
        match owner {
            Some(page) => {
                let base = page.rsplit_once('/').map_or("", |(base, _)| base);
                statics.insert(path.clone(), format!("{base}/{}", &path[folder.len() + 1..]));
            }
            None if hidden() => {}
            None => drop(statics.insert(path.clone(), path["content".len()..].to_string())),
        }
    }
    statics
}

/// Whether a file belongs to a bundle none of whose pages is published.
fn hidden_bundle(path: &str, unpublished: &BTreeMap<String, &'static str>) -> bool {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        folder = parent;
        let start = format!("{folder}/index.");
        let index = unpublished.range(start.clone()..).next();
        if folder != "content" && index.is_some_and(|(found, _)| found.starts_with(&start)) {
            return true;
        }
    }
    false
}
