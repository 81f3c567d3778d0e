//! Links by file to a post that has a translation in the language of the text around the link.
//!
//! Takes the site; gives a finding at each such link, with the document that it stands in. If the settings say that links lead to
//! translations, there is a finding only where the translation lacks the part that the link names.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::url;
use crate::input::config::LinkTranslations;
use crate::input::source::Sources;
use crate::site::{DocumentId, Site, ToTranslation, links_to_translations};

/// The findings, each with the document that it is about.
pub(super) fn findings(site: &Site, sources: &Sources) -> Vec<(DocumentId, Diagnostic)> {
    let finding = match site.config.link_translations {
        LinkTranslations::AsWritten => return Vec::new(),
        LinkTranslations::Report => reported,
        LinkTranslations::Follow => lost,
    };
    let found = links_to_translations(site).into_iter().filter_map(|link| {
        let post = &site.documents[link.from].post;
        let finding = finding(site, &link)?;
        let why = format!("or write `allow: {{ {}: \"why\" }}` in its front matter", Code::LinkToOtherLanguage);
        let place = sources.place(&post.path, link.link.span.clone());
        Some((link.from, finding.coded(Code::LinkToOtherLanguage).at(place).hint(why)))
    });
    found.collect()
}

/// A link that leads to another language than that of the text around it.
fn reported(site: &Site, link: &ToTranslation<'_>) -> Option<Diagnostic> {
    let tag = |id: DocumentId| &site.documents[id].post.language.tag;
    let message =
        format!("this link leads to a post in `{}`, which has a translation in `{}`", tag(link.to), tag(link.nearer));
    let name = name(site, link);
    let problem = Diagnostic::warning(message);
    Some(match link.lost {
        None => problem.hint(format!("write `{name}`")),
        Some(lost) => problem.hint(format!("write `{name}` with a heading of its own, since it has no `#{lost}`")),
    })
}

/// A link that is led to a translation, which lacks the part that it names.
fn lost(site: &Site, link: &ToTranslation<'_>) -> Option<Diagnostic> {
    let (lost, name) = (link.lost?, name(site, link));
    let message = format!("this link leads to the beginning of the translation `{name}`, which has no `#{lost}`");
    Some(Diagnostic::warning(message).hint(format!("write `{{#{lost}}}` at the end of its heading in the translation")))
}

/// The translation as the link would name it: relative if the link is, with its fragment if the translation has it.
fn name(site: &Site, link: &ToTranslation<'_>) -> String {
    let written = link.link.target.trim();
    let (from, to) = (&site.documents[link.from].post.path, &site.documents[link.nearer].post.path);
    let inner = to.strip_prefix("content/").unwrap_or(to);
    let path = match written {
        _ if written.starts_with("@/") => format!("@/{inner}"),
        _ if written.starts_with('/') => format!("/{inner}"),
        _ => url::relative(&format!("/{from}"), &format!("/{to}")),
    };
    let rest = written.find(['#', '?']).map_or("", |at| &written[at..]);
    let rest = if link.lost.is_some() { &rest[..rest.find('#').unwrap_or(rest.len())] } else { rest };
    // A space would end the address in Markdown.
    path.replace(' ', "%20") + rest
}
