//! The look of a site: colours and fonts in its stylesheet, pictures of its own, and the theme's custom properties.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::source::Sources;

use crate::support::{NOW, build_as, clean, html, page, paths, reported, site};

const SITE: &str = "-- site.yaml --\ntitle: Notes\nbase_url: https://example.org/\nlanguages: [en, ar]\n";
const POST: &str = "-- content/posts/2016-01-01-a.md --\n---\ntitle: A\nauthors: [Dewi, Tomas]\n---\nText.\n\
                    -- content/about.md --\n---\ntitle: About\n---\nText.\n";
const LOGO: &str = "-- content/img/logo.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"/>\n";

fn with(look: &str) -> String {
    format!("{SITE}{look}\n{POST}{LOGO}")
}

/// The path and the text of the stylesheet that pages load.
fn stylesheet(outcome: &Outcome) -> (String, String) {
    let home = html(outcome, "index.html");
    let path = home.attributes("link[rel=stylesheet]", "href");
    let path = path[0].trim_start_matches('/').to_string();
    let text = page(outcome, &path).to_string();
    (path, text)
}

#[test]
fn colours_and_fonts_are_at_the_end_of_the_stylesheet_whose_address_changes_with_them() {
    let (usual_path, usual) = stylesheet(&clean(&with("")));
    assert!(!usual.contains("The look of this site"));
    let mut seen = BTreeSet::from([usual_path]);
    for (look, css) in [
        ("accent: '#0b5d4e'", "--look-accent:#0b5d4e;"),
        ("accent: '#0b5d4f'", "--look-accent:#0b5d4f;"),
        ("accent_dark: '#88ffdd'", "--look-accent-dark:#88ffdd;"),
        ("paper: '#ffffff'", "--look-paper:#ffffff;"),
        ("ink: '#000000'", "--look-ink:#000000;"),
        ("serif: Source Serif 4", "--look-serif:\"Source Serif 4\",}"),
        ("sans: [Inter, system-ui]", "--look-sans:\"Inter\",system-ui,}"),
    ] {
        let outcome = clean(&with(&format!("look: {{{look}}}")));
        let (path, text) = stylesheet(&outcome);
        assert!(text.starts_with(&usual) && text[usual.len()..].contains(css), "{look}: {}", &text[usual.len()..]);
        assert!(seen.insert(path.clone()), "{look}: {path} is the address of another stylesheet");
        let sheets = html(&outcome, "index.html").attributes("link[rel=stylesheet]", "href").len();
        assert_eq!(sheets, 1, "one request is enough");
    }
}

#[test]
fn a_stylesheet_of_the_sites_own_gets_the_look_too() {
    let own = "-- content/css/style.css --\nbody { color: var(--look-ink, black) }\n";
    let outcome = site(&(with("look: {ink: '#102030'}") + own));
    assert_eq!(reported(&outcome), "");
    let (_, text) = stylesheet(&outcome);
    assert!(text.starts_with("body {") && text.contains("--look-ink:#102030;"), "{text}");
    assert_eq!(page(&outcome, "css/style.css"), "body { color: var(--look-ink, black) }\n", "the plain one stays");
}

#[test]
fn a_logo_stands_in_place_of_the_title_or_beside_it() {
    let outcome = clean(&with("look: {logo: /img/logo.svg}"));
    for path in ["index.html", "2016/01/a/index.html", "ar/index.html", "404.html"] {
        let page = html(&outcome, path);
        assert_eq!(page.attributes(".wordmark img", "alt"), ["Notes"], "{path}");
        assert_eq!(page.attributes(".wordmark img", "width"), ["120"], "{path}");
        assert_eq!(page.attributes(".wordmark img", "height"), ["40"], "{path}");
        assert_eq!(page.texts(".wordmark").concat().trim(), "", "{path}");
        let source = page.attributes(".wordmark img", "src").concat();
        assert!(source.starts_with("/img/logo.") && source.ends_with(".svg") && source.len() > 20, "{source}");
        assert_eq!(page.texts(".colophon-title"), ["Notes"], "{path}");
    }
    let beside = clean(&with("look: {logo: img/logo.svg}\nextra: {logo_beside_title: true}"));
    let page = html(&beside, "index.html");
    assert_eq!(page.attributes(".wordmark img", "alt"), [""]);
    assert_eq!(page.texts(".wordmark").concat().trim(), "Notes");
}

#[test]
fn a_logo_for_dark_pages_is_for_screens_only() {
    let dark = "-- content/img/dark.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 41\"/>\n";
    let outcome = clean(&(with("look: {logo: img/logo.svg, logo_dark: img/dark.svg}") + dark));
    let page = html(&outcome, "index.html");
    assert_eq!(page.attributes(".wordmark source", "media"), ["screen and (prefers-color-scheme: dark)"]);
    assert!(page.attributes(".wordmark source", "srcset")[0].starts_with("/img/dark."));
}

#[test]
fn the_icon_of_the_look_is_preferred_to_that_of_extra() {
    let icon =
        |settings: &str| html(&clean(&with(settings)), "index.html").attributes("link[rel=icon]", "href").concat();
    assert_eq!(icon(""), "data:,");
    assert_eq!(icon("extra: {favicon: /img/logo.svg}"), "/img/logo.svg");
    let own = icon("look: {favicon: img/logo.svg}\nextra: {favicon: /about/}");
    assert!(own.starts_with("/img/logo.") && own.len() > "/img/logo.svg".len(), "{own}");
}

#[test]
fn a_picture_to_share_is_that_of_pages_without_one_of_their_own() {
    let own = "-- content/posts/2016-01-02-b.md --\n---\ntitle: B\nimage: /img/logo.svg\n---\nText.\n\
               -- content/img/share.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let outcome = clean(&(with("look: {share_image: img/share.svg}") + own));
    let contents = |path: &str, selector: &str| -> Vec<String> {
        html(&outcome, path).attributes(selector, "content").into_iter().map(str::to_string).collect()
    };
    let image = |path: &str, name: &str| contents(path, &format!("meta[property={name}]"));
    assert_eq!(image("2016/01/a/index.html", "og:image"), ["https://example.org/img/share.svg"]);
    assert_eq!(image("2016/01/a/index.html", "og:image:alt"), ["Notes"]);
    assert_eq!(image("index.html", "og:image"), ["https://example.org/img/share.svg"]);
    assert_eq!(image("2016/01/b/index.html", "og:image"), ["https://example.org/img/logo.svg"]);
    assert!(!page(&outcome, "2016/01/a/index.html").contains("\"image\""), "it is no picture of the post");
}

#[test]
fn a_file_of_the_look_that_does_not_exist_is_an_error_with_the_one_that_is_meant() {
    for (look, line) in [
        ("logo: img/lgo.svg", "did you mean `img/logo.svg`?"),
        ("logo: img/Logo.svg", "did you mean `img/logo.svg`?"),
        ("favicon: /logo.svg", "did you mean `img/logo.svg`?"),
        ("share_image: content/img/logo.svg", "did you mean `img/logo.svg`?"),
        ("share_image: https://example.net/a.png", "pages load nothing from other sites"),
        ("logo: about.md", "put the file into content/"),
    ] {
        let outcome = site(&with(&format!("look: {{{look}}}")));
        let found: Vec<_> = outcome.diagnostics.iter().filter(|found| found.is_error()).collect();
        assert_eq!(found.len(), 1, "{look}: {}", reported(&outcome));
        let place = found[0].place.as_ref().unwrap();
        assert_eq!((place.file.as_str(), place.line), ("site.yaml", 4), "{look}");
        assert!(found[0].hints.concat().contains(line), "{look}: {:?}", found[0].hints);
    }
}

#[test]
fn the_names_of_authors_in_the_head_are_those_of_the_post() {
    let outcome = clean(&with("author: The Editors"));
    let authors = |path: &str| -> Vec<String> {
        html(&outcome, path).attributes("meta[name=author]", "content").into_iter().map(str::to_string).collect()
    };
    assert_eq!(authors("2016/01/a/index.html"), ["Dewi", "Tomas"]);
    assert_eq!(authors("about/index.html"), ["The Editors"]);
    assert_eq!(authors("index.html"), ["The Editors"]);
    let outcome = clean(&with(""));
    assert_eq!(html(&outcome, "index.html").attributes("meta[name=author]", "content"), [""; 0]);
}

#[test]
fn a_warm_build_has_the_new_look_and_the_new_files() {
    let template = "-- templates/base.html --\n{% extends \"themes/chancery/base.html\" %}{% block head_extra %}\
                    <link rel=\"stylesheet\" href=\"{{ url(path=\"/css/own.css\") }}\">{% endblock head_extra %}\n";
    let mut cache = Cache::default();
    let second = LOGO.replace("40", "50");
    let steps = [
        (with("look: {logo: img/logo.svg}"), "body{}"),
        (with("look: {logo: img/logo.svg, accent: '#0b5d4e'}"), "body{}"),
        (with("look: {logo: img/logo.svg, accent: '#0b5d4e'}").replace(LOGO, &second), "body{}"),
        (with("look: {logo: img/logo.svg, accent: '#0b5d4e'}").replace(LOGO, &second), "body{color:red}"),
        (with(""), "body{}"),
    ];
    for (archive, css) in steps {
        let sources = Sources::of(&format!("{archive}{template}-- content/css/own.css --\n{css}\n"), NOW);
        let warm = build_as(&sources, &Request::default(), &mut cache);
        let cold = build_as(&sources, &Request::default(), &mut Cache::default());
        assert_eq!(paths(&warm), paths(&cold));
        for path in paths(&cold) {
            assert!(warm.rendered.as_ref().unwrap()[path] == cold.rendered.as_ref().unwrap()[path], "{path}");
        }
    }
}

#[test]
fn the_table_of_custom_properties_is_that_of_the_stylesheet() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let css = read("themes/chancery/static/css/style.css");
    let (light, rest) = css.split_once("@media screen and (prefers-color-scheme: dark) {").unwrap();
    let root = light.rsplit_once("\n:root {").unwrap().1;
    let dark = rest.split_once("\n}").unwrap().0;
    let shown = |value: &str| match value.strip_prefix("var(--look-") {
        Some(look) => {
            let (name, value) = look.split_once(", ").unwrap();
            (value.trim_end_matches(')').to_string(), Some(name.to_string()))
        }
        None => (value.to_string(), None),
    };
    let colours = |block: &str| -> Vec<(String, String, Option<String>)> {
        let lines = block.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
        let colours = lines.filter(|(name, value)| name.starts_with("--") && value.contains('#'));
        colours.map(|(name, value)| (name.to_string(), shown(value).0, shown(value).1)).collect()
    };
    let in_dark = colours(dark);
    let docs = read("docs/templates.md");
    let rows: Vec<&str> = docs.lines().filter(|line| line.starts_with("| `--")).collect();
    let described =
        |name: &str| rows.iter().filter(|row| row.starts_with(&format!("| `{name}` |"))).copied().collect::<Vec<_>>();
    for (name, value, _) in colours(root) {
        let (_, dark, _) =
            in_dark.iter().find(|(other, ..)| *other == name).unwrap_or_else(|| panic!("{name} has no dark value"));
        let rows = described(&name);
        assert_eq!(rows.len(), 1, "docs/templates.md has no row, or several, for {name}");
        assert!(rows[0].ends_with(&format!("| `{value}` | `{dark}` |")), "{}: {value}, {dark}", rows[0]);
    }
    assert!(in_dark.len() > 20 && colours(root).len() == in_dark.len());
    let is_property = |line: &&str| line.trim().starts_with("--") && !line.trim().starts_with("--look");
    let properties: BTreeSet<String> = light
        .lines()
        .filter(is_property)
        .flat_map(|line| line.trim().split("; ").map(str::to_string).collect::<Vec<_>>())
        .filter_map(|set| Some(set.split_once(':')?.0.to_string()))
        .collect();
    let in_docs: BTreeSet<String> = rows
        .iter()
        .flat_map(|row| {
            row.split('|').nth(1).unwrap().split(", ").map(|name| name.trim().trim_matches('`').to_string())
        })
        .collect();
    let unknown: Vec<_> = in_docs.iter().filter(|name| !properties.contains(*name)).collect();
    let lacking: Vec<_> = properties.iter().filter(|name| !in_docs.contains(*name)).collect();
    assert!(
        unknown.is_empty() && lacking.is_empty(),
        "only in docs/templates.md: {unknown:?}; only in style.css: {lacking:?}"
    );
}
