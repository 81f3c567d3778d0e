//! What home pages and the archives of terms and periods have in common: entries, page numbers, links between pages.

use tera::Value;

use super::entry;
use super::kind::{Alternates, Order};
use super::lookup::Lookup;
use super::shared::{Failure, Shared};
use super::structured_data::work;
use super::view;
use crate::formats::structured_data as data;
use crate::language::Argument;
use crate::language::Word;
use crate::site::{DocumentId, EditionId, List, Scope, Site};

/// Page numbers shown on each side of the current one.
const REACH: usize = 2;

/// A list's heading: `Tag Archives: social media`.
pub(crate) struct Heading {
    pub(crate) text: Word,
    /// The same as HTML, in which the subject is marked with its language.
    html: Word,
    /// The text before the subject: `Tag Archives`.
    pub(crate) kicker: Word,
    pub(crate) subject: view::Subject,
}

impl Heading {
    /// Made of the interface text of `key` and `key-of`; the latter takes the subject as `argument`.
    pub(crate) fn new(
        lookup: &Lookup,
        edition: EditionId,
        key: &str,
        argument: &str,
        subject: view::Subject,
    ) -> Heading {
        let of = |subject: Argument| lookup.word(edition, &format!("{key}-of"), &[(argument, subject)]);
        let text = of(Argument::Text(subject.text.clone()));
        let (lang, dir) = (&subject.lang, subject.dir);
        let html =
            of(Argument::Html(format!("<bdi lang=\"{lang}\" dir=\"{dir}\">{}</bdi>", entry::escape(&subject.text))));
        Heading { text, html, kicker: lookup.word(edition, key, &[]), subject }
    }

    /// The same list under its subject alone: a name says enough above a text about the person.
    pub(crate) fn of_subject(self) -> Heading {
        let view::Subject { text, lang, dir } = &self.subject;
        let html = format!("<bdi lang=\"{lang}\" dir=\"{dir}\">{}</bdi>", entry::escape(text));
        Heading { text: Word::own(text.clone()), html: Word::own(html), ..self }
    }

    /// The same list under a title of its own.
    pub(crate) fn titled(self, title: &str) -> Heading {
        Heading { text: Word::own(title), html: Word::own(entry::escape(title)), ..self }
    }
}

/// The view of one page of a list.
pub(crate) fn view(
    shared: &Shared,
    list: List,
    number: usize,
    heading: Option<Heading>,
) -> Result<view::List, Failure> {
    let shown = list.posts_on_page(&shared.site, number);
    let is_series = list.parts(&shared.site).is_some();
    let (before, count) = (list.before_page(&shared.site, number), list.shown(&shared.site).len());
    let entry = |(index, id): (usize, &DocumentId)| match is_series {
        true => entry::numbered(shared, list.edition, *id, before + index + 1, count),
        false => entry::entry(shared, list.edition, *id),
    };
    Ok(view::List {
        heading: heading.as_ref().map(|heading| heading.text.marked()),
        heading_html: heading.as_ref().map(|heading| Value::safe_string(&heading.html.marked())),
        kicker: heading.as_ref().map(|heading| heading.kicker.marked()),
        subject: heading.map(|heading| heading.subject),
        intro: None,
        lead: None,
        cards: Vec::new(),
        count,
        entries: shown.iter().enumerate().map(entry).collect::<Result<_, _>>()?,
        is_series,
        paginator: paginator(shared, list, number),
    })
}

fn paginator(shared: &Shared, list: List, number: usize) -> view::Paginator {
    let total = list.page_count(&shared.site);
    let url = |number: usize| shared.hrefs.to(&list.page_path(&shared.site, number));
    let shown = |page: &usize| *page == 1 || *page == total || page.abs_diff(number) <= REACH;
    let mut pages = Vec::new();
    let mut last = 0;
    for page in (1..=total).filter(shown) {
        let label = page_label(shared, list.edition, page).marked();
        let (current, gap) = (page == number, page > last + 1);
        pages.push(view::PageLink { number: page, label, url: url(page), current, gap });
        last = page;
    }
    view::Paginator {
        number,
        total,
        newer: (number > 1).then(|| url(number - 1)),
        older: (number < total).then(|| url(number + 1)),
        pages,
    }
}

/// The name of a page of a list: `Page 12`.
pub(crate) fn page_label(lookup: &Lookup, edition: EditionId, number: usize) -> Word {
    lookup.word(edition, "page-number", &[("number", Argument::Number(number as f64))])
}

/// `rel=prev` and `rel=next`.
pub(crate) fn complete_head(shared: &Shared, list: List, number: usize, head: &mut view::Head) {
    let url = |number: usize| shared.hrefs.to(&list.page_path(&shared.site, number));
    head.prev = (number > 1).then(|| url(number - 1));
    head.next = (number < list.page_count(&shared.site)).then(|| url(number + 1));
}

/// A page of a list as JSON-LD.
pub(crate) fn structured_data(shared: &Shared, list: List, number: usize, head: &view::Head) -> data::List {
    let posts = list.posts_on_page(&shared.site, number).iter();
    let written = |id: DocumentId| shared.works[id].get_or_make(|| data::written(&work(shared, id)).into());
    data::List {
        url: head.canonical.clone(),
        lang: head.lang.clone(),
        name: head.name.clone(),
        description: head.description.clone(),
        entries: posts.map(|id| written(*id)).collect(),
    }
}

/// A page of a list, for messages.
pub(crate) fn describe(list: &str, number: usize) -> String {
    if number == 1 { list.to_string() } else { format!("page {number} of {list}") }
}

/// A page of a list is rendered in the round of its newest post.
pub(crate) fn order(site: &Site, list: List, number: usize) -> Order {
    let newest = list.posts_on_page(site, number).iter().min().copied();
    newest.map_or(Order::default(), |newest| Order { newest, ..Order::default() })
}

/// The first page of the list in the editions of one language.
pub(crate) fn alternates(site: &Site, scope: Scope, number: usize) -> Alternates {
    if number > 1 {
        return Alternates::default();
    }
    let editions = site.editions.iter_enumerated().filter(|(_, edition)| !edition.mixed);
    let lists = editions.map(|(edition, _)| List { edition, scope }).filter(|list| list.exists_in(site));
    let pair = |list: List| (site.language(list.edition).tag.clone(), list.path(site));
    let languages: Vec<(String, String)> = lists.map(pair).collect();
    // With an edition for each language alone, the first may have no such list.
    let root = List { edition: EditionId::ROOT, scope };
    let first = languages.first().filter(|_| !root.exists_in(site)).map(|(_, path)| path.clone());
    Alternates { everyone: first.unwrap_or_else(|| root.path(site)), languages }
}

/// The list in another edition, and whether it is the same list.
pub(crate) fn counterpart(site: &Site, list: List, edition: EditionId) -> (Option<String>, bool) {
    let other = List { edition, ..list };
    (other.exists_in(site).then(|| other.path(site)), other == list)
}

/// The text of the document that introduces a list, if there is one: in an element of its own if it is in another language than the
/// edition.
pub(crate) fn intro(shared: &Shared, edition: EditionId, id: DocumentId) -> Option<Value> {
    let document = &shared.site.documents[id];
    let body = shared.bodies.of(&document.post);
    let filled = entry::filled(shared, id, &body.html, true);
    let language = &document.post.language;
    let is_foreign = language.tag != shared.language(edition).tag;
    let html = match is_foreign {
        true => format!("<div lang=\"{}\" dir=\"{}\">{filled}</div>", language.tag, language.direction.as_str()),
        false => filled,
    };
    (!body.html.html.trim().is_empty()).then(|| Value::safe_string(&html))
}
