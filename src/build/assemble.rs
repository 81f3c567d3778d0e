//! Assembles the site, its plan and the targets of its links, or takes the last ones if they would be the same.

use std::sync::Arc;

use super::cache::{Assembled, Cache, CachedPost, Key};
use super::key;
use super::request::Request;
use crate::base::diagnostic::Diagnostics;
use crate::input::config::Config;
use crate::input::data_files;
use crate::input::source::Sources;
use crate::input::theme::Theme;
use crate::pages::kinds;
use crate::site::{self, links};

/// Assembles the site. Takes the last one if its key is the same and it had no diagnostics, whose places in files could be
/// out of date.
pub(crate) fn assemble(
    sources: &Sources,
    request: &Request,
    config: &Arc<Config>,
    theme: &Theme,
    posts: &[CachedPost],
    cache: &mut Cache,
    diagnostics: &mut Diagnostics,
) -> (Assembled, Key) {
    let mut found = Diagnostics::new();
    let data = data_files::read(sources, &config.time_zone, &mut found);
    let key = key::site(sources, request, posts, &data, &theme.assets);
    if let Some((_, known)) = cache.assembled.as_ref().filter(|(known, _)| *known == key && found.is_empty()) {
        return (known.clone(), key);
    }
    let posts = posts.iter().map(|known| Arc::clone(&known.post)).collect();
    let site = site::assemble(config, posts, sources, &data, request.selection, &theme.queries, &mut found);
    let (mut broken, mut claimed) = (Diagnostics::new(), Diagnostics::new());
    let (targets, plan) = rayon::join(
        || site::resolve_links(&site, sources, &mut broken),
        || kinds::plan(&site, theme, sources, &mut claimed),
    );
    found.extend(broken.into_iter().chain(claimed));
    found.extend(links::check_menus(&site, sources, &|path| plan.has(path)));
    found.extend(site::check_look(&site, sources));
    found.extend(site::check_scheduled(&site, sources));
    found.extend(links::check_urls(&site, &targets, sources, &|path| plan.has(path)));
    let assembled = Assembled { site: Arc::new(site), plan: Arc::new(plan), targets: Arc::new(targets) };
    cache.assembled = found.is_empty().then(|| (key, assembled.clone()));
    diagnostics.extend(found);
    (assembled, key)
}
