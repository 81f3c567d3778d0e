//! Warnings about HTML of posts that the site's own policy makes browsers block.

use chancery::build::Outcome;

use crate::support::{clean, site};

/// A site with one page.
fn archive(settings: &str, body: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n{settings}\n-- content/a.md --\n---\ntitle: A\n---\n{body}\n-- content/b.png --\nx\n"
    )
}

/// Each warning as `line:column what`, without the words that all have.
fn told(outcome: &Outcome) -> Vec<String> {
    let about = |text: &str| text.contains("browsers will block");
    let one = |diagnostic: &chancery::base::diagnostic::Diagnostic| {
        let place = diagnostic.place.as_ref().unwrap();
        let what = diagnostic.message.replace("browsers will block ", "");
        let what = what.replace(", by the policy that `headers: true` writes", "");
        format!("{}:{} {what} | {}", place.line, place.column, diagnostic.hints.join(" "))
    };
    outcome.diagnostics.iter().filter(|one| about(&one.message)).map(one).collect()
}

/// What a strict policy blocks, each with where it is and the setting that allows it.
const BLOCKED: [(&str, &str, &str); 20] = [
    (
        "<iframe src=\"https://www.youtube.com/embed/x\"></iframe>",
        "4:9 `<iframe>` from `https://www.youtube.com`",
        "frame-src: \"https://www.youtube.com\"",
    ),
    ("a <iframe\nsrc=/map.html></iframe>", "5:1 `<iframe>`", "frame-src: \"self\""),
    ("<script>run()</script>", "4:1 `<script>`", "script-src: \"unsafe-inline\""),
    ("<SCRIPT TYPE=module>run()</SCRIPT>", "4:1 `<script>`", "script-src: \"unsafe-inline\""),
    (
        "<script src=//cdn.example/x.js></script>",
        "4:9 `<script>` from `https://cdn.example`",
        "script-src: \"https://cdn.example\"",
    ),
    ("<style>b { color: red }</style>", "4:1 `<style>`", "style-src: \"unsafe-inline\""),
    ("a <b style=\"color: red\">b</b>", "4:6 the attribute `style`", "style-src: \"unsafe-inline\""),
    ("> <p\n> style=\"color: red\">b</p>", "5:3 the attribute `style`", "style-src: \"unsafe-inline\""),
    ("<button onclick=\"x()\">b</button>", "4:9 the attribute `onclick`", "script-src: \"unsafe-inline\""),
    (
        "<img src=\"https://b.example/x.png\" alt=\"\">",
        "4:6 `<img>` from `https://b.example`",
        "img-src: \"https://b.example\"",
    ),
    (
        "<img src=\"/b.png\" srcset=\"/b.png 1x, //b.example/x.png 2x\" alt=\"\">",
        "4:19 `<img>` from `https://b.example`",
        "img-src: \"https://b.example\"",
    ),
    (
        "![b](http://b.example:8080/x.png)",
        "4:1 a picture from `http://b.example:8080`",
        "img-src: \"http://b.example:8080\"",
    ),
    (
        "<video poster=/b.png src=https://b.example/x.mp4></video>",
        "4:22 `<video>` from `https://b.example`",
        "media-src: \"https://b.example\"",
    ),
    (
        "<audio><source src=https://b.example/x.mp3></audio>",
        "4:16 `<source>` from `https://b.example`",
        "media-src: \"https://b.example\"",
    ),
    ("<object data=/b.png></object>", "4:9 `<object>`", "object-src: \"self\""),
    ("<embed src=/b.png>", "4:8 `<embed>`", "object-src: \"self\""),
    (
        "<link rel=\"x StyleSheet\" href=https://fonts.example/css>",
        "4:26 `<link>` from `https://fonts.example`",
        "style-src: \"https://fonts.example\"",
    ),
    (
        "<form action=https://list.example/join></form>",
        "4:7 `<form>` from `https://list.example`",
        "form-action: \"https://list.example\"",
    ),
    ("a[^1]\n\n[^1]: <i style=x>b</i>", "6:10 the attribute `style`", "style-src: \"unsafe-inline\""),
    ("- a <i style=x>b</i>", "4:8 the attribute `style`", "style-src: \"unsafe-inline\""),
];

#[test]
fn what_a_strict_policy_blocks_in_a_post_is_a_warning_at_its_place_with_the_setting_that_allows_it() {
    for (html, what, setting) in BLOCKED {
        let found = told(&site(&archive("headers: true", html)));
        assert_eq!(found.len(), 1, "{html}: {found:?}");
        assert!(found[0].starts_with(&format!("{what} | ")), "{html}: {}", found[0]);
        assert!(found[0].ends_with(&format!("`security: {{ allow: {{ {setting} }} }}`")), "{html}: {}", found[0]);
        let allowed = format!("headers: true\nsecurity: {{ allow: {{ {setting} }} }}");
        assert_eq!(told(&site(&archive(&allowed, html))), [""; 0], "{html}: the setting of the hint");
    }
}

#[test]
fn without_a_policy_there_is_no_warning() {
    let all: String = BLOCKED.iter().map(|(html, ..)| format!("{html}\n\n")).collect();
    for settings in [
        "",
        "headers: false",
        "headers: true\nsecurity: { policy: off }",
        "headers: true\nmarkdown: { raw_html: false }",
    ] {
        let body =
            if settings.contains("raw_html") { "<b style=x>b</b>\n\n<iframe src=//b.example></iframe>" } else { &all };
        assert_eq!(told(&site(&archive(settings, body))), [""; 0], "{settings}");
    }
}

#[test]
fn what_the_policy_lets_through_is_no_warning() {
    let body = "<img src=/b.png alt=b> <img src=data:image/png;base64,AA alt=b> ![b](b.png) <a href=https://b.example once=x>b</a>\n\n\
                <script type=\"application/ld+json\">{}</script>\n\n<video src=/b.png></video> `<b style=x>`\n\n\
                <!-- <b style=x> -->\n\n```html\n<iframe src=https://b.example></iframe>\n```\n\n\
                <img src=https://example.org/b.png alt=b> <form action=/join></form>";
    assert_eq!(told(&site(&archive("headers: true", body))), [""; 0]);
    clean(&archive("headers: true", "<img src=/b.png alt=b>"));
}

#[test]
fn one_warning_in_a_post_is_enough_for_each_kind_of_thing() {
    let body = "<b style=x>b</b> <i style=y>c</i>\n\n<iframe src=//a.example></iframe>\n\n<iframe src=//b.example></iframe>\n\n<b style=z>d</b>";
    let found = told(&site(&archive("headers: true", body)));
    let places: Vec<&str> = found.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["4:4", "6:9"], "{found:?}");
}

#[test]
fn beside_a_policy_of_ones_own_the_hint_names_that() {
    let settings = "headers: true\nsecurity: { policy: \"default-src 'self'; frame-src https://a.example\" }";
    let body = "<iframe src=https://a.example/x></iframe>\n\n<iframe src=https://b.example/x></iframe>";
    let found = told(&site(&archive(settings, body)));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("or add a source for it to `frame-src` in `security.policy` of site.yaml"), "{found:?}");
}
