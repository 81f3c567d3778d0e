//! What passages and blocks with attributes become, and what is wrong with them.

use std::sync::Arc;

use super::Passages;
use crate::language::typography::Pair;
use crate::markdown::Options;
use crate::markdown::sample::{complaints, filled, hints, html, markdown, options, summary, typography, with};
use crate::markdown::survey::Survey;

#[test]
fn a_passage_within_a_line_has_a_language_a_direction_classes_and_an_id() {
    for (text, expected) in [
        ("[Lebensraum]{lang=de}", "<span lang=\"de\" dir=\"ltr\">Lebensraum</span>"),
        ("a [سلام]{lang=ar}b", "a <span lang=\"ar\" dir=\"rtl\">سلام</span>b"),
        ("[x]{lang=ar dir=ltr .a #b .c}", "<span id=\"b\" class=\"a c\" lang=\"ar\" dir=\"ltr\">x</span>"),
        ("[x]{dir=auto}", "<span dir=\"auto\">x</span>"),
        ("[x]{.a}", "<span class=\"a\">x</span>"),
        ("[]{#a}", "<span id=\"a\"></span>"),
        ("[*das* `Ding`]{lang=de}", "<span lang=\"de\" dir=\"ltr\"><em>das</em> <code>Ding</code></span>"),
        ("*[a]{.b}*", "<em><span class=\"b\">a</span></em>"),
        ("[a [b] c]{.d}", "<span class=\"d\">a [b] c</span>"),
        ("[a [b]{.c} d]{.e}", "<span class=\"e\">a <span class=\"c\">b</span> d</span>"),
        ("[a [b](c) d]{.e}", "<span class=\"e\">a <a href=\"{c}\">b</a> d</span>"),
        ("[a [b]{.c} d](e)", "<a href=\"{e}\">a <span class=\"c\">b</span> d</a>"),
        ("[a\nb]{.c}", "<span class=\"c\">a\nb</span>"),
        ("[a \\] b]{.c}", "<span class=\"c\">a ] b</span>"),
        ("[a &amp; <b>c</b>]{.d}", "<span class=\"d\">a &amp; <b>c</b></span>"),
        ("[www.a.de]{.b}", "<span class=\"b\"><a href=\"http://www.a.de\">www.a.de</a></span>"),
        ("这是[Ding]{lang=de}的", "这是<span lang=\"de\" dir=\"ltr\">Ding</span>的"),
        ("**“[重要]{lang=zh}”**", "<strong>“<span lang=\"zh\" dir=\"ltr\">重要</span>”</strong>"),
        (
            "[a]{lang=\"de\"}, [b]{lang='fr'}",
            "<span lang=\"de\" dir=\"ltr\">a</span>, <span lang=\"fr\" dir=\"ltr\">b</span>",
        ),
        ("[a]{lang=DE_at}", "<span lang=\"de-AT\" dir=\"ltr\">a</span>"),
        ("[a]{.b}{.c}", "<span class=\"b\">a</span>{.c}"),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>\n"), "{text}");
    }
}

#[test]
fn attributes_can_follow_other_elements_at_once() {
    for (text, expected) in [
        ("*a*{lang=de}", "<em lang=\"de\" dir=\"ltr\">a</em>"),
        ("**a**{.b}", "<strong class=\"b\">a</strong>"),
        ("~~a~~{#b}", "<del id=\"b\">a</del>"),
        ("`a`{.b}", "<code class=\"b\">a</code>"),
        ("[a](b){lang=de}", "<a lang=\"de\" dir=\"ltr\" href=\"{b}\">a</a>"),
        ("[a][b]{.c}\n\n[b]: d", "<a class=\"c\" href=\"{d}\">a</a>"),
        ("x ![a](b){.c}", "x <img class=\"c\" src=\"{b}\" alt=\"a\" loading=\"lazy\" decoding=\"async\">"),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>\n"), "{text}");
    }
    assert!(html("![a](b \"c\"){.d}").starts_with("<figure class=\"d\"><img src"));
    assert!(html("![a](b \"c\"){.d}\n{.e}").starts_with("<figure class=\"e\"><img class=\"d\" src"));
    assert_eq!(html("![a](javascript:b){.d}"), "<p>a</p>\n");
}

#[test]
fn a_passage_can_be_wherever_text_is() {
    for (text, expected) in [
        ("# a [b]{lang=de}\n", "a <span lang=\"de\" dir=\"ltr\">b</span><a class=\"anchor\""),
        ("| [a]{.b} |\n|-|\n| c |\n", "<th><span class=\"b\">a</span></th>"),
        ("- [x] [a]{.b}\n", "aria-label=\"a\"> <span class=\"b\">a</span></li>"),
        ("- [x]{.b}\n", "<li><span class=\"b\">x</span></li>"),
        ("x[^1]\n\n[^1]: [a]{.b}\n", "<p><span class=\"b\">a</span> <a class=\"footnote-back\""),
        ("a\n: [b]{.c}\n", "<dd><span class=\"c\">b</span></dd>"),
        ("> [a]{.b}\n", "<p><span class=\"b\">a</span></p>"),
        ("![x [a]{.b}](c)\n", "alt=\"x a\""),
    ] {
        assert!(html(text).contains(expected), "{text}: {}", html(text));
    }
}

#[test]
fn a_heading_that_ends_with_a_passage_keeps_it_and_its_contents_are_plain() {
    let of = |text: &str| markdown(text).headings.remove(0);
    let heading = of("## a [b *c*]{lang=de #d}");
    assert_eq!((&*heading.id, &*heading.html), ("a-b-c", "a <span lang=\"de\" dir=\"ltr\">b <em>c</em></span>"));
    assert!(html("## a {lang=ar}").starts_with("<h2 id=\"a\" lang=\"ar\" dir=\"rtl\">a<"));
    assert!(html("## a {lang=de dir=rtl}").starts_with("<h2 id=\"a\" lang=\"de\" dir=\"rtl\">a<"));
    assert!(html("## *a*{#b}").starts_with("<h2 id=\"b\"><em>a</em><"));
    assert!(html("# [a]{#b}\n\n[a]: c").starts_with("<h1 id=\"b\"><a href=\"{c}\">a</a>"));
    let title = with("# a [b]{lang=de}\n\nc", &Options { take_title: true, ..options() });
    assert_eq!((title.title.as_deref(), &*filled(&title)), (Some("a b"), "<p>c</p>\n"));
}

#[test]
fn a_list_on_its_own_line_is_about_the_block_before_or_after_it() {
    for (text, expected) in [
        ("{.x}\na\n", "<p class=\"x\">a</p>\n"),
        ("a\n{.x}\n", "<p class=\"x\">a</p>\n"),
        ("a\n{.x}\nb\n", "<p class=\"x\">a</p>\n<p>b</p>\n"),
        ("a\n\n{.x}\nb\n", "<p>a</p>\n<p class=\"x\">b</p>\n"),
        ("{lang=de}\n{.x #y}\na\n", "<p id=\"y\" class=\"x\" lang=\"de\" dir=\"ltr\">a</p>\n"),
        ("{lang=ar}\n> a\n>\n> b\n", "<blockquote lang=\"ar\" dir=\"rtl\">\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ("> a\n{.x}\n", "<blockquote class=\"x\">\n<p>a</p>\n</blockquote>\n"),
        ("> {.x}\n> a\n", "<blockquote>\n<p class=\"x\">a</p>\n</blockquote>\n"),
        ("> a\n> {.x}\n>\n> b\n", "<blockquote>\n<p class=\"x\">a</p>\n<p>b</p>\n</blockquote>\n"),
        ("{.x}\n- a\n- b\n", "<ul class=\"x\">\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("- a\n- b\n{.x}\n", "<ul class=\"x\">\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("{.x}\n5. a\n", "<ol class=\"x\" start=\"5\">\n<li>a</li>\n</ol>\n"),
        ("- a\n  {.x}\n- {.y}\n  b\n", "<ul>\n<li class=\"x\">a</li>\n<li class=\"y\">b</li>\n</ul>\n"),
        ("- a\n\n  b\n  {.x}\n", "<ul>\n<li>\n<p>a</p>\n<p class=\"x\">b</p>\n</li>\n</ul>\n"),
        ("{.x}\na\n: b\n", "<dl class=\"x\">\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        ("```\na\n```\n{.x}\n", "<pre class=\"x code\" tabindex=\"0\"><code>a\n</code></pre>\n"),
        (
            "{.x}\n![a](b \"c\")\n",
            "<figure class=\"x\"><img src=\"{b}\" alt=\"a\" loading=\"lazy\" decoding=\"async\"><figcaption>c</figcaption></figure>\n",
        ),
        ("  {.x}  \na\n", "<p class=\"x\">a</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert!(html("|a|\n|-|\n|b|\n{.x #y}\n").starts_with("<div class=\"table\"><table id=\"y\" class=\"x\"><thead>"));
    assert!(html("{.x}\n|a|\n|-|\n").starts_with("<div class=\"table\"><table class=\"x\"><thead>"));
    assert!(html("{.x lang=de}\n## a {.b}\n").starts_with("<h2 id=\"a\" class=\"b x\" lang=\"de\" dir=\"ltr\">a<"));
    assert!(html("a\n===\n{#x}\n").starts_with("<h1 id=\"x\">a<"));
    assert!(
        html("> [!NOTE]\n> a\n{lang=de}\n").starts_with("<aside lang=\"de\" dir=\"ltr\" class=\"alert alert-note\"")
    );
    assert!(html("- [ ] a\n{.x #y}\n").starts_with("<ul id=\"y\" class=\"tasks x\">"));
    assert!(html("x[^1]\n\n[^1]: {.x}\n    a\n").contains("<li id=\"fn-1\"><p class=\"x\">a <a class="));
}

#[test]
fn typography_follows_the_passage() {
    for (text, expected) in [
        ("\"a\" [\"b 'c'\"]{lang=de} \"d\"", "<p>“a” <span lang=\"de\" dir=\"ltr\">„b ‚c‘“</span> “d”</p>\n"),
        (
            "\"[a]{lang=de}\" *\"b\"*{lang=fr}",
            "<p>“<span lang=\"de\" dir=\"ltr\">a</span>” <em lang=\"fr\" dir=\"ltr\">«\u{202f}b\u{202f}»</em></p>\n",
        ),
        (
            "[Ah ! -- *[b --]{lang=zh}* : c]{lang=fr} d !",
            "<p><span lang=\"fr\" dir=\"ltr\">Ah\u{202f}! – <em><span lang=\"zh\" dir=\"ltr\">b ——</span></em>\u{a0}: c</span> d !</p>\n",
        ),
        (
            "{lang=de}\n> \"a\"\n>\n> {lang=fr}\n> \"b\"\n>\n> \"c\"\n\n\"d\"\n",
            "<blockquote lang=\"de\" dir=\"ltr\">\n<p>„a“</p>\n<p lang=\"fr\" dir=\"ltr\">«\u{202f}b\u{202f}»</p>\n<p>„c“</p>\n</blockquote>\n<p>“d”</p>\n",
        ),
        ("[\"a\"]{.b}", "<p><span class=\"b\">“a”</span></p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert!(html("## \"a\" {lang=de}\n\n\"b\"").contains(">„a“<a class"));
    assert!(html("{lang=de}\n- \"a\"\n\n\"b\"").ends_with("<li>„a“</li>\n</ul>\n<p>“b”</p>\n"));
    let off = with("[\"a\"]{lang=de}", &Options { typography: None, ..options() });
    assert_eq!(filled(&off), "<p><span lang=\"de\" dir=\"ltr\">\"a\"</span></p>\n");
}

#[test]
fn a_site_can_have_its_own_marks_for_a_language() {
    let pair = |open: &str, close: &str| -> Pair { [open.to_string(), close.to_string()] };
    let guillemets = crate::language::Typography { double: pair("»", "«"), ..typography("de") };
    let options = Options { typographies: Arc::from([("de".to_string(), guillemets)]), ..options() };
    assert_eq!(filled(&with("[\"a\"]{lang=de}", &options)), "<p><span lang=\"de\" dir=\"ltr\">»a«</span></p>\n");
}

#[test]
fn a_summary_keeps_languages_and_has_no_ids() {
    let marked = markdown("[a]{lang=de #b} c\n\n{lang=fr #d}\n> e\n\n{#f}\n![g](h \"i\")\n\n<!--more-->\n\nj\n");
    assert_eq!(
        summary(&marked),
        "<p><span lang=\"de\" dir=\"ltr\">a</span> c</p>\n<blockquote lang=\"fr\" dir=\"ltr\">\n<p>e</p>\n</blockquote>\n\
         <figure><img src=\"{h}\" alt=\"g\" loading=\"lazy\" decoding=\"async\"><figcaption>i</figcaption></figure>\n"
    );
    assert!(["b", "d", "f"].iter().all(|id| marked.anchors.contains(*id)));
    let cut = markdown("[a *b <!--more--> c*]{lang=de}\n");
    assert_eq!(summary(&cut), "<p><span lang=\"de\" dir=\"ltr\">a <em>b </em></span></p>\n");
    // The description of a post is in the post's language.
    assert_eq!(markdown("{lang=de}\nEins\n\ntwo\n").plain, "two");
    assert_eq!(markdown("[Eins]{lang=de} two\n").plain, "Eins two");
}

#[test]
fn a_quotation_with_a_mark_is_a_figure_with_its_source() {
    for (text, expected) in [
        (
            "> [!QUOTE]\n> {lang=it}\n> \"Odio\"\n>\n> — A. *Gramsci*, \"La\"\n",
            "<figure class=\"quote\">\n<blockquote lang=\"it\" dir=\"ltr\">\n<p>«Odio»</p>\n</blockquote>\n\
             <figcaption><cite>A. <em>Gramsci</em>, “La”</cite></figcaption>\n</figure>\n",
        ),
        (
            "{lang=it .x #y}\n> [!quote]\n> a\n>\n> -- b\n",
            "<figure id=\"y\" class=\"x quote\">\n<blockquote lang=\"it\" dir=\"ltr\">\n<p>a</p>\n</blockquote>\n\
             <figcaption><cite>b</cite></figcaption>\n</figure>\n",
        ),
        (
            "> [!QUOTE]\n> a\n>\n> - b\n{lang=it}\n",
            "<figure class=\"quote\">\n<blockquote lang=\"it\" dir=\"ltr\">\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>\n</figure>\n",
        ),
        ("> [!QUOTE]\n> — a\n", "<figure class=\"quote\">\n<blockquote>\n<p>— a</p>\n</blockquote>\n</figure>\n"),
        (
            "> [!QUOTE]\n> > a\n>\n> — [b]{lang=it}\n",
            "<figure class=\"quote\">\n<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n</blockquote>\n\
             <figcaption><cite><span lang=\"it\" dir=\"ltr\">b</span></cite></figcaption>\n</figure>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
        assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
    }
}

#[test]
fn a_source_without_a_blank_line_before_it_is_a_warning() {
    let found = markdown("> [!QUOTE]\n> a\n> — B\n");
    assert_eq!(complaints(&found), ["3:3 this line is part of the quotation, and not its source"]);
    assert_eq!(hints(&found), ["write a line `>` before it"]);
    for text in ["> [!QUOTE]\n> a\n> —b\n", "> a\n> — b\n", "> [!QUOTE]\n> a — b\n>\n> — c\n> — d\n"] {
        assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
    }
    assert!(html("> [!QUOTE]\n> a\n>\n> &mdash; b\n").contains("<p>— b</p>\n</blockquote>"));
}

#[test]
fn what_blocks_come_from_is_known_in_quotations_too() {
    let found = markdown("> [!QUOTE]\n> {lang=de}\n> a\n>\n> — b\n\n{.c}\nd\n");
    let html = &found.html.html;
    let name = |at: usize| html[..at].rsplit('<').next().unwrap_or_default();
    let blocks: Vec<(&str, usize)> = found.blocks.iter().map(|block| (name(block.at), block.line)).collect();
    assert_eq!(blocks, [("figure", 1), ("p", 3), ("figcaption", 5), ("p", 8)]);
}

#[test]
fn lines_can_end_and_be_indented_in_any_way() {
    for (text, expected) in [
        ("{.x}\r\na\r\n", "<p class=\"x\">a</p>"),
        ("> a\r\n{.x}\r\n\r\nb\r\n", "<blockquote class=\"x\">"),
        ("-\ta\n\t{.x}\n", "<li class=\"x\">a</li>"),
        ("1.  a\n\n    {.x}\n    b\n", "<p class=\"x\">b</p>"),
        ("> - a\n>   {.x}\n", "<li class=\"x\">a</li>"),
        ("> > {.x}\n> > a\n", "<p class=\"x\">a</p>"),
        ("- - {.x}\n    a\n", "<li class=\"x\">a</li>"),
        ("> [!QUOTE]\r\n> a\r\n>\r\n> — b\r\n", "<figcaption><cite>b</cite></figcaption>"),
    ] {
        assert!(html(text).contains(expected), "{text:?}: {}", html(text));
    }
    let off = with("{.x}\n[a]{lang=de}\n", &Options { raw_html: false, ..options() });
    assert_eq!(filled(&off), "<p class=\"x\"><span lang=\"de\" dir=\"ltr\">a</span></p>\n");
}

#[test]
fn an_original_and_its_translation_are_side_by_side() {
    let expected = "<figure class=\"quote\">\n<div class=\"parallel\">\n<blockquote lang=\"ar\" dir=\"rtl\">\n<p>a</p>\n</blockquote>\n\
                    <blockquote lang=\"en\" dir=\"ltr\">\n<p>b</p>\n</blockquote>\n</div>\n\
                    <figcaption><cite>c</cite></figcaption>\n</figure>\n";
    for text in [
        "> [!QUOTE]\n>\n> {lang=ar}\n> > a\n>\n> {lang=en}\n> > b\n>\n> — c\n",
        "> [!QUOTE]\n> {lang=ar}\n> > a\n>\n> > b\n> {lang=en}\n>\n> — c\n",
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert!(
        html("> [!QUOTE]\n> {lang=de}\n>\n> > a\n>\n> > b\n")
            .contains("<div lang=\"de\" dir=\"ltr\" class=\"parallel\">")
    );
    assert!(!html("> [!QUOTE]\n> > a\n>\n> b\n>\n> > c\n").contains("parallel"));
}

#[test]
fn row_60_mistakes_in_attributes_are_errors_with_place_and_hint() {
    let only = "use only `lang=`, `dir=`, `.class` and `#id`; anything else needs HTML";
    let code = "use a code such as `en`, `id`, `pt-BR` or `zh-Hant`";
    let next = "write it on the line directly before or after a paragraph, a quotation, a list, a table or code";
    let brackets = "write the passage in square brackets, and the attributes at once after them: `[text]{lang=de}`";
    for (text, complaint, hint) in [
        ("[x]{lang=english}", "3:5 `english` is not a language tag", "did you mean `en`?"),
        ("[x]{lang=xx-bad}", "3:5 `xx-bad` is not a language tag", code),
        ("[x]{.a onclick=e}", "3:8 `onclick` is not an attribute of a passage", only),
        ("[x]{style=\"color: red\"}", "3:5 `style` is not an attribute of a passage", only),
        ("[x]{foo=bar}", "3:5 `foo` is not an attribute of a passage", only),
        ("[x]{lang=de foo}", "3:13 `foo` is not an attribute of a passage", only),
        ("[x]{class=a}", "3:5 `class` is not an attribute of a passage", "write `.a`"),
        ("[x]{lang=de y", "3:4 `{` is not closed on its line", "write `}` where the attributes end"),
        ("[x]{lang=de\n.y}", "3:4 `{` is not closed on its line", "write `}` where the attributes end"),
        ("*x*{foo=bar}", "3:5 `foo` is not an attribute of a passage", only),
        ("{foo=bar}\nx", "3:2 `foo` is not an attribute of a passage", only),
        ("> {lang=xx-bad}\n> x", "3:4 `xx-bad` is not a language tag", code),
        ("x\n\n{lang=de}\n\ny", "5:1 these attributes are next to no block", next),
        ("{.a}\n\n    code", "3:1 these attributes are next to no block", next),
        ("{.a}", "3:1 these attributes are next to no block", next),
        ("> {.a}\n\nx", "3:3 these attributes are next to no block", next),
        ("<div>\n\n</div>\n\n---\n{.a}", "8:1 these attributes are next to no block", next),
        ("{.a}\n***", "3:1 these attributes are next to no block", next),
        ("{lang=de}\n[^1]: x\n\na[^1]", "3:1 these attributes are next to no block", next),
        ("Ding{lang=de}", "3:5 these attributes follow no passage in brackets", brackets),
        ("\"Ding\"{lang=de}", "3:7 these attributes follow no passage in brackets", brackets),
        ("[*a]{lang=de} b*", "3:5 these attributes follow no passage in brackets", brackets),
        ("{#a}\nx\n\n[y]{#a}", "6:4 the id `a` is already used", "give it an id of its own"),
        ("[x]{#fn-1}", "3:4 the id `fn-1` is already used", "give it an id of its own"),
        ("x\n{lang=de}\n{lang=fr}", "5:1 `lang` is given twice", "write `lang=` once"),
    ] {
        let found = markdown(&format!("é\n\n{text}\n"));
        assert_eq!(complaints(&found), [complaint], "{text}");
        assert!(found.diagnostics[0].is_error(), "{text}");
        assert_eq!(hints(&found), [hint], "{text}");
    }
}

#[test]
fn row_60_ids_of_passages_are_those_of_the_page() {
    let found = markdown("# x\n\n[y]{#x} <i id=x></i>\n");
    assert_eq!(complaints(&found), ["3:15 the id `x` is already used"]);
    assert_eq!(found.headings[0].id, "x-1");
    assert!(found.anchors.contains("x"));
}

#[test]
fn row_60_other_braces_stay_text() {
    for text in [
        "[1]{see below}",
        "set {a, b}, f(x){x}, {x = 1} and {.5}",
        "$\\frac{a}{b=c}$ $[x]{y=z}$ \\sqrt[3]{x=1}",
        "$$\n{x=1}\n$$",
        "a {lang=de} b",
        "\\[a]{lang=de} [a\\]{lang=de} [a]\\{lang=de}",
        "`[a]{lang=de}` `{.b}`",
        "{\"a\": 1}",
        "{a}",
        "[a]{}",
        "[^a]{b}",
    ] {
        let found = markdown(text);
        let shown: String = filled(&found).replace("<code>", "").replace("</code>", "");
        assert!(!found.diagnostics.iter().any(|problem| problem.is_error()), "{text}: {:?}", complaints(&found));
        let plain = text.replace(['`'], "").replace("\\[", "[").replace("\\]", "]").replace("\\{", "{");
        assert!(shown.contains(&plain.replace('"', "“").replacen("“: ", "”: ", 1)), "{text}: {shown}");
    }
    for text in ["{{ x }}", "{% x lang=de %}", "{{< x lang=\"de\" >}}", "x\n{: .wide lang=de}", "[a]{: .b}"] {
        let found = markdown(text);
        assert!(!found.diagnostics[0].is_error() && found.diagnostics.len() == 1, "{text}: {:?}", complaints(&found));
    }
    for text in ["```\n{lang=de}\n```\n", "    {lang=de}\n", "<div>\n{lang=de}\n</div>\n", "<!--\n{lang=de}\n-->\n"] {
        assert!(html(text).contains("{lang=de}"), "{text}");
        assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
    }
}

#[test]
fn a_body_without_attributes_is_given_to_the_parser_as_it_is() {
    for text in
        ["# a\n\n[b](c) *d* [e]\n", "{a} [1]{see} {{ x }} {% y %}", "> [!NOTE]\n> a\n", "`[a]{lang=de}` ## b {#c}"]
    {
        let passages = Passages::of(text, &Survey::of(text), &options());
        assert!(passages.is_empty() && passages.text().is_none(), "{text}");
    }
    let text = "{.a}\n> b\n";
    assert_eq!(Passages::of(text, &Survey::of(text), &options()).text(), Some("<??>\n> b\n"));
}

#[test]
fn no_word_is_lost_and_none_moves() {
    let pieces = [
        "[",
        "]",
        "[",
        "]",
        "*",
        "**",
        "\n",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "  ",
        "{lang=de}",
        "{.a}",
        "{lang=ar dir=rtl}",
        "\n{.b}\n",
        "\n\n{lang=fr}\n",
        "]{lang=de}",
        "*{.c}",
        "[!QUOTE]\n",
        "\n> [!QUOTE]\n> ",
        "\n> — ",
        "\n> > ",
        "# ",
        "\n```\n",
        "\\",
        "\"",
        "--",
        "$",
    ];
    let mut state = 11_u64;
    for _ in 0..3000 {
        let mut text = String::new();
        for word in 0..16 {
            for _ in 0..2 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            }
            text.push_str(&format!("w{word} "));
        }
        let html = html(&text);
        let mut from = 0;
        for word in 0..16 {
            let found = html[from..].find(&format!("w{word}"));
            from += found.unwrap_or_else(|| panic!("w{word} of {text:?} in {html}"));
        }
    }
}

#[test]
fn many_attributes_take_no_more_than_linear_space() {
    for text in ["[a]{lang=de} ", "[", "[a]{", "{.a}\nb\n\n", "{lang=", "]{.a}", "> [!QUOTE]\n> a\n\n", "$[a]{b=c} "] {
        let text = text.repeat(3000);
        let found = markdown(&text);
        assert!(found.html.html.len() <= 20 * text.len(), "{}", found.html.html.len());
        assert!(found.diagnostics.len() <= 201);
    }
}
