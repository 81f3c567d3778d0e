//! Paths in rules.

use crate::base::url;
use crate::site::Site;

/// The site path of a URL in a rule; `None` if it is outside the site.
pub(super) fn inside(site: &Site, target: &str) -> Option<String> {
    let decoded = url::decode(target)?;
    let base = url::decode(site.config.base_url.path())?;
    Some(format!("/{}", decoded.strip_prefix(base.trim_end_matches('/'))?.strip_prefix('/')?))
}

/// The site path of the page at a path without a file's ending: with a slash at its end.
pub(super) fn page_path(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.contains('.') { path.to_string() } else { format!("{path}/") }
}
