//! Follows an address through redirects to its end.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::answer::{Answer, Checked};
use super::feed_address::is_feed_address;
use super::host::Host;
use super::redirect_page::{joined, refresh};
use crate::base::feed_entries::feed_entries;
use crate::base::url;
use crate::input::redirects::{self, Rule};
use crate::input::rules::Rules;

/// A built site: the bytes of an output file, by its path (`tag/x/index.html`).
pub(crate) type Site<'a> = &'a dyn Fn(&str) -> Option<Cow<'a, [u8]>>;

/// Redirects that are followed before they are taken for a circle.
const MOST: usize = 10;

/// Checks each address. `base` is the path of the site on its host: `/` or `/blog/`. The host of an address is
/// ignored: the list is of the site as it was, wherever it was.
pub fn check<'a>(addresses: &[String], base: &'a str, host: Host, site: Site<'a>) -> Vec<Checked> {
    let rules = site("_redirects").map(|bytes| redirects::parse(&String::from_utf8_lossy(&bytes))).unwrap_or_default();
    let walk = |host: Host| {
        let known = rules.iter().filter(|rule| host.knows(rule)).cloned().collect();
        Walk { base, site, host, rules: Rules::new(known), numbers: numbers(site) }
    };
    let (own, by_rules) = (walk(host), walk(Host::Netlify));
    let answer = |address: &String| {
        let answer = match own.answer(address) {
            Answer::Nothing if by_rules.answer(address).is_good() => Answer::OnlyByRule,
            answer => answer,
        };
        Checked { address: address.clone(), answer }
    };
    addresses.iter().map(answer).collect()
}

struct Walk<'a> {
    base: &'a str,
    site: Site<'a>,
    host: Host,
    rules: Rules,
    /// The addresses by number that a script on the home page knows.
    numbers: serde_json::Map<String, serde_json::Value>,
}

/// The table that the home page's script looks numbers up in, where the home page has the script.
fn numbers(site: Site<'_>) -> serde_json::Map<String, serde_json::Value> {
    let home = site("index.html").is_some_and(|bytes| String::from_utf8_lossy(&bytes).contains("old-addresses."));
    let table = site("old-addresses.json").filter(|_| home && site("old-addresses.js").is_some());
    let parsed = table.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    match parsed {
        Some(serde_json::Value::Object(map)) => map,
        _ => serde_json::Map::new(),
    }
}

impl Walk<'_> {
    fn answer(&self, address: &str) -> Answer {
        let Some(mut at) = self.inside(address) else { return Answer::Nothing };
        let asks_feed = is_feed_address(at.split('?').next().unwrap_or_default());
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let (mut moved, mut by_page) = (false, false);
        for _ in 0..MOST {
            if !seen.insert(at.clone()) {
                return Answer::Circle(at);
            }
            match self.step(&at) {
                Step::Page if by_page && self.entries(&at).is_some() => return Answer::FeedPage(at),
                Step::Page if asks_feed && self.entries(&at).is_none_or(|entries| entries == 0) => {
                    return Answer::NoEntries(at);
                }
                Step::Page if moved => return Answer::Redirect(at),
                Step::Page => return Answer::Page,
                Step::Nothing if moved => return Answer::DeadEnd(at),
                Step::Nothing => return Answer::Nothing,
                Step::To(to, how) => match self.inside(&to).filter(|_| !is_elsewhere(&to)) {
                    Some(next) => (at, by_page) = (next, by_page || how == How::Page),
                    None => return Answer::Elsewhere(to),
                },
            }
            moved = true;
        }
        Answer::Circle(at)
    }

    /// An address as a decoded path below the site's home, with its query: `/2016/x/`, `/?p=7`.
    fn inside(&self, address: &str) -> Option<String> {
        let rest = match address.find("://") {
            Some(at) => {
                let rest = &address[at + 3..];
                &rest[rest.find(['/', '?', '#']).unwrap_or(rest.len())..]
            }
            None => address,
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path = url::decode(path)?;
        let path = format!("/{}", path.trim_start_matches('/'));
        let inner =
            path.strip_prefix(self.base.trim_end_matches('/')).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let inner = inner.unwrap_or(&path);
        let inner = if inner.is_empty() { "/" } else { inner };
        Some(if query.is_empty() { inner.to_string() } else { format!("{inner}?{query}") })
    }

    fn step(&self, at: &str) -> Step {
        let (path, query) = at.split_once('?').unwrap_or((at, ""));
        let on_host = format!("{}{path}", self.base.trim_end_matches('/'));
        let file = self.file(path);
        let accept = |rule: &Rule| {
            let is_spelled = self.host.ignores_slash()
                || rule.from.ends_with('*')
                || rule.from.ends_with('/') == on_host.ends_with('/');
            is_spelled && (file.is_none() || self.host.prefers(rule))
        };
        let rule = self.rules.find(&on_host, query, &accept);
        if let Some(found) = rule {
            return match found.status {
                200 => self.rewritten(&found.to),
                300..=399 => Step::To(found.to, How::Rule),
                _ => Step::Nothing,
            };
        }
        if let Some(to) = self.by_number(path, query) {
            return Step::To(to, How::Page);
        }
        let asks_number = ["p", "page_id", "attachment_id", "cat"]
            .iter()
            .any(|key| query.split('&').any(|pair| pair.split('=').next() == Some(key)));
        if path == "/" && asks_number {
            return Step::Nothing;
        }
        match file {
            Some(bytes) => match refresh(&bytes) {
                Some(to) => Step::To(joined(path, &to), How::Page),
                None => Step::Page,
            },
            None => Step::Nothing,
        }
    }

    /// What the target of a rewrite gives at the old address.
    fn rewritten(&self, to: &str) -> Step {
        let is_there = is_elsewhere(to) || self.inside(to).is_some_and(|path| self.file(&path).is_some());
        if is_there { Step::Page } else { Step::Nothing }
    }

    /// The number of entries of the feed at a path; `None` if it is no feed.
    fn entries(&self, path: &str) -> Option<usize> {
        let bytes = self.file(path.split('?').next().unwrap_or_default())?;
        feed_entries(&bytes).map(|entries| entries.len())
    }

    fn by_number(&self, path: &str, query: &str) -> Option<String> {
        if path != "/" || query.is_empty() {
            return None;
        }
        let pairs = || query.split('&').filter_map(|pair| pair.split_once('='));
        let number = pairs().find(|(key, _)| matches!(*key, "p" | "page_id" | "attachment_id"));
        let key = match number {
            Some((_, id)) => format!("p={id}"),
            None => format!("cat={}", pairs().find(|(key, _)| *key == "cat")?.1),
        };
        let to = self.numbers.get(&key)?.as_str()?;
        Some(format!("{}{to}", self.base))
    }

    /// The file that hosts give for a path: itself, the index of a folder, or the page without its ending.
    fn file(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        let inner = path.trim_start_matches('/');
        let folder = inner.trim_end_matches('/');
        let index = if folder.is_empty() { "index.html".to_string() } else { format!("{folder}/index.html") };
        let exact = || (!inner.is_empty() && !inner.ends_with('/')).then(|| (self.site)(inner)).flatten();
        let bare =
            || (!folder.is_empty() && !inner.ends_with('/')).then(|| (self.site)(&format!("{folder}.html"))).flatten();
        exact().or_else(|| (self.site)(&index)).or_else(|| self.host.adds_html().then(bare).flatten())
    }
}

enum Step {
    Page,
    Nothing,
    To(String, How),
}

/// What redirects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// The host, with a status that every program understands.
    Rule,
    /// A page, which only browsers follow.
    Page,
}

fn is_elsewhere(to: &str) -> bool {
    to.contains("://") || to.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 13] = [
        ("index.html", "<script src=\"/blog/old-addresses.0123456789ab.js\" defer></script>"),
        ("old-addresses.js", ""),
        ("old-addresses.json", "{\"p=7\": \"2016/kopi/\", \"cat=2\": \"gone/\"}"),
        ("2016/kopi/index.html", "<p>kopi"),
        ("lama/index.html", "<meta http-equiv=\"refresh\" content=\"0; url=/blog/2016/kopi/\">"),
        ("a/index.html", "<meta http-equiv=\"refresh\" content=\"0; url=../b/index.html\">"),
        ("b/index.html", "<meta http-equiv=\"refresh\" content=\"0; url=/blog/a/index.html\">"),
        ("bare.html", "<p>bare"),
        (
            "feed.xml",
            "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a:b</id></entry></feed>",
        ),
        ("empty/index.xml", "<rss><channel></channel></rss>"),
        ("atom/index.html", "<p>Feeds"),
        ("rss/index.html", "<meta http-equiv=\"refresh\" content=\"0; url=/blog/feed.xml\">"),
        (
            "_redirects",
            "/blog/feed/ /blog/feed.xml\n/blog/rss/ /blog/feed.xml\n/blog/kabar/ /blog/lama/\n/blog/luar/ https://example.net/\n\
             /blog/ p=9 /blog/2016/kopi/ 301!\n/blog/ p=10 /blog/2016/kopi/ 301\n/blog/mati/ /blog/nihil/\n/blog/gone/ /blog/2016/kopi/ 410\n/blog/lost/ / 404\n\
             /blog/as/ /blog/2016/kopi/ 200\n/blog/as-nothing/ /blog/nihil/ 200\n/blog/2016/kopi/ /blog/ 302\n",
        ),
    ];

    fn on(host: Host, address: &str) -> Answer {
        let site = |path: &str| {
            let found = FILES.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| Cow::Borrowed(text.as_bytes()))
        };
        check(&[address.to_string()], "/blog/", host, &site).remove(0).answer
    }

    fn answer(address: &str) -> Answer {
        on(Host::Netlify, address)
    }

    #[test]
    fn a_page_answers_with_or_without_its_slash_and_host() {
        for address in [
            "https://old.example.org/blog/2016/kopi/",
            "/blog/2016/kopi",
            "https://example.org/blog/2016/kopi/index.html",
            "/2016/kopi/?utm_source=x#part",
            "https://example.org/blog",
        ] {
            assert_eq!(answer(address), Answer::Page, "{address}");
            assert_eq!(on(Host::Plain, address), Answer::Page, "{address}");
        }
        assert_eq!(answer("/blog/2016/teh/"), Answer::Nothing);
        assert_eq!(on(Host::GitHub, "/blog/bare"), Answer::Page);
        assert_eq!(on(Host::Plain, "/blog/bare.html"), Answer::Page);
        assert!(!on(Host::Plain, "/blog/bare").is_good());
    }

    #[test]
    fn redirects_are_followed_to_their_end_and_in_circles_they_are_found() {
        assert_eq!(answer("/blog/lama/"), Answer::Redirect("/2016/kopi/".into()));
        assert_eq!(answer("/blog/kabar"), Answer::Redirect("/2016/kopi/".into()));
        assert_eq!(answer("/blog/luar/"), Answer::Elsewhere("https://example.net/".into()));
        assert_eq!(answer("/blog/mati/"), Answer::DeadEnd("/nihil/".into()));
        assert!(matches!(answer("/blog/a/"), Answer::Circle(_)), "{:?}", answer("/blog/a/"));
    }

    #[test]
    fn a_number_answers_by_a_rule_or_by_the_home_pages_script() {
        assert_eq!(answer("https://example.org/blog/?p=9"), Answer::Redirect("/2016/kopi/".into()));
        assert_eq!(answer("https://example.org/blog/?page_id=7"), Answer::Redirect("/2016/kopi/".into()));
        assert_eq!(answer("https://example.org/blog/?p=8"), Answer::Nothing);
        assert_eq!(answer("https://example.org/blog/?cat=2"), Answer::DeadEnd("/gone/".into()));
    }

    #[test]
    fn a_rule_answers_only_on_hosts_that_know_it() {
        for (address, netlify, cloudflare, plain) in [
            ("/blog/kabar/", true, true, false),
            ("/blog/kabar", true, false, false),
            ("/blog/?p=9", true, false, false),
            // The home page hides a rule with a query that is not forced.
            ("/blog/?p=10", false, false, false),
            ("/blog/lama/", true, true, true),
            ("/blog/as/", true, true, false),
            ("/blog/as-nothing/", false, false, false),
            ("/blog/gone/", false, false, false),
            ("/blog/lost/", false, false, false),
        ] {
            let good = |host| on(host, address).is_good();
            assert_eq!((good(Host::Netlify), good(Host::Cloudflare)), (netlify, cloudflare), "{address}");
            assert_eq!((good(Host::Plain), good(Host::GitHub)), (plain, plain), "{address}");
        }
        assert_eq!(on(Host::Plain, "/blog/kabar"), Answer::OnlyByRule);
        assert_eq!(on(Host::Cloudflare, "/blog/2016/kopi/"), Answer::Redirect("/".into()));
    }

    #[test]
    fn a_page_that_leads_to_a_feed_is_no_answer_for_feed_readers() {
        assert_eq!(on(Host::Plain, "/blog/rss/"), Answer::FeedPage("/feed.xml".into()));
        assert_eq!(on(Host::Netlify, "/blog/rss/"), Answer::FeedPage("/feed.xml".into()));
        assert_eq!(on(Host::Cloudflare, "/blog/rss/"), Answer::Redirect("/feed.xml".into()));
        assert_eq!(on(Host::Netlify, "/blog/feed/"), Answer::Redirect("/feed.xml".into()));
        assert!(on(Host::Plain, "/blog/rss/").why().contains("feed readers"));
    }

    #[test]
    fn a_feed_without_entries_is_no_answer_and_neither_is_a_page() {
        assert_eq!(on(Host::Plain, "/blog/feed.xml"), Answer::Page);
        assert_eq!(on(Host::Plain, "/blog/empty/index.xml"), Answer::NoEntries("/empty/index.xml".into()));
        assert_eq!(on(Host::Plain, "/blog/atom/"), Answer::NoEntries("/atom/".into()));
        assert!(!on(Host::Plain, "/blog/atom/").is_good());
    }
}
