//! What a page says to machines: its JSON-LD.

use super::feeds::term_names;
use super::shared::Shared;
use crate::formats::structured_data as data;
use crate::input::post::Kind;
use crate::pages::view;
use crate::site::DocumentId;
use crate::site::plan::{self, Page, Scope, Subject};

/// The JSON-LD of a page: a post, a list, or a page alone, with the blog and the way to it.
/// A post has so many words.
pub fn json_ld(shared: &Shared, edition: usize, page: &Page, head: &view::Head, words: usize) -> String {
    let config = shared.config();
    let absolute = |id: &DocumentId| shared.hrefs.absolute(shared.site.documents[*id].path());
    let work = |id: &DocumentId| {
        let post = &shared.site.documents[*id].post;
        data::Work { url: absolute(id), lang: &post.language.tag, headline: &post.title }
    };
    let written = |id: &DocumentId| shared.works[*id].get_or_make(|| data::written(&work(id)).into());
    let blog = shared.blog.get_or_init(|| blog(shared).into());
    let subject = match &page.subject {
        Subject::Document(id) if shared.site.documents[*id].post.kind == Kind::Post => {
            data::Page::Post(Box::new(posting(shared, *id, head, words, &work)))
        }
        Subject::List { edition, scope, number } => {
            let size = config.paginate;
            let posts = plan::listed(&shared.site, *edition, *scope);
            let listed = data::List {
                url: head.canonical.clone(),
                lang: head.lang.clone(),
                name: head.name.clone(),
                description: head.description.clone(),
                entries: posts.iter().skip((number - 1) * size).take(size).map(written).collect(),
            };
            if *scope == Scope::Home { data::Page::Home(listed) } else { data::Page::Collection(listed) }
        }
        _ => data::Page::Single {
            url: head.canonical.clone(),
            lang: head.lang.clone(),
            name: head.name.clone(),
            description: head.description.clone(),
        },
    };
    let crumbs = absolute_crumbs(shared, edition, page, head);
    data::render(blog, &subject, &crumbs)
}

fn blog(shared: &Shared) -> data::Blog {
    let config = shared.config();
    data::Blog {
        url: shared.hrefs.absolute("/"),
        name: shared.site_title(0),
        description: config.description.get(&config.languages[0].language.tag).map(str::to_string),
        langs: config.languages.iter().map(|site| site.language.tag.clone()).collect(),
        publisher: config.author.clone().map(|name| data::Publisher::Person(data::Person { name, url: None })),
    }
}

fn absolute_crumbs(shared: &Shared, edition: usize, page: &Page, head: &view::Head) -> Vec<data::Crumb> {
    let site = &shared.site;
    let middle = match &page.subject {
        Subject::List { scope: Scope::Term { taxonomy, .. }, .. } => Some(plan::terms_path(site, edition, *taxonomy)),
        Subject::List { scope: Scope::Period { .. }, .. } => Some(plan::archives_path(site, edition)),
        _ => None,
    };
    let home = plan::list_path(site, edition, Scope::Home);
    let paths = [Some(home), middle, Some(page.path.clone())].into_iter().flatten();
    let crumb = |(link, path): (&view::Link, String)| data::Crumb {
        name: link.title.clone(),
        url: shared.hrefs.absolute(&path),
    };
    head.breadcrumbs.iter().zip(paths).map(crumb).collect()
}

fn posting<'s>(
    shared: &'s Shared,
    id: DocumentId,
    head: &view::Head,
    words: usize,
    work: &dyn Fn(&DocumentId) -> data::Work<'s>,
) -> data::Posting<'s> {
    let document = &shared.site.documents[id];
    let post = &document.post;
    let others: Vec<DocumentId> = document.translations.iter().filter(|other| **other != id).copied().collect();
    let original = document.translations.first().filter(|first| **first != id);
    let names = |taxonomy: &str| term_names(shared, document, taxonomy);
    let authors = names("authors");
    let authors = if authors.is_empty() { shared.config().author.iter().cloned().collect() } else { authors };
    data::Posting {
        url: head.canonical.clone(),
        lang: head.lang.clone(),
        headline: post.title.clone(),
        description: head.description.clone(),
        published: head.published.clone(),
        modified: head.modified.clone(),
        authors: authors.into_iter().map(|name| data::Person { name, url: None }).collect(),
        keywords: names("tags"),
        image: head.image.clone(),
        words,
        translations: match original {
            Some(original) => data::Translations::Of(work(original)),
            None => data::Translations::Original(others.iter().map(work).collect()),
        },
    }
}
