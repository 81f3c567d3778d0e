//! What a browser gets at an address.
//!
//! Takes the state and a decoded address; gives the bytes to send and what they are, all from memory. Pages of HTML come
//! with marks on their blocks; what the browser needs to follow changes is put in as they are sent. Knows
//! nothing of HTTP.

use std::sync::Arc;

use super::state::State;
use super::{address, error_page, index, mark, not_found, side_by_side, similar};
use crate::base::media_type;
use crate::base::url;

/// The address of the preview's own index.
pub(super) const INDEX: &str = "/_chancery/";

/// What a browser gets at an address.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page of HTML, not yet with what the browser needs.
    Page(Page),
    File {
        bytes: Arc<[u8]>,
        kind: &'static str,
    },
    /// A redirect to another address, percent-encoded.
    Elsewhere(String),
}

/// A page of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(crate) status: Status,
    /// Its address, percent-encoded, with the site's sub-path.
    pub(crate) address: String,
    /// With marks on its blocks.
    pub(crate) html: String,
    /// As it will be published.
    pub(crate) published: Arc<[u8]>,
    /// Of `html`.
    pub(crate) hash: String,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// The site's own page.
    Fine,
    /// There is none here; the site's own page says so.
    Missing,
    /// There is one, but it could not be rendered, nor could an earlier one.
    Broken,
}

impl Page {
    fn new(status: Status, address: &str, html: String, published: Arc<[u8]>) -> Page {
        let hash = blake3::hash(html.as_bytes()).to_hex()[..16].to_string();
        Page { status, address: url::encode_path(address), html, published, hash }
    }

    /// A page that is the preview's own.
    fn own(status: Status, address: &str, html: String) -> Page {
        let published = html.as_bytes().into();
        Page::new(status, address, html, published)
    }

    /// The page as it is sent, with the name of the state that it is from.
    pub(super) fn to_send(&self, version: &str) -> String {
        let mut head = String::from("<link rel=\"stylesheet\" href=\"/_chancery/client.css\">");
        head.push_str("<script src=\"/_chancery/client.js\" defer");
        crate::base::xml::attribute(&mut head, "data-page", &self.address);
        crate::base::xml::attribute(&mut head, "data-hash", &self.hash);
        crate::base::xml::attribute(&mut head, "data-version", version);
        head.push_str("></script>\n");
        let at = find(&self.html, "</head>").or_else(|| find(&self.html, "</body>")).unwrap_or(self.html.len());
        [&self.html[..at], &head, &self.html[at..]].concat()
    }
}

/// The first byte of a tag, however it is written.
fn find(html: &str, tag: &str) -> Option<usize> {
    html.find(tag).or_else(|| html.to_ascii_lowercase().find(tag))
}

/// What a browser gets at a decoded address.
pub(super) fn at(state: &State, address: &str) -> Answer {
    if address == INDEX {
        return Answer::Page(Page::own(Status::Fine, INDEX, index::render(state)));
    }
    if let Some(html) = address.strip_prefix(side_by_side::FOLDER).and_then(|file| side_by_side::render(state, file)) {
        return Answer::Page(Page::own(Status::Fine, address, html));
    }
    let Some(config) = state.config() else {
        return Answer::Page(Page::own(Status::Broken, address, error_page::render(&state.problems)));
    };
    let base = url::decode(config.base_url.path()).unwrap_or_default();
    let inside = address.strip_prefix(base.trim_end_matches('/')).filter(|rest| rest.starts_with('/'));
    let Some(path) = inside else {
        let home = address == "/" || format!("{address}/") == base;
        return if home { Answer::Elsewhere(config.base_url.path().to_string()) } else { missing(state, address) };
    };
    let whole = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/')).unwrap_or(path);
    [path, whole]
        .into_iter()
        .find_map(|path| planned(state, path, address))
        .or_else(|| slash(state, path))
        .or_else(|| by_host(state, path))
        .unwrap_or_else(|| missing(state, address))
}

/// A folder's address without its slash.
fn slash(state: &State, path: &str) -> Option<Answer> {
    let folder = format!("{path}/");
    state.renderer().filter(|renderer| renderer.plan.page(&folder).is_some())?;
    Some(Answer::Elsewhere(address::href(state, &folder)?))
}

/// A redirect that the host will answer, with or without a slash at its end.
fn by_host(state: &State, path: &str) -> Option<Answer> {
    let plan = &state.renderer()?.plan;
    let to = plan.redirect(path).or_else(|| plan.redirect(&format!("{path}/")))?;
    Some(Answer::Elsewhere(address::href(state, to)?))
}

/// What the plan has at a site path.
fn planned(state: &State, path: &str, address: &str) -> Option<Answer> {
    let renderer = state.renderer()?;
    let is_page = media_type::of(path) == media_type::HTML;
    let bytes = match state.render(path)? {
        Ok(bytes) => bytes,
        Err(problem) => return Some(Answer::Page(Page::own(Status::Broken, address, error_page::render(&[problem])))),
    };
    if !is_page {
        return Some(Answer::File { bytes, kind: media_type::of(path) });
    }
    let Ok(html) = std::str::from_utf8(&bytes) else { return Some(Answer::File { bytes, kind: media_type::HTML }) };
    let html = match renderer.plan.page(path) {
        Some(page) => mark::mark(html.to_string(), renderer, page),
        None => html.to_string(),
    };
    // One page, one name: the one that links lead to.
    let address = address.strip_suffix("index.html").filter(|_| path.ends_with('/')).unwrap_or(address);
    Some(Answer::Page(Page::new(Status::Fine, address, html, bytes)))
}

/// The site's own page for what does not exist, with similar addresses that do.
fn missing(state: &State, address: &str) -> Answer {
    let path = address::site_path(state, address).unwrap_or("/");
    let own = state.renderer().and_then(|renderer| not_found::nearest(path, |path| renderer.plan.page(path).is_some()));
    let published = match own.and_then(|path| state.render(&path)) {
        Some(Ok(bytes)) => bytes,
        _ => error_page::missing().into_bytes().into(),
    };
    let html = String::from_utf8_lossy(&published).into_owned();
    let list = similar::list(&similar::find(state, address));
    let at = find(&html, "</main>").or_else(|| find(&html, "</body>")).unwrap_or(html.len());
    Answer::Page(Page::new(Status::Missing, address, [&html[..at], &list, &html[at..]].concat(), published))
}
