//! Jekyll with the plugin jekyll-polyglot. What the old site had is what Jekyll 4.3 builds from these folders with it.

use chancery::import::folders::Dialect;

use super::Moved;
use super::folders::import;

const SITE: &str = "\
-- _config.yml --
title: Kopi
url: https://kopi.example
permalink: /:categories/:year/:month/:title:output_ext
plugins: [jekyll-polyglot, jekyll-feed, jekyll-redirect-from]
languages: [en, fr, pt-BR]
default_lang: en
exclude_from_localization: [img, private.md]
-- _posts/2016-10-01-both.md --
---
title: The harbour
lang: en
---
See [us](/about/).
-- _posts/fr/2016-10-01-both.md --
---
title: Le port
lang: fr
redirect_from: /vieux/
---
Voyez [nous](/about/) et [le thé](/2016/10/only.v2.html#a).
-- _posts/2016-10-02-only.v2.md --
---
title: Tea
---
x
-- _posts/fr/2016-10-03-seul.md --
---
title: Seul
lang: fr
---
x
-- _posts/2016-10-06-de.md --
---
title: Hafen
lang: de
---
SECRET
-- _posts/pt-BR/2016-10-07-case.md --
---
title: Porto
lang: pt-br
---
x
-- _posts/2016-10-08-excl.md --
---
title: English only
lang-exclusive: [en]
---
x
-- _posts/2016-10-09-dup.markdown --
---
title: First
---
x
-- _posts/2016-10-09-dup.md --
---
title: Second
---
SECRET
-- _posts/2016-10-10-x-fr.md --
---
title: Nommé
lang: fr
permalink: /named/
---
x
-- _posts/2016-10-11-x-en.md --
---
title: Named
lang: en
permalink: /named/
---
x
-- _posts/2016-10-14-id-en.md --
---
title: By id
lang: en
page_id: pid
---
x
-- _posts/2016-10-15-id-fr.md --
---
title: Par id
lang: fr
page_id: pid
---
[x](/2016/10/id-en.html)
-- about.md --
---
title: About
permalink: /about/
---
Us.
-- about.fr.md --
---
title: À propos
lang: fr
permalink: /about/
---
Nous.
-- private.md --
---
title: Private
---
x
-- img/a.png --
x
";

/// Every address of a text on the old site.
const ADDRESSES: [&str; 33] = [
    "/2016/10/both.html",
    "/fr/2016/10/both.html",
    "/pt-BR/2016/10/both.html",
    "/2016/10/only.v2.html",
    "/fr/2016/10/only.v2.html",
    "/pt-BR/2016/10/only.v2.html",
    "/2016/10/seul.html",
    "/fr/2016/10/seul.html",
    "/pt-BR/2016/10/seul.html",
    "/2016/10/case.html",
    "/fr/2016/10/case.html",
    "/pt-BR/2016/10/case.html",
    "/2016/10/excl.html",
    "/2016/10/dup.html",
    "/fr/2016/10/dup.html",
    "/pt-BR/2016/10/dup.html",
    "/named/",
    "/fr/named/",
    "/pt-BR/named/",
    "/2016/10/id-en.html",
    "/2016/10/id-fr.html",
    "/fr/2016/10/id-fr.html",
    "/fr/2016/10/id-en.html",
    "/pt-BR/2016/10/id-en.html",
    "/pt-BR/2016/10/id-fr.html",
    "/about/",
    "/fr/about/",
    "/pt-BR/about/",
    "/private.html",
    "/fr/",
    "/pt-BR/",
    "/feed.xml",
    "/fr/feed.xml",
];

fn front(moved: &Moved, file: &str, line: &str) {
    let front = moved.front(file);
    assert!(front.iter().any(|own| own == line), "{line} in {front:?}");
}

#[test]
fn each_text_answers_wherever_the_plugin_showed_it_and_nowhere_else() {
    let moved = import(Dialect::Jekyll, SITE);
    assert_eq!(moved.broken_urls(&ADDRESSES), [""; 0]);
    let mut guessed = moved.old_urls();
    guessed.sort();
    let mut true_ones: Vec<String> = ADDRESSES.iter().map(|path| format!("https://kopi.example{path}")).collect();
    true_ones.push("https://kopi.example/pt-BR/feed.xml".to_string());
    true_ones.sort();
    assert_eq!(guessed, true_ones);
    assert!(!moved.report.markdown().contains("the same URL"), "{}", moved.report.markdown());
    // The edition of `pt` has the home page.
    assert!(moved.read("content/_redirects").contains("/pt-BR/ /pt/ 301"));
}

#[test]
fn translations_are_pairs_by_the_names_of_their_files() {
    let moved = import(Dialect::Jekyll, SITE);
    let content: Vec<String> = moved.content().into_iter().filter(|file| file.ends_with(".md")).collect();
    assert_eq!(
        content,
        [
            "about.fr.md",
            "about.md",
            "posts/2016/2016-10-01-both.fr.md",
            "posts/2016/2016-10-01-both.md",
            "posts/2016/2016-10-02-only-v2.md",
            "posts/2016/2016-10-03-seul.md",
            "posts/2016/2016-10-06-de.md",
            "posts/2016/2016-10-07-case.md",
            "posts/2016/2016-10-08-excl.md",
            "posts/2016/2016-10-09-dup-2.md",
            "posts/2016/2016-10-09-dup.md",
            "posts/2016/2016-10-11-x-en.fr.md",
            "posts/2016/2016-10-11-x-en.md",
            "posts/2016/2016-10-14-id-en.fr.md",
            "posts/2016/2016-10-14-id-en.md",
            "private.md",
        ]
    );
    // The name of its new file has another date.
    front(&moved, "content/posts/2016/2016-10-11-x-en.fr.md", "date: 2016-10-10");
    let rendered = moved.build().rendered.unwrap();
    for (page, translation) in [
        ("2016/10/both.html", "/fr/2016/10/both.html"),
        ("named/index.html", "/fr/named/"),
        ("2016/10/id-en.html", "/fr/2016/10/id-fr.html"),
        ("about/index.html", "/fr/about/"),
    ] {
        let html = String::from_utf8(rendered[page].to_vec()).unwrap();
        let link = format!("hreflang=\"fr\" href=\"https://kopi.example{translation}\"");
        assert!(html.contains(&link), "{link} in {page}");
    }
}

#[test]
fn an_id_in_feeds_is_that_of_the_text_in_the_default_language() {
    let moved = import(Dialect::Jekyll, SITE);
    for (file, id) in [
        ("2016-10-01-both", "guid: https://kopi.example/2016/10/both"),
        ("2016-10-02-only-v2", "guid: https://kopi.example/2016/10/only.v2"),
        ("2016-10-03-seul", "guid: https://kopi.example/2016/10/seul"),
        ("2016-10-11-x-en", "guid: https://kopi.example/x-en"),
        ("2016-10-11-x-en.fr", "guid: https://kopi.example/x-fr"),
    ] {
        front(&moved, &format!("content/posts/2016/{file}.md"), id);
    }
    let other = moved.front("content/posts/2016/2016-10-01-both.fr.md");
    assert!(other.iter().all(|line| !line.starts_with("guid")), "{other:?}");
}

#[test]
fn links_and_aliases_of_a_text_are_below_its_language() {
    let moved = import(Dialect::Jekyll, SITE);
    let body = |file: &str| moved.body(&format!("content/posts/2016/{file}.md"));
    assert_eq!(body("2016-10-01-both"), "See [us](/about/).\n");
    assert_eq!(body("2016-10-01-both.fr"), "Voyez [nous](/fr/about/) et [le thé](/2016/10/only.v2.html#a).\n");
    assert_eq!(body("2016-10-14-id-en.fr"), "[x](/fr/2016/10/id-fr.html)\n");
    front(&moved, "content/posts/2016/2016-10-01-both.fr.md", "redirect_from: [/fr/vieux/]");
}

#[test]
fn what_the_plugin_did_not_show_is_a_draft() {
    let moved = import(Dialect::Jekyll, SITE);
    let rendered = moved.build().rendered.unwrap();
    let has = |word: &str| rendered.values().any(|bytes| bytes.windows(word.len()).any(|part| part == word.as_bytes()));
    assert!(!has("SECRET"));
    assert!(moved.remarked("the old site did not publish it", "lang: de, which is not in `languages`"));
    assert!(moved.remarked("the old site did not publish it", "another text in its language has its URL"));
    assert!(moved.remarked("showed a text for want of a translation", "15 addresses"), "{}", moved.report.markdown());
}
