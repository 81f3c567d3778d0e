//! Shortcodes of WordPress and tags of BBCode: `[caption id="a"]`, `[gallery]`, `[b]…[/b]`.

use std::collections::{BTreeMap, BTreeSet};

use super::ahead::{Ahead, blank_line, line_end};
use super::instead::instead_of;
use super::line::is_alone;
use super::mark::{Description, Mark};

/// Names that nobody would write in brackets for another reason.
const PLAIN: [&str; 13] = [
    "caption",
    "wp_caption",
    "gallery",
    "embed",
    "playlist",
    "sourcecode",
    "contact-form",
    "contact-form-7",
    "nggallery",
    "singlepic",
    "gravityform",
    "wpforms",
    "ninja_form",
];

/// Names of shortcodes that are also words, so that more has to speak for them.
const WORDS: [&str; 14] = [
    "youtube",
    "vimeo",
    "video",
    "audio",
    "soundcloud",
    "googlemaps",
    "dailymotion",
    "instagram",
    "tweet",
    "gist",
    "code",
    "archives",
    "table",
    "poll",
];

/// Beginnings of the names of page builders' shortcodes.
const BUILDERS: [&str; 7] = ["su_", "vc_", "et_pb_", "fusion_", "woocommerce_", "mc4wp_", "cmsms_"];

/// The most bytes of a shortcode that are looked at.
const REACH: usize = 2000;

/// Finds shortcodes.
#[derive(Debug)]
pub(super) struct Shortcodes<'a> {
    body: &'a str,
    lines: Ahead<'a>,
    /// Where `]` is.
    ends: Ahead<'a>,
    blank: Ahead<'a>,
    /// The names of end tags, each with the place of the last one; gathered when first asked for.
    closed: Option<BTreeMap<&'a str, usize>>,
    /// The names of shortcodes that have been found.
    opened: BTreeSet<&'a str>,
}

impl<'a> Shortcodes<'a> {
    pub(crate) fn new(body: &'a str) -> Shortcodes<'a> {
        Shortcodes {
            body,
            lines: Ahead::new(body, line_end),
            ends: Ahead::new(body, |text| text.find(']')),
            blank: Ahead::new(body, blank_line),
            closed: None,
            opened: BTreeSet::new(),
        }
    }

    /// The shortcode that begins at a `[`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let rest = &self.body[at + 1..];
        let is_end = rest.starts_with('/');
        let name = name(&rest[usize::from(is_end)..])?;
        let after = at + 1 + usize::from(is_end) + name.len();
        let is_free = !self.body[..at].ends_with(|before: char| before.is_alphanumeric() || "[]!#".contains(before));
        let may_follow = matches!(self.body.as_bytes().get(after), Some(b']' | b' ' | b'\n' | b'=' | b'/'));
        if !is_free || !may_follow {
            return None;
        }
        let close = self.ends.next(after).filter(|close| close - at < REACH)?;
        let rest = &self.body[close + 1..];
        let is_link = rest.starts_with(['(', ':']) || (rest.starts_with('[') && !rest.starts_with("[/"));
        if is_link || self.blank.next(at).is_some_and(|at| at < close) {
            return None;
        }
        let inner = &self.body[after..close];
        let is_one = if is_end {
            inner.is_empty() && is_plain(name) && !self.opened.contains(name)
        } else {
            self.is_shortcode(at, name, inner)
        };
        is_one.then(|| {
            self.opened.insert(name);
            Mark::anywhere(at..close + 1, 1, 1, describe)
        })
    }

    /// Whether `[name…]` is a shortcode, by what follows the name.
    fn is_shortcode(&mut self, at: usize, name: &str, inner: &str) -> bool {
        let inner = inner.trim_end_matches('/');
        let is_word = || WORDS.iter().any(|word| word.eq_ignore_ascii_case(name));
        if is_plain(name) && (inner.trim().is_empty() || inner.starts_with('=') || attributes(inner) > 0) {
            return true;
        }
        if inner.is_empty() {
            return self.is_closed(name, at) || (is_word() && self.is_alone(at, name));
        }
        if let Some(value) = inner.strip_prefix('=') {
            return self.is_closed(name, at) || (is_word() && !value.is_empty());
        }
        let value = inner.trim();
        let is_address = value.starts_with("http") || (!value.contains(' ') && value.len() == 11);
        all_attributes(inner) || (attributes(inner) > 0 && is_word()) || (is_word() && is_address)
    }

    fn is_alone(&mut self, at: usize, name: &str) -> bool {
        let line = &self.body[at..self.lines.next(at).unwrap_or(self.body.len())];
        is_alone(self.body, at, line, name.len() + 2)
    }

    /// Whether `[/name]` follows.
    fn is_closed(&mut self, name: &str, at: usize) -> bool {
        let closed = self.closed.get_or_insert_with(|| {
            let ends = self.body.match_indices("[/").filter_map(|(at, _)| {
                let name = name_of_end(&self.body[at + 2..])?;
                Some((name, at))
            });
            ends.collect()
        });
        closed.get(name).is_some_and(|end| *end > at)
    }
}

fn is_plain(name: &str) -> bool {
    PLAIN.iter().any(|plain| plain.eq_ignore_ascii_case(name)) || BUILDERS.iter().any(|start| name.starts_with(start))
}

/// The name that a text begins with.
fn name(text: &str) -> Option<&str> {
    let end = text.find(|character: char| !(character.is_ascii_alphanumeric() || "-_".contains(character)))?;
    let name = &text[..end];
    (name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.len() <= 40).then_some(name)
}

fn name_of_end(text: &str) -> Option<&str> {
    name(text).filter(|name| text[name.len()..].starts_with(']'))
}

/// How many attributes a text begins with: `a="b" c='d' e=f`, also in curly quotes.
fn attributes(text: &str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while let Some(after) = after_attribute(rest) {
        (rest, count) = (after, count + 1);
    }
    count
}

fn all_attributes(text: &str) -> bool {
    let mut rest = text;
    while let Some(after) = after_attribute(rest) {
        rest = after;
    }
    rest.len() < text.len() && rest.trim().is_empty()
}

/// What follows the space and the attribute that a text begins with.
fn after_attribute(text: &str) -> Option<&str> {
    let start = text.trim_start();
    let name = name(start).filter(|_| start.len() < text.len())?;
    let value = start[name.len()..].strip_prefix('=')?;
    let quote = value.chars().next().filter(|first| "\"'“”‘’″".contains(*first));
    let Some(quote) = quote else {
        let end = value.find(char::is_whitespace).unwrap_or(value.len());
        return (end > 0).then(|| &value[end..]);
    };
    let is_end = |character: char| {
        if quote == '\'' || quote == '"' { character == quote } else { "“”‘’″".contains(character) }
    };
    let inner = &value[quote.len_utf8()..];
    let (end, mark) = inner.char_indices().find(|(_, character)| is_end(*character))?;
    Some(&inner[end + mark.len_utf8()..])
}

fn describe(mark: &str) -> Description {
    let name = name(mark.trim_start_matches(['[', '/'])).unwrap_or_default();
    let bbcode = match name.to_ascii_lowercase().as_str() {
        "b" => Some("write `**bold**`"),
        "i" => Some("write `*italic*`"),
        "s" | "strike" => Some("write `~~deleted~~`"),
        "url" => Some("write `[text](https://example.org/)`"),
        "u" | "size" | "color" | "font" | "center" | "sup" | "sub" => Some("write HTML instead"),
        _ => None,
    };
    if let Some(instead) = bbcode {
        return Description::new("a tag of BBCode", instead);
    }
    Description::new("a WordPress shortcode", instead_of(name).unwrap_or("write Markdown or HTML instead"))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_shortcodes_of_wordpress_are_warnings() {
        for text in [
            "[caption id=\"a\" width=\"300\"]",
            "[/caption]",
            "[gallery]",
            "[gallery ids=\"1,2\"]",
            "[embed]https://example.org/x[/embed]",
            "[youtube https://www.youtube.com/watch?v=x]",
            "[youtube dQw4w9WgXcQ]",
            "[youtube=https://www.youtube.com/watch?v=x]",
            "[video src=\"a.mp4\"]",
            "[video]a.mp4[/video]",
            "[audio mp3=“a.mp3”][/audio]",
            "[contact-form-7 id=\"1\" title=\"x\"]",
            "[sourcecode language=\"php\"]",
            "[unknown one=\"1\" two='2' three=3 /]",
            "[vc_row]",
        ] {
            let found = complaints(&markdown(&format!("é\n\n{text} ")));
            let mark = &text[..=text.find(']').unwrap()];
            assert_eq!(found, [format!("3:1 `{mark}` is a WordPress shortcode, and is shown as text")]);
        }
        let markdown = markdown("[caption id=\"a\"]![x](y) z[/caption] [b]x[/b] <p>\n\n<p>[gallery]</p>");
        let found = complaints(&markdown);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[1], "1:37 `[b]` is a tag of BBCode, and is shown as text");
        assert!(hints(&markdown)[1].starts_with("write `**bold**`"));
    }

    #[test]
    fn row_58_words_in_brackets_are_none() {
        for text in [
            "[text] [gallery](a) [x][gallery] [gallery][x]",
            "[gallery]: a",
            "[gallery]\n\n[gallery]: a",
            "A talk [video] and [audio] of it",
            "[video of the talk] [code = law] [table of contents]",
            "a[href=\"x\"] [href=\"x\"] #[doc = \"x\"] #[serde rename=\"x\"]",
            "[a]…[/b] [b] [x]",
            "`[gallery]` \\[gallery] \\[[gallery]]",
            "- [x] a\n- [ ] b",
            "[caption\n\n id=\"a\"]",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
