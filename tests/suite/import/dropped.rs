//! Posts of other generators build when they are copied into content/ unchanged.

use crate::support::{self, reported};

/// A site whose posts are these, as `content/posts/NUMBER.md`.
fn dropped(posts: &[String]) -> chancery::build::Outcome {
    let settings =
        "-- site.yaml --\ntitle: N\nbase_url: https://example.org/\nlanguages: [en, id]\ntimezone: Asia/Jakarta\n";
    let posts = posts.iter().enumerate();
    let files: String = posts.map(|(at, post)| format!("-- content/posts/p{at}.md --\n{post}\n")).collect();
    support::site(&format!("{settings}{files}"))
}

#[test]
fn every_date_format_of_real_blogs_is_read() {
    for (date, published) in [
        ("2016-03-04 05:06:07 +0700", "2016-03-04T05:06:07+07:00"),
        ("2016-03-04 5:06:07 +0700", "2016-03-04T05:06:07+07:00"),
        ("2016-03-04", "2016-03-04"),
        ("2016-03-04T05:06:07Z", "2016-03-04T05:06:07+00:00"),
        ("2016-03-04T05:06:07+07:00", "2016-03-04T05:06:07+07:00"),
        ("2016-03-04T05:06:07-03:00", "2016-03-04T05:06:07-03:00"),
        ("2016-03-04 05:06", "2016-03-04T05:06:00+07:00"),
        ("2016-03-04T05:06:07.123456789Z", "2016-03-04T05:06:07+00:00"),
        ("2016-03-04 05:06:07.000000000 -04:00", "2016-03-04T05:06:07-04:00"),
        ("2016-03-04 05:06:07 -5", "2016-03-04T05:06:07-05:00"),
        ("2016-03-04 05:06:07", "2016-03-04T05:06:07+07:00"),
        ("\"2016-03-04\"", "2016-03-04"),
        ("'2016-03-04 05:06:07 +0700'", "2016-03-04T05:06:07+07:00"),
        ("2016-03-04T05:06:07", "2016-03-04T05:06:07+07:00"),
        ("2016-03-04 05:06:07 Z", "2016-03-04T05:06:07+00:00"),
        ("2016-03-04 05:06:07 UTC", "2016-03-04T05:06:07+00:00"),
        ("2016-3-4", "2016-03-04"),
    ] {
        let outcome = dropped(&[format!("---\ntitle: T\ndate: {date}\n---\nx")]);
        assert_eq!(reported(&outcome), "", "{date}");
        let page = support::html(&outcome, "2016/03/p0/index.html");
        let found = page.attributes("meta[property=article:published_time]", "content").join(" ");
        assert!(found.starts_with(published), "{date}: {found} instead of {published}");
    }
}

#[test]
fn a_date_in_the_file_name_is_used_and_front_matter_wins() {
    let settings = "-- site.yaml --\ntitle: N\nbase_url: https://example.org/\n";
    let outcome = support::site(&format!(
        "{settings}-- content/_posts/2015-12-5-satu.md --\n---\nlayout: post\ntitle: A\n---\nx\n\
         -- content/_posts/2015-12-06-dua.md --\n---\ntitle: B\ndate: 2014-01-02\n---\nx\n\
         -- content/_drafts/tiga.md --\n---\ntitle: C\n---\nx\n\
         -- content/_posts/2015-12-07-empat.markdown --\n---\n---\n# Empat\n\nx\n"
    ));
    assert!(outcome.rendered.is_some(), "{}", reported(&outcome));
    for path in ["2015/12/satu/index.html", "2014/01/dua/index.html", "2015/12/empat/index.html"] {
        assert!(support::has(&outcome, path), "{path} in {:#?}", support::paths(&outcome));
    }
    assert!(support::paths(&outcome).iter().all(|path| !path.contains("tiga")));
}

#[test]
fn every_form_of_front_matter_in_real_blogs_is_read_without_an_error() {
    let shapes = [
        "---\ntitle: 42\nauthor:\n  login: ml\n  name: Sari\n---\nx",
        "---\ntitle: A\nauthor:\n  - name: Sari\n  - Jo\nimage:\n  path: a.jpg\n  alt: x\n---\nx",
        "---\ntitle: B\nauthor:\n  login: ml\n  email: ''\n  display_name: ML\nimage: null\ntags:\ncategories: ~\nslug:\n\
         description:\nlayout: null\ndraft:\naliases:\nlang:\nweight: null\npermalink:\nurl:\nredirect_from:\nupdated:\n\
         summary:\nsubtitle:\nseries:\ntype:\ntemplate:\npublished:\ndate:\ntranslationKey:\nextra:\ntaxonomies:\n---\nx",
        "---\ntitle: C\nimage:\n  feature: https://example.com/a.jpg\nlayout: post\ntype: post\nkeywords: [a]\nredirect_from:\n  - /old/\n\
         subtitle: s\ntopics: [x]\nexpirydate: 2090-01-01\ncreated_at: 2016-01-01\nlast_modified_at: 2016-02-02\n\
         featured: true\npublished: true\nauthors: [a, b]\n---\nx",
        "---\n---\nempty",
        "---   \r\ntitle: crlf\r\n---  \r\nx\r\n",
        "+++\ntitle = \"toml\"\ndate = 2016-03-04T05:06:07Z\nweight = 3\n[taxonomies]\ntags = [\"a\", \"b\"]\n[extra]\nx = 1\n+++\nx",
        "+++\ntitle = \"toml\"\ndate = 2016-03-04\ndraft = false\ntags = [\"a\"]\n[author]\nname = \"S\"\n+++\nx",
        "---\ntitle: 2016\nauthor: {twitter: sari}\nimage: {}\n---\nx",
        "---\ntitle: true\nauthor: []\nimage: []\ntags: \"a, b\"\ncategories: News\n---\nx",
        "---\ntitle: D\nauthor:\nimage: [\"a.jpg\", \"b.jpg\"]\nmenu: main\nmenus:\n  main:\n    weight: 1\n---\nx",
    ];
    for shape in shapes {
        let outcome = dropped(&[shape.to_string()]);
        assert!(outcome.rendered.is_some(), "{shape}\n{}", reported(&outcome));
    }
}

#[test]
fn template_tags_in_a_body_are_text_and_never_stop_a_build() {
    for body in [
        "{% highlight ruby %}\nputs 1\n{% endhighlight %}",
        "{{< figure src=\"a.jpg\" >}} {{% note %}}x{{% /note %}}",
        "[a]({{ site.baseurl }}/about/) [b]({% post_url 2016-03-04-x %}) [c]({{< ref \"x.md\" >}})",
        "![a]({{ \"/img/a.png\" | relative_url }})",
        "{{ youtube(id=\"x\") }} {% quote() %}y{% end %}",
    ] {
        let outcome = dropped(&[format!("---\ntitle: T\ndate: 2016-03-04\n---\n{body}")]);
        assert!(outcome.rendered.is_some(), "{body}\n{}", reported(&outcome));
    }
}
