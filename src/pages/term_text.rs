//! The text for a term as readers see it: on the term's list, and for an author also below posts.

use tera::Value;

use super::description;
use super::entry;
use super::lookup::Lookup;
use super::shared::Shared;
use super::view;
use crate::formats::structured_data as data;
use crate::input::config::Role;
use crate::site::{Document, DocumentId, EditionId, LanguageId, Site, TermKey};

/// The text for a term that readers of one of the site's languages see.
pub(crate) fn nearest(site: &Site, term: TermKey, language: LanguageId) -> Option<DocumentId> {
    site.texts.nearest(term, &site.config.languages[usize::from(language)].order)
}

/// `term.text` in term.html.
pub(crate) fn view(shared: &Shared, edition: EditionId, id: DocumentId) -> view::TermText {
    let document = &shared.site.documents[id];
    let post = &document.post;
    let body = shared.bodies.of(post);
    let content = entry::filled(shared, id, &body.html, true);
    let profile = post.front.profile.as_deref();
    view::TermText {
        title: title(document).map(str::to_string),
        content: Value::safe_string(&content),
        summary: post.front.summary.as_ref().map(|summary| summary.value.trim().to_string()),
        lang: post.language.tag.clone(),
        dir: post.language.direction.as_str(),
        foreign: post.language.tag != shared.language(edition).tag,
        image: entry::image(shared, id),
        role: profile.and_then(|profile| profile.role.clone()),
        links: links(document),
        extra: Value::from_serializable(&post.front.extra),
    }
}

/// The text as `list.intro`: in an element of its own if it is in another language than the list.
pub(crate) fn intro(text: &view::TermText) -> Option<Value> {
    let content = text.content.as_str().filter(|content| !content.trim().is_empty())?;
    Some(match text.foreign {
        true => Value::safe_string(&format!("<div lang=\"{}\" dir=\"{}\">{content}</div>", text.lang, text.dir)),
        false => text.content.clone(),
    })
}

/// The title that its author gave to a text.
pub(crate) fn title(document: &Document) -> Option<&str> {
    document.post.about.as_ref().filter(|about| about.titled).map(|_| document.post.title.as_str())
}

fn links(document: &Document) -> Vec<view::TextLink> {
    let links = document.post.front.profile.iter().flat_map(|profile| &profile.links);
    links.map(|link| view::TextLink { title: link.title.clone(), url: link.url.clone() }).collect()
}

/// The authors of a post that have a text, in the language nearest to that of the post.
pub(crate) fn about_authors(shared: &Shared, edition: EditionId, document: &Document) -> Vec<view::About> {
    let site = &shared.site;
    let Some(taxonomy) = site.taxonomy(Role::Authors).filter(|_| !site.texts.is_empty()) else { return Vec::new() };
    let language = document.language.unwrap_or(site.editions[edition].language);
    let about = |term: TermKey| {
        let id = nearest(site, term, language)?;
        let text = &site.documents[id];
        let (post, author) = (&text.post, shared.term_view_beside(edition, term, &document.post.language.tag));
        let profile = post.front.profile.as_deref();
        let view = view::About {
            summary: Value::safe_string(&entry::summary(shared, id)),
            lang: post.language.tag.clone(),
            dir: post.language.direction.as_str(),
            image: entry::image(shared, id),
            role: profile.and_then(|profile| profile.role.clone()),
            links: links(text),
            author,
        };
        let says_nothing = view.summary.as_str().is_none_or(str::is_empty) && view.role.is_none();
        (!says_nothing || view.image.is_some()).then_some(view)
    };
    document.terms[taxonomy].iter().filter_map(|term| about(TermKey { taxonomy, term: *term })).collect()
}

/// An author by name, with what the text for the author says.
pub(crate) fn person(lookup: &Lookup, edition: EditionId, term: TermKey, language: LanguageId) -> data::Person {
    let site = &lookup.site;
    let name = site.term(term).name_in(language, "").0.to_string();
    let Some(id) = nearest(site, term, language) else { return data::Person::named(name) };
    let post = &site.documents[id].post;
    let profile = post.front.profile.as_deref();
    let urls = profile.into_iter().flat_map(|profile| &profile.links).map(|link| &link.url);
    data::Person {
        name,
        job: profile.and_then(|profile| profile.role.clone()),
        description: description::of(post),
        image: post.front.image.as_ref().and_then(|_| entry::image_url(lookup, id)),
        url: lookup.has_list(edition, term).map(|path| lookup.hrefs.absolute(&path)),
        same_as: urls.filter(|url| !url.starts_with("mailto:")).cloned().collect(),
    }
}
