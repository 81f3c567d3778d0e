//! Reads the entries of any program's feed.
//!
//! Takes the bytes of a file; gives the id and the link of each entry, if the file is a feed: RSS 0.9x to 2.0, RSS 1.0,
//! Atom (RFC 4287) or JSON Feed. What is not well-formed is no feed, because feed readers refuse it.

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use serde_json::Value;

/// An entry of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FeedEntry {
    /// Its `id` or `guid`; its link if it has none, as feed readers do.
    pub(crate) id: String,
    /// The URL of its page, as written.
    pub(crate) link: String,
}

/// The entries of a feed; `None` if the file is no feed.
pub(crate) fn feed_entries(bytes: &[u8]) -> Option<Vec<FeedEntry>> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut entries = match text.starts_with('{') {
        true => of_json(text)?,
        false => of_xml(text)?,
    };
    for entry in &mut entries {
        if entry.id.is_empty() {
            entry.id.clone_from(&entry.link);
        }
    }
    Some(entries)
}

fn of_json(text: &str) -> Option<Vec<FeedEntry>> {
    let feed: Value = serde_json::from_str(text).ok()?;
    feed.get("version")?.as_str().filter(|version| version.contains("jsonfeed.org/version"))?;
    let field = |item: &Value, key: &str| match item.get(key) {
        Some(Value::String(text)) => text.trim().to_string(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let entry = |item: &Value| FeedEntry { id: field(item, "id"), link: field(item, "url") };
    Some(feed.get("items")?.as_array()?.iter().map(entry).collect())
}

fn of_xml(text: &str) -> Option<Vec<FeedEntry>> {
    let mut reader = Reader::from_str(text);
    let mut feed = Feed::default();
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => feed.start(&tag)?,
            Event::Empty(tag) => {
                feed.start(&tag)?;
                feed.end();
            }
            Event::End(_) => feed.end(),
            Event::Text(text) => feed.text(&text.decode().ok()?),
            Event::CData(text) => feed.text(&text.decode().ok()?),
            Event::GeneralRef(reference) => feed.text(&resolved(&reference)?),
            Event::Eof => break,
            _ => {}
        }
    }
    (feed.open.is_empty() && feed.is_feed).then_some(feed.entries)
}

fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    if let Some(character) = reference.resolve_char_ref().ok()? {
        return Some(character.to_string());
    }
    resolve_html5_entity(&reference.decode().ok()?).map(str::to_string)
}

/// What was read of a feed so far.
#[derive(Default)]
struct Feed {
    /// The names of the open elements, without prefixes.
    open: Vec<String>,
    is_feed: bool,
    entries: Vec<FeedEntry>,
}

impl Feed {
    fn start(&mut self, tag: &BytesStart<'_>) -> Option<()> {
        let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
        if self.open.is_empty() {
            self.is_feed = matches!(name.as_str(), "rss" | "RDF" | "feed");
        }
        let is_entry = matches!(name.as_str(), "item" | "entry") && self.entry_depth().is_none();
        self.open.push(name);
        if is_entry {
            self.entries.push(FeedEntry::default());
        } else if self.field() == Some("link") {
            self.link(tag)?;
        }
        Some(())
    }

    /// An Atom link: the one without `rel`, or with `rel="alternate"`, is the entry's page.
    fn link(&mut self, tag: &BytesStart<'_>) -> Option<()> {
        let value = |name: &str| {
            let found = tag.try_get_attribute(name).ok()??;
            Some(found.unescape_value().ok()?.trim().to_string())
        };
        let is_page = value("rel").is_none_or(|rel| rel == "alternate");
        if let (true, Some(href), Some(entry)) = (is_page, value("href"), self.entries.last_mut())
            && entry.link.is_empty()
        {
            entry.link = href;
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        let is_id = match self.field() {
            Some("guid" | "id") => true,
            Some("link") => false,
            _ => return,
        };
        if let Some(entry) = self.entries.last_mut() {
            let field = if is_id { &mut entry.id } else { &mut entry.link };
            field.push_str(text);
            let trimmed = field.trim().to_string();
            *field = trimmed;
        }
    }

    fn end(&mut self) {
        self.open.pop();
    }

    fn entry_depth(&self) -> Option<usize> {
        self.open.iter().position(|name| matches!(name.as_str(), "item" | "entry"))
    }

    /// The element that is directly in an entry.
    fn field(&self) -> Option<&str> {
        let at = self.entry_depth()?;
        (self.open.len() == at + 2).then(|| self.open[at + 1].as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, link: &str) -> FeedEntry {
        FeedEntry { id: id.into(), link: link.into() }
    }

    #[test]
    fn entries_of_all_formats_are_read() {
        let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><link>https://a.example/</link>\
                   <item><title>A</title><link>https://a.example/?a=1&amp;b=2</link><guid isPermaLink=\"false\">\
                   <![CDATA[x 7]]></guid></item><item><link>https://a.example/b/</link></item></channel></rss>";
        let expected =
            [entry("x 7", "https://a.example/?a=1&b=2"), entry("https://a.example/b/", "https://a.example/b/")];
        assert_eq!(feed_entries(rss.as_bytes()).unwrap(), expected);
        let atom = "\u{feff}<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>f</id><link href=\"/\"/><entry>\
                    <id>tag:a</id><link rel=\"self\" href=\"/s\"/><link rel='alternate' href=\"/a/\"/>\
                    <source><id>other</id></source></entry></feed>";
        assert_eq!(feed_entries(atom.as_bytes()).unwrap(), [entry("tag:a", "/a/")]);
        let rdf = "<rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://purl.org/rss/1.0/\"><channel/><item rdf:about=\"a\">\
                   <link>/a/</link></item></rdf:RDF>";
        assert_eq!(feed_entries(rdf.as_bytes()).unwrap(), [entry("/a/", "/a/")]);
        let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": 7, \"url\": \"/a/\"}]}";
        assert_eq!(feed_entries(json.as_bytes()).unwrap(), [entry("7", "/a/")]);
    }

    #[test]
    fn a_page_and_a_broken_feed_are_no_feeds() {
        for text in [
            "<!doctype html><html><body><p>feed</body></html>",
            "<html><body><rss></rss></body></html>",
            "<rss><channel><item>",
            "<urlset><url><loc>/a/</loc></url></urlset>",
            "{\"items\": []}",
            "",
        ] {
            assert_eq!(feed_entries(text.as_bytes()), None, "{text}");
        }
        assert_eq!(feed_entries(b"<rss><channel></channel></rss>").unwrap(), []);
    }
}
