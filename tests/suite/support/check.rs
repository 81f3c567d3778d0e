//! What holds on every page of every site, whatever its theme: well-formed, each link and anchor leads somewhere, each
//! language tag is one, nothing is asked of a third party.

use std::collections::{BTreeMap, BTreeSet};

use chancery::base::url::BaseUrl;
use chancery::build::Outcome;
use chancery::language::Language;

use chancery_testkit::html::{self, Document, Element};
use chancery_testkit::xml;

/// A built site and the address that it is at.
pub(crate) struct Check<'o> {
    files: BTreeMap<&'o str, &'o [u8]>,
    pages: BTreeMap<&'o str, Document>,
    base: BaseUrl,
    /// Pages are read from a disk: every link is relative and names its file.
    relative: bool,
    problems: Vec<String>,
}

/// Everything that is wrong with a site, each with its output file; empty for a sound one.
pub(crate) fn problems(outcome: &Outcome, base_url: &str, relative: bool) -> Vec<String> {
    let rendered = outcome.rendered.as_ref().unwrap_or_else(|| panic!("{}", super::reported(outcome)));
    let files: BTreeMap<&str, &[u8]> = rendered.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
    // A copy of a feed at the old address of a page is no page.
    let is_page =
        |path: &str, bytes: &[u8]| path.ends_with(".html") && !bytes.starts_with(b"<?xml") && !bytes.starts_with(b"{");
    let parsed = |(path, bytes): (&&'_ str, &&[u8])| is_page(path, bytes).then(|| html::parse(&utf8(bytes)));
    let pages = files.keys().copied().zip(files.iter().map(parsed)).filter_map(|(path, page)| Some((path, page?)));
    let pages = pages.collect();
    let base = BaseUrl::parse(base_url).expect("a base URL");
    let mut check = Check { files, pages, base, relative, problems: Vec::new() };
    check.run();
    check.problems
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("pages are UTF-8")
}

/// Attributes that hold an address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "data", "action", "cite"];

impl Check<'_> {
    fn run(&mut self) {
        let pages = std::mem::take(&mut self.pages);
        for (path, page) in &pages {
            let mut found = well_formed(page);
            found.extend(languages(page));
            found.extend(third_parties(page));
            found.extend(self.links(&pages, path, page));
            found.extend(self.structured_data(&pages, page));
            self.problems.extend(found.into_iter().map(|problem| format!("{path}: {problem}")));
        }
        for (path, bytes) in self.files.clone() {
            let found = match path.rsplit('.').next() {
                Some("css") => self.style_sheet(&pages, path, &utf8(bytes)),
                Some("xml") => self.xml(&pages, &utf8(bytes)),
                Some("json") => self.json_feed(&pages, &utf8(bytes)),
                _ => Vec::new(),
            };
            self.problems.extend(found.into_iter().map(|problem| format!("{path}: {problem}")));
        }
    }

    /// Links, pictures and redirects of a page.
    fn links(&self, pages: &BTreeMap<&str, Document>, path: &str, page: &Document) -> Vec<String> {
        let mut problems = Vec::new();
        for element in addressed(page) {
            let mut addresses: Vec<&str> = ADDRESSES.iter().filter_map(|name| element.attribute(name)).collect();
            let sources = element.attribute("srcset").unwrap_or_default().split(',');
            addresses.extend(sources.filter_map(|source| source.split_whitespace().next()));
            if element.attribute("http-equiv") == Some("refresh") {
                addresses
                    .extend(element.attribute("content").and_then(|text| text.split_once("url=")).map(|(_, url)| url));
            }
            if let Some(property) = element.attribute("property")
                && ["og:url", "og:image"].contains(&property)
            {
                addresses.extend(element.attribute("content"));
            }
            for address in addresses {
                problems.extend(self.leads(pages, path, address).err());
            }
        }
        problems
    }

    /// Whether an address on the page at the output path `from` leads to a file and an anchor of the site, or away.
    fn leads(&self, pages: &BTreeMap<&str, Document>, from: &str, address: &str) -> Result<(), String> {
        let (address, fragment) = address.split_once('#').map_or((address, None), |(path, part)| (path, Some(part)));
        let address = address.split('?').next().unwrap_or_default();
        let problem = |what: &str| Err(format!("`{address}` {what}"));
        let home = self.base.absolute("/");
        let inside = match address {
            "" => Some(from.to_string()),
            _ if address.starts_with(&home) => Some(address[home.len()..].to_string()),
            _ if address.starts_with("//") || has_scheme(address) => None,
            _ if address.starts_with('/') && self.relative => return problem("is not relative"),
            _ if address.starts_with('/') => match address.strip_prefix(self.base.path()) {
                Some(inner) => Some(inner.to_string()),
                None => return problem("leaves the site's folder"),
            },
            _ => match joined(from, address) {
                Some(path) => Some(path),
                None => return problem("climbs out of the site"),
            },
        };
        let Some(inside) = inside else { return Ok(()) };
        let Some(decoded) = chancery::base::url::decode(&inside) else { return problem("is not UTF-8") };
        let absolute = address.starts_with(&home);
        let file = match decoded.as_str() {
            "" => "index.html".to_string(),
            folder if folder.ends_with('/') && self.relative && !absolute => return problem("names a folder, no file"),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_string(),
        };
        if !self.files.contains_key(file.as_str()) {
            return problem(&format!("leads to `{file}`, which does not exist"));
        }
        match fragment.filter(|fragment| !fragment.is_empty() && *fragment != "top") {
            Some(fragment) => {
                let id = chancery::base::url::decode(fragment).unwrap_or_default();
                let found = pages.get(file.as_str()).is_some_and(|page| page.attributes("[id]", "id").contains(&&*id));
                if found { Ok(()) } else { problem(&format!("`#{fragment}` is no id in `{file}`")) }
            }
            None => Ok(()),
        }
    }

    /// JSON-LD is JSON, and its addresses on this site exist.
    fn structured_data(&self, pages: &BTreeMap<&str, Document>, page: &Document) -> Vec<String> {
        let mut problems = Vec::new();
        for script in page.all("script[type=application/ld+json]") {
            match serde_json::from_str(&script.text()) {
                Ok(value) => problems.extend(self.addresses_in(pages, &value)),
                Err(error) => problems.push(format!("JSON-LD: {error}")),
            }
        }
        problems
    }

    fn addresses_in(&self, pages: &BTreeMap<&str, Document>, value: &serde_json::Value) -> Vec<String> {
        match value {
            serde_json::Value::String(text) if text.starts_with(self.base.origin()) => {
                // A fragment in structured data names a thing, not a place on a page.
                let page = text.split('#').next().unwrap_or_default();
                self.leads(pages, "index.html", page).err().into_iter().collect()
            }
            serde_json::Value::Array(items) => items.iter().flat_map(|item| self.addresses_in(pages, item)).collect(),
            serde_json::Value::Object(map) => map.values().flat_map(|item| self.addresses_in(pages, item)).collect(),
            _ => Vec::new(),
        }
    }

    fn style_sheet(&self, pages: &BTreeMap<&str, Document>, path: &str, text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        for piece in text.split("url(").skip(1) {
            let address = piece.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
            if is_foreign(address) {
                problems.push(format!("asks a third party for `{address}`"));
            } else if !address.starts_with("data:") {
                problems.extend(self.leads(pages, path, address).err());
            }
        }
        if text.contains("@import") {
            problems.push("imports another style sheet".to_string());
        }
        problems
    }

    /// Feeds and sitemaps: well-formed, ids once each, addresses absolute and alive, a language on each entry.
    fn xml(&self, pages: &BTreeMap<&str, Document>, text: &str) -> Vec<String> {
        let root = match xml::parse(text) {
            Ok(root) => root,
            Err(problem) => return vec![problem],
        };
        let mut problems = Vec::new();
        let mut addresses: Vec<String> = Vec::new();
        match root.name.as_str() {
            "feed" => {
                problems.extend(repeated("entry id", root.all("entry").iter().map(|entry| entry.text_of("id"))));
                let entries = root.all("entry");
                for element in entries.iter().copied().chain([&root]) {
                    problems.extend(tag_problem("xml:lang", element.attribute("xml:lang").unwrap_or_default()));
                    let links = element.all("link").into_iter();
                    addresses.extend(links.filter_map(|link| link.attribute("href")).map(str::to_string));
                }
                for entry in entries {
                    problems.extend(self.content(pages, entry.text_of("content")));
                }
            }
            "urlset" => {
                problems.extend(repeated("address", root.all("url").iter().map(|url| url.text_of("loc"))));
                for url in root.all("url") {
                    addresses.push(url.text_of("loc").to_string());
                    for link in url.all("xhtml:link") {
                        problems.extend(tag_problem("hreflang", link.attribute("hreflang").unwrap_or_default()));
                        addresses.extend(link.attribute("href").map(str::to_string));
                    }
                }
            }
            _ => {}
        }
        problems.extend(addresses.iter().filter_map(|address| self.absolute(pages, address)));
        problems
    }

    fn json_feed(&self, pages: &BTreeMap<&str, Document>, text: &str) -> Vec<String> {
        let feed: serde_json::Value = match serde_json::from_str(text) {
            Ok(feed) => feed,
            Err(error) => return vec![error.to_string()],
        };
        if !feed["version"].as_str().is_some_and(|version| version.starts_with("https://jsonfeed.org/version/")) {
            return Vec::new();
        }
        let items: Vec<&serde_json::Value> = feed["items"].as_array().into_iter().flatten().collect();
        let mut problems = repeated("id", items.iter().filter_map(|item| item["id"].as_str()));
        let mut addresses = vec![&feed["home_page_url"], &feed["feed_url"]];
        for item in items {
            problems.extend(tag_problem("language", item["language"].as_str().unwrap_or_default()));
            problems.extend(self.content(pages, item["content_html"].as_str().unwrap_or_default()));
            addresses.push(&item["url"]);
        }
        let written = addresses.into_iter().map(|address| address.as_str().unwrap_or_default());
        problems.extend(written.filter_map(|address| self.absolute(pages, address)));
        problems
    }

    /// What a feed reader shows of a post: its addresses are absolute, or anchors within it.
    fn content(&self, pages: &BTreeMap<&str, Document>, text: &str) -> Vec<String> {
        let content = html::parse(&format!("<!doctype html><title>x</title>{text}"));
        let mut problems: Vec<String> = content.errors.iter().map(|error| format!("content: {error}")).collect();
        let ids = content.attributes("[id]", "id");
        for address in ["href", "src"].map(|name| content.attributes(&format!("[{name}]"), name)).concat() {
            match address.strip_prefix('#') {
                Some(part) if ids.contains(&&*chancery::base::url::decode(part).unwrap_or_default()) => {}
                _ => problems.extend(self.absolute(pages, address).map(|problem| format!("content: {problem}"))),
            }
        }
        problems
    }

    fn absolute(&self, pages: &BTreeMap<&str, Document>, address: &str) -> Option<String> {
        match has_scheme(address) {
            true => self.leads(pages, "index.html", address).err(),
            false => Some(format!("`{address}` is not absolute")),
        }
    }
}

/// The elements of a page that may hold an address.
fn addressed(page: &Document) -> Vec<Element<'_>> {
    page.all("[href]")
        .into_iter()
        .chain(ADDRESSES[1..].iter().flat_map(|name| page.all(&format!("[{name}]"))))
        .chain(page.all("[srcset]"))
        .chain(page.all("meta"))
        .collect()
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn is_foreign(address: &str) -> bool {
    address.starts_with("//") || address.starts_with("http:") || address.starts_with("https:")
}

/// A relative address from the page at an output path, as an output path.
fn joined(from: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut segments = address.split('/').peekable();
    while let Some(segment) = segments.next() {
        match segment {
            ".." => drop(parts.pop()?),
            "." => {}
            _ => parts.push(segment),
        }
        if segments.peek().is_none() && matches!(segment, "." | "..") {
            parts.push("");
        }
    }
    Some(parts.join("/"))
}

fn well_formed(page: &Document) -> Vec<String> {
    let mut problems = page.errors.clone();
    problems.extend(repeated("id", page.attributes("[id]", "id").into_iter()));
    let headings = page.all("h1").len();
    if headings != 1 {
        problems.push(format!("{headings} elements `h1`"));
    }
    let nameless = page.all("img").into_iter().filter(|image| image.attribute("alt").is_none());
    problems.extend(nameless.map(|image| format!("no alt on `{}`", image.attribute("src").unwrap_or_default())));
    if page.texts("title").iter().all(String::is_empty) {
        problems.push("no title".to_string());
    }
    problems
}

fn languages(page: &Document) -> Vec<String> {
    let mut problems = Vec::new();
    problems.extend(tag_problem("lang of html", page.one("html").attribute("lang").unwrap_or_default()));
    for name in ["lang", "hreflang"] {
        let tags = page.attributes(&format!("[{name}]"), name).into_iter().filter(|tag| *tag != "x-default");
        problems.extend(tags.filter_map(|tag| tag_problem(name, tag)));
    }
    let directions = page.attributes("[dir]", "dir").into_iter().filter(|dir| !["ltr", "rtl", "auto"].contains(dir));
    problems.extend(directions.map(|dir| format!("`{dir}` is not a direction")));
    problems
}

/// Says so where a tag is empty, none of BCP 47, or not in its canonical spelling.
fn tag_problem(what: &str, tag: &str) -> Option<String> {
    let fits = tag == "x-default" || Language::parse(tag).is_ok_and(|language| language.tag == tag);
    (!fits).then(|| format!("{what} is `{tag}`"))
}

/// What a browser would fetch by itself from somewhere else.
fn third_parties(page: &Document) -> Vec<String> {
    let fetched = ["src", "srcset", "poster", "data"].map(|name| page.attributes(&format!("[{name}]"), name)).concat();
    let linked = page.all("link").into_iter().filter(|link| {
        !["canonical", "alternate", "prev", "next", "license", "author"].contains(&link.attribute("rel").unwrap_or("?"))
    });
    let fetched = fetched.into_iter().chain(linked.filter_map(|link| link.attribute("href")));
    let styled =
        page.texts("style").into_iter().chain(page.attributes("[style]", "style").into_iter().map(str::to_string));
    let styled = styled.filter(|style| style.contains("url(") || style.contains("@import"));
    let fetched = fetched.filter(|address| is_foreign(address)).map(str::to_string);
    fetched.chain(styled).map(|address| format!("asks a third party for `{address}`")).collect()
}

fn repeated<'t>(what: &str, values: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    values.filter(|value| !seen.insert(*value)).map(|value| format!("{what} `{value}` twice")).collect()
}
