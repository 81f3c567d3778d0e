//! All stages of a build except rendering, in their order.

use std::sync::Arc;

use super::assemble::{Around, assemble};
use super::cache::{Assembled, Cache};
use super::prepared::{Prepared, Ready};
use super::request::{Outcome, Request};
use super::{desk, key, posts, site_data};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::href::Hrefs;
use crate::base::url::Spellings;
use crate::base::yaml::Text;
use crate::input::config::{self, Config};
use crate::input::source::{CONFIG_FILE, Sources};
use crate::input::theme::{self, Theme};
use crate::pages::kinds::file;
use crate::pages::search_index::Search;
use crate::pages::shared::Shared;
use crate::pages::{Lookup, named, template};
use crate::render::{Progress, Renderer};

/// Builds the site.
pub fn build(sources: &Sources, request: &Request, cache: &mut Cache, progress: Progress<'_>) -> Outcome {
    prepare(sources.clone(), request, cache).render_all(progress)
}

/// All of a build except rendering.
pub fn prepare(mut sources: Sources, request: &Request, cache: &mut Cache) -> Prepared {
    let mut diagnostics = sources.problems.clone();
    let Some(config) = read_config(&sources, request, &mut diagnostics) else {
        return Prepared { sources: Arc::new(sources), ready: None, diagnostics: diagnostics.sorted() };
    };
    let theme = theme::load(&config, &sources, &mut diagnostics);
    let config = Arc::new(without_missing(config, &theme));
    let posts = posts::read(&mut sources, &config, &theme.interface, cache, &mut diagnostics);
    let surroundings = key::surroundings(&sources);
    let sources = Arc::new(sources);
    let base = config.base_url.clone();
    let hrefs = if config.relative_urls { Hrefs::Relative(base) } else { Hrefs::Rooted(base) };
    let files = sources.files.keys().filter_map(|path| path.strip_prefix("content"));
    let spellings = Arc::new(Spellings::of(files.chain(theme.assets.files.keys().map(String::as_str))));
    let mut wrong = Diagnostics::new();
    let around = Around { config: &config, theme: &theme, hrefs: &hrefs, spellings: &spellings };
    let ((assembled, key), templates) = rayon::join(
        || assemble(&sources, request, &around, &posts.all, cache, &mut diagnostics),
        || template::load(&theme, &hrefs, &spellings, &sources, &mut wrong),
    );
    diagnostics.extend(wrong);
    let Assembled { site, plan, targets, cards } = assembled;
    diagnostics.extend(named::missing(&theme, &config, &plan, &spellings, &sources));
    diagnostics.extend(file::warnings(&plan, &site, &sources));
    let states = desk::states(&site, &sources, cache, &mut diagnostics);
    let (data, data_key) = site_data::read(&sources, cache, &mut diagnostics);
    let bodies = posts::bodies(posts, &sources, &config, &theme.interface, cache);
    let lookup = Lookup::new(site, targets, &theme, hrefs, &spellings);
    let search = Search::new(Arc::clone(&cache.words), surroundings);
    let shared = Shared::new(lookup, bodies, templates, states, (cards, Arc::clone(&cache.pictures)), data, search);
    let files = key::files(&shared.site, &sources);
    let renderer = Renderer { shared, plan, key: key::pages(&key, &sources), files, data: data_key };
    Prepared { sources, ready: Some(Ready { config, renderer }), diagnostics: diagnostics.sorted() }
}

/// The configuration without the pages for which the theme has no template, so that nothing links to them.
fn without_missing(mut config: Config, theme: &Theme) -> Config {
    config.search &= theme.has_template("search.html");
    config.subscribe &= theme.has_template("subscribe.html");
    config
}

fn read_config(sources: &Sources, request: &Request, diagnostics: &mut Diagnostics) -> Option<Config> {
    match sources.text(CONFIG_FILE) {
        Some(Ok(text)) => {
            let text = Text::new(CONFIG_FILE, &text);
            let mut config = config::parse(&text, request.base_url.as_deref(), diagnostics)?;
            config.redirects = request.redirects.unwrap_or(config.redirects);
            Some(config)
        }
        Some(Err(problem)) => {
            diagnostics.push(problem);
            None
        }
        None => {
            let problem = Diagnostic::error(format!("this folder has no {CONFIG_FILE}"));
            diagnostics.push(problem.hint("run `chancery init DIR` to create a site"));
            None
        }
    }
}
