//! Uploaded files.
//!
//! Takes URLs as bodies have them, and an unpacked uploads folder; gives the file for a URL: the original of a resized
//! image. Files outside that folder are never given.

use std::path::{Path, PathBuf};

use crate::base::url;
use crate::import::model::{Home, host_and_path};

/// The file for a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) source: Source,
    /// The file's name in the new site.
    pub(crate) name: String,
}

/// The source of a file's bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    File(PathBuf),
    /// Downloaded from the first of these URLs that works.
    Remote(Vec<String>),
}

/// Where uploads are searched.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    folder: Option<PathBuf>,
    /// Whether files that are not in the folder can be downloaded.
    fetch: bool,
}

impl Library {
    /// Uploads below `folder`, which exists; with `fetch`, others come from their old URLs.
    pub(crate) fn new(folder: Option<&Path>, fetch: bool) -> std::io::Result<Library> {
        Ok(Library { folder: folder.map(Path::canonicalize).transpose()?, fetch })
    }

    /// Whether any file can be found at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.folder.is_none() && !self.fetch
    }

    /// The file for a URL, the original rather than a resized one.
    pub(crate) fn find(&self, home: &Home, address: &str) -> Option<Found> {
        if self.is_empty() {
            return None;
        }
        let paths = upload_paths(home, address);
        let named = |path: &str| file_name(path);
        for path in paths.iter().flat_map(|path| originals(path)) {
            if let Some(file) = self.folder.as_deref().and_then(|folder| inside(folder, &path)) {
                return Some(Found { source: Source::File(file), name: named(&path)? });
            }
        }
        let path = paths.first().filter(|_| self.fetch && is_upload(address))?;
        Some(Found { source: Source::Remote(remote(home, address)), name: named(path)? })
    }
}

/// Where a file can be downloaded from: the original of a resized image first.
fn remote(home: &Home, address: &str) -> Vec<String> {
    let full = match address {
        _ if address.starts_with("//") => format!("{}{address}", home.scheme()),
        _ if address.starts_with('/') => home.rooted(address),
        _ => address.to_string(),
    };
    originals(full.split(['?', '#']).next().unwrap_or_default())
}

/// Whether a URL looks like an uploaded file.
pub(crate) fn is_upload(address: &str) -> bool {
    let path = host_and_path(address).map_or(address.to_string(), |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let host = host_and_path(address).map(|(host, _)| host).unwrap_or_default();
    path.contains("/wp-content/uploads/") || path.contains("/files/") || host.ends_with(".files.wordpress.com")
}

/// Paths below the uploads folder that a URL can mean, the most likely first.
pub(crate) fn upload_paths(home: &Home, address: &str) -> Vec<String> {
    let absolute = host_and_path(address);
    let (host, rest) = absolute.clone().unwrap_or_default();
    // Photon, the image service of WordPress.com: https://i0.wp.com/example.org/wp-content/uploads/…
    if matches!(host.as_str(), "i0.wp.com" | "i1.wp.com" | "i2.wp.com" | "i3.wp.com") {
        return upload_paths(home, &format!("https:/{rest}"));
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

/// A decoded path without `..`, from the folder; `None` if it leaves the folder.
fn clean(path: &str) -> Option<String> {
    let decoded = url::decode(path)?;
    if decoded.contains(['\\', '\0']) {
        return None;
    }
    url::join("", decoded.trim_start_matches('/')).filter(|path| !path.is_empty())
}

/// Possible names of the original: without `-300x200`, `-scaled`, `-e1478500000`, `.thumbnail`; last the path itself.
pub(crate) fn originals(path: &str) -> Vec<String> {
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

/// The file at a path below `folder`, unless a symbolic link goes outside.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let file = folder.join(path).canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// The name of a file in the new site: the old name, if it is valid.
pub(crate) fn file_name(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?.trim();
    let fit = url::check_segment(name).is_ok() && !name.starts_with('.') && !name.contains('%');
    if fit && !crate::input::post::is_markdown(&format!("content/{name}")) {
        return Some(name.to_string());
    }
    // A Markdown file would become a page.
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let (stem, ending) = (url::slugify(stem), url::slugify(ending));
    let stem = if stem.is_empty() { "file".to_string() } else { stem };
    Some(match ending.as_str() {
        "" => stem,
        "md" | "markdown" | "mdown" => format!("{stem}.{ending}.txt"),
        _ => format!("{stem}.{ending}"),
    })
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use std::fs;

    use super::*;

    fn library() -> (tempfile::TempDir, Library, Home) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("uploads/2016/10")).unwrap();
        for name in ["2016/10/peta.jpg", "2016/10/foto kopi.png", "2016/10/kecil-300x200.gif", "2016/10/catatan.md"] {
            fs::write(folder.path().join("uploads").join(name), name).unwrap();
        }
        fs::write(folder.path().join("rahasia.txt"), "x").unwrap();
        let library = Library::new(Some(&folder.path().join("uploads")), false).unwrap();
        (folder, library, Home::new("https://example.org/blog", &[]))
    }

    #[test]
    fn uploads_are_found_by_path_and_resized_ones_by_their_original() {
        let (_folder, library, home) = library();
        let name = |address: &str| library.find(&home, address).map(|found| found.name);
        for address in [
            "https://example.org/blog/wp-content/uploads/2016/10/peta.jpg",
            "http://www.example.org/wp-content/uploads/2016/10/peta-300x200.jpg?w=640#x",
            "/blog/wp-content/uploads/2016/10/peta-e1478500000-150x150.jpg",
            "https://example.org/blog/files/2016/10/peta.thumbnail.jpg",
            "https://i0.wp.com/example.org/blog/wp-content/uploads/2016/10/peta.jpg?resize=640",
            "https://contoh.files.wordpress.com/2016/10/peta.jpg?w=300",
            "https://example.org/blog/wp-content/uploads/sites/3/2016/10/peta-scaled.jpg",
        ] {
            assert_eq!(name(address).as_deref(), Some("peta.jpg"), "{address}");
        }
        assert_eq!(name("/blog/wp-content/uploads/2016/10/foto%20kopi.png").as_deref(), Some("foto kopi.png"));
        assert_eq!(name("/blog/wp-content/uploads/2016/10/kecil-300x200.gif").as_deref(), Some("kecil-300x200.gif"));
        assert_eq!(name("/blog/wp-content/uploads/2016/10/catatan.md").as_deref(), Some("catatan.md.txt"));
    }

    #[test]
    fn missing_files_are_downloaded_only_on_request_and_the_original_first() {
        let home = Home::new("https://example.org/blog", &[]);
        let address = "/blog/wp-content/uploads/2016/10/peta-300x200.jpg?w=1";
        assert_eq!(Library::new(None, false).unwrap().find(&home, address), None);
        let library = Library::new(None, true).unwrap();
        let from = |address: &str| library.find(&home, address).map(|found| found.source);
        let uploads = "https://example.org/blog/wp-content/uploads/2016/10";
        let both = Source::Remote(vec![format!("{uploads}/peta.jpg"), format!("{uploads}/peta-300x200.jpg")]);
        assert_eq!(from(address), Some(both));
        let one = Source::Remote(vec!["https://example.org/files/a.pdf".to_string()]);
        assert_eq!(from("//example.org/files/a.pdf"), Some(one));
        assert_eq!(from("https://elsewhere.example/wp-content/uploads/a.jpg"), None);
        assert_eq!(from("https://example.org/blog/kopi/"), None);
    }

    #[test]
    fn files_outside_the_folder_are_never_used() {
        let (folder, library, home) = library();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("rahasia.txt"), folder.path().join("uploads/2016/tautan.txt"))
            .unwrap();
        for address in [
            "/blog/wp-content/uploads/../rahasia.txt",
            "/blog/wp-content/uploads/%2e%2e/rahasia.txt",
            "/blog/wp-content/uploads/2016/..%5C..%5Crahasia.txt",
            "/blog/wp-content/uploads/2016/tautan.txt",
            "https://elsewhere.example/wp-content/uploads/2016/10/peta.jpg",
            "/blog/wp-content/uploads/2016/10/",
        ] {
            assert_eq!(library.find(&home, address), None, "{address}");
        }
        drop(folder);
    }
}
