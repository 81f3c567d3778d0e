//! The JSON-LD of pages, for search engines.

use super::kind::Crumb;
use super::shared::Shared;
use crate::formats::structured_data as data;
use crate::site::{DocumentId, EditionId};

/// The JSON-LD of a page, with the blog and the breadcrumbs.
pub(crate) fn json_ld(shared: &Shared, page: &data::Page<'_>, crumbs: &[Crumb]) -> String {
    let blog = shared.blog.get_or_init(|| blog(shared).into());
    let crumb = |crumb: &Crumb| data::Crumb { name: crumb.link.title.clone(), url: shared.hrefs.absolute(&crumb.path) };
    data::render(blog, page, &crumbs.iter().map(crumb).collect::<Vec<_>>())
}

/// A document in the JSON-LD of other pages.
pub(crate) fn work(shared: &Shared, id: DocumentId) -> data::Work<'_> {
    let document = &shared.site.documents[id];
    let url = shared.hrefs.absolute(document.path());
    data::Work { url, lang: &document.post.language.tag, headline: &document.post.title }
}

fn blog(shared: &Shared) -> data::Blog {
    let config = shared.config();
    data::Blog {
        url: shared.hrefs.absolute("/"),
        name: shared.site_title(EditionId::ROOT).text,
        description: shared.site_description(EditionId::ROOT).map(|word| word.text),
        langs: config.languages.iter().map(|site| site.language.tag.clone()).collect(),
        publisher: config.author.clone().map(data::Person::named),
        search: config.search.then(|| shared.hrefs.absolute(&shared.site.addresses(EditionId::ROOT).search())),
    }
}
