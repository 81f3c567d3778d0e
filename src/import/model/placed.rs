//! Where an entry goes.

/// Where an entry goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Placed {
    /// From the site's root: `content/posts/2016/2016-10-08-kopi.md`, or `…/2016-10-08-kopi/index.md`.
    pub(crate) file: Box<str>,
    /// Its site path, decoded.
    pub(crate) address: Box<str>,
    /// `slug`, if the file name does not give it.
    pub(crate) slug: Option<Box<str>>,
    /// `permalink`, if the site's pattern does not give the URL.
    pub(crate) permalink: Option<Box<str>>,
    /// Why the old URL could not be kept.
    pub(crate) lost: Option<&'static str>,
}

impl Placed {
    /// The folder of its own files, if it has one.
    pub(crate) fn bundle(&self) -> Option<&str> {
        let (folder, name) = self.file.rsplit_once('/')?;
        (name.starts_with("index.") && folder != "content").then_some(folder)
    }

    /// The site path of its own files, with a slash at the end.
    pub(crate) fn files_address(&self) -> &str {
        self.address.rfind('/').map_or("/", |at| &self.address[..=at])
    }

    /// How another page names it: `@/posts/2016/2016-10-08-kopi.md`.
    pub(crate) fn reference(&self) -> String {
        format!("@/{}", self.file.trim_start_matches("content/"))
    }
}
