//! Eleventy: pages without a URL, data files, ignored files, front matter in other languages.

use chancery::import::folders::Dialect;

use super::check;

#[test]
fn a_page_without_a_url_is_not_published_wherever_that_is_said() {
    check(
        Dialect::Eleventy,
        "\
-- package.json --
{}
-- content/content.json --
{ \"lang\": \"id\" }
-- content/blog/one.md --
---
title: One
date: 2016-10-08
permalink: false
---
SECRET
-- content/blog/two.md --
---
title: Two
permalink:
  build: false
---
SECRET
-- content/blog/three.md --
---
title: Three
eleventyComputed:
  permalink: false
---
SECRET
-- content/blog/four.md --
---
title: Four
permalink: \"{% if draft %}false{% else %}/x/{% endif %}\"
---
SECRET
-- content/blog/five.md --
---
title: Five
permalink: {build: /five/}
date: 2016-10-08
---
VISIBLE-1
-- content/hold/hold.json --
{ \"permalink\": false }
-- content/hold/six.md --
---
title: Six
---
SECRET
-- content/hold/deep/seven.md --
---
title: Seven
---
SECRET
-- content/hold/own.md --
---
title: Own
permalink: /own/
---
VISIBLE-2
-- content/parts/parts.11tydata.js --
export default { permalink: false, tags: compute() };
-- content/parts/eight.md --
---
title: Eight
---
SECRET
-- content/more/nine.11tydata.json --
{ \"draft\": true }
-- content/more/nine.md --
---
title: Nine
---
SECRET
",
    );
}

#[test]
fn a_page_that_is_in_no_collection_is_in_no_list() {
    let moved = check(
        Dialect::Eleventy,
        "\
-- src/posts/one.md --
---
title: One
date: 2016-10-08
eleventyExcludeFromCollections: true
---
VISIBLE-1
-- src/posts/two.md --
---
title: Two
date: 2016-10-08
eleventyExcludeFromCollections: [posts]
---
VISIBLE-2
-- src/posts/hush/hush.json --
{ \"eleventyExcludeFromCollections\": true }
-- src/posts/hush/three.md --
---
title: Three
date: 2016-10-08
---
VISIBLE-3
",
    );
    for name in ["one", "two", "hush/three"] {
        let front = moved.front(&format!("content/posts/{name}.md"));
        assert!(front.contains(&"listed: false".to_string()), "{name}: {front:?}");
        assert!(front.iter().all(|line| !line.contains("eleventy")), "{name}: {front:?}");
    }
}

#[test]
fn ignored_files_and_files_that_are_not_copied_are_not_published() {
    let moved = check(
        Dialect::Eleventy,
        "\
-- eleventy.config.js --
export default function (config) {
  config.addPassthroughCopy({ \"./public/\": \"/\" });
  config.addPassthroughCopy('src/img');
  config.ignores.add(\"src/hold/**\");
  config.addPreprocessor(\"drafts\", \"*\", (data) => !data.wip);
  return { markdownTemplateEngine: \"njk\", dir: { input: \"src\", output: \"dist\" } };
}
-- .eleventyignore --
src/private
-- .gitignore --
*.local.md
-- src/posts/one.md --
---
title: One
date: 2016-10-08
---
VISIBLE-1 ![A map](map.png) {# QUIET #}
-- src/posts/map.png --
VISIBLE-2
-- src/posts/other.png --
SECRET
-- src/posts/paper.pdf --
SECRET
-- src/private/two.md --
---
title: Two
---
SECRET
-- src/hold/three.md --
---
title: Three
---
SECRET
-- src/posts/four.local.md --
---
title: Four
---
SECRET
-- src/_hidden/five.md --
---
title: Five
---
SECRET
-- src/page.njk --
SECRET
-- src/list.html --
SECRET
-- src/img/a.png --
VISIBLE-3
-- public/robots.txt --
VISIBLE-4
-- dist/posts/old/index.html --
QUIET
-- notes.md --
QUIET
",
    );
    assert!(moved.remarked("a program may hide posts", "addPreprocessor"));
    assert!(moved.remarked("a file is copied because a post shows it", "map.png"));
}

#[test]
fn front_matter_in_other_languages_is_read_or_makes_a_draft() {
    let moved = check(
        Dialect::Eleventy,
        "\
-- src/posts/one.md --
---json
{\"title\": \"One\", \"date\": \"2016-10-08\", \"draft\": true}
---
QUIET
-- src/posts/two.md --
---toml
title = \"Two\"
date = 2016-10-08
draft = true
---
QUIET
-- src/posts/three.md --
---js
{ title: \"Three\", date: \"2016-10-08\", permalink: compute() }
---
SECRET
-- src/posts/four.md --
---json
{\"title\": \"Four\", draft}
---
SECRET
-- src/posts/five.md --
---json
{\"title\": \"Five\", \"date\": \"2016-10-08\"}
---
VISIBLE-1
-- src/posts/six.md --
---js
const title = \"Six\";
const date = \"2016-10-09\";
---
VISIBLE-2
",
    );
    assert!(moved.front("content/posts/three.md").contains(&"title: Three".to_string()));
    assert!(moved.front("content/posts/six.md").contains(&"date: 2016-10-09".to_string()));
}
