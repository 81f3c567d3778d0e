//! Whether the new site can keep an old URL.

use crate::base::url;

/// An old path as the new site can have it, or why it cannot.
pub(crate) fn kept(path: &str) -> Result<String, &'static str> {
    let inner = path.trim_matches('/');
    if inner.is_empty() {
        return Ok("/".to_string());
    }
    if url::check_output_path(inner).is_err() {
        return Err("no host can store a file with that name");
    }
    let last = inner.rsplit('/').next().unwrap_or_default();
    let is_file = last.contains('.') && !last.starts_with('.') && !path.ends_with('/');
    Ok(if is_file { format!("/{inner}") } else { format!("/{inner}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_that_no_host_can_store_is_lost_with_its_reason() {
        assert!(kept("/2016/a:b/").is_err());
        assert_eq!(kept("/2016/kopi.html").unwrap(), "/2016/kopi.html");
        assert_eq!(kept("/kopi").unwrap(), "/kopi/");
    }
}
