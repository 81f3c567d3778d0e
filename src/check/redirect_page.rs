//! Pages that redirect to another one.

use crate::base::address_list::unescaped;
use crate::base::url;

/// The target of a page that only redirects: `<meta http-equiv="refresh" content="0; url=…">` in its head.
pub(super) fn refresh(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(16 * 1024)];
    let html = String::from_utf8_lossy(head);
    let lower = html.to_ascii_lowercase();
    let at = lower.find("http-equiv=\"refresh\"").or_else(|| lower.find("http-equiv=refresh"))?;
    let start = lower[..at].rfind('<')?;
    let end = start + lower[start..].find('>')?;
    let tag = &html[start..end];
    let from = tag.to_ascii_lowercase().find("url=")? + 4;
    let value = tag[from..].trim_start_matches(['\'', ' ']);
    let value = &value[..value.find(['"', '\'', ' ']).unwrap_or(value.len())];
    Some(unescaped(value))
}

/// A target as seen from a page: relative ones are relative to it.
pub(super) fn joined(path: &str, to: &str) -> String {
    if to.starts_with('/') || to.contains("://") {
        return to.to_string();
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = if path.ends_with('/') { path.trim_end_matches('/') } else { folder };
    url::join(folder, to).map_or_else(|| to.to_string(), |joined| format!("/{joined}"))
}
