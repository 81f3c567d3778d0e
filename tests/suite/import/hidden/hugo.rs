//! Hugo: cascades, build options, bundles, dates, languages, the configuration.

use chancery::import::folders::Dialect;

use super::check;
use crate::import::Moved;

#[track_caller]
fn hugo(archive: &str) -> Moved {
    let config = if archive.contains("-- hugo.toml --") { "" } else { "-- hugo.toml --\ntitle = 'T'\n" };
    check(Dialect::Hugo, &format!("{config}{archive}"))
}

#[test]
fn a_cascade_of_a_section_hides_what_is_below_it() {
    hugo(
        "\
-- content/plans/_index.md --
---
title: Plans
cascade:
  draft: true
---
SECRET
-- content/plans/next.md --
---
title: Next
date: 2016-10-08
---
SECRET
-- content/plans/deep/_index.md --
---
title: Deep
cascade:
  draft: false
---
VISIBLE-1
-- content/plans/deep/shown.md --
---
title: Shown
---
VISIBLE-2
-- content/plans/own.md --
---
title: Own
draft: false
---
VISIBLE-3
-- content/held/_index.md --
+++
title = 'Held'
[[cascade]]
build = { render = 'never' }
[cascade.target]
path = '/held/**'
+++
VISIBLE-4
-- content/held/one.md --
+++
title = 'One'
+++
SECRET
",
    );
}

#[test]
fn a_cascade_of_the_configuration_hides_its_targets() {
    let archive = "\
-- content/posts/one.md --
---
title: One
---
VISIBLE-1
-- content/plans/two.md --
---
title: Two
---
SECRET
";
    for config in [
        "-- hugo.toml --\n[[cascade]]\ndraft = true\n[cascade._target]\npath = '{/plans,/plans/**}'\n",
        "-- config/_default/hugo.toml --\n[[cascade]]\ndraft = true\n[cascade.target]\npath = '/plans/*'\n-- hugo.toml --\ntitle = 'T'\n",
        "-- config/_default/cascade.toml --\ndraft = true\n[target]\npath = '/plans/*'\n-- hugo.toml --\ntitle = 'T'\n",
        "-- config/production/hugo.yaml --\ncascade:\n- target: {path: /plans/two}\n  build: {render: false}\n-- hugo.toml --\ntitle = 'T'\n",
        "-- hugo.json --\n{\"cascade\": {\"headless\": true, \"target\": {\"path\": \"/plans/**\"}}}\n-- hugo.toml --\ntitle = 'T'\n",
    ] {
        hugo(&format!("{config}{archive}"));
    }
}

#[test]
fn build_options_hide_a_page_or_leave_it_out_of_lists() {
    let moved = hugo(
        "\
-- content/posts/never.md --
---
title: Never
build: { render: never, list: never }
---
SECRET
-- content/posts/older.md --
---
title: Older
_build: { render: false }
---
SECRET
-- content/posts/linked.md --
---
title: Linked
build:
  render: link
---
SECRET
-- content/posts/data.md --
---
title: Data
outputs: [json]
---
SECRET
-- content/posts/parts/index.md --
---
title: Parts
headless: true
---
SECRET
-- content/posts/parts/part.txt --
QUIET
-- content/posts/unlisted.md --
---
title: Unlisted
build: { list: never }
---
VISIBLE-1
-- content/posts/local.md --
---
title: Local
build: { list: local }
---
VISIBLE-2
-- content/posts/files/index.md --
---
title: Files
build: { publishResources: false }
---
VISIBLE-3
-- content/posts/files/held.txt --
SECRET
",
    );
    for name in ["unlisted", "local"] {
        assert!(moved.front(&format!("content/posts/{name}.md")).contains(&"listed: false".to_string()), "{name}");
    }
    assert!(moved.remarked("only in lists of its own section", "local"));
    assert!(!moved.read("content/posts/files/index.md").contains("build"));
}

#[test]
fn the_parts_of_a_bundle_are_no_pages() {
    hugo(
        "\
-- content/posts/trip/index.md --
---
title: Trip
---
VISIBLE-1
-- content/posts/trip/notes.md --
---
title: Notes
---
SECRET
-- content/posts/trip/deep/more.id.md --
---
title: More
---
SECRET
-- content/posts/trip/map.txt --
VISIBLE-2
-- content/plans/_index.md --
---
title: Plans
draft: true
---
QUIET
-- content/plans/map.txt --
SECRET
-- content/plans/deep/map-2.txt --
SECRET
-- content/plans/shown.md --
---
title: Shown
---
VISIBLE-3
-- content/talk/index.org --
SECRET-talk index.org
-- content/talk/slides.txt --
SECRET
",
    );
}

#[test]
fn all_spellings_of_dates_hold_a_page_back() {
    let moved = hugo(
        "\
-- hugo.toml --
title = 'T'
[frontmatter]
publishDate = ['embargo', ':default']
-- content/posts/a.md --
---
title: A
date: 2016-10-08
pubdate: 2041-01-01
---
a
-- content/posts/b.md --
---
title: B
date: 2016-10-08
published: 2041-01-01
---
b
-- content/posts/c.md --
---
title: C
date: 2016-10-08
embargo: 2041-01-01
---
c
-- content/posts/d.md --
---
title: D
date: 2016-10-08
unpublishdate: 2017-01-01
---
QUIET
-- content/posts/e.md --
---
title: E
lastmod: 2041-01-01
---
QUIET
-- content/posts/f.md --
---
title: F
publishDate: 2041-01-01
---
QUIET
-- content/news/_index.md --
---
title: News
cascade:
  expiryDate: 2017-01-01
---
x
-- content/news/g.md --
---
title: G
date: 2016-10-08
---
QUIET
-- content/news/h.md --
---
title: H
date: 2016-10-08
draft: \"true\"
---
QUIET
-- content/news/i.md --
---
title: I
date: 2016-10-08
expiryDate: 2041-01-01
---
VISIBLE-1
",
    );
    for name in ["a", "b", "c"] {
        let front = moved.front(&format!("content/posts/{name}.md"));
        assert!(front.contains(&"publishDate: 2041-01-01".to_string()), "{front:?}");
    }
    assert!(moved.front("content/news/h.md").contains(&"draft: true".to_string()));
}

#[test]
fn languages_that_are_turned_off_are_not_published() {
    let moved = hugo(
        "\
-- hugo.toml --
title = 'T'
defaultContentLanguage = 'en'
disableLanguages = ['fr']
[languages.en]
[languages.fr]
[languages.id]
contentDir = 'content/indo'
[languages.de]
disabled = true
contentDir = 'content/german'
-- content/posts/one.md --
---
title: One
---
VISIBLE-1
-- content/posts/two.fr.md --
---
title: Two
---
SECRET
-- content/posts/three.de.md --
---
title: Three
---
SECRET
-- content/german/posts/four.md --
---
title: Four
---
SECRET
-- content/german/posts/four-file.txt --
SECRET
-- content/indo/posts/five.md --
---
title: Five
---
VISIBLE-2
",
    );
    assert!(!moved.read("site.yaml").contains("fr"), "{}", moved.read("site.yaml"));
}

#[test]
fn the_configuration_ignores_files_and_turns_kinds_off() {
    let moved = hugo(
        "\
-- hugo.toml --
title = 'T'
ignoreFiles = ['\\.skip\\.md$', '/private/']
disableKinds = ['section']
buildDrafts = true
buildFuture = 'true'
-- content/posts/one.md --
---
title: One
---
VISIBLE-1
-- content/posts/two.skip.md --
---
title: Two
---
SECRET
-- content/private/three.md --
---
title: Three
---
SECRET
-- content/private/three.txt --
SECRET
-- content/posts/_index.md --
---
title: Posts
---
SECRET
-- content/posts/draft.md --
---
title: Draft
draft: true
---
QUIET
",
    );
    assert!(moved.remarked("published more posts", "buildDrafts"));
    assert!(moved.remarked("published more posts", "buildFuture"));
    assert!(moved.report.markdown().contains("- drafts: 2\n"), "{}", moved.report.markdown());
}

#[test]
fn keys_of_themes_hide_a_page_or_are_reported() {
    let moved = hugo(
        "\
-- content/posts/one.md --
---
title: One
params:
  private: true
---
SECRET
-- content/posts/two.md --
---
title: Two
status: draft
---
SECRET
-- content/posts/three.md --
---
title: Three
hiddenInHomeList: true
---
VISIBLE-1
-- content/posts/four.md --
---
title: Four
robotsNoIndex: true
sitemap:
  disable: true
---
VISIBLE-2
",
    );
    assert!(moved.front("content/posts/three.md").contains(&"listed: false".to_string()));
    assert!(moved.remarked("a key has no effect here", "robotsNoIndex: true"));
    assert!(moved.remarked("a key has no effect here", "sitemap"));
}

#[test]
fn a_configuration_that_cannot_be_read_may_hide_anything() {
    hugo(
        "\
-- hugo.toml --
title = 'T'
[[cascade]
-- content/posts/one.md --
---
title: One
---
SECRET
",
    );
}

#[test]
fn html_comments_are_left_out_unless_the_old_site_showed_them() {
    let post = "\
-- content/posts/one.md --
---
title: One
---
VISIBLE-1 <!-- WORD -->

<!-- WORD
WORD -->

<div>VISIBLE-2</div>

{{% comment %}}QUIET{{% /comment %}}
";
    let moved = hugo(&post.replace("WORD", "QUIET"));
    assert!(moved.remarked("an HTML comment", "QUIET"));
    assert!(moved.remarked("HTML that the old site left out", "<div>"));
    let config = "-- hugo.toml --\n[markup.goldmark.renderer]\nunsafe = true\n";
    let moved = hugo(&format!("{config}{}", post.replace("WORD", "VISIBLE-3")));
    assert!(moved.read("content/posts/one.md").contains("<!-- VISIBLE-3 -->"));
    assert!(!moved.remarked("HTML", ""));
}

#[test]
fn a_page_of_the_future_is_held_back_though_it_is_no_post() {
    let moved = hugo("-- content/about.md --\n---\ntitle: About\ntype: page\ndate: 2041-01-01\n---\nx\n");
    assert!(moved.front("content/about.md").contains(&"publishDate: 2041-01-01".to_string()));
}
