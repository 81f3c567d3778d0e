//! Uploaded files of Ghost: `/content/images/size/w600/2020/10/coffee.jpg`.

use super::clean::clean;
use crate::import::model::{Home, host_and_path};

/// The folders of uploaded files below `/content/`.
const FOLDERS: [&str; 3] = ["images", "media", "files"];

/// Whether a URL looks like an uploaded file.
pub(super) fn is_upload(address: &str) -> bool {
    let path = host_and_path(address).map_or(address.to_string(), |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    FOLDERS.iter().any(|folder| path.contains(&format!("/content/{folder}/")))
}

/// Paths below a copy of `content/images`, or of `content`, that a URL can mean.
pub(super) fn paths(home: &Home, address: &str) -> Vec<String> {
    let Some(place) = home.place(address) else { return Vec::new() };
    let mut paths = Vec::new();
    for folder in FOLDERS {
        let mark = format!("/content/{folder}/");
        if let Some(below) = place.path.split_once(&mark).and_then(|(_, below)| clean(below)) {
            let inside = format!("{folder}/{below}");
            paths.extend([below, inside]);
        }
    }
    paths
}

/// The original of an image that Ghost resized or converted, and then the given path or URL.
pub(super) fn originals(path: &str) -> Vec<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    let is_size = |part: &str| part.starts_with(['w', 'h']) && part.bytes().any(|byte| byte.is_ascii_digit());
    for (name, fits) in [("size", &is_size as &dyn Fn(&str) -> bool), ("format", &|part: &str| part.len() < 6)] {
        let found = parts.windows(2).position(|pair| pair[0] == name && fits(pair[1]));
        if let Some(at) = found.filter(|at| at + 2 < parts.len()) {
            parts.drain(at..at + 2);
        }
    }
    let original = parts.join("/");
    if original == path { vec![original] } else { vec![original, path.to_string()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resized_or_converted_image_has_the_path_of_its_original() {
        let home = Home::new("https://kopi.example", &[]);
        let address = "https://kopi.example/content/images/size/w600/format/webp/2020/10/a.jpg?v=1";
        let paths = paths(&home, address);
        assert_eq!(originals(&paths[0])[0], "2020/10/a.jpg");
        assert_eq!(originals(&paths[1])[0], "images/2020/10/a.jpg");
        assert_eq!(originals("size/large/a.jpg"), ["size/large/a.jpg"]);
    }

    #[test]
    fn only_files_of_the_old_blog_are_found() {
        let home = Home::new("https://kopi.example", &[]);
        assert_eq!(paths(&home, "https://other.example/content/images/2020/10/a.jpg"), [""; 0]);
        assert_eq!(paths(&home, "/content/files/2020/10/a.pdf"), ["2020/10/a.pdf", "files/2020/10/a.pdf"]);
        assert_eq!(paths(&home, "/content/images/%2e%2e/a.jpg"), [""; 0]);
        assert!(is_upload("/content/media/a.mp4") && !is_upload("/content/"));
    }
}
