//! The new site, built in memory, and how it answers.

use std::borrow::Cow;
use std::path::Path;

use super::new_lists::NewLists;
use crate::base::address_list;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url::output_file;
use crate::build::cache::Cache;
use crate::build::{self, Request};
use crate::check::{self, Answer, Checked, Host};
use crate::import::model::file_names::OLD_URLS;
use crate::import::old_site::address::Hosts;
use crate::input::source::Sources;
use crate::render::Rendered;

/// A first build of a new site.
#[derive(Default)]
pub(super) struct Built {
    pub(super) errors: Diagnostics,
    /// Every old URL, and what answers.
    pub(super) checked: Vec<Checked>,
    /// Its lists and feeds.
    pub(super) lists: NewLists,
    /// The path of the site on its host: `/` or `/blog/`.
    pub(super) base: String,
    pub(super) hosts: Hosts,
    rendered: Rendered,
}

impl Built {
    /// Builds the site at `root`, and asks it for every URL of its list. A second build takes what the first one left in the
    /// cache.
    pub(super) fn of(root: &Path, cache: &mut Cache) -> Built {
        let prepared = build::prepare(Sources::read(root), &Request::default(), cache);
        let base = prepared.config().map_or("/".to_string(), |config| config.base_url.path().to_string());
        let hosts = Hosts::one(prepared.config().map(|config| config.base_url.absolute("/")).as_deref());
        let lists = prepared.renderer().map(|renderer| NewLists::of(&renderer.site)).unwrap_or_default();
        let outcome = prepared.render_pages();
        let Some(rendered) = outcome.rendered else {
            let errors = outcome.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
            return Built { errors, ..Built::default() };
        };
        let text = std::fs::read_to_string(root.join(OLD_URLS)).unwrap_or_default();
        let addresses = address_list::addresses(OLD_URLS, &text).unwrap_or_default();
        let file = |path: &str| rendered.get(path).map(|bytes| Cow::Borrowed(&bytes[..]));
        let checked = check::check(&addresses, &base, Host::Plain, &file);
        Built { errors: Diagnostics::new(), checked, lists, base, hosts, rendered }
    }

    /// The site path of an old URL.
    pub(super) fn path(&self, address: &str) -> Option<String> {
        self.hosts.site_path(address, "/")
    }

    /// The page that an old URL leads to.
    pub(super) fn page(&self, checked: &Checked) -> Option<&[u8]> {
        let path = match &checked.answer {
            Answer::Page => self.path(&checked.address)?,
            Answer::Redirect(to) => to.clone(),
            _ => return None,
        };
        let found = self.rendered.get(&output_file(&path)).or_else(|| self.rendered.get(path.trim_matches('/')));
        found.map(|bytes| &bytes[..])
    }
}
