//! Addresses as the browser has them, and site paths.
//!
//! A site may be below a sub-path of its host; site paths begin at the site's home.

use super::state::State;
use crate::base::url;

/// The site path of an address; none where it lies outside the site.
pub(super) fn site_path<'a>(state: &State, address: &'a str) -> Option<&'a str> {
    let base = url::decode(state.config()?.base_url.path())?;
    address.strip_prefix(base.trim_end_matches('/')).filter(|rest| rest.starts_with('/'))
}

/// Where the page that was at an address is now, percent-encoded.
pub(super) fn moved(state: &State, address: &str) -> Option<String> {
    let to = state.moved(site_path(state, address)?)?;
    let renderer = state.renderer()?;
    let is_page = renderer.plan.page(&to).is_some_and(|page| page.kind.redirects_to().is_none());
    is_page.then(|| href(state, &to)).flatten()
}

/// The address of a site path, percent-encoded.
pub(super) fn href(state: &State, path: &str) -> Option<String> {
    Some(one_slash(state.config()?.base_url.rooted(&url::encode_path(path))))
}

/// An address with one slash at its start: two would name another host.
fn one_slash(address: String) -> String {
    format!("/{}", address.trim_start_matches('/'))
}
