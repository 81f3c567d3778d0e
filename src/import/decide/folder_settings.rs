//! The settings of a site that was a folder of another program.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

use super::pattern::{self, Sample};
use super::settings::Settings;
use crate::import::model::Blog;
use crate::import::model::folder::Options;
use crate::import::read::language::{own_name, short_tag};
use crate::import::read::plain;
use crate::language::same_language;

/// The URL of a site whose URL is not known.
pub(crate) const UNKNOWN_URL: &str = "http://localhost/";

/// The site's languages: those that the author names, otherwise those of the old site.
fn languages(options: &Options, blog: &Blog) -> Vec<(String, String)> {
    let name = |tag: &String| own_name(tag);
    let known: BTreeMap<&String, &String> = blog.languages.iter().map(|(tag, name)| (tag, name)).collect();
    let named = |tag: &String| (tag.clone(), known.get(tag).map_or_else(|| name(tag), |name| (*name).clone()));
    let mut languages = match options.languages.is_empty() {
        true => blog.languages.clone(),
        false => options.languages.iter().map(named).collect(),
    };
    if languages.is_empty() {
        let first = of_most_posts(blog).unwrap_or_else(|| "en".to_string());
        languages.push((first.clone(), name(&first)));
    }
    if options.languages.is_empty() {
        for tag in
            blog.files.iter().filter(|file| !file.is_draft).filter_map(|file| short_tag(file.language.as_deref()?))
        {
            if !languages.iter().any(|(known, _)| same_language(known, &tag)) {
                languages.push((tag.clone(), name(&tag)));
            }
        }
    }
    languages
}

/// The language that most published posts and pages name; none if most name none.
fn of_most_posts(blog: &Blog) -> Option<String> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for file in blog.files.iter().filter(|file| !file.is_draft) {
        *counts.entry(file.language.as_deref().and_then(short_tag)).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).and_then(|(tag, _)| tag)
}

/// The proposed settings.
pub(crate) fn settings(options: &Options, blog: &Blog) -> Settings {
    let languages = languages(options, blog);
    let first = languages.first().map_or("", |(tag, _)| tag);
    let samples: Vec<Sample<'_>> = blog
        .files
        .iter()
        .filter(|file| file.is_post && !file.is_draft && !file.is_of_collection)
        .filter_map(|file| {
            let language = file.language.as_deref().unwrap_or(first);
            Some(Sample {
                path: file.old_path.as_deref()?,
                slug: &file.slug,
                day: file.day,
                language,
                is_first: language == first,
            })
        })
        .collect();
    let posts = pattern::infer(&samples).posts;
    Settings {
        title: if blog.title.is_empty() { folder_name(&options.folder) } else { plain::text(&blog.title) },
        titles: plain_texts(&blog.titles),
        description: plain::text(&blog.description),
        descriptions: plain_texts(&blog.descriptions),
        base_url: options.base_url.clone().or_else(|| blog.base_url.clone()).unwrap_or(UNKNOWN_URL.to_string()),
        languages,
        time_zone: blog.time_zone.clone(),
        author: blog.author.clone(),
        posts,
        pages: None,
        taxonomies: blog.taxonomies.clone(),
        perhaps: BTreeMap::new(),
        menu: blog.menu.clone(),
        more: blog.more.clone(),
    }
}

/// Titles and descriptions of other programs may have HTML, which is text here.
fn plain_texts(texts: &Map<String, Value>) -> Map<String, Value> {
    let plain = |(tag, text): (&String, &Value)| {
        (tag.clone(), text.as_str().map_or(text.clone(), |text| plain::text(text).into()))
    };
    texts.iter().map(plain).collect()
}

fn folder_name(folder: &Path) -> String {
    let name = folder
        .canonicalize()
        .ok()
        .and_then(|folder| folder.file_name().map(|name| name.to_string_lossy().into_owned()));
    name.unwrap_or_else(|| "Blog".to_string())
}
