//! HTML in Markdown, which Hugo leaves out unless `unsafe` is set.
//!
//! Takes the body of a page; gives it without HTML comments, and says whether it has other HTML. Code and shortcodes are
//! not touched.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};
use serde_json::{Map, Value};

use crate::import::model::{Effect, OldFile};
use crate::import::read::folders::file;

const COMMENT: &str = "an HTML comment, which the old site left out, is left out";
const OTHER: &str = "HTML that the old site left out (`unsafe` is not set) is shown now";

/// Whether the configuration lets HTML through.
pub(crate) fn is_allowed(config: &Map<String, Value>) -> bool {
    let renderer = ["markup", "goldmark", "renderer"].iter().try_fold(config, |part, key| file::part(part, key));
    renderer.and_then(|renderer| file::truth(renderer, "unsafe")) == Some(true)
}

/// Removes the comments of a page.
pub(crate) fn settle(file: &mut OldFile) {
    // Most bodies have none.
    if file.is_html || !file.body.contains('<') {
        return;
    }
    let mut body = String::new();
    let (mut done, mut other, mut lost) = (0, None, Vec::new());
    for range in ranges(&file.body) {
        let html = &file.body[range.clone()];
        body.push_str(&file.body[done..range.start]);
        done = range.end;
        let bare = without_comments(html, &mut lost);
        if !bare.replace(MORE, "").trim().is_empty() && other.is_none() {
            other = html.lines().next().map(str::to_string);
        }
        body.push_str(&bare);
    }
    body.push_str(&file.body[done..]);
    file.body = body;
    lost.into_iter().for_each(|text| file.say(Effect::Lost, COMMENT, text));
    if let Some(text) = other {
        file.say(Effect::Changed, OTHER, text);
    }
}

/// The mark after a summary, which stays.
const MORE: &str = "<!--more-->";

/// HTML without its comments.
fn without_comments(html: &str, lost: &mut Vec<String>) -> String {
    let mut left = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        left.push_str(&rest[..start]);
        let end = rest[start..].find("-->").map_or(rest.len(), |at| start + at + "-->".len());
        let inside = rest[start..end].trim_start_matches("<!--").trim_end_matches("-->").trim();
        match inside.eq_ignore_ascii_case("more") {
            true => left.push_str(MORE),
            false => lost.push(inside.lines().next().unwrap_or_default().to_string()),
        }
        rest = &rest[end..];
    }
    left.push_str(rest);
    left
}

/// The HTML in a body, outside of shortcodes.
fn ranges(body: &str) -> Vec<Range<usize>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    let shortcodes = shortcodes(body);
    let in_shortcode = |at: usize| {
        let next = shortcodes.partition_point(|shortcode| shortcode.end <= at);
        shortcodes.get(next).is_some_and(|shortcode| shortcode.contains(&at))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        if !matches!(event, Event::Html(_) | Event::InlineHtml(_)) || in_shortcode(range.start) {
            continue;
        }
        // The lines of a block come one by one.
        match found.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => found.push(range),
        }
    }
    found
}

/// What is between the braces of shortcodes: `{{<b>}}`.
fn shortcodes(body: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = body[at..].find("{{").map(|start| at + start) {
        let Some(end) = body[start..].find("}}").map(|end| start + end) else { break };
        found.push(start..end);
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(body: &str) -> (String, Vec<(Effect, &'static str, String)>) {
        let mut file = OldFile { body: body.to_string(), ..OldFile::default() };
        settle(&mut file);
        (file.body, file.said)
    }

    #[test]
    fn comments_are_removed_and_said() {
        for (body, left) in [
            ("a\n\n<!-- x -->\n\nb\n", "a\n\n\n\nb\n"),
            ("a <!-- x --> b\n", "a  b\n"),
            ("<!-- x\n\ny\n--> c\n\nb\n", " c\n\nb\n"),
            ("<!-- x -->\n<!-- y -->\n", "\n\n"),
            ("- a\n  <!-- x -->\n", "- a\n  \n"),
            ("<!-- never closed\nb\n", ""),
            ("<!-- x --><!--More -->\n\nb\n", "<!--more-->\n\nb\n"),
        ] {
            let (text, said) = settled(body);
            assert_eq!(text, left, "{body}");
            assert!(said.iter().any(|said| said.1 == COMMENT), "{body}: {said:?}");
            assert!(!text.contains('x') && !said.iter().any(|said| said.2.is_empty()), "{body}: {said:?}");
        }
    }

    #[test]
    fn code_shortcodes_and_the_mark_of_the_summary_stay() {
        for body in [
            "`<!-- x -->` and\n\n```html\n<!-- x -->\n```\n",
            "a\n\n<!--more-->\n\nb\n",
            "{{<figure src=\"a\">}} {{% x \"<b>\" %}} a < b",
        ] {
            assert_eq!(settled(body), (body.to_string(), Vec::new()), "{body}");
        }
    }

    #[test]
    fn other_html_stays_and_is_said_once() {
        let (text, said) = settled("<div>x</div>\n\na <b>c</b>\n");
        assert_eq!(text, "<div>x</div>\n\na <b>c</b>\n");
        assert_eq!(said, [(Effect::Changed, OTHER, "<div>x</div>".to_string())]);
        let (text, said) = settled("<div>\n<!-- x -->\n</div>\n");
        assert_eq!((text.as_str(), said.len()), ("<div>\n\n</div>\n", 2));
    }
}
