//! The archive of a term: the posts with a tag, a category or an author, or of a series.

use tera::{Context, Value};

use super::terms;
use crate::base::diagnostic::Diagnostic;
use crate::cards::Words;
use crate::formats::structured_data as data;
use crate::input::config::Role;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Language;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Alternates, Content, Crumb, Dependencies, Html, Kind, Order};
use crate::pages::list::Heading;
use crate::pages::lookup::Lookup;
use crate::pages::shared::{Failure, Shared};
use crate::pages::{description, entry, feed_link, list, term_text, view};
use crate::site::{DocumentId, EditionId, FeedFormat, List, Scope, Site, TermKey};

/// A page of a term's archive.
#[derive(Debug)]
struct TermArchive {
    edition: EditionId,
    term: TermKey,
    /// Counted from 1.
    number: usize,
    /// The text for the term.
    text: Option<DocumentId>,
}

/// The pages of the archive of each term that has posts in an edition.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for edition in site.editions.keys() {
        for term in site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy)) {
            let text = term_text::nearest(site, term, site.editions[edition].language);
            for (number, path) in List::term(edition, term).page_paths(site) {
                claims.firm(path, TermArchive { edition, term, number, text });
            }
        }
    }
}

/// What the archive of a term is, for messages.
pub(crate) fn describe(site: &Site, key: TermKey) -> String {
    format!("the archive of `{}` in `{}`", site.term(key).name, site.taxonomies[key.taxonomy].taxonomy.name)
}

/// A term's heading: `Tag Archives: social media`.
pub(crate) fn heading(lookup: &Lookup, edition: EditionId, term: TermKey) -> Heading {
    // A custom taxonomy uses the heading of tags.
    let key = match lookup.site.taxonomies[term.taxonomy].taxonomy.role {
        Role::Tags | Role::Own => "tag-archives",
        Role::Categories => "category-archives",
        Role::Authors => "author-archives",
        Role::Series => "series-archives",
    };
    let named = lookup.term_view(edition, term);
    let subject = view::Subject { text: named.name, lang: named.lang, dir: named.dir };
    Heading::new(lookup, edition, key, "name", subject)
}

impl TermArchive {
    fn list(&self) -> List {
        List::term(self.edition, self.term)
    }

    /// The text, on the first page only.
    fn shown(&self) -> &[DocumentId] {
        if self.number == 1 { self.text.as_slice() } else { &[] }
    }

    fn is_author(&self, site: &Site) -> bool {
        site.taxonomies[self.term.taxonomy].taxonomy.role == Role::Authors
    }

    /// The heading: the title of the text, if that is in the language of the edition. An author with a text has the name alone.
    fn heading(&self, lookup: &Lookup) -> Heading {
        let usual = heading(lookup, self.edition, self.term);
        let text = self.text.map(|id| &lookup.site.documents[id]);
        let reader = usize::from(lookup.site.editions[self.edition].language);
        let order = &lookup.config().languages[reader].order;
        let own = text.filter(|text| order.own().any(|tag| tag == text.post.language.tag));
        match own.and_then(term_text::title) {
            Some(title) => usual.titled(title),
            None if text.is_some() && self.is_author(&lookup.site) => usual.of_subject(),
            None => usual,
        }
    }
}

impl Kind for TermArchive {
    fn describe(&self, site: &Site) -> String {
        list::describe(&describe(site, self.term), self.number)
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Bodies(self.shown())
    }

    fn order(&self, site: &Site) -> Order {
        list::order(site, self.list(), self.number)
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for TermArchive {
    fn edition(&self, _site: &Site) -> EditionId {
        self.edition
    }

    fn name(&self, _site: &Site) -> &'static str {
        "term"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("term.html".to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        self.heading(shared).text
    }

    fn description(&self, shared: &Shared) -> Option<String> {
        description::of(&shared.site.documents[*self.shown().first()?].post)
    }

    fn number(&self) -> usize {
        self.number
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let index = shared.site.addresses(self.edition).terms(self.term.taxonomy);
        let title = terms::title(shared, self.edition, self.term.taxonomy);
        let named = shared.term_view(self.edition, self.term);
        let own = view::Link { title: named.name, url: named.url, lang: named.lang, dir: named.dir };
        vec![
            Crumb { link: shared.interface_link(self.edition, title, &index), path: index },
            Crumb { link: own, path: path.to_string() },
        ]
    }

    fn alternates(&self, site: &Site) -> Alternates {
        list::alternates(site, Scope::Term(self.term), self.number)
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        list::counterpart(site, self.list(), edition)
    }

    fn feeds(&self, shared: &Shared) -> Vec<Value> {
        feed_link::of(shared, self.list(), &self.title(shared).marked())
    }

    fn complete_head(&self, shared: &Shared, head: &mut view::Head) {
        list::complete_head(shared, self.list(), self.number, head);
        let Some(id) = self.shown().first() else { return };
        head.image = entry::image_url(shared, *id);
        head.image_alt = shared.site.documents[*id].post.front.image_alt.clone();
        if self.is_author(&shared.site) {
            head.og_type = "profile";
        }
    }

    fn card(&self, lookup: &Lookup) -> Option<Words> {
        let image = self.text.and_then(|id| entry::image_url(lookup, id));
        if lookup.look.share_image.is_some() || image.is_some() {
            return None;
        }
        let Heading { text, kicker, subject, .. } = self.heading(lookup);
        let is_titled = self.text.is_some() && text.text != heading(lookup, self.edition, self.term).text.text;
        let title = if is_titled { text.text } else { subject.text };
        let (language, name) = (lookup.language(self.edition).clone(), lookup.site_title(self.edition).text);
        Some(Words { language, kicker: name, title, foot: vec![kicker.text] })
    }

    fn structured_data<'s>(&self, shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        let list = list::structured_data(shared, self.list(), self.number, head);
        if self.shown().is_empty() || !self.is_author(&shared.site) {
            return data::Page::Collection(list);
        }
        let language = shared.site.editions[self.edition].language;
        data::Page::Profile(list, Box::new(term_text::person(shared, self.edition, self.term, language)))
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let text = self.shown().first().map(|id| term_text::view(shared, self.edition, *id));
        let mut view = list::view(shared, self.list(), self.number, Some(self.heading(shared)))?;
        view.intro = text.as_ref().and_then(term_text::intro);
        context.insert("list", &view);
        context.insert("term", &view::ListedTerm { text, ..term(shared, self.list(), self.term) });
        Ok(())
    }

    fn document(&self, _site: &Site) -> Option<DocumentId> {
        self.shown().first().copied()
    }
}

/// `term` in term.html.
fn term(shared: &Shared, list: List, key: TermKey) -> view::ListedTerm {
    let view = shared.term_view(list.edition, key);
    let feed = |format| feed_link::url(shared, list, format);
    let named = |(tag, name): &(String, String)| {
        let language = Language::parse(tag).ok()?;
        (*name != view.name).then(|| view::TermName {
            name: name.clone(),
            dir: language.direction.as_str(),
            lang: language.tag,
        })
    };
    view::ListedTerm {
        text: None,
        names: shared.site.term(key).names.iter().filter_map(named).collect(),
        taxonomy: shared.site.taxonomies[key.taxonomy].taxonomy.name.clone(),
        feed_atom: feed(FeedFormat::Atom),
        feed_json: feed(FeedFormat::Json),
        feed_rss: feed(FeedFormat::Rss),
        term: view,
    }
}
