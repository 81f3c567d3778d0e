//! The file `_headers`, for hosts that read it.

use crate::base::diagnostic::Diagnostic;
use crate::base::diagnostic::Place;
use crate::base::url::encode_path;
use crate::formats::headers;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::pages::claims::Claims;
use crate::pages::generator;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::search;
use crate::pages::shared::Shared;
use crate::site::Site;

/// The author's own file.
const OWN: &str = "content/_headers";

/// The file, with the site paths of files that never change.
#[derive(Debug)]
struct Headers(Vec<String>);

/// One where it is asked for, unless the author has one.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    if !claims.site.config.security.headers {
        return;
    }
    if claims.sources.files.contains_key(OWN) {
        let problem = Diagnostic::warning(format!("`headers: true` has no effect, since there is `{OWN}`"));
        let hint = "keep your own file and remove the setting, or delete the file";
        claims.report(problem.at(Place::file(CONFIG_FILE)).hint(hint));
        return;
    }
    let fixed = claims.theme.assets.marked.iter().cloned().collect();
    claims.fallback("/_headers".to_string(), Headers(fixed));
}

impl Kind for Headers {
    fn describe(&self, _site: &Site) -> String {
        "the file of headers".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for Headers {
    fn render<'b>(
        &self,
        shared: &Shared,
        _sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let config = shared.config();
        let mut fixed: Vec<String> = self.0.iter().map(|path| config.base_url.rooted(&encode_path(path))).collect();
        if config.search {
            fixed.push(config.base_url.rooted(&format!("/{}*", search::FOLDER)));
        }
        let text = headers::render(&config.security, &config.base_url.rooted("/"), &fixed, &generator::text());
        buffer.extend_from_slice(text.as_bytes());
        Ok(Bytes::Made(buffer))
    }
}
