//! What a browser gets at an address.
//!
//! Takes the state and a decoded address; gives the bytes to send and what they are, all from memory. Pages of HTML come
//! with marks on their blocks; what the browser needs to follow changes is put in as they are sent. Deliberately does
//! not know HTTP.

use std::sync::Arc;

use super::state::State;
use super::{index, mark, near, trouble};
use crate::base::media_type as kind;
use crate::base::url;

/// The address of the preview's own index.
pub const INDEX: &str = "/_chancery/";

/// What stands at an address.
#[derive(Debug)]
pub enum Answer {
    /// A page of HTML, not yet with what the browser needs.
    Page(Page),
    File {
        bytes: Arc<[u8]>,
        kind: &'static str,
    },
    /// Leads to another address, percent-encoded.
    Elsewhere(String),
}

/// A page of HTML.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub fate: Fate,
    /// Its address, percent-encoded, with the site's sub-path.
    pub address: String,
    /// With marks on its blocks.
    pub html: String,
    /// As it will be published.
    pub published: Arc<[u8]>,
    /// Of `html`.
    pub hash: String,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The site's own page.
    Fine,
    /// There is none here; the site's own page says so.
    Missing,
    /// There is one, but it could not be rendered, nor could an earlier one.
    Broken,
}

impl Page {
    fn new(fate: Fate, address: &str, html: String, published: Arc<[u8]>) -> Page {
        let hash = blake3::hash(html.as_bytes()).to_hex()[..16].to_string();
        Page { fate, address: url::encode_path(address), html, published, hash }
    }

    /// A page that is the preview's own.
    fn own(fate: Fate, address: &str, html: String) -> Page {
        let published = html.as_bytes().into();
        Page::new(fate, address, html, published)
    }

    /// The page as it is sent.
    pub fn to_send(&self) -> String {
        let mut head = String::from("<link rel=\"stylesheet\" href=\"/_chancery/client.css\">");
        head.push_str("<script src=\"/_chancery/client.js\" defer");
        crate::base::xml::attribute(&mut head, "data-page", &self.address);
        crate::base::xml::attribute(&mut head, "data-hash", &self.hash);
        head.push_str("></script>\n");
        let at = find(&self.html, "</head>").or_else(|| find(&self.html, "</body>")).unwrap_or(self.html.len());
        [&self.html[..at], &head, &self.html[at..]].concat()
    }
}

/// The first byte of a tag, however it is written.
fn find(html: &str, tag: &str) -> Option<usize> {
    html.find(tag).or_else(|| html.to_ascii_lowercase().find(tag))
}

/// What stands at a decoded address.
pub fn at(state: &State, address: &str) -> Answer {
    if address == INDEX {
        return Answer::Page(Page::own(Fate::Fine, INDEX, index::render(state)));
    }
    let Some(config) = state.config() else {
        return Answer::Page(Page::own(Fate::Broken, address, trouble::render(&state.problems)));
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
        .find_map(|path| stands(state, path, address))
        .or_else(|| slash(state, path))
        .unwrap_or_else(|| missing(state, address))
}

/// A folder's address without its slash.
fn slash(state: &State, path: &str) -> Option<Answer> {
    let folder = format!("{path}/");
    let shared = state.shared().filter(|shared| shared.plan.page(&folder).is_some())?;
    Some(Answer::Elsewhere(shared_address(shared.config().base_url.rooted(&url::encode_path(&folder)))))
}

fn shared_address(address: String) -> String {
    // Two slashes at the start would name another host.
    format!("/{}", address.trim_start_matches('/'))
}

/// What the plan has at a site path.
fn stands(state: &State, path: &str, address: &str) -> Option<Answer> {
    let shared = state.shared()?;
    let is_page = kind::of(path) == kind::HTML;
    let bytes = match state.render(path)? {
        Ok(bytes) => bytes,
        Err(problem) => return Some(Answer::Page(Page::own(Fate::Broken, address, trouble::render(&[problem])))),
    };
    if !is_page {
        return Some(Answer::File { bytes, kind: kind::of(path) });
    }
    let Ok(html) = std::str::from_utf8(&bytes) else { return Some(Answer::File { bytes, kind: kind::HTML }) };
    let html = match shared.plan.page(path) {
        Some(page) => mark::mark(html.to_string(), shared, page),
        None => html.to_string(),
    };
    // One page, one name: the one that links lead to.
    let address = address.strip_suffix("index.html").filter(|_| path.ends_with('/')).unwrap_or(address);
    Some(Answer::Page(Page::new(Fate::Fine, address, html, bytes)))
}

/// The site's own page for what does not exist, with what there is nearby.
fn missing(state: &State, address: &str) -> Answer {
    let published = match state.render("/404.html") {
        Some(Ok(bytes)) => bytes,
        _ => trouble::missing().into_bytes().into(),
    };
    let html = String::from_utf8_lossy(&published).into_owned();
    let list = near::list(&near::to(state, address));
    let at = find(&html, "</main>").or_else(|| find(&html, "</body>")).unwrap_or(html.len());
    Answer::Page(Page::new(Fate::Missing, address, [&html[..at], &list, &html[at..]].concat(), published))
}

/// The site path of an address; none where it lies outside the site.
pub fn site_path<'a>(state: &State, address: &'a str) -> Option<&'a str> {
    let base = url::decode(state.config()?.base_url.path())?;
    address.strip_prefix(base.trim_end_matches('/')).filter(|rest| rest.starts_with('/'))
}

/// Where the page that was at an address is now, percent-encoded.
pub fn moved(state: &State, address: &str) -> Option<String> {
    let to = state.moved(site_path(state, address)?)?;
    let shared = state.shared()?;
    let is_page = shared.plan.page(&to).is_some_and(|page| page.kind.redirects_to().is_none());
    is_page.then(|| href(state, &to)).flatten()
}

/// The address of a site path, percent-encoded.
pub fn href(state: &State, path: &str) -> Option<String> {
    Some(shared_address(state.config()?.base_url.rooted(&url::encode_path(path))))
}
