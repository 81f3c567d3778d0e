//! Paths in URLs as paths below a folder.

use crate::base::url;

/// A decoded path without `..`, from the folder; `None` if it leaves the folder.
pub(super) fn clean(path: &str) -> Option<String> {
    let decoded = url::decode(path)?;
    if decoded.contains(['\\', '\0']) {
        return None;
    }
    url::join("", decoded.trim_start_matches('/')).filter(|path| !path.is_empty())
}
