//! Converts media shortcodes to HTML.
//!
//! Takes files and URLs; gives the HTML that WordPress makes of them, without what is only for looks.

use super::shortcode::Shortcode;
use crate::base::xml;
use crate::import::body::Attachment;

/// Whether a video is on a host that can embed it.
pub(crate) fn is_hosted(url: &str) -> bool {
    ["youtube.com/", "youtu.be/", "vimeo.com/"].iter().any(|host| url.contains(host))
}

pub(crate) fn push_image(html: &mut String, file: &Attachment) {
    html.push_str("<figure class=\"wp-block-image\"><img");
    xml::attribute(html, "src", &file.url);
    xml::attribute(html, "alt", &file.alt);
    html.push('>');
    if !file.caption.is_empty() {
        // Captions can contain inline HTML.
        html.extend(["<figcaption>", &file.caption.replace('\n', " "), "</figcaption>"]);
    }
    html.push_str("</figure>");
}

pub(crate) fn push_audio(html: &mut String, file: &Attachment) {
    html.push_str("<figure><audio controls");
    xml::attribute(html, "src", &file.url);
    html.push_str("></audio>");
    if !file.caption.is_empty() {
        html.extend(["<figcaption>", &file.caption.replace('\n', " "), "</figcaption>"]);
    }
    html.push_str("</figure>");
}

/// A URL on a line of its own.
pub(crate) fn address(url: &str) -> String {
    let mut html = String::from("\n\n<p>");
    xml::text(&mut html, &url.trim().replace("&amp;", "&"));
    html.push_str("</p>\n\n");
    html
}

pub(crate) fn youtube(found: &Shortcode) -> Option<String> {
    from_id(found, "https://www.youtube.com/watch?v=")
}

/// `[youtube=URL]`, `[youtube ID]`, `[youtube id="ID"]`, `[youtube]URL or ID[/youtube]`.
pub(crate) fn from_id(found: &Shortcode, start: &str) -> Option<String> {
    let named = found.get("id").or(found.get("url")).or(found.get("src")).or(found.get("v"));
    let id = named.or(found.content.map(str::trim)).or(found.bare())?;
    let plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    match id.split_once("://") {
        Some(_) => Some(address(id.split_ascii_whitespace().next()?)),
        None if plain => Some(address(&format!("{start}{id}"))),
        None => None,
    }
}
