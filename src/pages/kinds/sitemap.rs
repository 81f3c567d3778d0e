//! The sitemap, in several parts if it is large.

use crate::formats::sitemap::{self, SitemapEntry};
use crate::pages::claims::Claims;
use crate::pages::generator;
use crate::pages::head::alternates;
use crate::pages::kind::{Content, Dependencies, Kind};
use crate::pages::plan::{Page, Plan, SITEMAP};
use crate::pages::shared::Shared;
use crate::site::Site;

/// The sitemap, or the index of several.
#[derive(Debug)]
struct Sitemap;

/// One, if search engines may list the site and the author has none.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    if claims.site.config.index {
        claims.fallback(SITEMAP.to_string(), Sitemap);
    }
}

impl Kind for Sitemap {
    fn describe(&self, _site: &Site) -> String {
        "the sitemap".to_string()
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::AllPages
    }

    fn content(&self) -> Content<'_> {
        Content::AfterAllPages
    }
}

/// The sitemap and its parts: output files and texts. Empty if the plan has no generated sitemap.
pub(crate) fn all(shared: &Shared, plan: &Plan) -> Vec<(String, String)> {
    let own = plan.page(SITEMAP).map(|page| page.kind.dependencies(&shared.site));
    if !matches!(own, Some(Dependencies::AllPages)) {
        return Vec::new();
    }
    let entries: Vec<SitemapEntry> = plan.pages.iter().filter_map(|page| entry(shared, page)).collect();
    let absolute = |path: &str| shared.hrefs.absolute(&format!("/{}", path.trim_start_matches('/')));
    let made = sitemap::render(&entries, &generator::text(), &absolute).into_iter();
    made.map(|(path, text)| (path.trim_start_matches('/').to_string(), text)).collect()
}

fn entry(shared: &Shared, page: &Page) -> Option<SitemapEntry> {
    let html = page.html().filter(|html| html.is_in_sitemap(&shared.site))?;
    Some(SitemapEntry {
        loc: shared.hrefs.absolute(&page.path),
        lastmod: html.last_modified(&shared.site),
        alternates: alternates(shared, html).into_iter().map(|other| (other.lang, other.url)).collect(),
    })
}
