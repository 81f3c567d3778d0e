//! Automatic summaries keep the language and the state of what is around a block.

use crate::support::{page, reported, site};

const SITE: &str =
    "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, ar]\nfeed: {content: summary}\n";

fn post(body: &str) -> String {
    format!("{SITE}-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n---\n{body}")
}

#[test]
fn a_passage_keeps_its_language_and_direction_in_every_summary() {
    let outcome = site(&post("<div lang=\"ar\" dir=\"rtl\">\n\nنص عربي.\n\n</div>\n\nEnglish after it.\n"));
    assert!(!reported(&outcome).contains("content/"), "{}", reported(&outcome));
    let kept = "<div lang=\"ar\" dir=\"rtl\"><p>نص عربي.</p>";
    assert!(page(&outcome, "index.html").contains(kept));
    assert!(page(&outcome, "feed.json").contains(&kept.replace('"', "\\\"")));
    // Plain text has no place for a language.
    for (path, plain) in [
        ("2016/01/a/index.html", "name=\"description\" content=\"English after it.\""),
        ("2016/01/a/index.html", "\"description\":\"English after it.\""),
        ("feed.json", "\"summary\":\"English after it.\""),
    ] {
        assert!(page(&outcome, path).contains(plain), "{path}");
    }
}

#[test]
fn what_is_hidden_or_folded_is_only_on_the_posts_own_page() {
    for hidden in [
        "<details>\n<summary>The answer</summary>\n\nSECRET\n\n</details>\n",
        "<div hidden>\n\nSECRET\n\n</div>\n",
        "<p style=\"display:none\">SECRET</p>\n",
        "More <span hidden>SECRET</span> text.\n",
        "- a\n- <details>\n\n  SECRET\n\n  </details>\n",
    ] {
        let outcome = site(&post(&format!("Intro.\n\n{hidden}\nEnd.\n")));
        for path in ["index.html", "feed.xml", "feed.json"] {
            assert!(!page(&outcome, path).contains("SECRET"), "{hidden} in {path}");
            assert!(page(&outcome, path).contains("Intro."), "{hidden} in {path}");
        }
        let own = page(&outcome, "2016/01/a/index.html");
        let (head, body) = own.split_once("</head>").unwrap();
        assert!(!head.contains("SECRET") && body.contains("SECRET"), "{hidden}");
    }
}

#[test]
fn a_post_that_is_written_in_html_has_a_summary() {
    for body in [
        "<p align=\"center\">The first words.</p>\n\n<p>And more.</p>\n",
        "<div class=\"post\">The first words.<br><br>And more.</div>\n",
        "<h2>Heading</h2>\n<p>The first words.\n<p>And more.\n",
    ] {
        let outcome = site(&post(body));
        for path in ["index.html", "feed.json"] {
            assert!(page(&outcome, path).contains("The first words."), "{body} in {path}");
        }
        let own = page(&outcome, "2016/01/a/index.html");
        assert!(own.contains("name=\"description\" content=\"The first words. And more.\""), "{body}");
    }
    let html = "-- content/posts/b.html --\n---\ntitle: B\ndate: 2016-01-06\n---\n<p>Caf&eacute; in HTML.</p>\n";
    let outcome = site(&format!("{SITE}{html}"));
    assert!(page(&outcome, "2016/01/b/index.html").contains("name=\"description\" content=\"Café in HTML.\""));
}

#[test]
fn a_mark_inside_an_element_closes_it() {
    let outcome = site(&post("<section lang=\"ar\">\n\nأ\n\n<!--more-->\n\nظ\n\n</section>\n"));
    let home = page(&outcome, "index.html");
    assert!(home.contains("<section lang=\"ar\">\n<p>أ</p>\n</section>") && !home.contains('ظ'), "{home}");
}
