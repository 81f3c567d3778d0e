use serde_json::{Value, json};

use super::*;
use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::{Text, parse};
use crate::input::config;

fn site(cms: Cms, settings: &str) -> CmsSite {
    let text = format!("base_url: https://example.org/blog/\n{settings}");
    let config = config::parse(&Text::new("site.yaml", &text), None, &mut Diagnostics::new()).unwrap();
    CmsSite::of(&config, cms, PostFolders::One)
}

/// The configuration as its YAML is read.
fn read(cms: Cms, settings: &str) -> Value {
    let text = &files(cms, &site(cms, settings))[0].1;
    let mut diagnostics = Diagnostics::new();
    let node = parse(&Text::new("config.yml", text), 0..text.len(), &mut diagnostics);
    assert_eq!(diagnostics, [], "{text}");
    node.unwrap().to_json()
}

fn names(fields: &Value) -> Vec<&str> {
    fields.as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect()
}

#[test]
fn the_configuration_has_the_languages_and_taxonomies_of_the_site() {
    for cms in [Cms::Sveltia, Cms::Decap] {
        let config = read(cms, "languages: [en, id, no]\ntaxonomies: [places]\n");
        assert_eq!(config["i18n"]["locales"], json!(["en", "id", "no"]));
        assert_eq!(config["i18n"]["default_locale"], "en");
        assert_eq!(config["i18n"]["structure"], "multiple_files");
        let posts = &config["collections"][0];
        assert_eq!((&posts["folder"], &posts["i18n"]), (&json!("content/posts"), &json!(true)));
        let expected = [
            "title",
            "date",
            "tags",
            "categories",
            "authors",
            "series",
            "places",
            "summary",
            "image",
            "image_alt",
            "slug",
            "draft",
            "body",
        ];
        assert_eq!(names(&posts["fields"]), expected);
        assert_eq!(config["site_url"], "https://example.org/blog/");
    }
}

#[test]
fn each_editor_names_files_as_it_can() {
    let languages = "languages: [en, id]\n";
    let sveltia = read(Cms::Sveltia, languages);
    assert_eq!(sveltia["i18n"]["omit_default_locale_from_file_path"], true);
    assert_eq!(sveltia["collections"][0]["preview_path"], "{{locale}}/{{year}}/{{month}}/{{slug}}/");
    assert_eq!(sveltia["local_backend"], Value::Null);
    let decap = read(Cms::Decap, languages);
    assert_eq!(decap["i18n"]["omit_default_locale_from_file_path"], Value::Null);
    assert_eq!(decap["collections"][0]["preview_path"], "{{year}}/{{month}}/{{slug}}/");
    assert_eq!(decap["local_backend"], true);
}

#[test]
fn a_site_in_one_language_asks_for_no_translations() {
    let config = read(Cms::Decap, "languages: [id]\npermalinks: { posts: /:folder/:day/:title.html }\n");
    assert!(!config.to_string().contains("i18n"), "{config}");
    assert_eq!(config["collections"][0]["preview_path"], "posts/{{day}}/{{slug}}.html");
}

#[test]
fn posts_in_folders_of_years_stay_there() {
    let years = CmsSite { folders: PostFolders::Years, ..site(Cms::Sveltia, "") };
    assert!(files(Cms::Sveltia, &years)[0].1.contains("    path: \"{{year}}/{{slug}}\"\n"));
    assert!(!files(Cms::Sveltia, &site(Cms::Sveltia, ""))[0].1.contains(" path: "));
}

#[test]
fn posts_in_folders_of_languages_stay_there_and_pages_have_suffixes() {
    for cms in [Cms::Sveltia, Cms::Decap] {
        let folders = CmsSite { folders: PostFolders::Languages, ..site(cms, "languages: [en, id]\n") };
        let text = &files(cms, &folders)[0].1;
        let node = parse(&Text::new("config.yml", text), 0..text.len(), &mut Diagnostics::new()).unwrap().to_json();
        assert_eq!(node["collections"][0]["i18n"]["structure"], "multiple_folders");
        assert_eq!(
            (&node["i18n"]["structure"], &node["collections"][1]["i18n"]),
            (&json!("multiple_files"), &json!(true))
        );
        let omits = &node["collections"][0]["i18n"]["omit_default_locale_from_file_path"];
        assert_eq!(*omits, if cms == Cms::Sveltia { json!(false) } else { Value::Null });
    }
}

#[test]
fn the_page_loads_the_editor_and_is_not_for_search_engines() {
    for (cms, script) in [(Cms::Sveltia, "@sveltia/cms/dist/sveltia-cms.js"), (Cms::Decap, "dist/decap-cms.js")] {
        let (path, page) = files(cms, &site(cms, "")).remove(1);
        assert_eq!(path, "content/admin/index.html");
        assert!(page.contains(script) && page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        assert!(page.contains(cms.name()) && !page.contains('{'), "{page}");
    }
}

#[test]
fn the_sources_of_an_editor_are_settings_that_a_site_can_have() {
    for cms in [Cms::Sveltia, Cms::Decap] {
        let text = format!("base_url: https://example.org/\nheaders: true\n{}", sources(cms));
        let mut diagnostics = Diagnostics::new();
        let config = config::parse(&Text::new("site.yaml", &text), None, &mut diagnostics).unwrap();
        assert_eq!(diagnostics, [], "{text}");
        let policy = config.security.text().unwrap();
        let script = if cms == Cms::Decap {
            "script-src 'self' https://unpkg.com 'unsafe-eval';"
        } else {
            "script-src 'self' https://unpkg.com;"
        };
        assert!(policy.contains(script), "{policy}");
    }
}
