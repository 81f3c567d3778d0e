//! Where an entry goes.

/// Where an entry goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// From the site's root: `content/posts/2016/2016-10-08-kopi.md`, or `…/2016-10-08-kopi/index.md`.
    pub file: Box<str>,
    /// Its site path, decoded.
    pub address: Box<str>,
    /// `slug`, where the file's name does not give it.
    pub slug: Option<Box<str>>,
    /// `permalink`, where the site's pattern does not give the address.
    pub permalink: Option<Box<str>>,
    /// Why the old address could not be kept.
    pub lost: Option<&'static str>,
}

impl Placed {
    /// The folder of its own files, for a post in a folder of its own.
    pub fn bundle(&self) -> Option<&str> {
        let (folder, name) = self.file.rsplit_once('/')?;
        (name.starts_with("index.") && folder != "content").then_some(folder)
    }

    /// The site path at which its own files stand, with a slash at the end.
    pub fn files_address(&self) -> &str {
        self.address.rfind('/').map_or("/", |at| &self.address[..=at])
    }

    /// How another page names it: `@/posts/2016/2016-10-08-kopi.md`.
    pub fn reference(&self) -> String {
        format!("@/{}", self.file.trim_start_matches("content/"))
    }
}
