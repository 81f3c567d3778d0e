//! Jekyll: the folder of the sources, URLs, and ids in feeds.

use chancery::import::folders::Dialect;

use super::folders::{import, old, options};
use super::shown;

#[test]
fn a_source_that_only_a_build_makes_is_the_folder_with_the_posts() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
source: .tmp/src
destination: .tmp/out
permalink: /:title/
-- src/_posts/2016-10-08-a.md --
---
title: A
---
x
-- src/news/_posts/2016-10-09-b.md --
---
title: B
---
x
-- src/about.md --
---
title: About
---
x
-- node_modules/x/_posts/2016-10-08-no.md --
---
title: SECRET
---
SECRET
",
    );
    assert_eq!(moved.content(), ["about.md", "posts/2016/2016-10-08-a.md", "posts/2016/2016-10-09-b.md"]);
    assert!(moved.remarked("`source` names a folder that is not there", "source: .tmp/src, now src"));
}

#[test]
fn a_source_that_is_not_there_is_an_error_that_names_the_folders_with_posts() {
    for (folders, hint) in [
        (&["one", "two"][..], "several folders have `_posts`: write one of `one/`, `two/` as `source`"),
        (&[], "no other folder has `_posts`"),
    ] {
        let mut archive = "-- _config.yml --\ntitle: T\nsource: gone\n-- x.md --\nx\n".to_string();
        for folder in folders {
            archive.push_str(&format!("-- {folder}/_posts/2016-10-08-a.md --\n---\ntitle: A\n---\nx\n"));
        }
        let desk = old(&archive);
        let Err(problems) = chancery::import::folders::import(&options(&desk, Dialect::Jekyll)) else {
            panic!("it was imported");
        };
        let shown = shown(&problems);
        assert!(shown.contains("`source: gone` in _config.yml names a folder that is not there"), "{shown}");
        assert!(shown.contains(hint), "{shown}");
    }
}

/// Each as Jekyll 4.3 builds it, and as jekyll-feed names it.
#[test]
fn urls_and_ids_are_those_of_jekyll() {
    let moved = import(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
url: https://kopi.example
permalink: /:categories/:title/
-- _posts/2016-10-01-Kopi Darat.md --
---
title: A
---
x
-- _posts/2016-10-02-v1.2.4.md --
---
title: B
---
x
-- _posts/2016-10-03-linked.Name.md --
---
title: C
permalink: /else/where.html
---
x
-- news/_posts/2016-10-04-b.md --
---
title: D
categories: News Más
---
x
-- _posts/2016-10-05-wait....md --
---
title: E
---
x
-- _posts/2016-10-06-slugged.md --
---
title: F
slug: My Slug.x_Y
---
x
",
    );
    let (mut urls, mut ids) = (moved.old_urls(), Vec::new());
    urls.retain(|url| !url.contains("feed"));
    for file in moved.content() {
        let front = moved.front(&format!("content/{file}"));
        ids.extend(front.iter().filter_map(|line| line.strip_prefix("guid: https://kopi.example")).map(str::to_string));
    }
    let wanted = [
        ("/Kopi-Darat/", "/Kopi%20Darat"),
        ("/v1.2.4/", "/v1.2.4"),
        ("/else/where.html", "/else/linked.Name"),
        ("/wait/", "/wait"),
        ("/My-Slug.x_Y/", "/My%20Slug.x_Y"),
        ("/news/m%C3%A1s/b/", "/news/m%C3%A1s/b"),
    ];
    let wanted_urls = wanted.map(|(url, _)| format!("https://kopi.example{url}"));
    assert_eq!(urls, wanted_urls);
    ids.sort();
    let mut wanted_ids = wanted.map(|(_, id)| id.to_string());
    wanted_ids.sort();
    assert_eq!(ids, wanted_ids);
    assert_eq!(moved.broken_urls(&wanted.map(|(url, _)| url)), [""; 0]);
}
