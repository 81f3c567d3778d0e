//! Jekyll: settings of plugins for several languages, and sites that have them.

use chancery::cli::verify::finish;
use chancery::import::folders::{self, Dialect};

use super::folders::{import, old, options};
use super::{Moved, broken_urls, shown};

#[test]
fn a_part_of_a_path_is_a_language_only_if_the_configuration_says_so() {
    for (setting, address) in [("lang_from_path: true", "/fr/2016/10/a.html"), ("title: T", "/2016/10/a.html")] {
        let moved = import(
            Dialect::Jekyll,
            &format!(
                "-- _config.yml --\nurl: https://kopi.example\nlanguages: [en, fr]\ndefault_lang: en\n{setting}\n\
                 permalink: /:year/:month/:title.html\n\
                 -- _posts/fr/2016-10-08-a.md --\n---\ntitle: A\n---\nx\n"
            ),
        );
        let guessed = moved.old_urls();
        assert_eq!(guessed.first(), Some(&format!("https://kopi.example{address}")), "{setting}");
    }
}

/// What jekyll-multiple-languages-plugin builds from such a folder.
#[test]
fn posts_in_the_folder_of_a_language_are_read_with_their_urls() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: Kopi
url: https://kopi.example
permalink: /:title/
languages: [en, fr]
plugins: [jekyll-multiple-languages-plugin]
-- _i18n/en.yml --
hello: Hello
-- _i18n/en/_posts/2016-10-01-harbour.md --
---
title: Harbour
---
x
-- _i18n/fr/_posts/2016-10-01-harbour.md --
---
title: Le port
---
See [us](/harbour/).
-- _i18n/fr/_posts/2016-10-02-seul.md --
---
title: Seul
---
x
-- _posts/2016-10-03-root.md --
---
title: Root
---
SECRET
-- about.md --
---
title: About
permalink: /about/
permalink_fr: /a-propos/
---
Us.
-- only.md --
---
title: Only
permalink: /only/
languages: [en]
---
Us.
",
    );
    let mut guessed = moved.old_urls();
    guessed.sort();
    let paths = ["/about/", "/fr/", "/fr/a-propos/", "/fr/harbour/", "/fr/seul/", "/harbour/", "/only/"];
    assert_eq!(guessed, paths.map(|path| format!("https://kopi.example{path}")));
    assert_eq!(moved.broken_urls(&paths), [""; 0]);
    assert_eq!(moved.body("content/posts/2016/2016-10-01-harbour.fr.md"), "See [us](/fr/harbour/).\n");
    assert!(moved.remarked("the old site did not publish it", "folders of languages only"));
    assert!(moved.remarked("a file that is no post, page or file of the site", "_i18n/en.yml"));
}

#[test]
fn urls_that_begin_with_their_language_stay_if_no_plugin_is_named() {
    for (plugin, url) in [("", "/fr/port/"), ("plugins: [jekyll-polyglot]\n", "/fr/fr/port/")] {
        let moved = import(
            Dialect::Jekyll,
            &format!(
                "-- _config.yml --\nurl: https://kopi.example\nlanguages: [en, fr]\ndefault_lang: en\n{plugin}\
                 -- _posts/2016-10-08-a.md --\n---\ntitle: A\nlang: fr\npermalink: /fr/port/\n---\nx\n"
            ),
        );
        assert_eq!(moved.old_urls().first(), Some(&format!("https://kopi.example{url}")), "{plugin}");
    }
}

#[test]
fn two_pairs_with_one_name_stay_two_pairs_and_links_keep_the_path_of_the_site() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
url: https://kopi.example
baseurl: /blog
languages: [en, fr]
default_lang: en
permalink: /:categories/:title/
-- news/_posts/2016-10-08-a.md --
---
title: News
---
x
-- news/_posts/fr/2016-10-08-a.md --
---
title: Nouvelles
lang: fr
---
[a](/blog/tea/a/) [b](/tea/a/) <a href=\"/blog/news/a\">c</a> [d](/blog/none/)
-- tea/_posts/2016-10-08-a.md --
---
title: Tea
---
x
-- tea/_posts/fr/2016-10-08-a.md --
---
title: Le thé
lang: fr
---
x
",
    );
    let names = ["2016-10-08-a-2.fr.md", "2016-10-08-a-2.md", "2016-10-08-a.fr.md", "2016-10-08-a.md"];
    assert_eq!(moved.content(), names.map(|name| format!("posts/2016/{name}")));
    let titles = names.map(|name| moved.front(&format!("content/posts/2016/{name}"))[0].clone());
    assert_eq!(titles, ["title: Le thé", "title: Tea", "title: Nouvelles", "title: News"]);
    let body = moved.body("content/posts/2016/2016-10-08-a.fr.md");
    let links = "[a](/blog/fr/tea/a/) [b](/tea/a/) <a href=\"/blog/fr/news/a/\">c</a> [d](/blog/none/)\n";
    assert_eq!(body, links);
    let urls = ["/blog/news/a/", "/blog/fr/news/a/", "/blog/tea/a/", "/blog/fr/tea/a/"];
    assert_eq!(broken_urls(&moved.build(), "/blog/", &urls), [""; 0]);
}

#[test]
fn of_a_file_with_a_copy_for_each_language_one_stays_and_the_others_redirect() {
    let page = |title: &str| format!("<html><title>{title}</title><body><h1>{title}</h1><p>Some words.</html>");
    let desk = old(&format!(
        "\
-- _config.yml --
url: https://kopi.example
languages: [en, fr]
default_lang: en
permalink: /:title/
-- _posts/2016-10-08-a.md --
---
title: Alpha
---
Some words.
-- _posts/2016-10-09-b.md --
---
title: Beta
lang: fr
---
Some words.
-- img/map.png --
the map
-- _site/index.html --
{home}
-- _site/a/index.html --
{alpha}
-- _site/fr/b/index.html --
{beta}
-- _site/img/map.png --
the map
-- _site/fr/img/map.png --
the map
-- _site/fr/img/other.png --
another one
",
        home = page("Home"),
        alpha = page("Alpha"),
        beta = page("Beta"),
    ));
    let mut options = options(&desk, Dialect::Jekyll);
    options.old = Some(desk.path("old/_site"));
    let report = folders::import(&options).and_then(finish).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let moved = Moved { desk, report };
    let pictures: Vec<String> = moved.content().into_iter().filter(|file| file.ends_with(".png")).collect();
    assert_eq!(pictures, ["fr/img/other.png", "img/map.png"]);
    assert!(moved.read("content/_redirects").contains("/fr/img/map.png /img/map.png 301"));
    assert!(moved.remarked("copies of files for a language redirect to the one file only", "/fr/img/: 1 file"));
}

#[test]
fn a_title_may_be_a_map_of_languages() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: { en: Notes, 中文: 札记 }
description: { en: On coffee. }
-- _posts/2016-10-08-a.md --
---
title: A
lang: en
---
x
-- _posts/2016-10-09-b.md --
---
title: 乙
lang: 中文
---
y
",
    );
    let settings = moved.read("site.yaml");
    for part in ["en: Notes\n", "zh: 札记\n", "On coffee."] {
        assert!(settings.contains(part), "{part}: {settings}");
    }
    moved.build();
}
