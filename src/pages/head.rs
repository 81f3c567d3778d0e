//! What is in `<head>` and around a page: titles, URLs, breadcrumbs, links to other languages and editions.

use tera::Value;

use super::kind::{Crumb, Html};
use super::list::page_label;
use super::shared::Shared;
use super::{structured_data, switcher, view};
use crate::cards::SIZE;
use crate::input::post::Body;
use crate::language::Word;
use crate::site::List;

/// The head of the page at a site path; `body` is its document's.
pub(crate) fn head(shared: &Shared, page: &dyn Html, path: &str, body: Option<&Body>) -> view::Head {
    let edition = page.edition(&shared.site);
    let language = page.language(shared);
    let title = page.title(shared);
    let crumbs = crumbs(shared, page, path);
    let mut head = view::Head {
        title: document_title(shared, page, &title),
        name: title.text,
        description: page.description(shared),
        canonical: shared.hrefs.absolute(path),
        url: shared.hrefs.to(path),
        lang: language.tag.clone(),
        dir: language.direction.as_str(),
        kind: page.name(&shared.site),
        alternates: alternates(shared, page),
        image: None,
        image_alt: None,
        image_width: None,
        image_height: None,
        authors: shared.config().author.iter().cloned().collect(),
        og_type: "website",
        og_locale: language.og_locale(),
        published: None,
        modified: None,
        json_ld: Value::none(),
        feeds: page.feeds(shared).into_iter().chain(shared.feed_links[edition].iter().cloned()).collect(),
        noindex: !shared.config().index,
        prev: None,
        next: None,
        switcher: switcher::switcher(shared, page),
        breadcrumbs: crumbs.iter().map(|crumb| crumb.link.clone()).collect(),
    };
    page.complete_head(shared, &mut head);
    let data = page.structured_data(shared, &head, body);
    head.json_ld = Value::safe_string(&structured_data::json_ld(shared, &data, &crumbs));
    // Not before: neither is a picture of the post.
    if let Some(card) = shared.cards.at(path).filter(|_| head.image.is_none()) {
        head.image = Some(shared.hrefs.absolute(&card.path));
        head.image_alt = Some(card.card.alt());
        (head.image_width, head.image_height) = (Some(SIZE.0), Some(SIZE.1));
    } else if head.image.is_none() && shared.look.share_image.is_some() {
        head.image = shared.look.share_image.clone();
        head.image_alt = Some(shared.site_title(edition).text);
    }
    head
}

/// The title in a browser's tab: the page, its number, the site.
fn document_title(shared: &Shared, page: &dyn Html, title: &Word) -> String {
    let edition = page.edition(&shared.site);
    let site = shared.site_title(edition);
    let mut parts = vec![title.marked()];
    if page.number() > 1 {
        parts.push(page_label(shared, edition, page.number()).text);
    }
    if title.text != site.text {
        parts.push(site.text);
    }
    parts.join(" · ")
}

/// The breadcrumbs to the page from its edition's home page.
fn crumbs(shared: &Shared, page: &dyn Html, path: &str) -> Vec<Crumb> {
    let edition = page.edition(&shared.site);
    let home = List::home(edition).path(&shared.site);
    let link = shared.interface_link(edition, shared.word(edition, "home", &[]), &home);
    [Crumb { link, path: home }].into_iter().chain(page.breadcrumbs(shared, path)).collect()
}

/// The same page in other languages (`hreflang`); empty if it exists in one language only.
pub(crate) fn alternates(shared: &Shared, page: &dyn Html) -> Vec<view::Alternate> {
    let found = page.alternates(&shared.site);
    if found.languages.len() < 2 {
        return Vec::new();
    }
    let all = found.languages.into_iter().chain([("x-default".to_string(), found.everyone)]);
    all.map(|(lang, path)| view::Alternate { lang, url: shared.hrefs.absolute(&path) }).collect()
}
