//! One small body for each structure that old sites contain.
//!
//! Each test compares the Markdown with what an author would have written, and checks that no word is lost.

use super::same_words::rendered_with;
use super::sample::Site;
use super::*;
use crate::language::{Language, Typography};

fn converted(body: &str) -> Converted {
    let dialect = Dialect::detect(body);
    let converted = convert(body, dialect, &Site);
    let before = words(&shown(body, dialect, &Site));
    let english = Typography::of(&Language::parse("en").unwrap());
    for typography in [None, Some(english)] {
        let after = words(&rendered_with(&converted.markdown, typography));
        assert_eq!(after, before, "{body}\n{}", converted.markdown);
    }
    converted
}

fn markdown(body: &str) -> String {
    let converted = converted(body);
    let kinds = kinds(&converted);
    assert!(!kinds.contains(&Kind::KeptAsHtml), "{body}\n{}", converted.markdown);
    converted.markdown.trim_end().to_string()
}

fn kinds(converted: &Converted) -> Vec<Kind> {
    converted.notes.iter().map(|note| note.kind).collect()
}

#[track_caller]
fn becomes(body: &str, expected: &str) {
    assert_eq!(markdown(body), expected, "{body}");
}

#[test]
fn a_classic_body_has_paragraphs_and_breaks() {
    becomes("One line\nand another.\n\n&nbsp;\n\nNext.", "One line\\\nand another.\n\nNext.");
    becomes("a<br><br />b", "a\n\nb");
    becomes("<p>a</p>\n<p>b", "a\n\nb");
    becomes("<h2>T</h2>\ntext\n<hr />\nmore", "## T\n\ntext\n\n---\n\nmore");
}

#[test]
fn inline_markup_is_what_an_author_would_write() {
    becomes("<b>Bold </b>and <i>it</i> <strike>no</strike>", "**Bold** and *it* ~~no~~");
    becomes(
        "<strong><em>both</em></strong> <font color=\"red\">red <font size=2>small</font></font>",
        "__*both*__ red small",
    );
    becomes(
        "H<sub>2</sub>O <kbd>Esc</kbd> <abbr title=\"A &amp; B\">AB</abbr>",
        "H<sub>2</sub>O <kbd>Esc</kbd> <abbr title=\"A &amp; B\">AB</abbr>",
    );
    becomes("x <code>a `b`</code> <tt>c</tt>", "x `` a `b` `` `c`");
    becomes(
        "<span lang=\"ar\" dir=\"RTL\">سلام</span> <span lang=\"EN-US\">x</span>",
        "<span lang=\"ar\" dir=\"rtl\">سلام</span> x",
    );
    becomes("<b>(a)</b>b c<i>d</i>e", "<strong>(a)</strong>b c*d*e");
}

#[test]
fn links_and_images_get_the_urls_of_the_caller() {
    becomes("<a href=\"https://old.example/2016/x\" target=\"_blank\">x</a>", "[x](../2016/x.md)");
    becomes("<a href=\"#part\">p</a> <a name=\"part\"></a>q", "[p](#part) <a id=\"part\"></a>q");
    becomes(
        "a <img src=\"https://old.example/files/p.jpg\" alt=\"A [b\" title=\"t\" width=5>",
        "a ![A \\[b](p.jpg \"t\")",
    );
    becomes("<a href=\"https://a.example/\">https://a.example/</a>", "<https://a.example/>");
    becomes("<a href=\"/a b\">c</a>", "[c](</a b>)");
    let converted =
        converted("<a href=\"javascript:x()\">y</a> <a href=\"z\"></a><img src=\"https://old.example/files/p.jpg\">");
    assert_eq!(converted.markdown, "y ![](p.jpg)\n");
    assert_eq!(converted.media, ["https://old.example/files/p.jpg"]);
    assert_eq!(kinds(&converted), [Kind::UnsafeTarget, Kind::EmptyLink]);
}

#[test]
fn simple_figures_become_images_with_titles() {
    let image = "<img src=\"https://old.example/files/p.jpg\" alt=\"A\" />";
    becomes(
        &format!("[caption id=\"attachment_5\" width=\"3\"]{image} A \"caption\"[/caption]"),
        "![A](p.jpg \"A \\\"caption\\\"\")",
    );
    becomes(
        &format!(
            "<!-- wp:image --><figure class=\"wp-block-image\">{image}<figcaption>By <em>x</em></figcaption></figure><!-- /wp:image -->"
        ),
        "<figure><img src=\"p.jpg\" alt=\"A\"><figcaption>By <em>x</em></figcaption></figure>",
    );
    becomes(
        &format!("<ul><li><figure>{image}<figcaption>c</figcaption></figure></li></ul>"),
        "- <figure><img src=\"p.jpg\" alt=\"A\"><figcaption>c</figcaption></figure>",
    );
    becomes(&format!("<a href=\"p.jpg\">{image}</a>"), "![A](p.jpg)");
    becomes(&format!("<a href=\"q\">{image}</a>"), "[![A](p.jpg)](q)");
    assert_eq!(kinds(&converted("<img src=a title=\"t\">")), [Kind::ImageTitle]);
}

#[test]
fn galleries_become_a_series_of_images() {
    becomes("[gallery ids=\"1,2\"]", "![Alt 1](1.jpg \"Caption 1\")\n\n![Alt 2](2.jpg \"Caption 2\")");
    becomes(
        "<!-- wp:gallery --><figure class=\"wp-block-gallery\"><ul class=\"blocks-gallery-grid\"><li class=\"blocks-gallery-item\"><figure><img src=\"a.jpg\" alt=\"\"/></figure></li></ul><figcaption>All</figcaption></figure><!-- /wp:gallery -->",
        "![](a.jpg)\n\nAll",
    );
    assert_eq!(kinds(&converted("[gallery]")), [Kind::Gallery]);
}

#[test]
fn lists_keep_their_shape() {
    becomes("<ul>\n<li>a\n<ul><li>b</li></ul></li>\n<li><p>c</p></li>\n</ul>", "- a\n  - b\n- c");
    becomes("<ol start=\"9\"><li>a<li>b<p>c</ol>", "9. a\n\n10. b\n\n    c");
    becomes("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b");
    becomes("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b");
    becomes("<ol type=\"a\"><li>x</ol>", "<ol type=\"a\">\n<li>x</li>\n</ol>");
    becomes("<ul><li>1. a</li><li><hr></li><li></li></ul>", "- 1\\. a\n- ***\n-");
    becomes("<!-- wp:list --><ul><!-- wp:list-item --><li>a</li><!-- /wp:list-item --></ul><!-- /wp:list -->", "- a");
}

#[test]
fn quotes_keep_their_sources() {
    becomes("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b");
    becomes(
        "<!-- wp:pullquote --><figure class=\"wp-block-pullquote\"><blockquote><p>a</p><cite>b</cite></blockquote></figure><!-- /wp:pullquote -->",
        "> a\n>\n> <cite>b</cite>",
    );
    becomes("<blockquote>[!NOTE] x</blockquote>", "> \\[!NOTE] x");
}

#[test]
fn code_keeps_its_language_and_its_lines() {
    becomes("[sourcecode language=\"php\"]\n$a &lt; 1;\n\n  x\n[/sourcecode]", "```php\n$a < 1;\n\n  x\n```");
    becomes("<pre class=\"brush: js; x\">a\n```\nb</pre>", "````js\na\n```\nb\n````");
    becomes(
        "<!-- wp:code --><pre class=\"wp-block-code\"><code lang=\"x\" class=\"language-rust\">a<br>b</code></pre><!-- /wp:code -->",
        "```rust\na\nb\n```",
    );
    becomes("See:\n<code>a\nb</code>\nend", "See:\n\n```\na\nb\n```\n\nend");
    becomes("<pre>a <b>b</b>\n\nc</pre>", "<pre>a <b>b</b>\n&#10;c</pre>");
    becomes("<!-- wp:verse --><pre class=\"wp-block-verse\">a\nb</pre><!-- /wp:verse -->", "a\\\nb");
}

#[test]
fn simple_tables_become_github_tables() {
    becomes(
        "<!-- wp:table --><figure class=\"wp-block-table\"><table><thead><tr><th>a|b</th><th>c</th></tr></thead><tbody><tr><td>d<br>e</td><td align=\"right\">f</td></tr></tbody></table></figure><!-- /wp:table -->",
        "| a\\|b | c |\n| --- | --: |\n| d<br>e | f |",
    );
    becomes(
        "<table><tr><td><b>a</b></td><td><b>b</b></td></tr><tr><td>c</td><td></td></tr></table>",
        "| a | b |\n| --- | --- |\n| c |  |",
    );
    becomes(
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n</tbody>\n</table>",
    );
    becomes(
        "<table><tr><th colspan=2>a</th></tr><tr><td>b<td>c</table>",
        "<table>\n<thead>\n<tr><th colspan=\"2\">a</th></tr>\n</thead>\n<tbody>\n<tr><td>b</td><td>c</td></tr>\n</tbody>\n</table>",
    );
    let layout = converted("<table><tr><td><h2>a</h2>b</td></tr></table>");
    assert_eq!((layout.markdown.as_str(), kinds(&layout)), ("## a\n\nb\n", vec![Kind::Layout]));
}

#[test]
fn definitions_and_details_keep_their_shape() {
    becomes("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dd>e</dd></dl>", "a\n: b\n: c\n\nd\n: e");
    becomes("<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>", "<dl>\n<dt>a</dt>\n<dd>\n<p>b</p>\n<p>c</p>\n</dd>\n</dl>");
    becomes(
        "<!-- wp:details --><details class=\"x\"><summary>S <i>t</i></summary><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --></details><!-- /wp:details -->",
        "<details>\n<summary>S <em>t</em></summary>\n\na\n\n</details>",
    );
}

#[test]
fn footnotes_are_read_from_the_field_of_the_post() {
    becomes(
        "<!-- wp:paragraph --><p>a<sup data-fn=\"n1\" class=\"fn\"><a href=\"#n1\" id=\"n1-link\">1</a></sup>.</p><!-- /wp:paragraph -->\n<!-- wp:footnotes /-->",
        "a[^1].\n\n[^1]: Note *n1*",
    );
    let lost =
        converted("<!-- wp:paragraph --><p>a<sup data-fn=\"x\"><a href=\"#x\">1</a></sup></p><!-- /wp:paragraph -->");
    assert_eq!((lost.markdown.as_str(), kinds(&lost)), ("a\n", vec![Kind::Footnote]));
    becomes("A claim.[1]\n<ol><li>Source</li></ol>", "A claim.[1]\n\n1. Source");
}

#[test]
fn embeds_become_urls_or_frames() {
    becomes("a\n\nhttps://youtu.be/x_y*z\n\nb", "a\n\n<https://youtu.be/x_y*z>\n\nb");
    becomes(
        "<!-- wp:embed {\"url\":\"https://vimeo.com/1\"} --><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://vimeo.com/1\n</div></figure><!-- /wp:embed -->",
        "<https://vimeo.com/1>",
    );
    becomes(
        "<iframe width=\"560\" src=\"https://www.youtube.com/embed/x\" style=\"a\" onload=\"b\" allowfullscreen></iframe>",
        "<iframe width=\"560\" src=\"https://www.youtube.com/embed/x\" allowfullscreen></iframe>",
    );
    becomes(
        "<object width=\"4\"><param name=\"movie\" value=\"http://www.youtube.com/v/aB-1&hl=en\"><embed src=\"http://www.youtube.com/v/aB-1&hl=en\"></object>",
        "<iframe src=\"https://www.youtube.com/embed/aB-1\" width=\"4\" allowfullscreen></iframe>",
    );
    becomes(
        "<!-- wp:video --><figure class=\"wp-block-video\"><video controls src=\"https://old.example/files/v.mp4\"></video><figcaption>V</figcaption></figure><!-- /wp:video -->",
        "<figure>\n\n<video controls src=\"v.mp4\"></video>\n\n<figcaption>V</figcaption>\n</figure>",
    );
}

#[test]
fn layout_blocks_are_replaced_by_their_content() {
    becomes(
        "<!-- wp:columns --><div class=\"wp-block-columns\"><!-- wp:column --><div class=\"wp-block-column\"><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div><p>b</p></div><!-- /wp:column --></div><!-- /wp:columns --><!-- wp:spacer --><div style=\"height:9px\" aria-hidden=\"true\"></div><!-- /wp:spacer --><!-- wp:separator --><hr class=\"x\"/><!-- /wp:separator -->",
        "a\n\nb\n\n---",
    );
    becomes(
        "<!-- wp:cover --><div class=\"wp-block-cover\" style=\"background-image:url(https://old.example/files/c.jpg)\"><p>t</p></div><!-- /wp:cover -->",
        "![](c.jpg)\n\nt",
    );
    becomes(
        "<!-- wp:file --><div class=\"wp-block-file\"><a href=\"f.pdf\">F</a><a href=\"f.pdf\" class=\"wp-block-file__button\" download>Get</a></div><!-- /wp:file -->",
        "[F](f.pdf) [Get](f.pdf)",
    );
    becomes("<b><p>a</p><h2>b</h2></b>", "**a**\n\n## **b**");
    becomes("<h2 id=\"part-1\">a</h2><div id=\"x\"><p>b</p></div>", "## a {#part-1}\n\n<a id=\"x\"></a>b");
}

#[test]
fn wordpress_comments_are_kept_joined_or_reported() {
    becomes("a\n<!--more-->\nb", "a\n\n<!--more-->\n\nb");
    let more = converted("a <!--more Go on--> b\n\n<!--nextpage-->\n\nc");
    assert_eq!(more.markdown, "a <!--more--> b\n\nc\n");
    assert_eq!(kinds(&more), [Kind::MoreText, Kind::NextPage]);
    assert_eq!(more.notes[1].at, 23);
    becomes(
        "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n<!-- wp:paragraph --><p>b</p><!-- /wp:paragraph -->",
        "<!--more-->\n\nb",
    );
    let plugin = converted("[if] it [sic] [contact id=\"5\"] [[gallery]]");
    assert_eq!(plugin.markdown, "[if] it [sic] [contact id=\"5\"] [gallery]\n");
    assert_eq!((plugin.notes[0].kind, plugin.notes[0].at), (Kind::Shortcode, 14));
    assert_eq!(
        kinds(&converted("<script>a</script><style>b</style><form><input></form>")),
        [Kind::Script, Kind::Script, Kind::Form]
    );
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    for text in [
        "1. a",
        "# a",
        "- a",
        "* a",
        "+ a",
        "> a",
        "===",
        "---",
        "| a | b |\n|---|---|",
        "a\n: b",
        "[x]: y",
        "[x](y)",
        "![x](y)",
        "[^1]",
        "*a*",
        "_a_",
        "**a**",
        "~~a~~",
        "~a~",
        "`a`",
        "``` x",
        "~~~ x",
        "a\\b \\* \\",
        "&amp;amp; &amp;#35;",
        "&lt;b&gt;x",
        "http://a.b/c_d_e*f",
        "a@b.co",
        "www.a.b",
        "[a][b] [c]",
        "a]",
        "[!NOTE]",
        "{#x}",
        "[a]{lang=english}",
        "{lang=de} [a]{.b} *c*{#d}",
        "a | b\n--- | ---",
        "a\n===",
        "a\n---",
        "x*y*z 2*3 * 4",
        "snake_case_word __init__",
        "&copy;",
        "$a$",
        "^a^",
        "==a==",
        "\u{201c}a\u{201d} \u{2014} b",
    ] {
        let body = text.to_string();
        markdown(&body);
        markdown(&format!("<ul><li>{body}</li></ul>"));
        markdown(&format!("<blockquote><b>{body}</b> x</blockquote>"));
        markdown(&format!("<h2>{body}</h2>"));
        markdown(&format!("<table><tr><th>{body}<th>b</tr><tr><td>{body}<td><a href=x>{body}</a></table>"));
        markdown(&format!("a<i>{body}</i>b <a href=\"x\">{body}</a> [caption]<img src=x>{body}[/caption]"));
        markdown(&format!("<dl><dt>{body}<dd>{body}</dl>"));
    }
}

#[test]
fn an_empty_body_is_empty() {
    for body in ["", " \n&nbsp;\n", "<p></p>", "<!-- wp:spacer /-->", "<div><span></span></div>"] {
        becomes(body, "");
    }
}

#[test]
fn large_and_deep_bodies_keep_their_words() {
    let units = [
        "<div>",
        "<blockquote>",
        "<ul><li>",
        "<b><i>",
        "<p><b>x",
        "<table><td>",
        "[caption]",
        "[gallery ",
        "[",
        "<!--",
        "<!-- wp:x -->",
        "a\n\n",
        "a<br>",
        "*a_",
        "<a href=x>y",
        "[[a]]",
        "<h2>a ",
        "<dl><dd>",
        "<figure>",
        "<pre>",
        "&amp;",
        "`",
        "~",
        "<sub>",
        "<details><summary>",
        "<a name=x>",
        "https://a.b ",
        "<code>a<br>",
        "\u{a0}",
        "![",
        "<td>|",
        "<span lang=a>",
    ];
    let mut bodies: Vec<String> = units.iter().map(|unit| unit.repeat(40_000 / unit.len())).collect();
    bodies.push("[caption]".repeat(10_000) + "[/caption]");
    bodies.push((0..10_000).map(|number| format!("[x{number} a=b]")).collect());
    for body in bodies {
        let unit: String = body.chars().take(20).collect();
        let converted = convert(&body, Dialect::detect(&body), &Site);
        let before = words(&shown(&body, Dialect::detect(&body), &Site));
        assert_eq!(words(&rendered_with(&converted.markdown, None)), before, "{unit}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_tag_soup_keeps_its_words(parts in proptest::collection::vec(proptest::sample::select(SOUP), 0..30)) {
        let body = parts.concat();
        converted(&body);
    }
}

/// Pieces of bodies, good and bad.
const SOUP: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<em>x</em>",
    "<strong>(y)</strong>",
    "<s>z</s>",
    "<a href=u>",
    "</a>",
    "<ul>",
    "<li>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<blockquote>",
    "</blockquote>",
    "<h2>",
    "</h2>",
    "<h3 id=q>h</h3>",
    "<table>",
    "<tr>",
    "<th>",
    "<td>",
    "</table>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<br>",
    "<hr>",
    "<div>",
    "</div>",
    "<span>",
    "<img src=s alt=t title=w>",
    "<figure>",
    "<figcaption>",
    "</figcaption>",
    "</figure>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<sub>",
    "</sub>",
    "<q>",
    "</q>",
    "<iframe src=v></iframe>",
    "<video src=m></video>",
    "<!--more-->",
    "<!--nextpage-->",
    "<!-- c -->",
    "<a id=i></a>",
    "<script>j</script>",
    "\n",
    "\n\n",
    " ",
    "&nbsp;",
    "word",
    "two words ",
    "1. ",
    "- ",
    "* ",
    "# ",
    "> ",
    "*",
    "_",
    "~",
    "`",
    "[",
    "]",
    "(",
    ")",
    "!",
    "|",
    "\\",
    ":",
    "=",
    "---",
    "&amp;lt;",
    "&lt;b>",
    "http://a.b/c_d",
    "[caption]<img src=k>cap[/caption]",
    "[gallery ids=1]",
    "[code]x\n*y*[/code]",
    "[^1]",
    "[x](y)",
    "\u{201c}",
    "\u{e9}",
    "\u{5916}\u{4ea4}",
    "\u{300}",
    "\u{1f600}",
    ".",
    ",",
    "{#i}",
    "\t",
];
