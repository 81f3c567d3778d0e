//! Converts shortcodes to HTML.
//!
//! Takes a body; replaces the shortcodes of WordPress itself and of its most common plugins: captions, galleries,
//! audio, video, embeds and code. All others stay, because most brackets are prose.

use super::paragraph::VERBATIM;
use super::scan::{self, Piece};
use super::shortcode::{self, Searched, Shortcode};
use super::{code, media};
use crate::base::xml;
use crate::import::body::model::note::{Findings, Kind};
use crate::import::body::{Attachment, Rewrite};

/// Replaces the shortcodes in a body.
pub(crate) fn shortcodes(text: &str, rewrite: &dyn Rewrite, findings: &mut Findings) -> String {
    let mut expander = Expander { rewrite, findings, searched: Searched::default(), out: String::new() };
    expander.out.reserve(text.len());
    expander.run(text);
    expander.out
}

struct Expander<'a> {
    rewrite: &'a dyn Rewrite,
    findings: &'a mut Findings,
    searched: Searched,
    out: String,
}

impl Expander<'_> {
    /// A bracket within a tag or a comment is not a shortcode, but the content of a shortcode can contain tags.
    fn run(&mut self, text: &str) {
        let mut at = 0;
        let mut start = 0;
        for piece in scan::pieces(text, &VERBATIM) {
            let length = match piece {
                Piece::Text(piece) | Piece::Comment(piece) | Piece::Verbatim(piece) => piece.len(),
                Piece::Tag(tag) => tag.source.len(),
            };
            let end = start + length;
            let is_text = matches!(piece, Piece::Text(_));
            let is_code = matches!(piece, Piece::Verbatim(_));
            // A shortcode that began earlier may extend into this piece.
            let mut from = start.max(at);
            while (is_text || is_code) && from < end {
                let Some(step) = text[from..end].find('[') else { break };
                from += step;
                match self.shortcode(&text[from..], is_code) {
                    Some((length, html)) => {
                        self.out.push_str(&text[at..from]);
                        self.out.push_str(&html);
                        at = from + length;
                        from = at;
                    }
                    None => from += 1,
                }
            }
            start = end;
        }
        self.out.push_str(&text[at..]);
    }

    /// The length of the shortcode at the start of `text`, and the HTML that replaces it.
    fn shortcode(&mut self, text: &str, only_escaped: bool) -> Option<(usize, String)> {
        let found = shortcode::read(text, &mut self.searched)?;
        if found.escaped {
            return is_known(&found).then(|| (found.source.len(), found.source[1..found.source.len() - 1].to_string()));
        }
        if only_escaped {
            return None;
        }
        let Some(html) = self.html(&found) else {
            let has_attributes = found.attributes.iter().any(|(name, _)| name.is_some());
            if !is_known(&found) && !found.tag.contains('<') && (has_attributes || found.content.is_some()) {
                self.findings.add(Kind::Shortcode, found.tag);
            }
            return None;
        };
        Some((found.source.len(), html))
    }

    fn html(&mut self, found: &Shortcode) -> Option<String> {
        match found.name {
            "caption" | "wp_caption" => self.caption(found),
            "gallery" | "playlist" => Some(self.gallery(found)),
            "audio" => Some(self.player(found, "audio", &["src", "mp3", "m4a", "ogg", "wav", "wma", "flac"])),
            "video" => Some(self.player(found, "video", &["src", "mp4", "m4v", "webm", "ogv", "wmv", "flv"])),
            "embed" => found.content.or(found.get("src")).map(media::address),
            "youtube" => media::youtube(found),
            "vimeo" => media::from_id(found, "https://vimeo.com/"),
            name => code::code(name, found),
        }
    }

    /// `[caption width="…"]<img> text[/caption]`, and with the text in an attribute as before WordPress 3.4.
    fn caption(&mut self, found: &Shortcode) -> Option<String> {
        let content = found.content?.trim();
        let image_end = end_of_image(content)?;
        let (image, text) = content.split_at(image_end);
        let text = found.get("caption").map(str::to_string).unwrap_or_else(|| text.trim().to_string());
        let text = text.replace('\n', " ");
        let mut html = String::from("<figure class=\"wp-caption\">");
        html.push_str(&image.replace('\n', " "));
        if !text.is_empty() {
            html.extend(["<figcaption>", &text, "</figcaption>"]);
        }
        html.push_str("</figure>");
        Some(html)
    }

    fn gallery(&mut self, found: &Shortcode) -> String {
        let ids = found.get("ids").or(found.get("include"));
        let ids: Vec<u64> = match ids {
            Some(ids) => ids.split(',').filter_map(|id| id.trim().parse().ok()).collect(),
            None if found.get("id").is_none() => self.rewrite.attached(),
            None => Vec::new(),
        };
        let files: Vec<Attachment> = ids.iter().filter_map(|id| self.rewrite.attachment(*id)).collect();
        if files.is_empty() || files.len() < ids.len() {
            self.findings.add(Kind::Gallery, found.tag);
        }
        let mut html = String::from("<figure class=\"wp-block-gallery\">");
        for file in &files {
            match found.name {
                "playlist" => media::push_audio(&mut html, file),
                _ => media::push_image(&mut html, file),
            }
        }
        html.push_str("</figure>");
        html
    }

    fn player(&mut self, found: &Shortcode, element: &str, sources: &[&str]) -> String {
        let source = sources.iter().find_map(|name| found.get(name)).or(found.bare());
        let Some(source) = source.or(found.content.map(str::trim).filter(|url| url.starts_with("http"))) else {
            self.findings.add(Kind::Gallery, found.tag);
            return String::new();
        };
        if element == "video" && media::is_hosted(source) {
            return media::address(source);
        }
        let mut html = format!("<{element} controls");
        xml::attribute(&mut html, "src", source);
        for name in ["poster", "width", "height"] {
            if element == "video"
                && let Some(value) = found.get(name)
            {
                xml::attribute(&mut html, name, value);
            }
        }
        format!("<p>{html}></{element}></p>")
    }
}

fn is_known(found: &Shortcode) -> bool {
    const NAMES: [&str; 13] = [
        "caption",
        "wp_caption",
        "gallery",
        "playlist",
        "audio",
        "video",
        "embed",
        "youtube",
        "vimeo",
        "sourcecode",
        "source",
        "code",
        "highlight",
    ];
    NAMES.contains(&found.name) || (code::is_language(found.name) && found.content.is_some())
}

/// Where the image at the start of a caption's content ends, including the link around it.
fn end_of_image(content: &str) -> Option<usize> {
    let mut end = 0;
    let (mut seen, mut in_link) = (false, false);
    for piece in scan::pieces(content, &[]) {
        match piece {
            Piece::Tag(tag) if tag.is(&["a"]) && !seen => in_link = !tag.closes,
            Piece::Tag(tag) if tag.is(&["img"]) => seen = true,
            Piece::Tag(tag) if seen && in_link && tag.is(&["a"]) => return Some(end + tag.source.len()),
            _ => {}
        }
        end += match piece {
            Piece::Text(piece) | Piece::Comment(piece) | Piece::Verbatim(piece) => piece.len(),
            Piece::Tag(tag) => tag.source.len(),
        };
        if seen && !in_link {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::body::sample::Site;

    fn expanded(text: &str) -> String {
        shortcodes(text, &Site, &mut Findings::default())
    }

    #[test]
    fn both_forms_of_a_caption_become_a_figure() {
        assert_eq!(
            expanded("a [caption width=\"3\"]<a href=\"x\"><img src=\"y\" /></a> Text <b>z</b>[/caption] b"),
            "a <figure class=\"wp-caption\"><a href=\"x\"><img src=\"y\" /></a><figcaption>Text <b>z</b></figcaption></figure> b"
        );
        assert_eq!(
            expanded("[caption caption=\"Old\"]<img src=\"y\">[/caption]"),
            "<figure class=\"wp-caption\"><img src=\"y\"><figcaption>Old</figcaption></figure>"
        );
    }

    #[test]
    fn a_gallery_contains_its_attachments() {
        let html = expanded("[gallery ids=\"1, 2\"]");
        assert_eq!(html.matches("<img").count(), 2);
        assert!(html.contains("<figcaption>Caption 1</figcaption>"));
        let mut findings = Findings::default();
        shortcodes("[gallery ids=\"404\"]", &Site, &mut findings);
        assert_eq!(findings.placed("[gallery ids=\"404\"]")[0].kind, Kind::Gallery);
    }

    #[test]
    fn embeds_are_urls_on_their_own_lines() {
        for text in [
            "[embed]https://youtu.be/a-B_1[/embed]",
            "[youtube=https://youtu.be/a-B_1]",
            "[youtube https://youtu.be/a-B_1 w=3]",
        ] {
            assert_eq!(expanded(text).trim(), "<p>https://youtu.be/a-B_1</p>", "{text}");
        }
        assert_eq!(expanded("[youtube id=\"abc\"]").trim(), "<p>https://www.youtube.com/watch?v=abc</p>");
        assert_eq!(expanded("[vimeo 123]").trim(), "<p>https://vimeo.com/123</p>");
        assert_eq!(expanded("[audio http://a/b.mp3]"), "<p><audio controls src=\"http://a/b.mp3\"></audio></p>");
    }

    #[test]
    fn code_keeps_its_language() {
        assert_eq!(
            expanded("[sourcecode language=\"php\"]\n$a &lt; 1;\n[/sourcecode]"),
            "<pre class=\"language-php\"><code>$a &lt; 1;</code></pre>"
        );
        assert_eq!(expanded("[css]a<b>[/css]"), "<pre class=\"language-css\"><code>a&lt;b&gt;</code></pre>");
    }

    #[test]
    fn other_brackets_are_unchanged() {
        for text in ["[if] it [sic] [1] [text]", "<a title=\"[gallery]\">x</a>", "<pre>[gallery]</pre>", "[caption] x"]
        {
            assert_eq!(expanded(text), text);
        }
        assert_eq!(
            expanded("[[gallery]] <code>[[caption]x[/caption]]</code>"),
            "[gallery] <code>[caption]x[/caption]</code>"
        );
        let mut findings = Findings::default();
        shortcodes("a [contact-form id=\"5\"] [note]x[/note] [b c]", &Site, &mut findings);
        let notes: Vec<_> = findings.placed("").into_iter().map(|note| note.text).collect();
        assert_eq!(notes, ["[contact-form id=\"5\"]", "[note]"]);
    }
}
