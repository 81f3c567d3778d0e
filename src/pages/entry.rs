//! A post in a list, and the parts that entries and posts on their own pages have in common.

use tera::Value;

use super::lookup::Lookup;
use super::part::part;
use super::picture;
use super::shared::{Failure, Shared};
use super::view;
use crate::base::date::Moment;
use crate::input::config::Role;
use crate::input::front_matter::ImageDetails;
use crate::input::post::Post;
use crate::markdown::{Filling, Hypertext};
use crate::site::links::{Resolved, Target};
use crate::site::{Document, DocumentId, EditionId, TaxonomyId, TermId};

/// The template of an entry. Each entry is rendered once and printed in many lists.
const WHOLE: &str = "entry.html";

/// The template of an entry among related posts.
const SHORT: &str = "short.html";

/// The entry of a document in an edition, as templates see it, with its HTML; built once.
pub(crate) fn entry(shared: &Shared, edition: EditionId, id: DocumentId) -> Result<Value, Failure> {
    let built = || {
        let plain = Value::from_serializable(&build(shared, edition, id));
        let whole = part(shared, edition, Some(&plain), WHOLE)?;
        let related = shared.config().related > 0 && shared.site.documents[id].edition == edition;
        let short = if related { part(shared, edition, Some(&plain), SHORT)? } else { None };
        if whole.is_none() && short.is_none() {
            return Ok(plain);
        }
        let mut fields = plain.into_map().unwrap_or_default();
        fields.extend(whole.map(|html| ("html".into(), html)));
        fields.extend(short.map(|html| ("short".into(), html)));
        Ok(Value::from(fields))
    };
    shared.entries[edition][id].get_or_make(built)
}

/// The entry as one part of so many of a series. Its HTML is rendered again, with its number.
pub(crate) fn numbered(
    shared: &Shared,
    edition: EditionId,
    id: DocumentId,
    number: usize,
    of: usize,
) -> Result<Value, Failure> {
    let mut fields = entry(shared, edition, id)?.into_map().unwrap_or_default();
    fields.insert("part".into(), Value::from(number));
    fields.insert("parts".into(), Value::from(of));
    let plain = Value::from(fields.clone());
    fields.extend(part(shared, edition, Some(&plain), WHOLE)?.map(|html| ("html".into(), html)));
    Ok(Value::from(fields))
}

/// The entry of a post that is related to another one, in the edition of that one's page. Where that is not in the language of the
/// interface, the entry says so of the posts that are.
pub(crate) fn related(shared: &Shared, from: DocumentId, id: DocumentId) -> Result<Value, Failure> {
    let site = &shared.site;
    let (own, edition) = (&site.documents[from], site.documents[from].edition);
    let entry = entry(shared, edition, id)?;
    let foreign = !own.is_read_like(&site.documents[id]);
    // An entry from another edition has no short form yet.
    if foreign == is_foreign(shared, edition, id) && site.documents[id].edition == edition {
        return Ok(entry);
    }
    let built = || {
        let mut fields = entry.into_map().unwrap_or_default();
        fields.insert("foreign".into(), Value::from(foreign));
        let plain = Value::from(fields.clone());
        fields.extend(part(shared, edition, Some(&plain), SHORT)?.map(|html| ("short".into(), html)));
        Ok(Value::from(fields))
    };
    match shared.from_abroad.get(id) {
        Some(cached) => cached.get_or_make(built),
        None => built(),
    }
}

/// Whether a document is in another language than the interface of an edition.
fn is_foreign(shared: &Shared, edition: EditionId, id: DocumentId) -> bool {
    shared.site.documents[id].language != Some(shared.site.editions[edition].language)
}

/// The same as a struct.
pub(crate) fn build(shared: &Shared, edition: EditionId, id: DocumentId) -> view::Entry {
    let document = &shared.site.documents[id];
    let post = &document.post;
    view::Entry {
        title: post.title.clone(),
        url: shared.hrefs.to(document.path()),
        lang: post.language.tag.clone(),
        dir: post.language.direction.as_str(),
        lang_name: shared.name(&post.language.tag).to_string(),
        foreign: is_foreign(shared, edition, id),
        date: post.date.as_ref().map(|date| self::date(shared, document, date)),
        standfirst: standfirst(post),
        featured: post.front.featured,
        summary: Value::safe_string(&summary(shared, id)),
        more: post.front.summary.is_some() || post.outline.more,
        tags: terms_with_role(shared, edition, document, Role::Tags),
        categories: terms_with_role(shared, edition, document, Role::Categories),
        authors: terms_with_role(shared, edition, document, Role::Authors),
        minutes: post.outline.minutes,
        image: image(shared, id),
        draft: document.draft,
        future: document.future.is_some(),
        translations: translations(shared, id),
        part: None,
        parts: None,
        html: Value::none(),
        short: Value::none(),
    }
}

/// A date, written in the document's own language.
pub(crate) fn date(shared: &Shared, document: &Document, moment: &Moment) -> view::Date {
    view::Date { iso: moment.iso(), text: shared.dates(&document.post.language.tag).long(moment.day) }
}

/// What is below the title of a post.
fn standfirst(post: &Post) -> Option<String> {
    let given = post.front.standfirst.as_ref().or(post.front.summary.as_ref())?;
    Some(given.value.trim().to_string()).filter(|text| !text.is_empty())
}

/// The summary as HTML: that of front matter, otherwise the beginning of the body.
pub(crate) fn summary(shared: &Shared, id: DocumentId) -> String {
    let document = &shared.site.documents[id];
    match (&document.post.front.summary, &document.post.outline.summary) {
        (Some(given), _) => format!("<p>{}</p>", escape(given.value.trim())),
        (None, Some(summary)) => filled(shared, id, summary, false),
        (None, None) => String::new(),
    }
}

/// Text as HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    crate::base::xml::text(&mut out, text);
    out
}

/// A document's HTML with its links and pictures filled in, for pages of the site. `own` says that it is the document's own page.
pub(crate) fn filled(shared: &Shared, id: DocumentId, html: &Hypertext, own: bool) -> String {
    let document = &shared.site.documents[id];
    let filling = |link: usize| filling(shared, id, link, |target| shared.target(document, target, own));
    html.fill_some(filling, |link| picture::in_text(shared, id, link))
}

/// The same for readers of feeds, with absolute URLs.
pub(crate) fn filled_for_feed(shared: &Shared, id: DocumentId, html: &Hypertext) -> String {
    let document = &shared.site.documents[id];
    let filling = |link: usize| filling(shared, id, link, |target| shared.absolute_target(document, target));
    html.fill_some(filling, |link| picture::in_feed(shared, id, link))
}

/// What is put in for a link of a document: its URL, and the language of the page there.
fn filling<'s>(
    shared: &'s Shared,
    id: DocumentId,
    link: usize,
    url: impl Fn(&Target) -> String,
) -> Option<Filling<'s>> {
    let Resolved { target, language } = &shared.targets[id][link];
    let is_there = *target != Target::Unpublished;
    is_there.then(|| Filling { url: url(target).into(), language: language.as_deref() })
}

/// A document's terms in the taxonomy with a role, with their names in an edition.
fn terms_with_role(shared: &Shared, edition: EditionId, document: &Document, role: Role) -> Vec<Value> {
    shared.site.taxonomy(role).map_or(Vec::new(), |taxonomy| terms(shared, edition, document, taxonomy))
}

/// A document's terms in a taxonomy, with their names in an edition.
pub(crate) fn terms(shared: &Shared, edition: EditionId, document: &Document, taxonomy: TaxonomyId) -> Vec<Value> {
    let values = &shared.terms[edition][taxonomy];
    let language = &document.post.language.tag;
    let beside = |term: &TermId| Some(values[*term].as_ref()?.beside(language).clone());
    document.terms[taxonomy].iter().filter_map(beside).collect()
}

/// The image of front matter, if there is one. Its target is after those of the links in the body.
pub(crate) fn image(shared: &Shared, id: DocumentId) -> Option<view::Image> {
    let document = &shared.site.documents[id];
    document.post.front.image.as_ref()?;
    let target = shared.targets[id].get(document.post.outline.links.len())?;
    let alt = document.post.front.image_alt.clone().unwrap_or_default();
    let url = shared.target(document, &target.target, false);
    let known = picture::of_front_matter(shared, &target.target);
    let size = known.as_ref().map(|known| known.size);
    let (width, height) = (size.map(|size| size.0), size.map(|size| size.1));
    let (srcset, srcset_avif) = known.map(|known| (known.srcset, known.srcset_avif)).unwrap_or_default();
    let details = document.post.front.image_details.as_deref().cloned().unwrap_or_default();
    let ImageDetails { caption, credit, focus } = details;
    let focus = focus.map(|(across, down)| format!("focus-x-{across} focus-y-{down}"));
    Some(view::Image { url, alt, width, height, srcset, srcset_avif, caption, credit, focus })
}

/// The absolute URL of the post's image: that of front matter, otherwise the first in the body.
pub(crate) fn image_url(lookup: &Lookup, id: DocumentId) -> Option<String> {
    let document = &lookup.site.documents[id];
    let links = document.post.outline.links.len();
    let index = match document.post.front.image {
        Some(_) => links,
        None => document.post.outline.first_image?,
    };
    Some(lookup.absolute_target(document, &lookup.targets[id].get(index)?.target))
}

/// Links to a document in its other languages.
pub(crate) fn translations(shared: &Shared, id: DocumentId) -> Vec<view::Translation> {
    let others = shared.site.documents[id].translations.iter().filter(|other| **other != id);
    others
        .map(|other| {
            let link = shared.document_link(*other);
            let name = shared.name(&link.lang).to_string();
            view::Translation { name, title: link.title, url: link.url, lang: link.lang, dir: link.dir }
        })
        .collect()
}
