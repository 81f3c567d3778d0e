//! Jekyll: collections, authors, languages, lists, pictures by includes.

use chancery::import::folders::Dialect;
use chancery::import::report::Effect;

use super::broken_urls;
use super::folders::import;

#[test]
fn collections_with_pages_come_with_their_urls() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
url: https://kopi.example
permalink: pretty
collections:
  briefs: { output: true }
  teas: { output: true, permalink: \"/:collection/:name.html\" }
  notes: { output: true }
  quiet: { output: false }
defaults:
- scope: { path: '', type: posts }
  values: { permalink: \"/analysis/:slug/\" }
- scope: { path: '', type: briefs }
  values: { permalink: \"/issue-briefs/:slug/\" }
-- _posts/2016-10-08-harbour.md --
---
title: Harbour
---
x
-- _briefs/tide.md --
---
title: Tide
date: 2016-10-07
---
x
-- _teas/Hijau Muda.md --
---
title: Teh hijau
---
y
-- _teas/leaf.png --
x
-- _notes/2016/deep.md --
---
title: Deep
---
z
-- _notes/2016-10-09-dated.md --
---
title: Dated
---
z
-- _notes/plain.md --
no front matter
-- _quiet/a.md --
---
title: SECRET
---
SECRET
-- _quiet/b.md --
---
title: SECRET
---
SECRET
",
    );
    let urls = [
        "/analysis/harbour/",
        "/issue-briefs/tide/",
        "/teas/hijau-muda.html",
        "/teas/leaf.png",
        "/notes/2016/deep/",
        "/notes/2016-10-09-dated/",
    ];
    let outcome = moved.build();
    assert_eq!(broken_urls(&outcome, "/", &urls), [""; 0]);
    assert!(moved.read("site.yaml").contains("posts: /analysis/:slug/"), "{}", moved.read("site.yaml"));
    let feed = String::from_utf8(outcome.rendered.unwrap()["feed.xml"].to_vec()).unwrap();
    assert!(feed.contains("Tide") && feed.contains("Harbour") && !feed.contains("Teh hijau"), "{feed}");
    assert!(moved.content().iter().all(|file| !file.contains("quiet")), "{:?}", moved.content());
    assert!(moved.remarked("a folder with templates, data or other files", "_quiet/"));
    assert!(moved.remarked("a Markdown file that was not a page", "plain.md"));
}

#[test]
fn an_author_that_is_a_file_or_a_key_becomes_a_name() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
-- _authors/ana-kita.md --
---
title: Ana Kita
email: ana@kopi.example
---
-- _data/authors.yml --
sari: { name: Sari Dewi, email: sari@kopi.example }
-- _posts/2016-10-01-a.md --
---
authors: [_authors/ana-kita.md, sari]
---
x
-- _posts/2016-10-02-b.md --
---
author: ana-kita
---
x
-- _posts/2016-10-03-c.md --
---
author: people/budi-raya.md
---
x
-- _posts/2016-10-04-d.md --
---
author: Someone Else
---
x
",
    );
    for (file, line) in [
        ("01-a", "authors: [Ana Kita, Sari Dewi]"),
        ("02-b", "author: Ana Kita"),
        ("03-c", "author: budi-raya"),
        ("04-d", "author: Someone Else"),
    ] {
        let front = moved.front(&format!("content/posts/2016/2016-10-{file}.md"));
        assert!(front.contains(&line.to_string()), "{line} in {front:?}");
    }
    assert!(!moved.report.markdown().contains("@kopi.example"), "{}", moved.report.markdown());
}

#[test]
fn languages_come_from_the_configuration_and_the_posts() {
    for (config, languages) in [
        ("languages: ['en', 'fr']\ndefault_lang: fr", "  fr: Français\n  en: English\n"),
        ("lang: id", "  id: Bahasa Indonesia\n  en: English\n  fr: Français\n"),
        ("author: x", "  en: English\n  fr: Français\n"),
        ("languages: [id, en, fr]", "  id: Bahasa Indonesia\n  en: English\n  fr: Français\n"),
    ] {
        let moved = import(
            Dialect::Jekyll,
            &format!(
                "-- _config.yml --\ntitle: T\n{config}\n\
                 -- _posts/2016-10-08-harbour.md --\n---\ntitle: Harbour\nlang: gb\nref: harbour\n---\nx\n\
                 -- _posts/2016-10-08-port.md --\n---\ntitle: Le port\nlang: fr\nref: harbour\n---\ny\n"
            ),
        );
        let settings = moved.read("site.yaml");
        assert!(settings.contains(&format!("languages:\n{languages}")), "{config}: {settings}");
        moved.build();
        assert!(moved.front("content/posts/2016/2016-10-08-harbour.md").contains(&"lang: en".to_string()));
    }
}

#[test]
fn values_that_would_stop_a_build_are_left_out_and_a_page_that_they_may_hide_is_a_draft() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
-- _posts/2016-10-08-a.md --
---
title: A
lang: not a language
permalink: /a/
---
VISIBLE
-- _posts/2016-10-09-b.md --
---
title: B
publishd: false
---
SECRET
",
    );
    let outcome = moved.build();
    let rendered = outcome.rendered.unwrap();
    let has = |word: &str| rendered.values().any(|bytes| bytes.windows(word.len()).any(|part| part == word.as_bytes()));
    assert!(has("VISIBLE") && !has("SECRET"), "{}", moved.report.markdown());
    assert!(moved.remarked("would stop the build is left out", "not a language"), "{}", moved.report.markdown());
    assert!(moved.remarked("would stop the build is left out", "publishd"), "{}", moved.report.markdown());
}

#[test]
fn a_page_that_only_lists_posts_is_left_out_and_lists_in_other_pages_too() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
-- _posts/2016-10-08-a.md --
---
title: A
---
x {% for post in site.posts %}{{ post.title }}{% endfor %}
-- articles.md --
---
title: Articles
permalink: /articles/
---
## All articles
{% assign list = site.posts | where: \"lang\", page.lang %}
{% for post in list %}
- [{{ post.title }}]({{ post.url | relative_url }})
{% endfor %}
-- archive.html --
---
title: Archive
---
{% for post in site.posts %}{{ post.title }}{% endfor %}
-- about.md --
---
title: About
---
We have been writing about coffee, tea and the harbour since the year 2009, every week.

{% for post in site.posts limit:3 %}
- {{ post.title }}
{% endfor %}

Write to us.
",
    );
    let pages: Vec<String> = moved.content().into_iter().filter(|file| !file.starts_with("posts/")).collect();
    assert_eq!(pages, ["about.md"]);
    for name in ["articles.md", "archive.html"] {
        assert!(moved.remarked("a page that lists posts is left out", name), "{name}");
    }
    let body = moved.body("content/about.md");
    assert!(body.contains("since the year 2009") && body.contains("Write to us") && !body.contains("{%"), "{body}");
    assert!(moved.remarked("a list of posts is left out", "limit:3"));
}

#[test]
fn an_include_of_a_picture_becomes_a_picture_where_its_values_are_texts() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
-- _posts/2016-10-08-a.md --
---
title: A
---
{% include image.html url=\"/img/a.png\" caption=\"The map\" alt=\"A map\" %}

{% include post_figure.html src='{{ site.baseurl }}/img/b.png' description='Old town' %}

{% include image.html url=page.cover %}
-- img/a.png --
x
-- img/b.png --
x
",
    );
    let body = moved.body("content/posts/2016/2016-10-08-a.md");
    assert!(body.contains("![A map](/img/a.png \"The map\")"), "{body}");
    assert!(body.contains("![Old town](/img/b.png \"Old town\")"), "{body}");
    assert!(body.contains("{% include image.html url=page.cover %}"), "{body}");
    assert!(moved.remarked("without an equivalent stay as text", "url=page.cover"));
}

#[test]
fn what_did_not_come_along_is_named() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
-- _posts/2016-10-08-a.md --
---
title: A
---
x
-- _layouts/post.html --
{{ content }}
-- _layouts/deep/x.html --
{{ content }}
-- _data/tides.csv --
a,b
-- README.md --
about
-- Gemfile --
x
",
    );
    let lost = moved.remarks(Effect::Lost);
    assert!(
        moved.remarked("a folder with templates", "_layouts/") && moved.remarked("a folder with templates", "2 files")
    );
    assert!(moved.remarked("a folder with templates", "_data/"), "{lost:?}");
    assert!(!moved.report.markdown().contains("Gemfile") && !moved.report.markdown().contains("README"));
}
