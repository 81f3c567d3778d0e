//! Collections of a Jekyll site.
//!
//! Takes a file of a collection with pages; gives a post if it has a date, otherwise a page.

use serde_json::{Map, Value, json};

use super::address::Parts;
use super::categories::categories;
use super::reading::Reading;
use super::{address, attribute_lists, slug};
use crate::base::date;
use crate::import::model::{Blog, FeedId, truth_of};
use crate::import::read::folders::settle::KEPT;
use crate::import::read::folders::{comments, file};

/// A collection other than the posts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Collection {
    /// `briefs` for the folder `_briefs`.
    pub(crate) name: String,
    /// Whether its files have pages.
    pub(crate) is_shown: bool,
    permalink: Option<String>,
}

impl Collection {
    /// All collections of a configuration, which has them as a map or as a list of names.
    pub(crate) fn all(config: &Map<String, Value>) -> Vec<Collection> {
        let named = |(name, details): (&String, &Value)| Collection {
            name: name.clone(),
            is_shown: details.get("output").and_then(truth_of) == Some(true),
            permalink: details.as_object().and_then(|details| file::setting(details, "permalink")),
        };
        let mut all: Vec<Collection> = file::part(config, "collections").into_iter().flatten().map(named).collect();
        if !matches!(file::value(config, "collections"), Some(Value::Object(_))) {
            let names = file::texts(config, "collections").into_iter();
            all.extend(names.map(|name| Collection { name, is_shown: false, permalink: None }));
        }
        all.retain(|collection| collection.name != "posts");
        all
    }

    /// The template of its URLs.
    fn template(&self, style: &str) -> String {
        self.permalink.clone().unwrap_or_else(|| {
            // The style of the posts says how the URLs end.
            let end = match style {
                style if style.ends_with('/') => "/",
                style if style.ends_with(":output_ext") || style.ends_with(".html") => ":output_ext",
                _ => "",
            };
            format!("/:collection/:path{end}")
        })
    }
}

/// Reads a file of a collection. One without front matter is copied as it is.
pub(crate) fn read(reading: &Reading<'_>, path: &str, inner: &str, collection: &Collection, blog: &mut Blog) {
    let below = reading.chosen.below_collections(inner).unwrap_or(inner);
    let below = below.split_once('/').map_or(below, |(_, below)| below);
    let target = format!("content/{}/{below}", collection.name);
    let is_text = file::is_markdown(path) || path.ends_with(".html");
    let opened = if is_text { file::open(reading.folder, path, blog) } else { None };
    let Some((mut file, has_front)) = opened else {
        blog.statics.extend((!is_text).then(|| (path.to_string(), target)));
        return;
    };
    if !has_front && file.said.is_empty() {
        blog.statics.push((path.to_string(), target));
        return;
    }
    reading.defaults.apply(&mut file, inner, &[collection.name.trim_end_matches('s')]);
    file.keep_inherited(&KEPT);
    comments::remove(&mut file, comments::KRAMDOWN);
    attribute_lists::settle(&mut file);
    let bare = below.rsplit_once('.').map_or(below, |(bare, _)| bare);
    let stem = file::stem(path);
    let (day, rest) = match date::from_file_name(stem) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, stem),
    };
    file.day = file.day.or(day);
    file.is_post = file.day.is_some();
    file.is_of_collection = true;
    let own_name = file.front.text_of("slug").unwrap_or_else(|| rest.trim_end_matches('.').to_string());
    file.slug = slug::cased(&own_name);
    file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
    let all = categories(&mut file, &[]);
    let place = Some((collection.name.as_str(), bare.trim_end_matches('.')));
    let url = Parts { slug: &own_name, name: stem, day: file.day, categories: &all, collection: place };
    let template = file.text_of("permalink").unwrap_or_else(|| collection.template(&reading.style));
    file.old_path = address::address(&template, &url).map(|path| match path.strip_suffix("/index.html") {
        Some(folder) => format!("{folder}/"),
        None => path,
    });
    file.feed_id = Some(FeedId { name: own_name, ..FeedId::default() });
    file.front.remove("permalink");
    if !file.is_post && file.front.get("type").is_none() {
        file.front.set("type", json!("page"));
    }
    file.to = format!("content/{}/{bare}.md", collection.name);
    blog.files.push(file);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_has_collections_as_a_map_or_a_list() {
        let all = |config: Value| Collection::all(config.as_object().unwrap());
        let found = all(json!({"collections": {"posts": {"output": true}, "teas": {"output": true}, "notes": null}}));
        let shown: Vec<(&str, bool)> = found.iter().map(|one| (one.name.as_str(), one.is_shown)).collect();
        assert_eq!(shown, [("teas", true), ("notes", false)]);
        assert_eq!(all(json!({"collections": ["teas"]}))[0].name, "teas");
        assert_eq!(all(json!({})), []);
    }

    #[test]
    fn the_urls_of_a_collection_end_as_those_of_the_posts() {
        let collection = Collection { name: "teas".into(), is_shown: true, permalink: None };
        for (style, template) in [
            ("/:year/:title/", "/:collection/:path/"),
            ("/:categories/:title:output_ext", "/:collection/:path:output_ext"),
            ("/:title.html", "/:collection/:path:output_ext"),
            ("/:title", "/:collection/:path"),
        ] {
            assert_eq!(collection.template(style), template, "{style}");
        }
    }
}
