//! Every address in the HTML of a post is resolved, not only `href` and `src`.

use super::SITE;
use crate::support::{page, reported, site};

const PICTURES: &str = "-- content/posts/pics/b.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
                        -- content/posts/pics/c.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
                        -- content/pics2/d.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";

fn post(body: &str) -> String {
    format!("-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n---\n{body}\n{PICTURES}")
}

const BODY: &str = "<img src=\"pics/b.svg\" srcset=\"pics/b.svg 1x, pics/c.svg 2x\" alt=\"\">\n\n\
                    <img src=\"/pics2/d.svg\" srcset=\"/pics2/d.svg 480w,\n  ../pics2/d.svg 800w\" alt=\"\">\n";

#[test]
fn each_address_of_a_srcset_is_treated_as_that_of_a_picture() {
    let outcome = site(&format!("{SITE}{}", post(BODY)));
    assert_eq!(reported(&outcome), "");
    let text = page(&outcome, "2016/01/a/index.html");
    assert!(text.contains("srcset=\"/sub/posts/pics/b.svg 1x, /sub/posts/pics/c.svg 2x\""), "{text}");
    assert!(text.contains("srcset=\"/sub/pics2/d.svg 480w,\n  /sub/pics2/d.svg 800w\""), "{text}");
    let feed = page(&outcome, "feed.xml");
    let absolute = "https://example.org/sub/posts/pics/b.svg 1x, https://example.org/sub/posts/pics/c.svg 2x";
    assert!(feed.contains(absolute), "{feed}");
    let feed = page(&outcome, "feed.json");
    assert!(feed.contains(absolute), "{feed}");
}

#[test]
fn relative_sites_have_relative_addresses_in_a_srcset() {
    let settings = SITE.replace("base_url", "relative_urls: true\nbase_url");
    let outcome = site(&format!("{settings}{}", post(BODY)));
    let text = page(&outcome, "2016/01/a/index.html");
    assert!(text.contains("srcset=\"../../../posts/pics/b.svg 1x, ../../../posts/pics/c.svg 2x\""), "{text}");
}

#[test]
fn each_attribute_that_holds_an_address_is_resolved() {
    for (written, resolved) in [
        (
            "<picture><source srcset=\"pics/b.svg, pics/c.svg 2x\"><img src=\"pics/b.svg\" alt=\"\"></picture>",
            "srcset=\"/sub/posts/pics/b.svg, /sub/posts/pics/c.svg 2x\"",
        ),
        (
            "<link rel=\"preload\" as=\"image\" imagesrcset=\"pics/b.svg 1x\">",
            "imagesrcset=\"/sub/posts/pics/b.svg 1x\"",
        ),
        ("<object data=\"pics/b.svg\"></object>", "data=\"/sub/posts/pics/b.svg\""),
        ("<svg><image xlink:href=\"pics/b.svg\"/></svg>", "xlink:href=\"/sub/posts/pics/b.svg\""),
        ("<svg><image href=\"pics/b.svg\"/></svg>", "href=\"/sub/posts/pics/b.svg\""),
        ("<svg><use xlink:href=\"pics/b.svg#cup\"/></svg>", "xlink:href=\"/sub/posts/pics/b.svg#cup\""),
        ("<blockquote cite=\"pics/b.svg\">x</blockquote>", "cite=\"/sub/posts/pics/b.svg\""),
        ("<q cite=\"/pics2/d.svg\">x</q>", "cite=\"/sub/pics2/d.svg\""),
        (
            "<video poster=\"pics/b.svg\"><source src=\"pics/c.svg\"><track src=\"pics/c.svg\"></video>",
            "poster=\"/sub/posts/pics/b.svg\"><source src=\"/sub/posts/pics/c.svg\"><track src=\"/sub/posts/pics/c.svg\">",
        ),
        ("<audio src=\"pics/b.svg\"></audio>", "<audio src=\"/sub/posts/pics/b.svg\">"),
        ("<embed src=\"pics/b.svg\">", "<embed src=\"/sub/posts/pics/b.svg\">"),
        ("<iframe src=\"pics/b.svg\"></iframe>", "<iframe src=\"/sub/posts/pics/b.svg\">"),
        ("<input type=\"image\" src=\"pics/b.svg\" alt=\"x\">", "src=\"/sub/posts/pics/b.svg\""),
        (
            "<form action=\"pics/b.svg\"><button formaction=\"pics/c.svg\">x</button></form>",
            "action=\"/sub/posts/pics/b.svg\"><button formaction=\"/sub/posts/pics/c.svg\">",
        ),
        ("<map name=\"m\"><area href=\"pics/b.svg\" alt=\"x\"></map>", "<area href=\"/sub/posts/pics/b.svg\""),
        (
            "<table background=\"pics/b.svg\"><tr><td background=pics/c.svg>x</table>",
            "<table background=\"/sub/posts/pics/b.svg\"><tr><td background=\"/sub/posts/pics/c.svg\">",
        ),
        ("<img src=\"pics/b.svg\" longdesc=\"pics/c.svg\" alt=\"\">", "longdesc=\"/sub/posts/pics/c.svg\""),
        (
            "<a href=\"pics/b.svg\" ping=\"/pics2/d.svg https://example.net/p\">x</a>",
            "ping=\"/sub/pics2/d.svg https://example.net/p\"",
        ),
        (
            "<p style=\"background: url(pics/b.svg), url('/pics2/d.svg')\">x</p>",
            "style=\"background: url(/sub/posts/pics/b.svg), url('/sub/pics2/d.svg')\"",
        ),
        (
            "<p style='background: url(\"pics/b.svg\")'>x</p>",
            "style=\"background: url(&quot;/sub/posts/pics/b.svg&quot;)\"",
        ),
        ("<a href=\"pics/b.svg?a=1&amp;b=2#c\">x</a>", "href=\"/sub/posts/pics/b.svg?a=1&amp;b=2#c\""),
    ] {
        let outcome = site(&format!("{SITE}{}", post(written)));
        assert_eq!(reported(&outcome), "", "{written}");
        let text = page(&outcome, "2016/01/a/index.html");
        assert!(text.contains(resolved), "{written}\n{text}");
    }
}

#[test]
fn what_is_no_address_of_the_site_stays_as_it_is_written() {
    for written in [
        "<img src=\"https://example.net/a\" srcset='https://example.net/b 1x, //c/d 2x' alt=\"\">",
        "<img src=\"data:image/png;base64,AA==\" srcset=\"data:image/png;base64,AA== 1x\" alt=\"\">",
        "<svg><use xlink:href=\"#cup\"/><use href=\"#cup\"/></svg>",
        "<img src=\"https://example.net/a\" usemap=\"#m\" data-srcset=\"pics/b.svg 1x\" alt=\"\">",
        "<div data=\"pics/b.svg\" cite=\"x\" action=\"y\" background=\"z\">",
        "<form action=\"\">",
        "<blockquote cite=\"Dewi Larasati, 2016\">x</blockquote>",
        "<p style=\"filter: url(#blur); background: url(https://example.net/a), url(data:image/png;base64,AA==); color: red\">",
    ] {
        let outcome = site(&format!("{SITE}{}", post(written)));
        assert_eq!(reported(&outcome), "", "{written}");
        assert!(page(&outcome, "2016/01/a/index.html").contains(written), "{written}");
    }
}

#[test]
fn each_name_that_leads_to_no_file_is_a_warning_at_its_place() {
    let body = "<img src=\"pics/b.svg\" srcset=\"pics/b.svg 1x, pics/nix.svg 2x\" alt=\"\">\n\n<object data=\"pics/gone.svg\"></object>\n\n\
                <video poster=\"pics/B.svg\"></video>";
    let outcome = site(&format!("{SITE}{}", post(body)));
    assert_eq!(
        reported(&outcome),
        "warning content/posts/a.md:5:46: there is no picture `pics/nix.svg`\n\
         warning content/posts/a.md:7:15: broken link: this site has no page or file at `pics/gone.svg`\n\
         warning content/posts/a.md:9:16: there is no picture `pics/B.svg`\n"
    );
    assert_eq!(outcome.diagnostics[2].hints, ["did you mean `pics/b.svg`?"]);
}
