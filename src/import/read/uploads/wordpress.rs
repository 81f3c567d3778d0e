//! Uploaded files of WordPress.

use super::clean::clean;
use crate::import::model::{Home, host_and_path};

/// Whether a URL looks like an uploaded file.
pub(super) fn is_upload(address: &str) -> bool {
    let path = host_and_path(address).map_or(address.to_string(), |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let host = host_and_path(address).map(|(host, _)| host).unwrap_or_default();
    path.contains("/wp-content/uploads/") || path.contains("/files/") || host.ends_with(".files.wordpress.com")
}

/// Paths below the uploads folder that a URL can mean, the most likely first.
pub(super) fn paths(home: &Home, address: &str) -> Vec<String> {
    let absolute = host_and_path(address);
    let (host, rest) = absolute.clone().unwrap_or_default();
    // Photon, the image service of WordPress.com: https://i0.wp.com/example.org/wp-content/uploads/…
    if matches!(host.as_str(), "i0.wp.com" | "i1.wp.com" | "i2.wp.com" | "i3.wp.com") {
        return paths(home, &format!("https:/{rest}"));
    }
    if host.ends_with(".files.wordpress.com") {
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        return clean(path).into_iter().collect();
    }
    let Some(place) = home.place(address) else { return Vec::new() };
    let path = place.path;
    let mut paths = Vec::new();
    for mark in ["/wp-content/uploads/", "/files/"] {
        // A network of blogs keeps the uploads of each blog in its own folder: uploads/sites/3/.
        if let Some((_, below)) = path.split_once(mark) {
            let own = below.strip_prefix("sites/").and_then(|below| below.split_once('/')).map(|(_, below)| below);
            paths.extend(clean(below));
            paths.extend(own.and_then(clean));
        }
    }
    if path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
        paths.extend(clean(&path));
    }
    paths
}

/// Possible names of the original: without `-300x200`, `-scaled`, `-e1478500000`, `.thumbnail`; last the path itself.
pub(super) fn originals(path: &str) -> Vec<String> {
    let Some((stem, ending)) = path.rsplit_once('.') else { return vec![path.to_string()] };
    let mut found = Vec::new();
    let mut stem = stem;
    while let Some(shorter) = shortened(stem) {
        found.insert(0, format!("{shorter}.{ending}"));
        stem = shorter;
    }
    found.push(path.to_string());
    found
}

fn shortened(stem: &str) -> Option<&str> {
    if let Some(shorter) = stem.strip_suffix(".thumbnail").or_else(|| stem.strip_suffix("-scaled")) {
        return Some(shorter);
    }
    let (shorter, suffix) = stem.rsplit_once('-')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let size = suffix.split_once('x').is_some_and(|(width, height)| digits(width) && digits(height));
    let edited = suffix.strip_prefix('e').is_some_and(|time| time.len() >= 9 && digits(time));
    (size || edited).then_some(shorter)
}
