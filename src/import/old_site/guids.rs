//! The ids that entries have in the old feeds, so that subscribers see no entry twice.
//!
//! A feed holds the newest posts only. If all entries of the old feeds form their ids in one way, older posts get theirs
//! in that way too: the URL of the post, or that URL without its ending, as Jekyll forms it.

use std::collections::BTreeMap;

use serde_json::json;

use super::address::Hosts;
use super::site::OldSite;
use crate::base::url::is_uri;
use crate::import::model::{Blog, Effect, Remark};

const NO_URI: &str = "the id of a post in the old feed is no URI, so subscribers may see the post again";

/// How the ids of a site are formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The URL of the post.
    Url,
    /// Its URL without the ending: `/2020/a` of `/2020/a.html` and of `/2020/a/`.
    Bare,
}

impl Rule {
    /// The id of the post at a URL.
    fn id(self, url: &str) -> String {
        let bare = || {
            let (folder, last) = url.trim_end_matches('/').rsplit_once('/').unwrap_or(("", url));
            format!("{folder}/{}", last.split('.').next().unwrap_or(last))
        };
        match self {
            Rule::Url => url.to_string(),
            Rule::Bare => bare(),
        }
    }
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
    let rule = [Rule::Url, Rule::Bare].into_iter().find(|rule| {
        let fits = |(link, id): &(&str, &str)| rule.id(link) == *id;
        !links.is_empty() && links.iter().all(fits)
    });
    // The one in the ids, which is not always that of the configuration.
    let origin = links.first().and_then(|(link, _)| origin(link)).unwrap_or_default().to_string();
    let mut lost = Vec::new();
    for file in blog.files.iter_mut().filter(|file| file.is_post && !file.is_draft) {
        let Some(path) = file.old_path.clone() else { continue };
        let formed = || rule.map(|rule| rule.id(&hosts.url(&origin, &path)));
        let Some(id) = known.get(&path).map(|id| (*id).to_string()).or_else(formed) else { continue };
        match is_uri(&id) {
            true => file.front.set("guid", json!(id)),
            false => lost.push(Remark::on_file(Effect::Lost, NO_URI, &file.to, id)),
        }
    }
    blog.remarks.extend(lost);
}

/// Writes the ids that the old program forms unless its author changes its template. A site without a URL has none.
pub(crate) fn guess(blog: &mut Blog, rule: Rule) {
    let Some(base_url) = blog.base_url.clone() else { return };
    let (hosts, origin) = (blog.hosts(), origin(&base_url).unwrap_or_default().to_string());
    for file in blog.files.iter_mut().filter(|file| file.is_post && !file.is_draft && file.front.get("guid").is_none())
    {
        if let Some(path) = &file.old_path {
            let id = rule.id(&hosts.url(&origin, path));
            file.front.set("guid", json!(id));
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
    use crate::import::model::OldFile;
    use crate::import::old_site::site::OldFeed;

    fn ids(entries: &[(&str, &str)], paths: &[&str]) -> Vec<Option<String>> {
        let file = |path: &&str| OldFile { old_path: Some((*path).into()), is_post: true, ..OldFile::default() };
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

    #[test]
    fn ids_without_a_rule_are_kept_where_they_are_known_and_nothing_else_is_invented() {
        let tag = ("https://kopi.example/blog/a/", "tag:kopi.example,2020:7");
        assert_eq!(ids(&[tag], &["/a/", "/b/"]), [Some(tag.1.to_string()), None]);
        assert_eq!(ids(&[("https://kopi.example/blog/a/", "7")], &["/a/"]), [None]);
        assert_eq!(ids(&[], &["/a/"]), [None]);
    }
}
