//! Reads images, video and plugin objects.
//!
//! Takes elements of the tree; gives images, and HTML for what Markdown has no syntax for.

use super::reader::Reader;
use crate::import::body::model::document::{Image, Inline};
use crate::import::body::model::note::Kind;
use crate::import::body::target;
use crate::import::body::tree::nodes::Id;

impl Reader<'_> {
    /// Where an image, audio or video file is now. Its URL is remembered.
    pub(crate) fn media_target(&mut self, url: &str) -> Option<String> {
        let url = target::clean(url);
        if url.is_empty() {
            return None;
        }
        if target::is_unsafe_image(&url) {
            self.findings.add(Kind::UnsafeTarget, &url);
            return None;
        }
        if !url.starts_with("data:") && !self.media.contains(&url) {
            self.media.push(url.clone());
        }
        Some(self.rewrite.image(&url).unwrap_or(url))
    }

    pub(crate) fn image(&mut self, id: Id) -> Option<Image> {
        let tree = self.tree;
        let own = tree.attribute(id, "src").unwrap_or_default();
        // If images are loaded lazily, `src` has only a placeholder.
        let late = ["data-src", "data-lazy-src", "data-original", "data-orig-file"];
        let late = late.iter().find_map(|name| tree.attribute(id, name)).filter(|late| !late.is_empty());
        let url = if own.is_empty() || own.starts_with("data:") { late.unwrap_or(own) } else { own };
        let target = self.media_target(url)?;
        let text = |name: &str| {
            let text = tree.attribute(id, name).unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Some(Image { target, alt: text("alt"), title: text("title") })
    }

    /// An element that shows what Markdown cannot.
    pub(crate) fn shown(&mut self, id: Id, name: &str, out: &mut Vec<Inline>) {
        if matches!(name, "input" | "button" | "select" | "textarea") {
            self.findings.add(Kind::Form, &format!("<{name}"));
        }
        let html = self.html(id).replace('\n', " ");
        out.push(Inline::Html(html.trim().to_string()));
    }

    /// A plugin object. A video of YouTube or Vimeo becomes a frame, as both do it today.
    pub(crate) fn plugin(&mut self, id: Id, out: &mut Vec<Inline>) {
        let tree = self.tree;
        let urls = tree
            .within(id)
            .flat_map(|node| ["src", "data", "value"].into_iter().filter_map(move |name| tree.attribute(node, name)));
        let film = urls.into_iter().find_map(film);
        if tree.attribute(id, "hidden").is_some() && tree.text(id).trim().is_empty() {
            return;
        }
        match film {
            Some(url) if tree.text(id).trim().is_empty() => {
                let mut html = String::from("<iframe");
                crate::import::body::write::html::push_attribute(&mut html, "src", &url);
                for name in ["width", "height"] {
                    if let Some(value) = tree.attribute(id, name) {
                        crate::import::body::write::html::push_attribute(&mut html, name, value);
                    }
                }
                out.push(Inline::Html(html + " allowfullscreen></iframe>"));
            }
            _ => {
                self.findings.add(Kind::Plugin, &format!("<{}", tree.name(id).unwrap_or_default()));
                let html = self.html(id).replace('\n', " ");
                out.push(Inline::Html(html.trim().to_string()));
            }
        }
    }
}

/// The frame for the URL of a Flash video player.
fn film(url: &str) -> Option<String> {
    let after = |marks: [&str; 2]| marks.iter().find_map(|mark| url.split_once(mark)).map(|(_, rest)| rest);
    let id = |rest: &str| {
        let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)));
        rest[..end.unwrap_or(rest.len())].to_string()
    };
    let youtube = after(["youtube.com/v/", "youtube-nocookie.com/v/"]).map(id).filter(|id| !id.is_empty());
    let vimeo = after(["moogaloop.swf?clip_id=", "player.vimeo.com/video/"]).map(id).filter(|id| !id.is_empty());
    youtube
        .map(|id| format!("https://www.youtube.com/embed/{id}"))
        .or(vimeo.map(|id| format!("https://player.vimeo.com/video/{id}")))
}
