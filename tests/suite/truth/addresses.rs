//! Addresses in settings and templates keep their query and fragment, and one that leads nowhere is a warning.

use crate::support::{html, page, reported, site};

const FILES: &str = "-- content/favicon.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n-- content/about.md --\n---\ntitle: About\n---\n\
                     ## Team\n\n## Licence\n-- content/café.md --\n---\ntitle: Café\n---\nx\n\
                     -- content/css/own.css --\nbody {}\n-- content/search.md --\n---\ntitle: S\n---\nx\n\
                     -- templates/base.html --\n{% extends \"themes/chancery/base.html\" %}\n{% block head_extra %}\
                     <link rel=\"stylesheet\" href=\"{{ url(path=\"/css/own.css?v=3\") }}\">{% endblock head_extra %}\n";

const SETTINGS: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\nlanguages: [en, id]\nextra:\n  favicon: /favicon.svg?v=2\n\
                        \x20 licence: CC BY\n  licence_url: /about/#licence\nmenu:\n  - { title: Team, url: /about/#team }\n\
                        \x20 - { title: Contact, url: \"/#contact\" }\n  - { title: Search, url: \"/search/?lang=id\" }\n\
                        \x20 - { title: Café, url: /caf%C3%A9/ }\n  - { title: Elsewhere, url: \"https://example.net/?a=b%20c#d\" }\n";

fn hrefs(page: &str) -> Vec<String> {
    let found = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.map(str::to_string).collect()
}

#[test]
fn menus_templates_icon_and_licence_lead_where_they_say() {
    let outcome = site(&format!("{SETTINGS}{FILES}"));
    assert_eq!(reported(&outcome), "");
    for path in ["index.html", "about/index.html", "id/index.html", "404.html"] {
        let found = hrefs(page(&outcome, path));
        for address in [
            "/sub/about/#team",
            "/sub/#contact",
            "/sub/search/?lang=id",
            "/sub/caf%C3%A9/",
            "https://example.net/?a=b%20c#d",
            "/sub/favicon.svg?v=2",
            "/sub/about/#licence",
            "/sub/css/own.css?v=3",
        ] {
            assert!(found.iter().any(|href| href == address), "{path} lacks {address}: {found:?}");
        }
    }
}

#[test]
fn relative_addresses_keep_their_query_and_fragment_too() {
    let settings = SETTINGS.replace("languages:", "relative_urls: true\nlanguages:");
    let found = hrefs(page(&site(&format!("{settings}{FILES}")), "café/index.html"));
    for address in [
        "../about/index.html#team",
        "../index.html#contact",
        "../search/index.html?lang=id",
        "index.html",
        "../favicon.svg?v=2",
        "../css/own.css?v=3",
    ] {
        assert!(found.iter().any(|href| href == address), "{address}: {found:?}");
    }
}

#[test]
fn the_page_that_is_open_is_marked_in_the_menu_and_a_part_of_it_is_not() {
    let outcome = site(&format!("{SETTINGS}{FILES}"));
    let current = |path: &str| html(&outcome, path).texts("[aria-current=page]");
    assert!(current("café/index.html").contains(&"Café".to_string()), "{:?}", current("café/index.html"));
    assert!(!current("about/index.html").contains(&"Team".to_string()));
}

#[test]
fn an_address_of_a_menu_a_setting_or_a_template_that_leads_nowhere_is_a_warning_at_its_place() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nextra:\n  favicon: /icon.svg?v=2\nmenu:\n\
         \x20 - { title: A, url: /about/#taem }\n  - { title: B, url: \"/abuot/?x=1\" }\n  - { title: C, url: \"https://example.net/x\" }\n\
         -- content/about.md --\n---\ntitle: About\n---\n## Team\n\
         -- templates/base.html --\n{% extends \"themes/chancery/base.html\" %}\n{% block head_extra %}\
         <link rel=\"stylesheet\" href=\"{{ url(path=\"/css/own.css\") }}\">{% endblock head_extra %}\n",
    );
    let place = outcome.diagnostics.iter().find(|found| found.message.contains("own.css")).unwrap().place.as_ref();
    assert_eq!(place.map(|place| (place.file.as_str(), place.line)), Some(("templates/base.html", 2)));
    let found = reported(&outcome);
    for line in [
        "warning site.yaml:4:12: broken link: this site has no page or file at `/icon.svg?v=2`",
        "warning site.yaml:6:22: broken link: `content/about.md` has no heading `#taem`",
        "warning site.yaml:7:22: broken link: this site has no page or file at `/abuot/?x=1`",
    ] {
        assert!(found.contains(line), "{line}\n{found}");
    }
    assert_eq!(found.lines().count(), 4, "{found}");
}

#[test]
fn a_page_of_a_menu_may_be_followed_by_a_heading() {
    let archive = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\nmenu:\n  - { title: Team, page: \"about.md#team\" }\n\
                   \x20 - { title: Café, page: \"caf%C3%A9.md\" }\n-- content/about.md --\n---\ntitle: About\n---\n## Team\n\
                   -- content/café.md --\n---\ntitle: Café\n---\nx\n";
    let outcome = site(archive);
    assert_eq!(reported(&outcome), "");
    let found = hrefs(page(&outcome, "about/index.html"));
    assert!(
        found.contains(&"/sub/about/#team".to_string()) && found.contains(&"/sub/caf%C3%A9/".to_string()),
        "{found:?}"
    );
    assert!(!html(&outcome, "about/index.html").texts("[aria-current=page]").contains(&"Team".to_string()));
    let broken = reported(&site(&archive.replace("md#team", "md#taem")));
    assert_eq!(broken, "error site.yaml:4:26: broken link: `content/about.md` has no heading `#taem`\n");
}

#[test]
fn an_asset_of_the_theme_may_have_a_query() {
    let template = "{% extends \"themes/chancery/base.html\" %}{% block head_extra %}<link href=\"{{ asset(path=\"css/style.css?v=1#a\") }}\">\
                    {% endblock head_extra %}";
    let outcome = site(&format!("{SITE}-- templates/base.html --\n{template}\n", SITE = super::SITE));
    let found = hrefs(page(&outcome, "index.html"));
    assert!(found.iter().any(|href| href.starts_with("/sub/css/style.") && href.ends_with(".css?v=1#a")), "{found:?}");
}

#[test]
fn an_asset_that_does_not_exist_is_a_warning_and_one_of_the_site_is_none() {
    let head = |asset: &str| {
        site(&format!(
            "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\n-- content/css/own.css --\nbody {{}}\n\
             -- templates/base.html --\n{{% extends \"themes/chancery/base.html\" %}}\n{{% block head_extra %}}\
             <link rel=\"icon\" href=\"{{{{ asset(path=\"{asset}\") }}}}\">{{% endblock head_extra %}}\n"
        ))
    };
    let outcome = head("img/gone.png?v=2");
    assert!(
        page(&outcome, "index.html").contains("href=\"/sub/img/gone.png?v=2\""),
        "{}",
        page(&outcome, "index.html")
    );
    let reports = reported(&outcome);
    assert_eq!(reports.matches("the theme has no file `static/img/gone.png`").count(), 1, "{reports}");
    assert!(reports.starts_with("warning templates/base.html:2:"), "{reports}");
    let outcome = head("css/own.css");
    assert_eq!(reported(&outcome), "");
    let found = hrefs(page(&outcome, "index.html"));
    let own = found.iter().find(|href| href.starts_with("/sub/css/own.")).unwrap();
    assert_eq!(own.len(), "/sub/css/own.0123456789ab.css".len(), "{own}");
    assert_eq!(page(&outcome, own.trim_start_matches("/sub/")), page(&outcome, "css/own.css"), "the plain one stays");
}

#[test]
fn stylesheets_scripts_and_fonts_of_the_site_have_fingerprints_where_templates_name_them() {
    let template = "{% extends \"themes/chancery/base.html\" %}{% block head_extra %}\
        <link href=\"{{ url(path=\"/css/own.css\") }}\"><link href=\"{{ url(path=site.extra.font) }}\">\
        <link href=\"{{ url(path=\"/map.svg\") }}\"><link href=\"{{ asset(path=\"icons.svg#search\") }}\">\
        <link href=\"{{ url(path=\"/css/\" ~ \"other.css\") }}\"><link href=\"{{ url(path=\"/css/own.css?v=3\") }}\">\
        {% endblock head_extra %}";
    let archive = format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\nextra: {{font: /css/a.woff2}}\n\
         -- templates/base.html --\n{template}\n-- content/css/own.css --\n@font-face {{ src: url(a.woff2) }}\n\
         -- content/css/other.css --\nb {{}}\n-- content/css/a.woff2 --\nx\n-- content/map.svg --\n<svg/>\n\
         -- content/icons.svg --\n<svg/>\n-- content/about.md --\n---\ntitle: A\n---\n![](map.svg) [sheet](css/own.css)\n"
    );
    let outcome = site(&archive);
    assert_eq!(reported(&outcome), "");
    let found = hrefs(page(&outcome, "index.html"));
    let marked = |start: &str, end: &str| {
        let length = start.len() + 12 + end.len();
        found.iter().filter(|href| href.starts_with(start) && href.ends_with(end) && href.len() == length).count()
    };
    assert_eq!(marked("/sub/css/own.", ".css"), 1, "{found:?}");
    assert_eq!(marked("/sub/css/a.", ".woff2"), 1, "{found:?}");
    assert_eq!(marked("/sub/icons.", ".svg#search"), 1, "{found:?}");
    for plain in ["/sub/map.svg", "/sub/css/other.css", "/sub/css/own.css?v=3"] {
        assert!(found.iter().any(|href| href == plain), "{plain}: {found:?}");
    }
    for file in ["css/own.css", "css/a.woff2", "icons.svg", "map.svg", "css/other.css"] {
        assert!(page(&outcome, file).len() > 1, "the plain address of {file} stays");
    }
    let about = page(&outcome, "about/index.html");
    assert!(about.contains("src=\"/sub/map.svg\"") && about.contains("href=\"/sub/css/own.css\""), "{about}");
    let other = site(&archive.replace("src: url", "font-family: x; src: url"));
    assert_ne!(hrefs(page(&other, "index.html")), found, "another file has another address");
}

#[test]
fn what_is_not_published_is_not_published_by_a_fingerprint_either() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n-- content/drafts/own.css --\nb {}\n\
         -- content/css/own.css.bak --\nb {}\n-- content/later/_index.md --\n---\ndraft: true\n---\n-- content/later/own.css --\nb {}\n-- templates/base.html --\n{% extends \"themes/chancery/base.html\" %}{% block head_extra %}\
         {{ asset(path=\"drafts/own.css\") }} {{ asset(path=\"css/own.css.bak\") }} {{ asset(path=\"later/own.css\") }}{% endblock head_extra %}\n",
    );
    let files = crate::support::paths(&outcome);
    assert!(!files.iter().any(|file| file.contains("own")), "{files:?}");
}

#[test]
fn another_picture_of_the_theme_has_both_addresses_and_a_stylesheet_that_is_only_imported_keeps_its_own() {
    let names = ["404", "archive", "archives", "home", "page", "post", "redirect", "term", "terms"];
    let page_of = |name: &str| {
        format!(
            "-- themes/own/templates/{name}.html --\n<title>x</title>{{{{ asset(path=\"css/style.css\") }}}} {{{{ asset(path=\"bg.png\") }}}}\n"
        )
    };
    let templates: String = names.into_iter().map(page_of).collect();
    let outcome = site(&format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\ntheme: own\n{templates}\
         -- themes/own/static/css/style.css --\n@import \"print.css\"; b {{ background: url(../bg.png) }}\n\
         -- themes/own/static/css/print.css --\nb {{}}\n-- themes/own/static/bg.png --\nx\n"
    ));
    let files = crate::support::paths(&outcome);
    let count = |start: &str| files.iter().filter(|file| file.starts_with(start)).count();
    assert!(files.contains(&"css/print.css") && files.contains(&"bg.png"), "{files:?}");
    assert_eq!((count("css/style."), count("bg.")), (1, 2), "{files:?}");
}
