//! The HTML against the parser's own writer and against an HTML parser.
//!
//! Takes documents that cover CommonMark and the extensions; compares what this module writes with what
//! `pulldown_cmark::html` writes, except for the differences that are meant, and has html5ever look for errors.

use std::collections::BTreeSet;

use super::sample::{complaints, filled, html, markdown, options, words};
use super::tag::Token;
use super::{Hypertext, Input, Options, render, sample};

/// Documents after the examples of the CommonMark specification: each construct, and those that nest oddly.
const DOCUMENTS: &[&str] = &[
    "",
    "a",
    "a\nb\n\nc",
    "\ta\tb\n\n  - c\n\n\td",
    "- foo\n\n\tbar\n",
    ">\t\tfoo\n",
    "# a\n## b ##\n### c *d* `e`\n#\n####### no",
    "a\n=\nb\n-\n\nc\nd\n===\n",
    "***\n---\n_ _ _\n- a\n***\n- b",
    "    code\n\n      more <b>\n\nno",
    "```\n<a>\n\n b\n```\n~~~~\n~~~\n~~~~\n- ```\n  x\n  ```",
    "> a\nb\n> > c\n\n> d\n>\n> - e\n>   f\n\ng",
    "- a\n- b\n\n\n- c\n  - d\n    - e\n\n      f\n- g",
    "1. a\n2. b\n\n   c\n10) d\n11) e\n\n- \n- x\n-",
    "- a\n  > b\n  ```\n  c\n  ```\n- # d\n- - - e",
    "* a\n*\n\n* c\n\n<!-- -->\n\n* d",
    "[a]: /u \"t\"\n[b]: <v w>\n\n[a] [x][a] [b][] [c] ![a] [d](e (f)) [g](<h i> 'j')",
    "[l](u \"a&quot;b\") [m](</x y>) <https://a.b/c?d=e&f> <x@y.z> [n]()",
    "![foo *bar*](a.jpg \"t\") and ![b ![c](d) [e](f)](g)",
    "*a* **b** ***c*** _d_ __e__ *f **g** h* **i*j*k** a_b_c *x_y*",
    "~~a~~ ~b~ ~~~c~~~ `` ` `` ` x ` `a\nb`",
    "a  \nb\\\nc\nd \\* &amp; &copy; &#35; &nope; \\[e] \"q\" <",
    "<div>\n*a*\n\n*b*\n</div>\n\n<p>c</p> d <b>e</b> <!-- f --> <br/>",
    "<script>\nif (a < b) {}\n\n</script>\n\nx <i class=\"y\">z</i>",
    "| a | b | c |\n|:--|:-:|--:|\n| d | `e` | *f* |\n| g |\n\nh",
    "a | b\n-|-\n1 | 2\n3",
    "term\n: definition\n: another\n\n  with a paragraph\n\nsecond *term*\n: x",
    "a\\\\b \\<c> &lt;d> \\&amp; &#x1F600;",
    "- a\n\n  b\n\n- c\n  ***\n  d",
    "1986\\. x\n\n* [a](b)\n  *c*\n* <b>d</b>",
    "\u{feff}a\r\nb\r\n\r\n- c\r\n- d\r\n\r\n```\r\ne\r\n```\r\n",
    "\"a 'b' c\" -- d --- e ... it's '90s",
];

/// The parser's own HTML with the differences that are meant taken away from it.
fn theirs(text: &str, options: &Options) -> String {
    let mut html = String::new();
    let events = super::parser::parser(text, options).map(|(event, _)| event);
    pulldown_cmark::html::push_html(&mut html, events);
    for (theirs, ours) in [
        (" />", ">"),
        ("<pre><code", "<pre class=\"code\" tabindex=\"0\"><code"),
        ("<table>", "<div class=\"table\"><table>"),
        ("</tbody></table>", "</tbody></table></div>"),
        (" style=\"text-align: left\"", " class=\"align-left\""),
        (" style=\"text-align: center\"", " class=\"align-center\""),
        (" style=\"text-align: right\"", " class=\"align-right\""),
    ] {
        html = html.replace(theirs, ours);
    }
    html
}

/// Our HTML with the differences that are meant taken away from it.
fn ours(text: &str, options: &Options) -> String {
    let markdown = sample::with(text, options);
    let mut html = markdown.html.fill(|link| {
        let mut url = String::new();
        super::escape::push_url(&mut url, &markdown.links[link].target);
        // What the placeholder escapes a second time.
        url.replace("&amp;", "&").replace("&#x27;", "'").into()
    });
    html = html.replace(" loading=\"lazy\" decoding=\"async\"", "").replace(" />", ">");
    html = html.replace(" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>", "><table>");
    while let Some(start) = html.find("<a class=\"anchor\"") {
        let end = start + html[start..].find("</a>").map_or(0, |end| end + 4);
        html.replace_range(start..end, "");
    }
    for level in 1..=6 {
        while let Some(start) = html.find(&format!("<h{level} id=")) {
            let end = start + html[start..].find('>').unwrap_or_default();
            html.replace_range(start + 3..end, "");
        }
    }
    html
}

#[test]
fn documents_become_what_the_parsers_own_writer_makes_of_them() {
    for typography in [None, Some(sample::typography("en"))] {
        let options = Options { typography, ..options() };
        for text in DOCUMENTS {
            let (ours, theirs) = (ours(text, &options), theirs(text, &options).replace("'", "&#x27;"));
            assert_eq!(ours.replace("'", "&#x27;"), theirs, "of {text:?}");
        }
    }
}

/// The errors that html5ever finds in a page with this body.
fn errors(body: &str) -> Vec<String> {
    let page = format!("<!DOCTYPE html><html><head><title>t</title></head><body>{body}</body></html>");
    chancery_testkit::html::parse(&page).errors
}

#[test]
fn the_html_parser_has_nothing_to_complain_of() {
    let more = [
        "a[^1] b[^2] [c[^1]](d)\n\n[^1]: x\n[^2]: > y\n\n    - z[^1]",
        "- [ ] a *b*\n- [x] c\n\n  d\n\n> [!NOTE]\n> e\n\n![f](g \"h & <i>\")",
        "```rust,linenos,hl_lines=1\nfn a() {}\n\n```\n\n```\"><script>\nx\n```",
        "# a {#b .c data-d=\"e\" onclick=f <g}\n\n## https://a.b/c?d&e <http://x.y>",
        "> [!TIP]\n\n- [ ]\n- [ ] \n\n| |\n|-|\n",
    ];
    let documents = DOCUMENTS.iter().filter(|text| !text.contains("<div>")).chain(&more);
    for text in documents {
        let markdown = markdown(text);
        let whole = filled(&markdown);
        assert_eq!(errors(&whole), Vec::<String>::new(), "in {whole} of {text:?}");
        let summary = sample::summary(&markdown);
        assert_eq!(errors(&summary), Vec::<String>::new(), "in {summary} of {text:?}");
    }
}

#[test]
fn the_error_finder_finds_errors() {
    assert!(!errors("<p><div></div></p>").is_empty());
    assert!(!errors("<a href=x><a href=y>z</a></a>").is_empty());
    assert!(!errors("<p id=\"a\" id=\"b\">x</p>").is_empty());
    assert!(!errors("<p>&#1;</p>").is_empty());
    assert!(errors("<p>a</p>").is_empty());
}

#[test]
fn placeholders_ascend_and_name_links_that_exist() {
    let text = "[a](b) ![c](d \"e\") <a href=\"f\"><img src='g'></a>\n\n- [ ] [h](i)\n\n# [j](k)\n\nx[^1]\n\n[^1]: [l](m)\n\n[n](o)";
    let markdown = markdown(text);
    assert!(markdown.html.placeholders.is_sorted_by_key(|placeholder| placeholder.at));
    let order: Vec<_> =
        markdown.html.placeholders.iter().map(|placeholder| &*markdown.links[placeholder.link].target).collect();
    assert_eq!(order, ["b", "d", "f", "g", "i", "k", "o", "m"]);
    for placeholder in &markdown.html.placeholders {
        let before = &markdown.html.html[..placeholder.at];
        assert!(before.ends_with("href=\"") || before.ends_with("src=\""), "{before}");
        assert!(markdown.html.html[placeholder.at..].starts_with('"'));
    }
    for link in &markdown.links {
        assert_eq!(&text[link.span.clone()], link.target);
    }
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let text = "---\ntitle: x\n---\nSee [a](b.md) and [^x].\n";
    let input = Input { file: "a.md", text, body: 17 };
    let markdown = render(&input, &options(), &|_, code| super::highlight::plain(code));
    assert_eq!(&text[markdown.links[0].span.clone()], "b.md");
    assert_eq!(complaints(&markdown), ["4:19 there is no footnote `x`"]);
}

#[test]
fn row_20_control_characters_in_the_body_are_one_warning_at_their_place_and_become_spaces() {
    let markdown = markdown("a\n\nb\u{1}c\0d\u{85}\n");
    assert_eq!(complaints(&markdown), ["3:2 the control character U+0001 is not allowed in text"]);
    assert_eq!(markdown.html.html, "<p>a</p>\n<p>b c d\u{a0}</p>\n");
    assert!(complaints(&sample::markdown("a\tb\r\nc&#1;d")).is_empty());
    assert_eq!(html("c&#1;d"), "<p>c\u{FFFD}d</p>\n");
}

#[test]
fn row_30_depth_and_long_runs_give_little_output_and_few_warnings() {
    let many = 100_000;
    let bombs = [
        ("quotes", ">".repeat(many)),
        ("brackets", "[".repeat(many)),
        ("images", "![".repeat(many / 2)),
        ("closed brackets", format!("{}{}", "[".repeat(many / 2), "](x)".repeat(many / 8))),
        ("stars", "*".repeat(many)),
        ("stars and letters", "*a ".repeat(many / 3)),
        ("underscores", "_a_".repeat(many / 3)),
        ("backticks", "`".repeat(many)),
        ("backticks apart", (1..400).map(|length| "`".repeat(length) + " ").collect()),
        ("lists", "- ".repeat(many / 2)),
        ("deep lists", (0..400).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect()),
        ("tasks", "- [ ] a\n".repeat(many / 8)),
        ("late tasks", format!("{}- [ ] b\n", "- a\n".repeat(many / 4))),
        ("headings", "# a\n".repeat(many / 4)),
        ("references", format!("{}\n\n[^1]: x\n", "[^1]".repeat(many / 4))),
        ("unknown references", (0..many / 8).map(|number| format!("[^{number}] ")).collect()),
        ("unused notes", (0..many / 10).map(|number| format!("[^{number}]: a\n")).collect()),
        ("links", "[a](b)".repeat(many / 6)),
        ("bad links", "[a](javascript:b)".repeat(many / 17)),
        ("nested images", format!("{}{}", "![".repeat(2000), "](a&amp;b)".repeat(2000))),
        ("bare links", "https://a.b/c ".repeat(many / 14)),
        ("bare links and stars", "https://a.b/*c* ".repeat(many / 16)),
        ("signs", "://@www.".repeat(many / 8)),
        ("quotation marks", "'a\" ".repeat(many / 4)),
        ("tags", "<a>".repeat(many / 3)),
        ("stray end tags", format!("a {}{}", "<i>".repeat(many / 8), "</b>".repeat(many / 8))),
        ("open tags", "<a ".repeat(many / 3)),
        ("comments", "<!-- ".repeat(many / 5)),
        ("tables", format!("|a|\n|-|\n{}", "|b|\n".repeat(many / 4))),
        ("entities", "&amp;".repeat(many / 5)),
        ("template tags", "{{ a }} ".repeat(many / 8)),
        ("open template tags", "{{{% <% ".repeat(many / 8)),
        ("template tags closed late", format!("{}\n\n}}}}%}}#}}%>", "{{{%{# <%".repeat(many / 9))),
        ("open wikilinks", "[[a ".repeat(many / 4)),
        ("wikilinks", "[[a]] ".repeat(many / 6)),
        ("shortcodes", "[a b=\"c\"] [b] [/b] ".repeat(many / 20)),
        ("open shortcodes", "[gallery [a b='".repeat(many / 15)),
        ("addresses with spaces", "![a](b c) ".repeat(many / 10)),
        ("open addresses with spaces", "](a b c".repeat(many / 7)),
        ("highlights", "==a== ++b++ %%c%% ".repeat(many / 18)),
        ("highlights without spaces", "==界==".repeat(many / 7)),
        ("comments closed late", format!("a {}-->", "<!-- ".repeat(many / 5))),
        ("open highlights", "==a ++b %%c ".repeat(many / 12)),
        ("critic markup", "{++a {--b {~~c {>>d {==e ".repeat(many / 25)),
        ("attributes", "{: .a} {.b {: #c ".repeat(many / 17)),
        ("boxes", "::: a\n!!! note\n??? b\n".repeat(many / 22)),
        ("colons", ":a:b ::: :c: ".repeat(many / 13)),
        ("conflicts", "<<<<<<< a\n=======\n>>>>>>> b\n".repeat(many / 28)),
        ("open conflicts", "<<<<<<< a\n".repeat(many / 10)),
        ("broken tags", "<a b=\" ".repeat(many / 8)),
        ("open elements", "<iframe> <select> <script> ".repeat(many / 27)),
        ("open quotes", "<div a=\"\n\n".repeat(many / 10)),
        ("imports", "import 'a'\nexport const a = 1\n".repeat(many / 30)),
        ("raw blocks", "<div id=\"a\">\n\n".repeat(many / 14)),
    ];
    for (name, text) in &bombs {
        let markdown = markdown(text);
        // The time that they take is measured in `benches/stages.rs`.
        let written = markdown.html.html.len() + markdown.summary.map_or(0, |summary| summary.html.len());
        assert!(written <= 80 * text.len(), "{name}: {written} bytes of HTML from {}", text.len());
        assert!(markdown.diagnostics.len() <= 201, "{name}");
    }
}

#[test]
fn no_text_makes_it_panic_and_without_raw_html_none_makes_bad_html() {
    let pieces = [
        "[",
        "]",
        "(",
        ")",
        "![",
        "a",
        "é",
        "*",
        "_",
        "`",
        "```",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "- [ ] ",
        "[^1]",
        "[^1]: ",
        "<a href=x>",
        "</a>",
        "<!--more-->",
        "<div id=\"y\">",
        "www.a.b",
        "https://x.y/",
        "\"",
        "'",
        "|",
        "|-|\n",
        "# ",
        "{#z}",
        ": ",
        "\\",
        "&amp;",
        "    ",
        "\r\n",
        "@b.c",
        "~",
        "<",
        "...",
        "[!NOTE]",
        "javascript:",
        "界",
        "{{",
        "}}",
        "{%",
        "[[",
        "]]",
        "==",
        "++",
        "%%",
        ":::",
        ":ab:",
        "{:",
        "{.b}",
        "{++",
        "}",
        "<!--",
        "<%",
        "%>",
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
        "[gallery",
        "](a b)",
        "=\"",
        "!!! note",
        "import 'a'",
        "<select>",
        "{lang=de}",
        "]{lang=ar dir=rtl}",
        "*{.c}",
        "{lang=xx-bad",
        "\n{lang=fr #v}\n",
        "> {#w}\n",
        "> [!QUOTE]\n",
        "> — ",
        "> > ",
    ];
    let mut state = 7_u64;
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..24 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        let options = Options {
            counts_characters: false,
            raw_html: (state >> 40) & 1 == 0,
            leaves_out_comments: (state >> 42) & 1 == 0,
            language: "de-CH".into(),
            typography: Some(sample::typography("de-CH")),
            typographies: Default::default(),
            take_title: (state >> 41) & 1 == 0,
            own_url: None,
            policy: None,
            words: words(),
        };
        let markdown = sample::with(&text, &options);
        for hypertext in [Some(&markdown.html), markdown.summary.as_ref()].into_iter().flatten() {
            well_placed(hypertext, &text);
        }
        for link in &markdown.links {
            assert!(text.get(link.span.clone()).is_some(), "{text:?}");
        }
        for block in &markdown.blocks {
            let before = &markdown.html.html[..block.at];
            let name = before.rsplit('<').next().unwrap_or_default();
            assert!(!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{text:?}");
        }
        if !options.raw_html {
            assert_eq!(errors(&filled(&markdown)), Vec::<String>::new(), "of {text:?}");
            let ids = ids(&filled(&markdown));
            assert_eq!(BTreeSet::from_iter(&ids).len(), ids.len(), "of {text:?}");
            assert_eq!(BTreeSet::from_iter(ids), markdown.anchors, "of {text:?}");
            assert_eq!(errors(&sample::summary(&markdown)), Vec::<String>::new(), "of {text:?}");
        }
    }
}

fn ids(html: &str) -> Vec<String> {
    let attributes = super::tag::tokens(html).flat_map(|token| match token {
        Token::Open { attributes, .. } => attributes,
        Token::Close { .. } | Token::Comment { .. } => Vec::new(),
    });
    let ids = attributes.filter(|attribute| &html[attribute.name.clone()] == "id");
    ids.filter_map(|attribute| attribute.value.map(|value| html[value].to_string())).collect()
}

fn well_placed(hypertext: &Hypertext, text: &str) {
    assert!(hypertext.placeholders.is_sorted_by_key(|placeholder| placeholder.at), "{text:?}");
    for placeholder in &hypertext.placeholders {
        assert!(hypertext.html[..placeholder.at].ends_with("=\""), "{text:?} {hypertext:?}");
        assert!(hypertext.html[placeholder.at..].starts_with('"'), "{text:?}");
    }
}
