//! The languages around links, and of their texts.
//!
//! Takes the HTML of a body that has elements with `lang`; gives each link what these say of it. A body that says nothing of
//! languages needs none of this. Nothing recurses.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::document::{Link, LinkLanguages};
use super::hypertext::Hypertext;
use super::tag::{self, Attribute, Token};
use crate::base::void_element::is_void;
use crate::language::Language;

/// How far out an end tag reaches: deeper than that nobody nests by hand.
const REACH: usize = 256;

/// Sets the languages of links.
pub(super) fn find(html: &Hypertext, links: &mut [Link]) {
    let mut walk = Walk { html, links, open: Vec::new(), known: BTreeMap::new(), link: None };
    for token in tag::tokens(&html.html) {
        match token {
            Token::Open { name, attributes, range } => {
                let name = html.html[name].to_ascii_lowercase();
                walk.open(name, &attributes, range);
            }
            Token::Close { name, .. } => walk.close(&html.html[name].to_ascii_lowercase()),
            Token::Comment { .. } => {}
        }
    }
}

struct Walk<'w> {
    html: &'w Hypertext,
    links: &'w mut [Link],
    /// The elements that are open, each with the language of what is in it, if any says it.
    open: Vec<(String, Option<Rc<str>>)>,
    /// Canonical tags by what is written.
    known: BTreeMap<String, Rc<str>>,
    /// The link that is open, by its index, if nothing has said the language of its text yet.
    link: Option<usize>,
}

impl Walk<'_> {
    fn open(&mut self, name: String, attributes: &[Attribute], range: Range<usize>) {
        // A paragraph or an item ends where the next one begins, if nothing else ends it.
        if matches!(&*name, "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "option")
            && self.open.last().is_some_and(|(open, _)| *open == name)
        {
            self.open.pop();
        }
        let around = self.open.last().and_then(|(_, language)| language.clone());
        let own = self.language(attributes);
        if name == "a" {
            self.link = self.start_link(range, around.as_deref(), own.as_deref());
        } else if let (Some(link), Some(own)) = (self.link, &own) {
            self.link = None;
            self.links[link].languages.get_or_insert_default().own = Some(own.to_string());
        }
        if !is_void(&name) {
            self.open.push((name, own.or(around)));
        }
    }

    /// Says what is known of the link whose start tag has these bytes. Gives it, if the language of its text is still to be found.
    fn start_link(&mut self, tag: Range<usize>, around: Option<&str>, own: Option<&str>) -> Option<usize> {
        let places = &self.html.placeholders;
        let first = places.partition_point(|place| place.at < tag.start);
        let inside = places[first..].iter().take_while(|place| place.at < tag.end);
        let link =
            inside.map(|place| place.link).find(|link| self.links.get(*link).is_some_and(|link| link.follows))?;
        if around.is_some() || own.is_some() {
            let said = LinkLanguages { around: around.map(str::to_string), own: own.map(str::to_string) };
            self.links[link].languages = Some(Box::new(said));
        }
        own.is_none().then_some(link)
    }

    fn close(&mut self, name: &str) {
        if name == "a" {
            self.link = None;
        }
        let inside = self.open.iter().rev().take(REACH).position(|(open, _)| open == name);
        if let Some(inside) = inside {
            self.open.truncate(self.open.len() - inside - 1);
        }
    }

    /// The canonical tag of what a start tag says. What is no tag stays as it is, since it is no language that a page has.
    fn language(&mut self, attributes: &[Attribute]) -> Option<Rc<str>> {
        let html = &self.html.html;
        let value = |wanted: &str| {
            let found = attributes.iter().find(|found| html[found.name.clone()].eq_ignore_ascii_case(wanted))?;
            Some(found.value.clone().map_or("", |value| &html[value]))
        };
        let written = value("lang").or_else(|| value("xml:lang"))?;
        if let Some(known) = self.known.get(written) {
            return Some(Rc::clone(known));
        }
        let parsed: Rc<str> = Language::parse(written).map_or_else(|_| written.into(), |language| language.tag.into());
        self.known.insert(written.to_string(), Rc::clone(&parsed));
        Some(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{markdown, with};
    use super::super::{Markdown, Options};

    /// The target of each link that readers follow, the language around it and that of its text.
    fn said(markdown: &Markdown) -> Vec<String> {
        let links = markdown.links.iter().filter(|link| link.follows);
        links
            .map(|link| [&link.target, " ", link.language_around("en"), " ", link.language_of_text("en")].concat())
            .collect()
    }

    #[test]
    fn a_link_knows_the_language_around_it_and_that_of_its_text() {
        for (text, expected) in [
            ("[a](b)", "b en en"),
            ("[a](b){lang=id}", "b en id"),
            ("[[a]{lang=id}](b)", "b en id"),
            ("[x [a](b) y]{lang=id}", "b id id"),
            ("[x [a](b){lang=ar} y]{lang=ID}", "b id ar"),
            ("[x]{lang=id} [a](b)", "b en en"),
            ("{lang=ar}\n> [a](b)", "b ar ar"),
            ("> [a](b)\n\n{lang=ar}\nc", "b en en"),
            ("## [a](b) {lang=id}", "b id id"),
            ("- [a](b)\n{lang=id}", "b id id"),
            ("<p lang=id>x <a href=b>a</a>", "b id id"),
            ("<P LANG='id'>x<P><A HREF=b>a</A>", "b en en"),
            ("<div lang=id>\n\n[a](b)\n\n</div>", "b id id"),
            ("<div xml:lang=id>\n\n<br lang=ar>\n\n[a](b)\n\n</div>", "b id id"),
            ("<a href=b lang=id_id>a</a>", "b en id-ID"),
            ("<a href=b><b>x</b><i lang=id>a</i><i lang=ar>c</i></a>", "b en id"),
            ("<p lang=\"\"><a href=b>a</a></p>", "b  "),
            ("</p></div><a href=b>a</a>", "b en en"),
            ("x[^1]\n\n[^1]: [y [a](b)]{lang=id}", "b id id"),
            ("[a][r]\n{lang=id}\n\n[r]: b", "b id id"),
        ] {
            assert_eq!(said(&markdown(text)), [expected], "{text}");
        }
    }

    #[test]
    fn only_links_that_readers_follow_and_that_say_nothing_are_asked() {
        for text in [
            "<a href=b hreflang=id>a</a>",
            "<a HREF=b HREFLANG>a</a>",
            "<area href=b>",
            "<link rel=x href=b>",
            "![a](b)",
            "<blockquote cite=b>a</blockquote>",
            "<img src=b>",
            "<https://example.org/b>",
        ] {
            assert_eq!(said(&markdown(text)), [""; 0], "{text}");
        }
        assert_eq!(said(&markdown("<a ping='b c' href=d>a</a> <a title=x>e</a>")), ["d en en"]);
    }

    #[test]
    fn absolute_links_to_the_site_itself_are_links_of_the_site() {
        let own_url = crate::base::url::BaseUrl::parse("https://example.org/blog/").ok();
        let options = Options { own_url, ..super::super::sample::options() };
        for (text, expected) in [
            ("[a](https://example.org/blog/b/)", &["https://example.org/blog/b/ en en"][..]),
            ("<http://EXAMPLE.org/blog/b/#c>", &["http://EXAMPLE.org/blog/b/#c en en"]),
            ("<a href='https://example.org/blog/?b&amp;c'>a</a>", &["https://example.org/blog/?b&c en en"]),
            ("[a](https://example.org/)", &[]),
            ("[a](https://example.org.evil/blog/b/)", &[]),
            ("![a](https://example.org/blog/b.png) <img src=https://example.org/blog/b.png>", &[]),
            ("<a href=https://example.org/blog/b/ hreflang=id>a</a>", &[]),
        ] {
            assert_eq!(said(&with(text, &options)), expected, "{text}");
        }
    }
}
