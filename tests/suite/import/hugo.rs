//! What a Hugo site says in its configuration and its files' names, and what the new site makes of it.

use chancery::import::folders::Dialect;

use super::broken_urls;
use super::folders::import;

const CONFIG: &str = "-- hugo.yaml --\ntitle: Notes\nbaseURL: https://notes.example/\n";

fn post(path: &str, more: &str) -> String {
    format!("-- content/{path} --\n---\ntitle: Harbour\ndate: 2020-02-25\n{more}---\nText.\n")
}

#[test]
fn settings_of_a_language_win_over_those_of_all() {
    let moved = import(
        Dialect::Hugo,
        &format!(
            "-- hugo.yaml --\ndefaultContentLanguage: en\ntitle: Shared\npermalinks: {{ blog: /old/:slug }}\nlanguages:\n  \
             en:\n    contentDir: content/en\n    baseURL: https://notes.example/\n    \
             permalinks: {{ blog: '/:year/:month/:day/:filename' }}\n    params: {{ description: Notes on ports }}\n    \
             menus: {{ main: [ {{ name: Blog, url: /blog/ }} ] }}\n  \
             fr:\n    title: Carnet\n    contentDir: content/fr\n    baseURL: https://carnet.example/\n    \
             permalinks: {{ blog: '/:year/:month/:day/:filename' }}\n    params: {{ description: Carnet de ports }}\n    \
             menus: {{ main: [ {{ name: Blogue, url: /blogue/ }} ] }}\n{}{}",
            post("en/blog/harbour.md", ""),
            post("fr/blog/harbour.md", "")
        ),
    );
    let settings = moved.read("site.yaml");
    for part in [
        "title:\n  en: Shared\n  fr: Carnet\n",
        "description:\n  en: Notes on ports\n  fr: Carnet de ports\n",
        "base_url: https://notes.example/\n",
        "posts: /:lang/:year/:month/:day/:slug/\n",
        "menu:\n  en:\n    - title: Blog\n",
        "  fr:\n    - title: Blogue\n",
    ] {
        assert!(settings.contains(part), "{part} is not in\n{settings}");
    }
    let report = moved.read("import-report.md");
    assert!(report.contains("a host for each language") && report.contains("https://carnet.example/"), "{report}");
}

#[test]
fn settings_that_all_languages_share_are_written_once() {
    let moved = import(
        Dialect::Hugo,
        &format!(
            "{CONFIG}menu: {{ main: [ {{ name: Blog, url: /blog/ }} ] }}\nlanguages: {{ en: {{}}, fr: {{}} }}\n{}",
            post("blog/harbour.md", "")
        ),
    );
    let settings = moved.read("site.yaml");
    assert!(settings.contains("title: Notes\n") && settings.contains("menu:\n  - title: Blog\n"), "{settings}");
}

#[test]
fn patterns_of_terms_and_names_with_underscores_are_kept() {
    let config = "taxonomies: { tag: tags, author: authors, report_kind: report_kinds }\npermalinks:\n  \
                  tags: /tag/:slug/\n  term: { authors: '/by/:title/' }\n  report_kinds: /report-kind/:contentbasename/\n";
    let more = "tags: [trade]\nauthors: [Ana Kita]\nreport_kinds: [brief]\n";
    let moved = import(Dialect::Hugo, &format!("{CONFIG}{config}{}", post("post/harbour.md", more)));
    let outcome = moved.build();
    assert_eq!(super::shown(&outcome.diagnostics), "");
    for page in
        ["tag/trade/index.html", "by/ana-kita/index.html", "report-kind/brief/index.html", "post/harbour/index.html"]
    {
        assert!(outcome.rendered.as_ref().unwrap().contains_key(page), "{page}");
    }
}

#[test]
fn a_file_name_that_other_systems_refuse_is_written_otherwise_at_the_same_url() {
    let moved = import(Dialect::Hugo, &format!("{CONFIG}{}", post("post/who-speaks:-a-question?.md", "")));
    assert!(moved.content().contains(&"post/who-speaks-a-question.md".to_string()));
    assert!(moved.build().rendered.unwrap().contains_key("post/who-speaks-a-question/index.html"));
    assert!(moved.read("import-report.md").contains("who-speaks:-a-question?.md"));
}

#[test]
fn a_file_and_a_folder_of_one_name_are_translations() {
    let config =
        "defaultContentLanguage: id\nlanguages: { id: { contentDir: content/id }, en: { contentDir: content/en } }\n";
    let moved = import(
        Dialect::Hugo,
        &format!("{CONFIG}{config}{}{}", post("id/post/harbour.md", ""), post("en/post/harbour/index.md", "")),
    );
    let outcome = moved.build();
    let page = String::from_utf8(outcome.rendered.unwrap()["post/harbour/index.html"].to_vec()).unwrap();
    assert!(page.contains("hreflang=\"en\" href=\"https://notes.example/en/post/harbour/\""), "{page}");
}

#[test]
fn a_map_that_names_no_picture_is_silent_and_one_that_says_something_is_not() {
    let empty = "image:\n  caption: \"\"\n  focal_point: \"\"\n  preview_only: false\nimage-alt: A pier.\n";
    for none in [empty, "image: {}\n", "image: { src: \"\", alt: \"\" }\n", "featured_image: false\n", "image: []\n"] {
        let moved = import(Dialect::Hugo, &format!("{CONFIG}{}", post("post/harbour.md", none)));
        assert_eq!(super::shown(&moved.build().diagnostics), "", "{none}");
    }
    let moved = import(Dialect::Hugo, &format!("{CONFIG}{}", post("post/harbour.md", "image:\n  caption: A pier\n")));
    assert!(super::shown(&moved.build().diagnostics).contains("`image` has no `src`"));
}

#[test]
fn the_page_of_a_term_names_it_and_its_text_stands_above_its_list() {
    let config = "defaultContentLanguage: id\ntaxonomies: { tag: tags, author: authors }\n\
                  languages: { id: { contentDir: content/id }, en: { contentDir: content/en } }\n";
    let archive = format!(
        "{CONFIG}{config}{}{}-- content/id/authors/admin/_index.md --\n---\ntitle: Ana Kita\n---\nMenulis tentang pelabuhan.\n\
         -- content/en/authors/admin/_index.md --\n---\ntitle: Ana Kita\n---\n",
        post("id/post/harbour.md", "authors: [admin]\n"),
        post("en/post/harbour.md", "authors: [admin]\n")
    );
    let moved = import(Dialect::Hugo, &archive);
    assert!(moved.read("site.yaml").contains("authors:\n  admin:\n    "), "{}", moved.read("site.yaml"));
    let outcome = moved.build();
    assert_eq!(super::shown(&outcome.diagnostics), "");
    let rendered = outcome.rendered.unwrap();
    let page = |path: &str| String::from_utf8(rendered[path].to_vec()).unwrap();
    assert!(
        page("post/harbour/index.html").contains("Ana Kita") && !page("post/harbour/index.html").contains(">admin<")
    );
    assert!(page("authors/admin/index.html").contains("Menulis tentang pelabuhan."));
}

#[test]
fn menus_in_files_of_a_language_are_its_own() {
    let files = "-- config/_default/hugo.yaml --\ntitle: Notes\nbaseURL: https://notes.example/\ndefaultContentLanguage: id\n\
                 -- config/_default/languages.yaml --\nid: { contentDir: content/id }\nen: { contentDir: content/en }\n\
                 -- config/_default/menus.yaml --\nmain: [ { name: Home, url: / } ]\n\
                 -- config/_default/menus.id.yaml --\nmain: [ { name: Beranda, url: / } ]\n";
    let moved = import(Dialect::Hugo, &format!("{files}{}", post("id/post/harbour.md", "")));
    let settings = moved.read("site.yaml");
    assert!(
        settings.contains("menu:\n  id:\n    - title: Beranda\n") && settings.contains("  en:\n    - title: Home\n"),
        "{settings}"
    );
}

#[test]
fn a_shortcode_of_the_sites_own_is_expanded_if_its_template_is_plain_html_and_no_mark_is_left_as_text() {
    let layouts = "-- layouts/shortcodes/callout.html --\n<div class=\"callout-{{ .Get 0 | default \"note\" }}\">{{ .Inner | markdownify }}</div>\n\
                   -- layouts/shortcodes/staticref.html --\n<a href=\"{{ .Get 0 }}\">{{ .Inner }}</a>\n\
                   -- layouts/shortcodes/chart.html --\n{{ range .Params }}{{ . }}{{ end }}\n";
    let body = "{{% callout warning %}}\nSlides are *below*.\n{{% /callout %}}\n\n\
                - {{% staticref \"talks/week1/index.html\" \"newtab\" %}}Week 1{{% /staticref %}}\n\n\
                {{< chart 1 2 >}}\n\n{{< chart 3 >}}\n\n{{< youtube id=\"aB-1\" title=\"The talk\" >}}\n\n\
                {{< rawhtml >}}\n<div><script>draw();\n\nvar box = 1;\n    </script></div>\n{{< /rawhtml >}}\n\nAfter the chart.\n";
    let moved = import(Dialect::Hugo, &format!("{CONFIG}{layouts}{}{body}", post("post/harbour.md", "")));
    let page = String::from_utf8(moved.build().rendered.unwrap()["post/harbour/index.html"].to_vec()).unwrap();
    for part in [
        "<div class=\"callout-warning\">",
        "<p>Slides are <em>below</em>.</p>",
        "<a href=\"/post/harbour/talks/week1/index.html\">Week 1</a>",
        ">The talk</a>",
        "<div><script>draw();\nvar box = 1;\n    </script></div>",
        "<p>After the chart.</p>",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    let outside: String =
        page.split("<!--").map(|part| part.split_once("-->").map_or(part, |(_, after)| after)).collect();
    assert!(!outside.contains("{{"), "{page}");
    assert!(moved.remarked("is now an HTML comment", "chart (2 times)"), "{:?}", moved.report.remarks);
}

#[test]
fn a_folder_in_a_section_that_is_named_like_a_language_says_no_language_in_hugo() {
    let config = "defaultContentLanguage: en\nlanguages: { en: {}, id: {} }\n";
    let moved = import(
        Dialect::Hugo,
        &format!("{CONFIG}{config}{}{}", post("states/id/boise.md", ""), post("states/id/kota.id.md", "")),
    );
    let rendered = moved.build().rendered.unwrap();
    let page = |path: &str| String::from_utf8(rendered[path].to_vec()).unwrap();
    assert!(page("states/id/boise/index.html").contains("<html lang=\"en\""));
    assert!(page("id/states/id/kota/index.html").contains("<html lang=\"id\""));
}

#[test]
fn a_folder_of_configuration_may_have_a_file_for_each_language() {
    let moved = import(
        Dialect::Hugo,
        "\
-- config/_default/hugo.toml --
baseURL = \"https://kopi.example/\"
defaultContentLanguage = \"id\"
-- config/_default/languages.id.toml --
title = \"Catatan\"
label = \"Bahasa\"
contentDir = \"content/id\"
weight = 1
[params]
description = \"Tentang <b>diplomasi</b> &amp; kopi.\"
-- config/_default/languages.zh-tw.toml --
title = \"筆記\"
contentDir = \"content/zh-tw\"
weight = 2
-- config/_default/menus.id.toml --
[[main]]
name = \"Tentang\"
url = \"/about/\"
-- content/id/posts/kopi.md --
---
title: Kopi
date: 2016-10-08
---
Kopi.
-- content/zh-tw/posts/kopi.md --
---
title: 咖啡
date: 2016-10-08
---
咖啡。
",
    );
    let settings = moved.read("site.yaml");
    for part in ["id: Bahasa\n", "zh-TW: 繁體中文\n", "id: Catatan\n", "Tentang diplomasi & kopi.", "title: Tentang"]
    {
        assert!(settings.contains(part), "{part}: {settings}");
    }
    assert_eq!(broken_urls(&moved.build(), "/", &["/posts/kopi/", "/zh-tw/posts/kopi/"]), [""; 0]);
}
