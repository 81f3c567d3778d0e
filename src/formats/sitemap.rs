//! Sitemaps (sitemaps.org protocol 0.9) with their languages.
//!
//! Takes the pages that search engines should know; gives the documents with their paths.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::base::xml;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The path of the document that `robots.txt` names.
pub(crate) const PATH: &str = "sitemap.xml";

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SitemapEntry {
    /// The page's absolute, encoded URL.
    pub(crate) loc: String,
    /// A W3C date-time: `2016-10-08`, or a date-time with offset.
    pub(crate) lastmod: Option<String>,
    /// The page in each language as (BCP 47 or `x-default`, absolute URL), this page itself among them, as search
    /// engines demand; empty where it exists in one language only.
    pub(crate) alternates: Vec<(String, String)>,
}

/// How much one document may hold; both limits bind.
#[derive(Clone, Copy, Debug)]
struct Limits {
    urls: usize,
    /// Not compressed.
    bytes: usize,
}

const PROTOCOL: Limits = Limits { urls: 50_000, bytes: 50 * 1024 * 1024 };

/// The documents as (path, text), in the order of the entries: `sitemap.xml`; past 50,000 URLs or 50 MiB
/// `sitemap-1.xml` and so on, with `sitemap.xml` first, as their index. No entries, no document: the schema demands
/// one URL at least. `absolute` makes a path's absolute URL.
/// `generator` is the program in a comment of each.
pub(crate) fn render(
    entries: &[SitemapEntry],
    generator: &str,
    absolute: &dyn Fn(&str) -> String,
) -> Vec<(String, String)> {
    render_within(PROTOCOL, entries, generator, absolute)
}

fn render_within(
    limits: Limits,
    entries: &[SitemapEntry],
    generator: &str,
    absolute: &dyn Fn(&str) -> String,
) -> Vec<(String, String)> {
    let document = |urls: &[String]| document(urls, generator);
    let urls: Vec<String> = entries.iter().map(url).collect();
    let parts = split(limits, &urls, document(&[]).len());
    match parts.as_slice() {
        [] => Vec::new(),
        [_] => vec![(PATH.to_string(), document(&urls))],
        _ => {
            let paths: Vec<String> = (1..=parts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
            let listed: Vec<(String, Option<&str>)> =
                paths.iter().zip(&parts).map(|(path, part)| (absolute(path), newest(&entries[part.clone()]))).collect();
            let documents = parts.iter().map(|part| document(&urls[part.clone()]));
            let index = (PATH.to_string(), index(&listed, generator));
            std::iter::once(index).chain(paths.into_iter().zip(documents)).collect()
        }
    }
}

/// Fills one part after the other, each with a frame of `frame` bytes. A URL that is larger than a document may be gets a document of its own.
fn split(limits: Limits, urls: &[String], frame: usize) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut bytes = frame;
    for (at, url) in urls.iter().enumerate() {
        bytes += url.len();
        match parts.last_mut() {
            Some(part) if part.len() < limits.urls && bytes <= limits.bytes => part.end = at + 1,
            _ => {
                parts.push(at..at + 1);
                bytes = frame + url.len();
            }
        }
    }
    parts
}

/// The `url` element: `loc`, `lastmod`, then what is not of the protocol, in the schema's order.
fn url(entry: &SitemapEntry) -> String {
    let mut out = String::with_capacity(192 + 128 * entry.alternates.len());
    xml::open(&mut out, "url", &[]);
    out.push('\n');
    xml::element(&mut out, "loc", &[], &entry.loc);
    if let Some(lastmod) = &entry.lastmod {
        xml::element(&mut out, "lastmod", &[], lastmod);
    }
    for (lang, url) in &entry.alternates {
        xml::empty(&mut out, "xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", url)]);
    }
    xml::close(&mut out, "url");
    out
}

/// The `urlset` document.
fn document(urls: &[String], generator: &str) -> String {
    let mut out = String::with_capacity(urls.iter().map(String::len).sum::<usize>() + 256);
    begin(&mut out, generator);
    xml::open(&mut out, "urlset", &[("xmlns", NAMESPACE), ("xmlns:xhtml", XHTML)]);
    out.push('\n');
    urls.iter().for_each(|url| out.push_str(url));
    xml::close(&mut out, "urlset");
    out
}

/// The `sitemapindex` document of (absolute URL, newest change).
fn index(sitemaps: &[(String, Option<&str>)], generator: &str) -> String {
    let mut out = String::new();
    begin(&mut out, generator);
    xml::open(&mut out, "sitemapindex", &[("xmlns", NAMESPACE)]);
    out.push('\n');
    for (url, lastmod) in sitemaps {
        xml::open(&mut out, "sitemap", &[]);
        out.push('\n');
        xml::element(&mut out, "loc", &[], url);
        if let Some(lastmod) = lastmod {
            xml::element(&mut out, "lastmod", &[], lastmod);
        }
        xml::close(&mut out, "sitemap");
    }
    xml::close(&mut out, "sitemapindex");
    out
}

fn begin(out: &mut String, generator: &str) {
    out.push_str(xml::DECLARATION);
    out.push_str("<!-- ");
    out.push_str(generator);
    out.push_str(" -->\n");
}

/// The newest change among the entries, as it was written there.
fn newest(entries: &[SitemapEntry]) -> Option<&str> {
    let texts = entries.iter().filter_map(|entry| entry.lastmod.as_deref());
    texts.filter_map(|text| Some((instant(text)?, text))).max().map(|(_, text)| text)
}

fn instant(text: &str) -> Option<Timestamp> {
    if text.contains('T') {
        return text.parse().ok();
    }
    let day: Date = text.parse().ok()?;
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::xml::tree::{Element, parse};

    fn entry(number: usize, lastmod: Option<&str>) -> SitemapEntry {
        SitemapEntry {
            loc: format!("https://example.org/blog/{number:04}/"),
            lastmod: lastmod.map(str::to_string),
            alternates: Vec::new(),
        }
    }

    fn absolute(path: &str) -> String {
        format!("https://example.org/blog/{path}")
    }

    fn locations(set: &Element) -> Vec<String> {
        set.children.iter().map(|child| child.one("loc").text.clone()).collect()
    }

    #[test]
    fn a_small_site_has_one_sitemap_with_its_languages() {
        let page = SitemapEntry {
            loc: "https://example.org/?a=1&b='2'".to_string(),
            lastmod: Some("2016-10-08".to_string()),
            alternates: vec![
                ("en".to_string(), "https://example.org/?a=1&b='2'".to_string()),
                ("id".to_string(), "https://example.org/id/".to_string()),
                ("x-default".to_string(), "https://example.org/".to_string()),
            ],
        };
        let documents = render(&[page, entry(7, None)], "A 1", &absolute);
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].0, "sitemap.xml");
        let set = parse(&documents[0].1);
        assert_eq!((set.name.as_str(), set.namespace.as_str()), ("urlset", NAMESPACE));
        let url = &set.children[0];
        let order: Vec<_> = url.children.iter().map(|child| child.name.as_str()).collect();
        assert_eq!(order, ["loc", "lastmod", "link", "link", "link"]);
        assert_eq!(url.one("loc").text, "https://example.org/?a=1&b='2'");
        let links = url.all("link");
        assert!(links.iter().all(|link| link.namespace == XHTML && link.get("rel") == Some("alternate")));
        let langs: Vec<_> = links.iter().map(|link| link.get("hreflang").unwrap()).collect();
        assert_eq!(langs, ["en", "id", "x-default"]);
        assert_eq!(links[1].get("href"), Some("https://example.org/id/"));
        assert_eq!(set.children[1].children.len(), 1);
    }

    #[test]
    fn past_the_number_of_urls_the_sitemap_becomes_an_index() {
        let lastmods = ["2016-10-08", "2016-10-09T01:00:00+07:00", "2016-10-08T23:00:00Z", "junk", "2015-01-01"];
        let entries: Vec<_> = lastmods.iter().enumerate().map(|(at, lastmod)| entry(at, Some(lastmod))).collect();
        let documents = render_within(Limits { urls: 3, bytes: usize::MAX }, &entries, "A 1", &absolute);
        let paths: Vec<_> = documents.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        let index = parse(&documents[0].1);
        assert_eq!((index.name.as_str(), index.namespace.as_str()), ("sitemapindex", NAMESPACE));
        assert_eq!(locations(&index), [absolute("sitemap-1.xml"), absolute("sitemap-2.xml")]);
        assert_eq!(index.children[0].one("lastmod").text, "2016-10-08T23:00:00Z");
        assert_eq!(index.children[1].one("lastmod").text, "2015-01-01");
        let mut all = locations(&parse(&documents[1].1));
        assert_eq!(all.len(), 3);
        all.extend(locations(&parse(&documents[2].1)));
        assert_eq!(all, entries.iter().map(|entry| entry.loc.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn no_part_is_larger_than_the_limit_of_bytes_and_none_is_split_too_soon() {
        let entries: Vec<_> = (0..10).map(|number| entry(number, None)).collect();
        let four = render(&entries[..4], "A 1", &absolute)[0].1.len();
        for (bytes, parts) in [(four, 3), (four - 1, 4), (1, 10)] {
            let documents = render_within(Limits { urls: 100, bytes }, &entries, "A 1", &absolute);
            assert_eq!(documents.len(), parts + 1, "{bytes} bytes");
            assert!(bytes == 1 || documents[1..].iter().all(|(_, text)| text.len() <= bytes));
        }
        let whole = render(&entries, "A 1", &absolute)[0].1.len();
        assert_eq!(render_within(Limits { urls: 10, bytes: whole }, &entries, "A 1", &absolute).len(), 1);
    }

    #[test]
    fn fifty_thousand_urls_fit_in_one_sitemap_and_one_more_does_not() {
        let entries: Vec<_> = (0..50_001).map(|number| entry(number, None)).collect();
        assert_eq!(render(&entries[..50_000], "A 1", &absolute).len(), 1);
        assert_eq!(render(&entries, "A 1", &absolute).len(), 3);
    }

    #[test]
    fn without_pages_there_is_no_sitemap() {
        assert!(render(&[], "A 1", &absolute).is_empty());
    }
}
