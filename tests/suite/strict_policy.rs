//! The pages of the theme have nothing that a strict Content-Security-Policy blocks, read as HTML. A test in a browser, where there
//! is one, is in tests/browser/pages/policy.rs.

use chancery_testkit::html::parse;

use crate::support::{build, example_site, page, paths, reported, site};

/// What the policy would block in a page.
fn blocked(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for element in parse(text).all("*") {
        let name = element.name();
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        found.extend(
            element
                .attributes()
                .filter(|(key, _)| *key == "style" || key.starts_with("on"))
                .map(|(key, value)| format!("<{name} {key}=\"{value}\">")),
        );
        let is_script = name == "script" && attribute("type") != "application/ld+json";
        if name == "style" || (is_script && attribute("src").is_empty()) {
            found.push(format!("<{name}>"));
        }
        let loads = match name {
            "img" | "source" | "video" | "audio" | "iframe" | "embed" | "track" | "input" | "script" => {
                attribute("src")
            }
            "link" if ["stylesheet", "icon", "preload", "manifest"].contains(&attribute("rel")) => attribute("href"),
            "object" => attribute("data"),
            _ => "",
        };
        if loads.contains("//") {
            found.push(format!("<{name}> loads {loads}"));
        }
    }
    found
}

#[test]
fn what_is_blocked_is_found() {
    let page = "<!doctype html><p style=a onclick=b>x</p><style></style><script>1</script><img src=//x.example/a.png>\
                <script src=//x.example/a.js></script><script src=/js/a.js></script>";
    assert_eq!(blocked(page).len(), 6, "{:?}", blocked(page));
}

#[test]
fn no_page_of_the_example_site_has_inline_styles_scripts_or_files_of_others() {
    let outcome = build(&example_site());
    let pages: Vec<&str> = paths(&outcome).into_iter().filter(|path| path.ends_with(".html")).collect();
    assert!(pages.len() > 50, "{}: {}", pages.len(), reported(&outcome));
    for path in pages {
        let found = blocked(page(&outcome, path));
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

#[test]
fn tables_and_numbered_code_are_laid_out_by_classes() {
    let body = "|a|b|c|\n|:-|:-:|-:|\n|1|2|3|\n\n```rust {linenos=true, linenostart=7}\nfn a() {}\n```\n";
    let outcome = site(&format!(
        "-- site.yaml --\nbase_url: https://example.org/\n-- content/a.md --\n---\ntitle: A\n---\n{body}"
    ));
    let text = page(&outcome, "a/index.html");
    assert_eq!(blocked(text), [""; 0]);
    let html = parse(text);
    for (class, cell) in [("align-left", "1"), ("align-center", "2"), ("align-right", "3")] {
        assert_eq!(html.texts(&format!("td.{class}")), [cell]);
    }
    assert_eq!(html.attributes(".line", "data-line"), ["7"]);
}

#[test]
fn headers_are_written_where_they_are_asked_for_and_the_authors_own_file_wins() {
    let settings = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/blog/\nlook: {accent: '#0b5d4e'}\n";
    let usual = site(settings);
    assert!(!paths(&usual).contains(&"_headers"), "they are not asked for");
    let outcome = site(&format!("{settings}headers: true\n"));
    assert_eq!(reported(&outcome), "");
    let text = page(&outcome, "_headers");
    let sheet = paths(&outcome).into_iter().find(|path| path.starts_with("css/style.")).unwrap();
    let lines = format!("\n/blog/{sheet}\n  Cache-Control: public, max-age=31536000, immutable\n");
    assert!(
        text.contains("\n/blog/*\n  Content-Security-Policy: default-src 'none'; ") && text.contains(&lines),
        "{text}"
    );
    assert!(text.contains("\n/blog/search-index/*\n  Cache-Control: public, max-age=31536000, immutable\n"), "{text}");
    let without = site(&format!("{settings}headers: true\nsearch: false\n"));
    assert!(!page(&without, "_headers").contains("search"));
    let form = site(&format!("{settings}headers: true\nnewsletter: {{ url: 'https://list.example/join?a=1' }}\n"));
    assert!(
        page(&form, "_headers").contains("; form-action 'self' https://list.example; "),
        "{}",
        page(&form, "_headers")
    );
    let own = site(&format!("{settings}headers: true\n-- content/_headers --\n/*\n  X-Own: 1\n"));
    assert_eq!(page(&own, "_headers"), "/*\n  X-Own: 1\n");
    assert!(reported(&own).starts_with("warning site.yaml: `headers: true` has no effect"), "{}", reported(&own));
    assert_eq!(reported(&site(&format!("{settings}-- content/_headers --\n/*\n  X-Own: 1\n"))), "");
}
