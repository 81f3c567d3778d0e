//! Imports that are checked against the old site as it was built: `--old`.

use chancery::cli::verify::finish;
use chancery::import::folders::{self, Dialect};

use super::folders::{old, options};
use super::{Desk, Moved, names, shown};

/// A Hugo site whose template puts the posts at URLs that its configuration does not say.
const SITE: &str = "\
-- hugo.toml --
title = \"Notes\"
baseURL = \"https://notes.example/\"
-- content/posts/harbour.md --
---
title: Harbour
date: 2020-02-25
tags: [trade]
---
The harbour opened again in spring after nine months of work on two long quays.
-- content/posts/talks.md --
---
title: Talks
date: 2020-02-26
tags: [trade]
---
Ministers met in the capital for talks about fishing rights and new tariffs on rice.
-- content/pelabuhan.md --
---
title: Pelabuhan
---
Pelabuhan dibuka lagi pada musim semi setelah sembilan bulan pekerjaan di dua dermaga panjang.
";

const HARBOUR: &str =
    "<h1>Harbour</h1><p>The harbour opened again in spring after nine months of work on two long quays.";
const TALKS: &str =
    "<h1>Talks</h1><p>Ministers met in the capital for talks about fishing rights and new tariffs on rice.";
const PELABUHAN: &str = "<h1>Pelabuhan</h1><p>Pelabuhan dibuka lagi pada musim semi setelah sembilan bulan pekerjaan \
                         di dua dermaga panjang.";

const FEED: &str = "<rss><channel><item><link>https://notes.example/2020/harbour/</link><guid>tag:notes.example,7</guid>\
                    </item></channel></rss>";

/// The output of the old program.
fn built() -> Vec<(&'static str, String)> {
    let page = |head: &str, main: &str| {
        format!("<!doctype html><html{head}<body><nav>Menu</nav><main><article>{main}</article></main></html>")
    };
    let en = " lang=en><title>x</title><link rel=alternate hreflang=id href=https://notes.example/id/pelabuhan/>";
    let id = " lang=id><title>x</title><link rel=alternate hreflang=en href=https://notes.example/2020/harbour/>";
    vec![
        ("index.html", page(" lang=en>", "<h1>Notes</h1>")),
        ("2020/harbour/index.html", page(en, HARBOUR)),
        ("2020/talks/index.html", page(" lang=en>", TALKS)),
        ("id/pelabuhan/index.html", page(id, PELABUHAN)),
        (
            "moved/index.html",
            "<meta http-equiv=\"refresh\" content=\"0; url=https://notes.example/2020/talks/\">".into(),
        ),
        ("subject/trade/index.html", page(" lang=en>", "<h1>trade</h1>")),
        ("subject/trade/index.xml", FEED.into()),
        ("page/2/index.html", page(" lang=en>", "<h1>Notes</h1>")),
        ("index.xml", FEED.into()),
        ("img/map.png", "not a picture".into()),
        ("js/theme.js", "let a;".into()),
        ("unknown/index.html", page(" lang=en>", "<h1>Statistics</h1><p>Made by a program.")),
    ]
}

fn write_built(desk: &Desk, files: &[(&str, String)]) {
    for (path, text) in files {
        desk.write(&format!("public/{path}"), text);
    }
}

/// Imports the site with the old one.
#[track_caller]
fn import_with(files: &[(&str, String)]) -> Moved {
    let desk = old(SITE);
    write_built(&desk, files);
    let mut options = options(&desk, Dialect::Hugo);
    options.old = Some(desk.path("public"));
    match folders::import(&options).and_then(finish) {
        Ok(report) => Moved { desk, report },
        Err(problems) => panic!("{}", shown(&problems)),
    }
}

#[test]
fn posts_get_the_addresses_languages_and_translations_of_their_old_pages() {
    let moved = import_with(&built());
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    for page in ["2020/harbour/index.html", "2020/talks/index.html", "id/pelabuhan/index.html"] {
        assert!(rendered.contains_key(page), "{page} is not in {:?}", rendered.keys().collect::<Vec<_>>());
    }
    let page = String::from_utf8_lossy(&rendered["id/pelabuhan/index.html"]).into_owned();
    assert!(page.contains("<html lang=\"id\""), "{page}");
    assert!(page.contains("hreflang=\"en\" href=\"https://notes.example/2020/harbour/\""), "{page}");
}

#[test]
fn every_address_of_the_old_site_answers_or_is_a_named_loss() {
    let moved = import_with(&built());
    let report = moved.report.markdown();
    assert!(report.contains("## Comparison with the old site"), "{report}");
    assert!(report.contains("10 of 12 addresses"), "{report}");
    let lost: Vec<&str> = moved
        .report
        .remarks
        .iter()
        .filter(|remark| remark.what.contains("old site"))
        .map(|remark| &*remark.text)
        .collect();
    assert!(lost.contains(&"/js/: 1 file"), "{lost:?}");
    assert!(report.contains("<https://notes.example/unknown/>: `not found`"), "{report}");
    assert!(!report.contains("guessed"), "{report}");
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    assert_eq!(&rendered["img/map.png"][..], b"not a picture");
    let rules = moved.read("content/_redirects");
    for rule in ["/page/2/ / 301", "/subject/trade/ /tags/trade/ 301", "/moved/ /2020/talks/ 301"] {
        assert!(rules.lines().any(|line| line == rule), "{rule} is not in\n{rules}");
    }
}

#[test]
fn old_feeds_are_feeds_with_the_same_ids() {
    let moved = import_with(&built());
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    for feed in ["index.xml", "subject/trade/index.xml"] {
        let text = String::from_utf8_lossy(&rendered[feed]).into_owned();
        assert!(text.contains("<id>tag:notes.example,7</id>"), "{feed}: {text}");
    }
    // The ids follow no rule, so none is invented.
    assert!(!moved.read("content/posts/talks.md").contains("guid"), "{}", moved.read("content/posts/talks.md"));
}

#[test]
fn lost_words_are_named() {
    let mut files = built();
    files[2].1 = files[2].1.replace("on rice", "on rice and a table of landings");
    let moved = import_with(&files);
    let found = moved.report.remarks.iter().find(|remark| remark.what.starts_with("words of an old page"));
    assert_eq!(found.map(|remark| &*remark.text), Some("a table of landings"), "{}", moved.report.markdown());
    assert!(moved.report.check.iter().any(|line| line.starts_with("2 of 3 texts")), "{:?}", moved.report.check);
    assert!(import_with(&built()).report.check.iter().any(|line| line.starts_with("3 of 3 texts")));
}

#[test]
fn the_output_of_another_site_is_refused_and_nothing_is_written() {
    let desk = old(SITE);
    write_built(&desk, &[("index.html", "<h1>Cooking</h1>".into()), ("soup/index.html", "<h1>Soup</h1>".into())]);
    let before = names(&desk.path(""));
    let mut options = options(&desk, Dialect::Hugo);
    options.old = Some(desk.path("public"));
    let problems = folders::import(&options).and_then(finish).expect_err("it was imported");
    assert!(shown(&problems).contains("seems to be another site: 0 of 3"), "{}", shown(&problems));
    options.old = Some(desk.path("nowhere"));
    let problems = folders::import(&options).and_then(finish).expect_err("it was imported");
    assert!(shown(&problems).contains("cannot be read"), "{}", shown(&problems));
    assert_eq!(names(&desk.path("")), before);
}

#[test]
fn a_sitemap_a_list_and_the_table_of_hugo_give_addresses_too() {
    let table = "path,slug,title,date,expiryDate,publishDate,draft,permalink,kind,section\n\
                 content/posts/harbour.md,,Harbour,,,,false,https://notes.example/a/harbour/,page,posts\n\
                 content/posts/talks.md,,Talks,,,,false,https://notes.example/a/t/,page,posts\n";
    let sitemap = "<urlset><url><loc>https://notes.example/a/harbour/</loc></url>\
                   <url><loc>https://notes.example/a/talks/</loc></url></urlset>";
    for (text, talks) in
        [(table, "a/t/index.html"), (sitemap, "a/talks/index.html"), ("/a/harbour/\n/a/talks/\n", "a/talks/index.html")]
    {
        let desk = old(SITE);
        desk.write("list", text);
        let mut options = options(&desk, Dialect::Hugo);
        options.old = Some(desk.path("list"));
        let report =
            folders::import(&options).and_then(finish).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        let moved = Moved { desk, report };
        let outcome = moved.build();
        let rendered = outcome.rendered.as_ref().unwrap();
        assert!(rendered.contains_key("a/harbour/index.html") && rendered.contains_key(talks), "{text}");
        assert!(moved.remarked("so its address is guessed", "/pelabuhan/"), "{}", moved.report.markdown());
        // Lists of URLs rarely name feeds.
        assert!(rendered.contains_key("index.xml"), "{text}");
        assert!(moved.read("content/posts/harbour.md").contains("guid: https://notes.example/a/harbour/"), "{text}");
    }
}

#[test]
fn without_the_old_site_lists_and_feeds_are_guessed_and_called_so() {
    let desk = old(SITE);
    let report = folders::import(&options(&desk, Dialect::Hugo))
        .and_then(finish)
        .unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let moved = Moved { desk, report };
    let urls = moved.old_urls();
    for path in ["index.xml", "posts/", "posts/index.xml", "tags/", "tags/trade/", "tags/trade/index.xml"] {
        assert!(urls.contains(&format!("https://notes.example/{path}")), "{path} is not in {urls:?}");
    }
    let report = moved.report.markdown();
    assert!(report.contains("guessed old URLs") && report.contains("import again with `--old`"), "{report}");
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    for feed in ["index.xml", "posts/index.xml", "tags/trade/index.xml"] {
        let text = String::from_utf8_lossy(&rendered[feed]).into_owned();
        assert!(text.contains("<id>https://notes.example/posts/harbour/</id>"), "{feed}: {text}");
    }
}

#[test]
fn a_site_with_a_host_for_each_language_keeps_the_addresses_and_ids_of_each() {
    let post = |tag: &str, title: &str, text: &str| {
        format!("-- content/{tag}/posts/harbour.md --\n---\ntitle: {title}\ndate: 2020-02-25\n---\n{text}\n")
    };
    let english = "The harbour opened again in spring after nine months of work on two long quays.";
    let french = "Le port a ouvert de nouveau au printemps après neuf mois de travaux sur deux longs quais.";
    let config = "-- hugo.yaml --\ntitle: Notes\ndefaultContentLanguage: en\nlanguages:\n  \
                  en: {contentDir: content/en, baseURL: 'https://notes.example/'}\n  \
                  fr: {contentDir: content/fr, baseURL: 'https://carnet.example/'}\n";
    let desk = old(&format!("{config}{}{}", post("en", "Harbour", english), post("fr", "Port", french)));
    let page = |title: &str, text: &str| format!("<html><article><h1>{title}</h1><p>{text}</article></html>");
    let feed = |url: &str| format!("<rss><channel><item><link>{url}</link><guid>{url}</guid></item></channel></rss>");
    write_built(
        &desk,
        &[
            ("en/posts/harbour/index.html", page("Harbour", english)),
            ("fr/posts/harbour/index.html", page("Port", french)),
            ("en/index.xml", feed("https://notes.example/posts/harbour/")),
            ("fr/index.xml", feed("https://carnet.example/posts/harbour/")),
            ("en/img/map.png", "not a picture".into()),
            ("fr/img/map.png", "not a picture".into()),
        ],
    );
    let mut options = options(&desk, Dialect::Hugo);
    options.old = Some(desk.path("public"));
    let report = folders::import(&options).and_then(finish).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let moved = Moved { desk, report };
    assert!(moved.report.check.concat().contains("5 of 5 addresses"), "{}", moved.report.markdown());
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    assert!(rendered.contains_key("posts/harbour/index.html") && rendered.contains_key("fr/posts/harbour/index.html"));
    assert!(rendered.contains_key("img/map.png") && !rendered.contains_key("fr/img/map.png"));
    let feed = String::from_utf8_lossy(&rendered["fr/index.xml"]).into_owned();
    assert!(feed.contains("<id>https://carnet.example/posts/harbour/</id>"), "{feed}");
}
