//! A name is marked as a language in which posts use it.

use crate::support::{has, page, site};

#[test]
fn a_tag_of_posts_in_two_languages_is_marked_as_one_of_them() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, ja, zh]\n\
         -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\nlang: zh\ntags: 外交\n---\nx\n\
         -- content/posts/b.md --\n---\ntitle: B\ndate: 2016-01-06\nlang: ja\ntags: 外交\n---\nx\n\
         -- content/posts/c.md --\n---\ntitle: C\ndate: 2016-01-07\nlang: en\ntags: summits\n---\nx\n",
    );
    for path in ["index.html", "tag/index.html", "tag/外交/index.html", "en/index.html"] {
        if has(&outcome, path) {
            assert!(!page(&outcome, path).contains("lang=\"en\" dir=\"ltr\">外交"), "{path}");
            assert!(!page(&outcome, path).contains("lang=\"en\" dir=\"auto\">外交"), "{path}");
        }
    }
    // Each entry marks it as its own language, each edition as that of its readers.
    let home = page(&outcome, "index.html");
    let entry =
        |lang: &str| home.split(&format!("<article lang=\"{lang}\"")).nth(1).unwrap().split("</article>").next();
    for lang in ["zh", "ja"] {
        assert!(entry(lang).unwrap().contains(&format!("rel=\"tag\" lang=\"{lang}\" dir=\"ltr\">外交")), "{lang}");
        assert!(page(&outcome, &format!("{lang}/tag/外交/index.html")).contains(&format!("lang=\"{lang}\"")), "{lang}");
    }
}

#[test]
fn capitals_of_turkish_fold_as_turkish_does() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [tr]\n-- i18n/tr.ftl --\nhome = H\n\
         -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\ntags: [IRMAK]\n---\n## IŞIK\n\n[git](#ışık) [b](b.md#içinde-ılık)\n\
         -- content/posts/b.md --\n---\ntitle: B\ndate: 2016-01-06\ntags: [ırmak]\n---\n## İçinde ILIK\n",
    );
    assert!(page(&outcome, "2016/01/a/index.html").contains("id=\"ışık\""));
    let tags = page(&outcome, "tag/index.html");
    assert_eq!(tags.matches("rmak</a>").count() + tags.matches("RMAK</a>").count(), 1, "one tag with two posts");
}
