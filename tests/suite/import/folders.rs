//! Folders of Jekyll, Hugo, Eleventy and Zola.

use chancery::import::folders::{self, Dialect, Options};
use chancery::import::report::Effect;

use chancery::cli::verify::finish;

use super::{Desk, Moved, broken_urls, names, shown};

/// A folder of an old site, in one string: each file starts with `-- path --`.
#[track_caller]
pub(super) fn import(dialect: Dialect, archive: &str) -> Moved {
    let desk = old(archive);
    match folders::import(&options(&desk, dialect)).and_then(finish) {
        Ok(report) => Moved { desk, report },
        Err(problems) => panic!("{}", shown(&problems)),
    }
}

pub(super) fn old(archive: &str) -> Desk {
    let desk = Desk::new();
    let mut file: Option<(&str, String)> = None;
    for line in archive.lines().chain(["-- end --"]) {
        match line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            Some(path) => {
                if let Some((path, text)) = file.replace((path, String::new())) {
                    desk.write(&format!("old/{path}"), text);
                }
            }
            None => {
                let (_, text) = file.as_mut().expect("a file");
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    desk
}

pub(super) fn options(desk: &Desk, dialect: Dialect) -> Options {
    Options {
        folder: desk.path("old"),
        dialect,
        into: desk.path("site"),
        languages: Vec::new(),
        base_url: None,
        old: None,
        force: false,
    }
}

const JEKYLL: &str = "\
-- _config.yml --
title: Catatan
url: https://kopi.example
baseurl: /blog
permalink: /:year/:month/:title.html
timezone: Asia/Jakarta
author: {name: Sari}
-- _posts/2016-10-08-kopi-darat.md --
---
layout: post
title: \"Kopi: darat\"
date: 2016-10-08 5:30:00 +0700
tags: kopi teh
categories: [Kabar]
author:
  name: Sari
  login: sari
image: {path: /img/a.png, alt: A}
---
See [the other]({% post_url 2016-10-09-teh %}) and {{ site.title }}.

{% highlight python %}
print(1)
{% endhighlight %}

{% include share.html %}
-- _posts/2016-10-09-teh.markdown --
---
---
# Teh

Without anything.
-- _drafts/rahasia.md --
---
title: Belum
---
rahasia
-- about.md --
---
layout: page
title: Tentang
permalink: /about/
---
Us.
-- feed.xml --
---
layout: null
---
<feed>{{ site.title }}</feed>
-- img/a.png --
not really an image
-- _layouts/post.html --
{{ content }}
";

#[test]
fn a_jekyll_blog_keeps_its_urls_and_its_drafts_stay_drafts() {
    let moved = import(Dialect::Jekyll, JEKYLL);
    assert_eq!(
        moved.content(),
        [
            "about.md",
            "drafts/rahasia.md",
            "img/a.png",
            "posts/2016/2016-10-08-kopi-darat.md",
            "posts/2016/2016-10-09-teh.md"
        ]
    );
    let settings = moved.read("site.yaml");
    for line in ["title: Catatan", "base_url: https://kopi.example/blog/", "timezone: Asia/Jakarta"] {
        assert!(settings.contains(line), "{line} in {settings}");
    }
    let outcome = moved.build();
    let addresses = ["/blog/2016/10/kopi-darat.html", "/blog/2016/10/teh.html", "/blog/about/"];
    assert_eq!(broken_urls(&outcome, "/blog/", &addresses), [""; 0]);
    assert!(outcome.rendered.unwrap().keys().all(|path| !path.contains("rahasia")));
    assert!(moved.remarked("makes its own", "feed.xml"));
}

#[test]
fn liquid_with_an_equivalent_is_converted_and_the_rest_is_kept_and_reported() {
    let moved = import(Dialect::Jekyll, JEKYLL);
    let body = moved.body("content/posts/2016/2016-10-08-kopi-darat.md");
    assert!(body.contains("[the other](@/posts/2016/2016-10-09-teh.md)"), "{body}");
    assert!(body.contains("```python\nprint(1)\n```"), "{body}");
    assert!(!body.contains("{% highlight"), "{body}");
    let all: Vec<&str> = moved.report.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert!(all.contains(&"{{ site.title }} (2 in all)"), "{all:?}");
    let front = moved.front("content/posts/2016/2016-10-08-kopi-darat.md").join("\n");
    assert!(front.contains("tags:") && front.contains("kopi") && !front.contains("layout"), "{front}");
}

const HUGO: &str = "\
-- hugo.toml --
title = 'Catatan'
baseURL = 'https://kopi.example/'
defaultContentLanguage = 'en'
[permalinks]
post = '/:year/:month/:slug/'
[languages.en]
languageName = 'English'
weight = 1
[languages.id]
languageName = 'Bahasa Indonesia'
weight = 2
[taxonomies]
tag = 'tags'
[[menu.main]]
name = 'About'
url = '/about/'
weight = 2
-- content/post/coffee.md --
+++
title = 'Coffee'
date = 2016-10-08T07:00:00+07:00
tags = ['kopi', 'Teh']
draft = false
aliases = ['/old-coffee/']
[author]
name = 'Sari'
+++
{{< figure src=\"/img/a.png\" alt=\"Map\" caption=\"A *map*\" >}}

{{< youtube abcdefghijk >}}

{{< highlight go >}}
x := 1
{{< /highlight >}}

[tea]({{< relref \"tea.md\" >}}) {{< mystery x=\"1\" >}} [gone](gone.md)
-- content/post/coffee.id.md --
+++
title = 'Kopi'
date = 2016-10-08
+++
isi
-- content/post/tea.md --
---
title: Tea
date: 2016-10-09
lastmod: 2016-11-09
---
x
-- content/post/bundle/index.md --
---
title: Bundle
date: 2016-10-10T00:00:00.123456789Z
---
![](photo.jpg)
-- content/post/bundle/photo.jpg --
x
-- content/about.md --
---
title: About
url: /about/
---
us
-- static/img/a.png --
x
-- themes/x/layouts/index.html --
{{ .Title }}
";

#[test]
fn a_hugo_blog_in_two_languages_keeps_its_urls_and_its_toml_becomes_yaml() {
    let moved = import(Dialect::Hugo, HUGO);
    assert_eq!(
        moved.content(),
        [
            "about.md",
            "img/a.png",
            "post/bundle/index.md",
            "post/bundle/photo.jpg",
            "post/coffee.id.md",
            "post/coffee.md",
            "post/tea.md"
        ]
    );
    let front = moved.front("content/post/coffee.md").join("\n");
    assert!(front.contains("title: Coffee") && front.contains("date: 2016-10-08T07:00:00+07:00"), "{front}");
    let settings = moved.read("site.yaml");
    assert!(settings.contains("  en: English\n  id: Bahasa Indonesia"), "{settings}");
    let addresses = [
        "/2016/10/coffee/",
        "/id/2016/10/kopi/",
        "/2016/10/tea/",
        "/2016/10/bundle/",
        "/about/",
        "/old-coffee/",
        "/tags/kopi/",
        "/img/a.png",
    ];
    assert_eq!(moved.broken_urls(&addresses), [""; 0]);
    let listed = moved.old_urls();
    assert_eq!(broken_urls(&moved.build(), "/", &listed.iter().map(String::as_str).collect::<Vec<_>>()), [""; 0]);
}

#[test]
fn hugo_shortcodes_with_an_equivalent_are_converted_and_the_rest_is_kept_and_reported() {
    let moved = import(Dialect::Hugo, HUGO);
    let body = moved.body("content/post/coffee.md");
    for part in [
        "/img/a.png",
        "Map",
        "A *map*",
        "abcdefghijk",
        "```go\nx := 1\n```",
        "[tea](@/post/tea.md)",
        "{{< mystery x=\"1\" >}}",
    ] {
        assert!(
            body.contains(part) || body.replace("<em>", "*").replace("</em>", "*").contains(part),
            "{part} in {body}"
        );
    }
    assert!(moved.remarked("is now an HTML comment", "mystery"));
    assert!(moved.remarked("a link goes to a file that was not imported", "gone.md"));
    let remark = moved.report.remarks.iter().find(|remark| remark.text.contains("mystery")).unwrap();
    let line = moved.read(&remark.file).lines().nth(remark.line - 1).unwrap().to_string();
    assert!(line.contains("mystery"), "line {} is {line}", remark.line);
}

#[test]
fn a_zola_site_keeps_its_urls_and_its_links_between_pages() {
    let moved = import(
        Dialect::Zola,
        "\
-- config.toml --
base_url = \"https://kopi.example\"
title = \"Catatan\"
default_language = \"en\"
taxonomies = [{name = \"tags\"}]
[languages.id]
-- content/_index.md --
+++
sort_by = \"date\"
+++
-- content/blog/_index.md --
+++
title = \"Blog\"
+++
-- content/blog/2016-10-08-coffee.md --
+++
title = \"Coffee\"
[taxonomies]
tags = [\"kopi\"]
[extra]
mood = \"calm\"
+++
[tea](@/blog/tea/index.md#top) [section](@/blog/_index.md) {{ youtube(id=\"abcdefghijk\") }}

{% quote(author=\"Sari\") %}
Kata
{% end %}
-- content/blog/2016-10-08-coffee.id.md --
+++
title = \"Kopi\"
+++
isi
-- content/blog/tea/index.md --
+++
title = \"Tea\"
date = 2016-10-09
+++
![](a.png)
-- content/blog/tea/a.png --
x
-- static/robots.txt --
User-agent: *
",
    );
    assert_eq!(
        moved.content(),
        [
            "blog/2016-10-08-coffee.id.md",
            "blog/2016-10-08-coffee.md",
            "blog/tea/a.png",
            "blog/tea/index.md",
            "robots.txt"
        ]
    );
    assert_eq!(moved.broken_urls(&["/blog/coffee/", "/blog/tea/", "/id/blog/coffee/", "/tags/kopi/"]), [""; 0]);
    let body = moved.body("content/blog/2016-10-08-coffee.md");
    assert!(body.contains("[tea](@/blog/tea/index.md#top)") && body.contains("[section](/blog/)"), "{body}");
    assert!(body.contains("abcdefghijk") && body.contains("{% quote(author=\"Sari\") %}"), "{body}");
}

#[test]
fn an_eleventy_blog_keeps_its_urls_and_its_programs_are_not_run() {
    let moved = import(
        Dialect::Eleventy,
        "\
-- eleventy.config.js --
export default function (config) {
  process.exit(1);
  config.addPassthroughCopy(\"site/img\");
  return { dir: { input: \"site\" } };
}
-- site/_data/metadata.js --
export default { title: \"Catatan\", url: \"https://kopi.example/\", language: \"id\" };
-- site/_includes/layout.njk --
{{ content }}
-- site/blog/blog.json --
{ \"tags\": [\"posts\"], \"permalink\": \"/tulisan/{{ page.fileSlug }}/\" }
-- site/blog/2016-10-08-kopi.md --
---
title: Kopi
date: 2016-10-08
---
[b](teh.md)
-- site/blog/teh.md --
---
title: Teh
date: 2016-10-09
permalink: /teh.html
tags: [posts, minum]
---
x
-- site/tentang/tentang.md --
---
title: Tentang
---
x
-- site/img/a.jpg --
x
",
    );
    let settings = moved.read("site.yaml");
    assert!(
        settings.contains("title: Catatan")
            && settings.contains("https://kopi.example/")
            && settings.contains("  id: "),
        "{settings}"
    );
    assert_eq!(moved.broken_urls(&["/tulisan/kopi/", "/teh.html", "/tentang/", "/img/a.jpg"]), [""; 0]);
    assert!(moved.remarks(Effect::Lost).keys().any(|what| what.contains("the configuration is a program")));
    assert!(!moved.read("content/blog/teh.md").contains("posts"), "{}", moved.read("content/blog/teh.md"));
}

#[test]
fn unreadable_files_never_stop_an_import() {
    for (dialect, post) in [
        (Dialect::Jekyll, "_posts/2016-10-08-a.md"),
        (Dialect::Hugo, "content/post/a.md"),
        (Dialect::Zola, "content/a.md"),
        (Dialect::Eleventy, "content/blog/a.md"),
    ] {
        for text in [
            &b"---\ntitle: [unclosed\n---\nisi\n"[..],
            b"+++\ntitle = \n+++\nisi\n",
            b"---\ntitle: x\nisi without an end\n",
            b"---\ntitle: caf\xe9\n---\nisi\n",
            b"\x00\x01isi",
            b"---\r\ntitle: x\r\n---   \r\n{{< {% {{ {{% isi",
        ] {
            let desk = Desk::new();
            desk.write(&format!("old/{post}"), text);
            desk.write("old/content/blog/good.md", "---\ntitle: Good\n---\nx\n");
            let report = folders::import(&options(&desk, dialect)).and_then(finish);
            match report {
                Ok(report) => {
                    let moved = Moved { desk, report };
                    let all: String = moved
                        .content()
                        .iter()
                        .filter_map(|file| std::fs::read_to_string(moved.desk.path("site/content").join(file)).ok())
                        .collect();
                    assert!(all.contains("isi"), "{dialect:?} lost {:?}: {all}", String::from_utf8_lossy(text));
                }
                Err(problems) => panic!("{dialect:?} {:?}: {}", String::from_utf8_lossy(text), shown(&problems)),
            }
        }
    }
}

#[test]
fn a_missing_folder_or_one_without_posts_is_an_error() {
    let desk = old("-- readme.txt --\nx\n");
    for (folder, words) in [("nowhere", "is not a folder"), ("old", "contains no Hugo posts")] {
        let before = names(desk.folder.path());
        let options = Options { folder: desk.path(folder), ..options(&desk, Dialect::Hugo) };
        let said = shown(&folders::import(&options).unwrap_err());
        assert!(said.contains(words), "{said}");
        assert_eq!(names(desk.folder.path()), before);
    }
}

#[test]
fn a_symbolic_link_out_of_the_folder_is_not_followed() {
    let desk = old(JEKYLL);
    desk.write("secret.txt", "rahasia");
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.path("secret.txt"), desk.path("old/img/link.txt")).unwrap();
    let report = folders::import(&options(&desk, Dialect::Jekyll))
        .and_then(finish)
        .unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let moved = Moved { desk, report };
    assert!(moved.content().iter().all(|file| !file.contains("link.txt")), "{:?}", moved.content());
}
