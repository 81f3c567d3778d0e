//! Assembles the site, its plan and the targets of its links, or takes the last ones if they would be the same.

use std::sync::Arc;

use super::cache::{Assembled, Cache, CachedPost, Key};
use super::request::Request;
use super::{cards, key};
use crate::base::diagnostic::Diagnostics;
use crate::base::href::Hrefs;
use crate::base::url::Spellings;
use crate::cards::Fonts;
use crate::input::config::Config;
use crate::input::data_files;
use crate::input::source::Sources;
use crate::input::theme::Theme;
use crate::pages::cards::Cards;
use crate::pages::plan::Plan;
use crate::pages::{Lookup, kinds};
use crate::site::links::Targets;
use crate::site::{self, ByDocument, Site, links};

/// What else a site is put together with.
pub(crate) struct Around<'a> {
    pub(crate) config: &'a Arc<Config>,
    pub(crate) theme: &'a Theme,
    pub(crate) hrefs: &'a Hrefs,
    pub(crate) spellings: &'a Arc<Spellings>,
}

/// Assembles the site. Takes the last one if its key is the same and it had no diagnostics, whose places in files could be
/// out of date.
pub(crate) fn assemble(
    sources: &Sources,
    request: &Request,
    around: &Around<'_>,
    posts: &[CachedPost],
    cache: &mut Cache,
    diagnostics: &mut Diagnostics,
) -> (Assembled, Key) {
    let mut found = Diagnostics::new();
    let data = data_files::read(sources, &around.config.time_zone, &mut found);
    let Around { config, theme, .. } = *around;
    let fonts = config.cards.then(|| cards::fonts(sources, config, cache, &mut found));
    let key = key::site(sources, request, posts, &data, &theme.assets, fonts.as_ref());
    if let Some((_, known)) = cache.assembled.as_ref().filter(|(known, _)| *known == key && found.is_empty()) {
        return (known.clone(), key);
    }
    let posts = posts.iter().map(|known| Arc::clone(&known.post)).collect();
    let site = site::assemble(config, posts, sources, &data, request.selection, &theme.queries, &mut found);
    let site = Arc::new(site);
    let (targets, plan, cards) = plan(&site, sources, around, fonts.as_ref(), &mut found);
    found.extend(links::check_menus(&site, sources, &|path| plan.has(path)));
    found.extend(site::check_look(&site, sources));
    found.extend(site::check_scheduled(&site, sources));
    found.extend(links::check_urls(&site, &targets, sources, &|path| plan.has(path)));
    let assembled = Assembled { site, plan: Arc::new(plan), targets, cards: Arc::new(cards) };
    cache.assembled = found.is_empty().then(|| (key, assembled.clone()));
    diagnostics.extend(found);
    (assembled, key)
}

/// Where links go, every output path, and cards. Only cards depend on where links go.
fn plan(
    site: &Arc<Site>,
    sources: &Sources,
    around: &Around<'_>,
    fonts: Option<&Fonts>,
    found: &mut Diagnostics,
) -> (Arc<ByDocument<Targets>>, Plan, Cards) {
    let Around { theme, hrefs, spellings, .. } = *around;
    let (mut broken, mut claimed) = (Diagnostics::new(), Diagnostics::new());
    let resolve = |broken: &mut Diagnostics| Arc::new(site::resolve_links(site, sources, broken));
    let (targets, (plan, cards)) = match fonts {
        None => rayon::join(|| resolve(&mut broken), || kinds::with_cards(site, theme, sources, None, &mut claimed)),
        Some(fonts) => {
            let targets = resolve(&mut broken);
            let lookup = Lookup::new(Arc::clone(site), Arc::clone(&targets), theme, hrefs.clone(), spellings);
            (targets, kinds::with_cards(site, theme, sources, Some((&lookup, fonts)), &mut claimed))
        }
    };
    found.extend(broken.into_iter().chain(claimed));
    (targets, plan, cards)
}
