//! The configuration of an editor, `config.yml`.

use serde_json::{Map, Value, json};

use super::fields;
use super::program::Cms;
use super::site::{CmsSite, PostFolders};
use crate::base::yaml::write::document;

/// The whole file.
pub(super) fn text(cms: Cms, site: &CmsSite) -> String {
    let head = format!(
        "# What {} edits at /admin/ of the site. All settings: {}\n\
         # Write the repository of your site in place of OWNER/REPOSITORY, and its branch.\n",
        cms.name(),
        cms.docs()
    );
    head + &document(&settings(cms, site))
}

fn settings(cms: Cms, site: &CmsSite) -> Map<String, Value> {
    let mut settings = map(json!({
        "backend": { "name": "github", "repo": "OWNER/REPOSITORY", "branch": "main" },
        "site_url": site.url,
        "media_folder": "content/media",
        "public_folder": "/media",
    }));
    match cms {
        // `npx decap-server` edits the files of this computer.
        Cms::Decap => settings.extend([("local_backend".to_string(), json!(true))]),
        Cms::Sveltia => settings.extend([("output".to_string(), json!({ "omit_empty_optional_fields": true }))]),
    }
    if site.languages.len() > 1 {
        settings.insert("i18n".to_string(), i18n(cms, site));
    }
    settings.insert("collections".to_string(), json!([posts(cms, site), pages(site)]));
    settings
}

/// A file for each language, as Chancery reads them: `kopdar.md` and `kopdar.id.md`. Decap CMS writes `kopdar.en.md` too.
fn i18n(cms: Cms, site: &CmsSite) -> Value {
    let mut i18n = map(json!({
        "structure": "multiple_files", "locales": site.languages, "default_locale": site.languages[0],
    }));
    if !cms.names_first_language() {
        i18n.extend([
            ("omit_default_locale_from_file_path".to_string(), json!(true)),
            ("omit_default_locale_from_preview_path".to_string(), json!(true)),
        ]);
    }
    Value::Object(i18n)
}

fn posts(cms: Cms, site: &CmsSite) -> Value {
    let mut posts = map(json!({
        "name": "posts", "label": "Posts", "label_singular": "Post", "folder": "content/posts", "create": true,
        "slug": "{{slug}}", "preview_path": site.post_path, "preview_path_date_field": "date",
    }));
    if site.folders == PostFolders::Years {
        posts.insert("path".to_string(), json!("{{year}}/{{slug}}"));
    }
    match collection(posts, site, fields::of_post(site)) {
        Value::Object(posts) if site.folders == PostFolders::Languages => Value::Object(in_languages(cms, posts)),
        posts => posts,
    }
}

/// Posts with a folder for each language, the default one too, beside pages with a suffix.
fn in_languages(cms: Cms, mut posts: Map<String, Value>) -> Map<String, Value> {
    let mut i18n = map(json!({ "structure": "multiple_folders" }));
    if !cms.names_first_language() {
        i18n.insert("omit_default_locale_from_file_path".to_string(), json!(false));
    }
    posts.insert("i18n".to_string(), Value::Object(i18n));
    posts
}

fn pages(site: &CmsSite) -> Value {
    let pages = map(json!({
        "name": "pages", "label": "Pages", "label_singular": "Page", "folder": "content", "create": true, "slug": "{{slug}}",
    }));
    collection(pages, site, fields::of_page(site))
}

fn collection(mut collection: Map<String, Value>, site: &CmsSite, fields: Vec<Value>) -> Value {
    if site.languages.len() > 1 {
        collection.insert("i18n".to_string(), json!(true));
    }
    collection.insert("fields".to_string(), Value::Array(fields));
    Value::Object(collection)
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
