//! Complete bodies from the export to the page that a reader sees.

use super::export::{Export, post};
use super::import;
use crate::support;

/// The Markdown of one body.
fn converted(body: &str) -> String {
    let moved = import(&Export::new().post(1, "a", body).xml());
    moved.build();
    moved.body("content/posts/2016/2016-10-08-a.md")
}

#[test]
fn blank_lines_make_paragraphs_and_line_ends_are_kept() {
    assert_eq!(
        converted("Satu\nbaris dua\n\nAlinea <b>dua</b>."),
        "Satu  \nbaris dua\n\nAlinea **dua**.\n".replace("  \n", "\\\n")
    );
}

#[test]
fn blocks_of_the_block_editor_become_what_an_author_would_write() {
    let body = "<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\">Judul</h3>\n<!-- /wp:heading -->\n\n\
        <!-- wp:list {\"ordered\":true} -->\n<ol class=\"wp-block-list\"><!-- wp:list-item -->\n<li>satu</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>dua</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->\n\n\
        <!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><p>Kata</p><cite>Orang</cite></blockquote>\n<!-- /wp:quote -->\n\n\
        <!-- wp:code -->\n<pre class=\"wp-block-code\"><code>let a = 1 &lt; 2;</code></pre>\n<!-- /wp:code -->\n\n\
        <!-- wp:separator -->\n<hr class=\"wp-block-separator\"/>\n<!-- /wp:separator -->\n\n\
        <!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n\
        <!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></figure>\n<!-- /wp:table -->\n\n\
        <!-- wp:embed {\"url\":\"https://www.youtube.com/watch?v=abcdefghijk\"} -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=abcdefghijk\n</div></figure>\n<!-- /wp:embed -->";
    let text = converted(body);
    for part in [
        "### Judul\n",
        "1. satu\n2. dua\n",
        "> Kata\n",
        "Orang",
        "```\nlet a = 1 < 2;\n```\n",
        "\n---\n",
        "<!--more-->\n",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "https://www.youtube.com/watch?v=abcdefghijk",
    ] {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
    assert!(!text.contains("wp:") && !text.contains("wp-block"), "{text}");
}

#[test]
fn known_shortcodes_are_converted_and_brackets_in_prose_are_kept() {
    let text = converted(
        "He wrote [sic] that [if] it rains [1] we stay.\n\n[embed]https://vimeo.com/76979871[/embed]\n\n\
         [youtube https://www.youtube.com/watch?v=abcdefghijk]\n\n[sourcecode language=\"python\"]\nprint(\"&lt;\")\n[/sourcecode]\n\n\
         [audio src=\"https://luar.example/a.mp3\"]\n\n[contact-form-7 id=\"4\" title=\"Surat\"]",
    );
    for part in [
        "[sic]",
        "[if]",
        "[1]",
        "https://vimeo.com/76979871",
        "v=abcdefghijk",
        "```python\nprint(\"<\")\n```",
        "https://luar.example/a.mp3",
        "[contact-form-7 id=\"4\" title=\"Surat\"]",
    ] {
        assert!(text.replace('\\', "").contains(part), "{part:?} in\n{text}");
    }
    assert!(
        !text.replace('\\', "").contains("[embed]") && !text.contains("sourcecode") && !text.contains("[audio"),
        "{text}"
    );
}

#[test]
fn plugin_shortcodes_are_reported_and_prose_is_not() {
    let moved = import(&Export::new().post(1, "a", "[contact-form-7 id=\"4\"]\n\n[if] so").xml());
    assert!(moved.remarked("shortcode", "contact-form-7"));
    assert!(!moved.remarked("shortcode", "[if]"));
    let remark = moved.report.remarks.iter().find(|remark| remark.text.contains("contact-form-7")).unwrap();
    let line = moved.read(&remark.file).lines().nth(remark.line - 1).unwrap().to_string();
    assert!(line.contains("contact-form-7"), "line {} is {line}", remark.line);
    assert!(moved.read("import-report.md").contains(&format!("`{}:{}`", remark.file, remark.line)));
}

#[test]
fn pages_of_a_post_are_joined_and_reported() {
    let moved = import(&Export::new().post(1, "a", "satu\n\n<!--nextpage-->\n\ndua").xml());
    assert_eq!(moved.body("content/posts/2016/2016-10-08-a.md"), "satu\n\ndua\n");
    assert!(moved.remarks(chancery::import::report::Effect::Changed).keys().any(|what| what.contains("page")));
    assert_eq!(moved.broken_urls(&["/2016/10/a/"]), [""; 0]);
}

#[test]
fn a_url_on_its_own_line_stays_on_its_own_line() {
    let address = "https://www.youtube.com/watch?v=abcdefghijk";
    assert_eq!(converted(&format!("a\n\n{address}\n\nb")), format!("a\n\n<{address}>\n\nb\n"));
}

#[test]
fn content_without_markdown_syntax_stays_html_and_is_shown() {
    let moved = import(
        &Export::new().post(1, "a", "<dl><dt>kopi</dt><dd>minuman</dd></dl>\n\nH<sub>2</sub>O <u>air</u>").xml(),
    );
    let outcome = moved.build();
    let page = support::html(&outcome, "2016/10/a/index.html");
    assert_eq!(page.texts("article dd"), ["minuman"]);
    assert_eq!(page.texts("article sub"), ["2"]);
}

#[test]
fn text_that_looks_like_markdown_is_shown_as_it_was() {
    let body = "1. bukan daftar\n\n* bukan butir\n\n# bukan judul\n\na_b_c *d* `e` [f](g) &amp;amp; 2 &lt; 3 ~~h~~ ![i](j) | k";
    let moved = import(&Export::new().post(1, "a", body).xml());
    let outcome = moved.build();
    let page = support::html(&outcome, "2016/10/a/index.html");
    let text = page.texts("article").join(" ");
    for part in
        ["1. bukan daftar", "* bukan butir", "# bukan judul", "a_b_c *d* `e` [f](g) &amp; 2 < 3 ~~h~~ ![i](j) | k"]
    {
        assert!(text.contains(part), "{part:?} in {text}");
    }
}

#[test]
fn footnotes_of_the_block_editor_become_footnotes() {
    let body = "<!-- wp:paragraph -->\n<p>Kopi<sup data-fn=\"aa-1\" class=\"fn\"><a href=\"#aa-1\" id=\"aa-1-link\">1</a></sup> enak.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:footnotes /-->";
    let item = post(1, "a").body(body).meta("footnotes", "[{\"content\":\"Arabika\",\"id\":\"aa-1\"}]");
    let moved = import(&Export::new().item(item).xml());
    let text = moved.body("content/posts/2016/2016-10-08-a.md");
    assert!(text.contains("Kopi[^") && text.contains("]: Arabika"), "{text}");
    moved.build();
}
