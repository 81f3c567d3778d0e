//! Jekyll: defaults, drafts, collections, excluded files.

use chancery::import::folders::Dialect;

use super::check;
use crate::import::broken_urls;

#[test]
fn defaults_give_values_by_path_and_type() {
    let moved = check(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
url: https://kopi.example
permalink: /:year/:month/:title/
defaults:
  - scope: { path: \"_posts/hold\" }
    values: { published: false }
  - scope: { path: \"_posts/hold/shown\", type: posts }
    values: { published: true }
  - scope: { path: \"_posts/*/wait\" }
    values: { published: false }
  - scope: { path: \"_posts/id\" }
    values: { lang: id, categories: [Kabar], author: Sari, permalink: \"/kabar/:title/\" }
  - scope: { path: \"\", type: pages }
    values: { hidden: true }
-- _posts/hold/2016-10-08-one.md --
---
title: One
---
SECRET
-- _posts/hold/2016-10-09-two.md --
---
title: Two
published: true
---
VISIBLE-1
-- _posts/hold/shown/2016-10-10-three.md --
---
title: Three
---
VISIBLE-2
-- _posts/2016/wait/2016-10-11-four.md --
---
title: Four
---
SECRET
-- _posts/id/2016-10-12-five.md --
---
title: Catatan
---
VISIBLE-3
-- about.md --
---
title: About
---
VISIBLE-4
",
    );
    let front = moved.front("content/posts/2016/2016-10-12-five.md");
    for line in ["lang: id", "categories: [Kabar]", "author: Sari"] {
        assert!(front.contains(&line.to_string()), "{line} in {front:?}");
    }
    assert!(moved.read("site.yaml").contains("  en: English\n  id: Bahasa Indonesia"), "{}", moved.read("site.yaml"));
    assert_eq!(broken_urls(&moved.build(), "/", &["/kabar/five/", "/2016/10/two/"]), [""; 0]);
    assert!(moved.front("content/about.md").contains(&"listed: false".to_string()));
}

#[test]
fn what_jekyll_does_not_take_for_a_post_is_not_published() {
    let moved = check(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
exclude: [\"_posts/2015-*\", private, \"*.hold\"]
include: [_pages]
destination: ./docs
-- _posts/2016-10-08-one.md --
---
title: One
---
VISIBLE-1
-- _posts/undated.md --
---
title: Undated
---
SECRET
-- _posts/_parts/2016-10-09-part.md --
---
title: Part
---
SECRET
-- _posts/2015-10-08-old.md --
---
title: Old
---
QUIET
-- _posts/2016-10-10-dots.md --
---
title: Dots
published: false
...
QUIET
-- _config.local.yml --
exclude: [_posts]
QUIET
-- _posts/2016-10-11-empty.md --
---
title: Empty
published:
---
SECRET
-- _posts/picture.txt --
SECRET
-- _drafts/plan.md --
---
title: Plan
---
QUIET
-- _drafts/plan-file.txt --
SECRET
-- _archive/_posts/2016-10-12-archived.md --
---
title: Archived
---
QUIET
-- private/a.md --
---
title: A
---
QUIET
-- notes.hold --
QUIET
-- docs/built.html --
QUIET
-- _pages/about.md --
---
title: About
permalink: /about/
---
VISIBLE-2
",
    );
    assert!(moved.remarked("another configuration", "_config.local.yml"));
}

#[test]
fn collections_of_posts_may_be_elsewhere_or_off() {
    let posts = "\
-- my/_posts/2016-10-08-one.md --
---
title: One
---
VISIBLE-1
-- _posts/2016-10-09-two.md --
---
title: Two
---
SECRET
-- my/_teas/sencha.md --
---
title: Sencha
---
VISIBLE-2
-- my/_notes/hush.md --
---
title: Hush
---
QUIET
";
    let config = "collections_dir: my\ncollections: {teas: {output: true}, notes: {output: false}}\n";
    let moved = check(Dialect::Jekyll, &format!("-- _config.yml --\ntitle: T\n{config}{posts}"));
    assert!(!moved.read("content/posts/2016/2016-10-08-one.md").contains("categories"));
    let config = "collections: {posts: {output: false}}\n";
    let posts = "-- _posts/2016-10-08-one.md --\n---\ntitle: One\n---\nSECRET\n";
    check(Dialect::Jekyll, &format!("-- _config.yml --\ntitle: T\n{config}{posts}"));
}

#[test]
fn settings_that_published_more_or_less_are_obeyed_or_reported() {
    let moved = check(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
future: true
unpublished: true
show_drafts: true
limit_posts: 1
-- _posts/2016-10-08-one.md --
---
title: One
sitemap: false
---
SECRET
-- _posts/2016-10-09-two.md --
---
title: Two
sitemap: false
---
VISIBLE-1
-- _posts/2016-10-10-three.md --
---
title: Three
published: false
---
QUIET
",
    );
    for key in ["future", "unpublished", "show_drafts"] {
        assert!(moved.remarked("published more posts", key), "{key}");
    }
    assert!(moved.remarked("a key has no effect here", "sitemap: false"));
    assert!(moved.report.markdown().contains("- drafts: 2\n"), "{}", moved.report.markdown());
}

#[test]
fn comments_that_no_reader_saw_are_left_out() {
    let moved = check(
        Dialect::Jekyll,
        "\
-- _config.yml --
title: T
-- _posts/2016-10-08-one.md --
---
title: One
---
VISIBLE-1

{::comment}
QUIET
{:/comment}

{% comment %} QUIET {% endcomment %} {% # QUIET %}
",
    );
    assert!(moved.remarked("a comment that no reader saw", "QUIET"));
}
