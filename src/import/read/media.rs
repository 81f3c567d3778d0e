//! Uploaded files.
//!
//! Takes URLs as bodies have them, and an unpacked uploads folder; gives the file for a URL: the original of a resized
//! image. Files outside that folder are never given.

use std::path::{Path, PathBuf};

use super::uploads;
use crate::base::url;
use crate::import::model::{Home, Program};

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
    program: Program,
    folder: Option<PathBuf>,
    /// Whether files that are not in the folder can be downloaded.
    fetch: bool,
}

impl Library {
    /// Uploads below `folder`, which exists; with `fetch`, others come from their old URLs.
    pub(crate) fn new(program: Program, folder: Option<&Path>, fetch: bool) -> std::io::Result<Library> {
        Ok(Library { program, folder: folder.map(Path::canonicalize).transpose()?, fetch })
    }

    /// Whether a URL is that of a file that was uploaded to the old blog.
    pub(crate) fn is_upload(&self, home: &Home, address: &str) -> bool {
        let has_own_host = self.program != Program::Substack;
        self.has_form_of_upload(address) && (!has_own_host || home.place(address).is_some())
    }

    /// Whether a URL on the old blog looks like that of an uploaded file.
    pub(crate) fn has_form_of_upload(&self, address: &str) -> bool {
        uploads::has_form_of_upload(self.program, address)
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
        let paths = uploads::paths(self.program, home, address);
        let named = |path: &str| file_name(path);
        for path in paths.iter().flat_map(|path| uploads::originals(self.program, path)) {
            if let Some(file) = self.folder.as_deref().and_then(|folder| inside(folder, &path)) {
                return Some(Found { source: Source::File(file), name: named(&path)? });
            }
        }
        let path = paths.first().filter(|_| self.fetch && self.has_form_of_upload(address))?;
        Some(Found { source: Source::Remote(self.remote(home, address)), name: named(path)? })
    }

    /// Where a file can be downloaded from: the original of a resized image first.
    fn remote(&self, home: &Home, address: &str) -> Vec<String> {
        let full = match address {
            _ if address.starts_with("//") => format!("{}{address}", home.scheme()),
            _ if address.starts_with('/') => home.rooted(address),
            _ => address.to_string(),
        };
        uploads::originals(self.program, full.split(['?', '#']).next().unwrap_or_default())
    }
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
        let library = Library::new(Program::WordPress, Some(&folder.path().join("uploads")), false).unwrap();
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
        assert_eq!(Library::new(Program::WordPress, None, false).unwrap().find(&home, address), None);
        let library = Library::new(Program::WordPress, None, true).unwrap();
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
