//! Eleventy: permalinks and settings that are written out in programs, and how a program's permalink is guessed.

use chancery::import::folders::Dialect;

use super::folders::import;

const CONFIG: &str = "\
-- .eleventy.js --
module.exports = function (config) {
  config.addPassthroughCopy('assets');
  return { dir: { input: '.', data: 'data', includes: 'templates', output: '_site' } };
};
-- data/site.yaml --
title: Harbour Notes
host: https://notes.example
-- assets/medal.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
-- templates/post.html --
{{ content }}
";

fn post(path: &str, front: &str, body: &str) -> String {
    format!("-- content/posts/{path} --\n---\ntitle: Prize\ntags: [prizes]\n{front}---\n{body}\n")
}

#[test]
fn links_confirm_the_form_of_a_permalink_with_an_unknown_filter() {
    for (end, template) in [
        (
            "js",
            "module.exports = {\n  layout: 'post.html',\n  permalink: '/{{ page.date | toPath }}/{{ page.fileSlug }}/',\n};",
        ),
        ("mjs", "export default { permalink: (data) => `/${toPath(data.page.date)}/${data.page.fileSlug}/` }"),
        ("json", "{\"permalink\": \"/{{ page.date | toPath }}/{{ page.fileSlug }}/\"}"),
    ] {
        for (path, other) in [("/2015/05/08/prize/", "/2016/05/08/prize/"), ("/2015/05/prize/", "/2016/05/prize/")] {
            let archive = format!(
                "{CONFIG}-- content/posts/posts.11tydata.{end} --\n{template}\n{}{}",
                post("2015-05-08-prize.md", "", "![Medal](/assets/medal.svg)"),
                post("2016-05-08-prize.md", "", &format!("[before]({path})")),
            );
            let moved = import(Dialect::Eleventy, &archive);
            assert_eq!(moved.broken_urls(&[path, other, "/assets/medal.svg"]), [""; 0], "{end} {path}");
            assert!(
                moved.remarked("the URLs are those that the posts' links go to", path),
                "{}",
                moved.report.markdown()
            );
            let settings = moved.read("site.yaml");
            for line in ["title: Harbour Notes", "base_url: https://notes.example/"] {
                assert!(settings.contains(line), "{line} in {settings}");
            }
        }
    }
}

#[test]
fn a_guess_that_gives_two_posts_one_url_is_wrong() {
    let archive = format!(
        "{CONFIG}-- content/posts/posts.11tydata.js --\nmodule.exports = {{ permalink: (data) => url(data) }};\n{}{}",
        post("2015-05-08-prize.md", "", "x"),
        post("2016-05-08-prize.md", "", "y"),
    );
    let moved = import(Dialect::Eleventy, &archive);
    assert_eq!(moved.broken_urls(&["/2015/05/08/prize/", "/2016/05/08/prize/"]), [""; 0]);
    assert!(moved.remarked("the URLs are guessed", "posts.11tydata.js"), "{}", moved.report.markdown());
}

#[test]
fn the_format_of_a_filter_is_taken_from_the_configuration() {
    let archive = format!(
        "-- eleventy.config.js --\nexport default function (c) {{\n\
         c.addFilter('toPath', (d) => DateTime.fromJSDate(d).toFormat('yyyy/MM'));\n\
         c.setInputDirectory('content');\n}}\n\
         -- content/posts/posts.json --\n{{\"permalink\": \"/{{{{ page.date | toPath }}}}/{{{{ title | slugify }}}}/\"}}\n{}{}",
        post("2015-05-08-a.md", "", "x"),
        post("b.md", "date: 2016-05-08\npermalink: \"/{{ page.date | date: '%Y' }}/b.html\"\n", "x"),
    );
    let moved = import(Dialect::Eleventy, &archive);
    assert_eq!(moved.broken_urls(&["/2015/05/prize/", "/2016/b.html"]), [""; 0]);
    assert!(!moved.report.markdown().contains("a permalink is a program"), "{}", moved.report.markdown());
}

#[test]
fn an_alias_that_differs_from_its_page_only_in_case_is_left_out() {
    let front = "permalink: /2015/05/08/keeptime/\nredirect_from:\n- /2015/05/08/KeepTime/\n- /old/\n";
    let moved = import(Dialect::Eleventy, &format!("{CONFIG}{}", post("2015-05-08-KeepTime.md", front, "x")));
    assert!(moved.remarked("an alias is left out", "/2015/05/08/KeepTime/"));
    assert_eq!(moved.broken_urls(&["/2015/05/08/keeptime/", "/old/"]), [""; 0]);
}

#[test]
fn values_that_a_program_writes_out_are_read() {
    let moved = import(
        Dialect::Eleventy,
        "\
-- eleventy.config.js --
export const config = { dir: { input: \"src\", data: \"../globals\" } };
-- globals/site.js --
// The site.
module.exports = { name: 'Kabar', url: \"kabar.example\", language: 'id', author: { name: 'Sari' } };
-- src/blog/blog.11tydata.cjs --
module.exports = { tags: ['posts', \"kopi\"], lang: 'id', permalink: \"/tulisan/{{ page.fileSlug }}.html\" };
-- src/blog/a.md --
---
title: A
date: 2016-10-08
---
x
-- src/blog/b.md --
---js
{
  title: \"B\", // with a comment
  date: '2016-10-09',
  tags: ['teh'],
  draft: false,
}
---
y
-- src/blog/c.md --
---js
{ title: 'C', date: '2016-10-09', draft: true }
---
SECRET
-- src/blog/d.md --
---toml
title = \"D\"
date = 2016-10-10
---
z
",
    );
    let settings = moved.read("site.yaml");
    for line in ["title: Kabar", "base_url: https://kabar.example/", "  id: Bahasa Indonesia", "author: Sari"] {
        assert!(settings.contains(line), "{line} in {settings}");
    }
    assert_eq!(moved.broken_urls(&["/tulisan/a.html", "/tulisan/b.html", "/tulisan/d.html"]), [""; 0]);
    let front = moved.front("content/blog/b.md");
    assert!(front.contains(&"tags: [teh, kopi]".to_string()) && front.contains(&"lang: id".to_string()), "{front:?}");
    assert!(moved.front("content/blog/c.md").contains(&"draft: true".to_string()));
    assert!(!moved.report.markdown().contains("is a program, of which"), "{}", moved.report.markdown());
}

#[test]
fn folders_that_are_not_copied_are_named_once() {
    let moved = import(
        Dialect::Eleventy,
        "\
-- package.json --
{}
-- css/a.css --
x
-- css/b.css --
x
-- fonts/a.woff2 --
x
-- src/posts/a.md --
---
title: A
date: 2016-10-08
---
x
",
    );
    assert!(moved.remarked("a folder with templates", "css/"), "{}", moved.report.markdown());
    assert!(moved.report.markdown().contains("fonts/"), "{}", moved.report.markdown());
}

#[test]
fn values_that_a_module_exports_by_name_are_read_and_those_within_them_are_not() {
    let moved = import(
        Dialect::Eleventy,
        "\
-- eleventy.config.js --
export default function (config) {}
-- _data/meta.js --
// The site.
export const url = 'https://kabar.example';
export const siteName = 'Kabar';
export const siteDescription = 'Tentang kopi.';
export const lang = 'id';
export const blog = { feedLinks: [{ title: 'Atom Feed', url: '/feed.xml' }] };
-- a.md --
---
title: A
date: 2016-10-08
---
x
",
    );
    let settings = moved.read("site.yaml");
    for part in ["title: Kabar\n", "base_url: https://kabar.example/", "Tentang kopi.", "id: Bahasa Indonesia"] {
        assert!(settings.contains(part), "{part}: {settings}");
    }
    assert!(!settings.contains("Atom Feed"), "{settings}");
}
