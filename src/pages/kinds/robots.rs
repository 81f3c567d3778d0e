//! robots.txt.

use crate::base::diagnostic::Diagnostic;
use crate::formats::robots::{self, Robots};
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::generator;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::plan::SITEMAP;
use crate::pages::shared::Shared;
use crate::site::Site;

/// robots.txt.
#[derive(Debug)]
struct RobotsFile;

/// One, unless the author has one.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    claims.fallback("/robots.txt".to_string(), RobotsFile);
}

impl Kind for RobotsFile {
    fn describe(&self, _site: &Site) -> String {
        "robots.txt".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for RobotsFile {
    fn render<'b>(
        &self,
        shared: &Shared,
        _sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let robots = match shared.config().index {
            true => Robots::Open { sitemap: Some(shared.hrefs.absolute(SITEMAP)) },
            false => Robots::Closed,
        };
        buffer.extend_from_slice(robots::render(&robots, &generator::text()).as_bytes());
        Ok(Bytes::Made(buffer))
    }
}
