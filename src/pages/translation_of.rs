//! The original of a translation, as its page shows it: `page.translation_of` in templates.

use super::shared::Shared;
use super::view;
use crate::site::DocumentId;

/// The original that a translation names, and how old the translation is.
pub(crate) fn translation_of(shared: &Shared, id: DocumentId) -> Option<view::Original> {
    let site = &shared.site;
    let original = site.originals.of(id)?;
    let (post, from) = (&site.documents[id].post, &site.documents[original].post);
    let state = shared.states.of(id)?;
    let said = post.front.translated_from.as_ref()?;
    let own = post.front.modified().or(post.date.as_ref());
    let updated = from.front.modified();
    // An earlier date would say that the translation is newer than the change.
    let changed = updated.filter(|updated| own.is_none_or(|own| updated.timestamp() > own.timestamp()));
    let interface = &shared.language(site.documents[id].edition).tag;
    let date = |day| shared.dates(interface).long(day);
    let link = shared.document_link(original);
    Some(view::Original {
        title: link.title,
        url: link.url,
        lang: link.lang,
        dir: link.dir,
        state: state.name(),
        blocks: state.behind(),
        changed: changed.map(|moment| view::Date { iso: moment.iso(), text: date(moment.day) }),
        machine: said.machine,
        reviewed_by: said.reviewed_by.clone().filter(|name| !name.is_empty()),
    })
}
