//! The sitemap of a site, with its parts.

use super::shared::Shared;
use super::ways;
use crate::formats::sitemap::{self, SitemapEntry};
use crate::site::plan::{Page, Subject};

/// The sitemap: documents, first pages of lists, and indexes.
pub fn render(shared: &Shared) -> Vec<(String, String)> {
    let path = format!("/{}", sitemap::PATH);
    if shared.plan.page(&path).is_none_or(|page| page.subject != Subject::Sitemap) {
        return Vec::new();
    }
    let wanted = |page: &&Page| match &page.subject {
        Subject::Document(id) => !shared.site.documents[*id].post.draft && !shared.site.documents[*id].future,
        Subject::List { number: 1, .. } | Subject::Terms { .. } | Subject::Archives { .. } => true,
        _ => false,
    };
    let entry = |page: &Page| SitemapEntry {
        loc: shared.hrefs.absolute(&page.path),
        lastmod: match &page.subject {
            Subject::Document(id) => {
                let post = &shared.site.documents[*id].post;
                let updated = post.front.updated.as_ref().map(|updated| &updated.value);
                updated.or(post.date.as_ref()).map(|date| date.rfc3339())
            }
            _ => None,
        },
        alternates: ways::alternates(shared, page).into_iter().map(|other| (other.lang, other.url)).collect(),
    };
    let entries: Vec<SitemapEntry> = shared.plan.pages.iter().filter(wanted).map(entry).collect();
    let absolute = |path: &str| shared.hrefs.absolute(&format!("/{}", path.trim_start_matches('/')));
    let made = sitemap::render(&entries, &absolute).into_iter();
    made.map(|(path, text)| (path.trim_start_matches('/').to_string(), text)).collect()
}
