//! Jekyll: `_config.yml`, `_posts`, `_drafts`, pages.

mod address;
mod attribute_lists;
mod categories;
mod chosen;
mod collection;
mod defaults;
mod lists;
mod page;
mod people;
mod polyglot;
mod post;
mod reading;
mod settings;
mod slug;
mod source;

use std::path::Path;

use chosen::Chosen;
use defaults::Defaults;
use people::People;
use reading::Reading;

use super::files::files;
use super::other_source::is_other_source;
use super::{feed_templates, file, other_source};
use serde_json::{Map, Value};

use crate::base::diagnostic::Diagnostic;
use crate::import::model::Blog;

const CONFIGURATIONS: [&str; 3] = ["_config.yml", "_config.yaml", "_config.toml"];

/// What is in a Jekyll folder but never on its site.
const OTHER: [&str; 10] = [
    "_site",
    "Gemfile",
    "Gemfile.lock",
    "Rakefile",
    "README.md",
    "LICENSE",
    "CNAME",
    "package.json",
    "package-lock.json",
    "_config.yml",
];

/// Reads the folder. It is an error if nothing says which folder has the sources.
pub(crate) fn read(folder: &Path) -> Result<Blog, Diagnostic> {
    let mut blog = Blog::default();
    let config = file::configuration(folder, &CONFIGURATIONS, &mut blog);
    settings::read(&config, &mut blog);
    let output = file::setting(&config, "destination").map(|path| chosen::tidy(&path).to_string());
    let mut out = OTHER.to_vec();
    out.extend(output.as_deref().filter(|output| !output.is_empty()));
    blog.output = output.clone();
    let source = source::source(folder, &config, output.as_deref(), &mut blog)?;
    let reading = Reading {
        folder,
        polyglot: polyglot::in_force(&config, folder, &source),
        chosen: Chosen::of(&config, source),
        defaults: Defaults::of(&config),
        template: settings::template(&config),
        style: settings::style(&config),
        no_posts: settings::no_posts(&config),
    };
    for path in files(folder, &out, &mut blog) {
        add(&reading, &path, &mut blog);
    }
    if folder.join("CNAME").is_file() {
        blog.statics.push(("CNAME".to_string(), "content/CNAME".to_string()));
    }
    settings::limit(&config, &mut blog);
    feeds(folder, &config, &mut blog);
    if let Some(polyglot) = &reading.polyglot {
        polyglot::apply(polyglot, &mut blog);
    }
    let people = People::read(folder, &mut blog);
    blog.author = blog.author.map(|author| people.known(&author));
    blog.files.iter_mut().for_each(|file| people.settle(file));
    Ok(blog)
}

/// The feed of the usual plugin, and those of the site's own templates.
fn feeds(folder: &Path, config: &Map<String, Value>, blog: &mut Blog) {
    if settings::plugins(config).iter().any(|plugin| plugin == "jekyll-feed") {
        let own = file::part(config, "feed").and_then(|feed| file::setting(feed, "path"));
        blog.feeds.push(format!("/{}", own.unwrap_or("feed.xml".to_string()).trim_start_matches('/')));
    }
    let statics = blog.statics.clone();
    let statics = statics.iter().map(|(from, to)| (from.as_str(), to.trim_start_matches("content/")));
    feed_templates::find(folder, statics, blog);
}

/// Reads one file of the folder.
fn add(reading: &Reading<'_>, path: &str, blog: &mut Blog) {
    let Some(inner) = reading.chosen.inner(path) else { return };
    if inner.starts_with("_config") && !inner.contains('/') && !CONFIGURATIONS.contains(&inner) {
        blog.lost("another configuration is not read, and it may hide posts", path, "");
        return;
    }
    let parts: Vec<&str> = inner.split('/').collect();
    let place = parts.iter().position(|part| matches!(*part, "_posts" | "_drafts"));
    let is_text = file::is_markdown(path) || path.ends_with(".html");
    let Some(at) = place else {
        match reading.chosen.is_read(inner) {
            false => collected(reading, path, inner, blog),
            true if is_text => page::read(reading, path, inner, blog),
            true => blog.statics.push((path.to_string(), format!("content/{inner}"))),
        }
        return;
    };
    let of_language = reading.polyglot.as_ref().and_then(|polyglot| polyglot.of_folder(inner));
    let is_read = of_language.is_some() || reading.chosen.is_read(&parts[..at].join("/"));
    if !is_read || reading.chosen.is_excluded(inner) {
        return;
    }
    if is_other_source(path) {
        blog.lost(other_source::LEFT_OUT, path, "");
    } else if !is_text {
        let what = "a file in `_posts` or `_drafts` was not on the old site, so it is left out";
        blog.lost(what, path, "");
    } else {
        post::read(reading, path, inner, at, blog);
    }
}

/// Reads a file of a collection with pages. Templates and data are passed over.
fn collected(reading: &Reading<'_>, path: &str, inner: &str, blog: &mut Blog) {
    let Some(collection) = reading.chosen.collection(inner).filter(|collection| collection.is_shown) else { return };
    if reading.chosen.is_excluded(inner) {
        return;
    }
    match is_other_source(path) {
        true => blog.lost(other_source::LEFT_OUT, path, ""),
        false => collection::read(reading, path, inner, collection, blog),
    }
}
