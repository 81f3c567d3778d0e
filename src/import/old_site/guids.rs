//! The ids that entries have in the old feeds, so that subscribers see no entry twice.
//!
//! A feed holds the newest posts only. If all entries of the old feeds form their ids in one way, older posts get theirs
//! in that way too: the URL of the post, or the folder of that URL with the post's own name, as Jekyll forms it.

use std::collections::{BTreeMap, BTreeSet};

use icu::normalizer::ComposingNormalizerBorrowed;
use serde_json::json;

use super::address::Hosts;
use super::site::OldSite;
use crate::base::url::{decode, encode_path, is_uri};
use crate::import::model::{Blog, Effect, OldFile, Remark};

const NO_URI: &str = "the id of a post in the old feed is no URI, so subscribers may see the post again";

/// How the ids of a site are formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The URL of the post.
    Url,
    /// The folder of its URL, and its own name: `/2020/a` of `/2020/a.html` and of `/2020/a/`.
    Named,
}

impl Rule {
    /// The id of the post at a site path; none if its program forms no such ids.
    fn id(self, file: &OldFile, path: &str, hosts: &Hosts, origin: &str) -> Option<String> {
        match self {
            Rule::Url => Some(hosts.url(origin, path)),
            Rule::Named => {
                let id = file.feed_id.as_ref()?;
                let inner = path.strip_prefix(&id.prefix).filter(|rest| rest.starts_with('/')).unwrap_or(path);
                let folder = inner.trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
                let folder = hosts.url(origin, &format!("{}/", compatible(folder)));
                // Jekyll takes what follows a hash sign for a fragment.
                let name = encode_path(&compatible(&decode(&id.name)?)).replacen("%23", "#", 1);
                Some(format!("{folder}{name}"))
            }
        }
    }
}

/// NFKC, in which Jekyll writes URLs.
fn compatible(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// Writes the ids of the old feeds into the posts.
pub(crate) fn keep(blog: &mut Blog, old: &OldSite, hosts: &Hosts) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut links = Vec::new();
    for entry in old.feeds.iter().flat_map(|feed| &feed.entries) {
        if let Some(path) = hosts.site_path(&entry.link, "/") {
            known.entry(path).or_insert(entry.id.as_str());
            links.push((entry.link.as_str(), entry.id.as_str()));
        }
    }
    // The one in the ids, which is not always that of the configuration.
    let origin = links.first().and_then(|(link, _)| origin(link)).unwrap_or_default().to_string();
    let rule = rule(blog, &links, &known, hosts, &origin);
    let mut lost = Vec::new();
    each(blog, |file, path| {
        let formed = || rule.and_then(|rule| rule.id(file, path, hosts, &origin));
        let id = entry(&known, path).map(str::to_string).or_else(formed)?;
        if !is_uri(&id) {
            lost.push(Remark::on_file(Effect::Lost, NO_URI, &file.to, id));
            return None;
        }
        Some(id)
    });
    blog.remarks.extend(lost);
}

/// The rule that all entries follow.
fn rule(
    blog: &Blog,
    links: &[(&str, &str)],
    known: &BTreeMap<String, &str>,
    hosts: &Hosts,
    origin: &str,
) -> Option<Rule> {
    if !links.is_empty() && links.iter().all(|(link, id)| link == id) {
        return Some(Rule::Url);
    }
    let files = blog.files.iter().filter_map(|file| Some((file, file.old_path.as_deref()?)));
    let fits: Vec<bool> = files
        .filter_map(|(file, path)| {
            let id = entry(known, path)?;
            Some(Rule::Named.id(file, path, hosts, origin)? == id)
        })
        .collect();
    (!fits.is_empty() && fits.iter().all(|fits| *fits)).then_some(Rule::Named)
}

/// The id of the entry for a path. A link can leave out the ending of the page.
fn entry<'a>(known: &BTreeMap<String, &'a str>, path: &str) -> Option<&'a str> {
    let bare = || path.strip_suffix(".html").and_then(|bare| known.get(bare));
    known.get(path).or_else(bare).copied()
}

/// Writes the ids that the old program forms unless its author changes its template. A site without a URL has none.
pub(crate) fn guess(blog: &mut Blog, rule: Rule) {
    let Some(base_url) = blog.base_url.clone() else { return };
    let (hosts, origin) = (blog.hosts(), origin(&base_url).unwrap_or_default().to_string());
    each(blog, |file, path| match file.front.get("guid") {
        Some(_) => None,
        None => rule.id(file, path, &hosts, &origin),
    });
}

/// Writes an id into each published post. An id that a text and its translations had belongs to the text in the default
/// language, because no two posts can have one.
fn each(blog: &mut Blog, mut id: impl FnMut(&OldFile, &str) -> Option<String>) {
    let mut posts: Vec<usize> = (0..blog.files.len()).collect();
    posts.retain(|at| blog.files[*at].is_post && !blog.files[*at].is_draft);
    posts.sort_by_key(|at| blog.files[*at].feed_id.as_ref().is_some_and(|id| !id.prefix.is_empty()));
    let mut taken = BTreeSet::new();
    for at in posts {
        let file = &blog.files[at];
        let id = file.old_path.as_deref().and_then(|path| id(file, path));
        if let Some(id) = id.filter(|id| taken.insert(id.clone())) {
            blog.files[at].front.set("guid", json!(id));
        }
    }
}

/// Scheme and host of a URL.
fn origin(url: &str) -> Option<&str> {
    let start = url.find("://")? + 3;
    Some(&url[..url[start..].find('/').map_or(url.len(), |at| start + at)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::feed_entries::FeedEntry;
    use crate::import::model::FeedId;
    use crate::import::old_site::site::OldFeed;

    fn ids(entries: &[(&str, &str)], paths: &[&str]) -> Vec<Option<String>> {
        let file = |path: &&str| {
            let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let name = last.trim_end_matches(".html").to_string();
            let prefix = if path.starts_with("/fr/") { "/fr".to_string() } else { String::new() };
            let feed_id = Some(FeedId { name, prefix });
            OldFile { old_path: Some((*path).into()), is_post: true, feed_id, ..OldFile::default() }
        };
        let mut blog = Blog { files: paths.iter().map(file).collect(), ..Blog::default() };
        let entries = entries.iter().map(|(link, id)| FeedEntry { id: (*id).into(), link: (*link).into() }).collect();
        let feeds = vec![OldFeed { path: "/feed.xml".into(), entries }];
        keep(&mut blog, &OldSite { feeds, ..OldSite::default() }, &Hosts::one(Some("https://kopi.example/blog/")));
        blog.files.iter().map(|file| file.front.text_of("guid")).collect()
    }

    #[test]
    fn older_posts_get_ids_by_the_rule_of_those_in_the_feed() {
        let url = "https://kopi.example/blog/2020/b/";
        let first = ("https://kopi.example/blog/2020/a/", "https://kopi.example/blog/2020/a/");
        assert_eq!(ids(&[first], &["/2020/a/", "/2020/b/"]), [Some(first.1.to_string()), Some(url.to_string())]);
        let jekyll = ("https://kopi.example/blog/2020/a.html", "https://kopi.example/blog/2020/a");
        let bare = "https://kopi.example/blog/2020/b".to_string();
        assert_eq!(ids(&[jekyll], &["/2020/a.html", "/2020/b.html"]), [Some(jekyll.1.to_string()), Some(bare)]);
    }

    /// Each as Jekyll 4.3 with jekyll-feed writes it.
    #[test]
    fn an_id_of_jekyll_is_the_folder_of_the_url_and_the_name_of_the_post() {
        for (path, name, id) in [
            ("/2016/10/08/v1.2.4/", "v1.2.4", "/2016/10/08/v1.2.4"),
            ("/2016/10/v1.2.4.html", "v1.2.4", "/2016/10/v1.2.4"),
            ("/else/where.html", "linked.Name", "/else/linked.Name"),
            ("/top", "top", "/top"),
            ("/", "home", "/home"),
            ("/x/In-News/", "In News", "/x/In%20News"),
            ("/Learn-C-now/", "Learn C# now", "/Learn%20C#%20now"),
            ("/50-off/", "50% off", "/50%25%20off"),
            ("/a-20b/", "a%20b", "/a%20b"),
            ("/ﬁn/", "ﬁn½", "/fin1%E2%81%842"),
            ("/ﬁn/x/", "x", "/fin/x"),
            ("/fr/2016/10/v1.2.4/", "v1.2.4", "/2016/10/v1.2.4"),
        ] {
            let prefix = if path.starts_with("/fr/") { "/fr".to_string() } else { String::new() };
            let feed_id = Some(FeedId { name: name.to_string(), prefix });
            let file = OldFile { old_path: Some(path.into()), is_post: true, feed_id, ..OldFile::default() };
            let mut blog = Blog { files: vec![file], ..Blog::default() };
            blog.base_url = Some("https://kopi.example/blog/".into());
            guess(&mut blog, Rule::Named);
            let wanted = format!("https://kopi.example/blog{id}");
            assert_eq!(blog.files[0].front.text_of("guid"), Some(wanted), "{path}");
        }
    }

    #[test]
    fn an_id_that_translations_share_is_that_of_the_default_language() {
        let id = "https://kopi.example/blog/2020/a";
        let entries = [("https://kopi.example/blog/fr/2020/a.html", id), ("https://kopi.example/blog/2020/a.html", id)];
        let found = ids(&entries, &["/fr/2020/a.html", "/2020/a.html", "/fr/2020/b.html"]);
        assert_eq!(found, [None, Some(id.to_string()), Some("https://kopi.example/blog/2020/b".to_string())]);
    }

    #[test]
    fn ids_without_a_rule_are_kept_where_they_are_known_and_nothing_else_is_invented() {
        let tag = ("https://kopi.example/blog/a/", "tag:kopi.example,2020:7");
        assert_eq!(ids(&[tag], &["/a/", "/b/"]), [Some(tag.1.to_string()), None]);
        assert_eq!(ids(&[("https://kopi.example/blog/a/", "7")], &["/a/"]), [None]);
        assert_eq!(ids(&[], &["/a/"]), [None]);
    }
}
