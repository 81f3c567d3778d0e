//! The search page in a browser, under the policy that a build writes into `_headers`.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Mutex;
use std::time::Duration;

use chancery::build::cache::Cache;
use chancery::build::{Request, build};
use chancery::input::source::Sources;
use chancery_testkit::server::Server;
use serde_json::json;

use crate::chromium::{Chromium, Tab};
use crate::pages::built::percent_decoded;

const POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'";

/// A site in three languages below a folder, with a tag that has names in all of them.
const SITE: &str = "
-- site.yaml --
title: Notes
base_url: https://example.org/blog/
languages: [en, id, ar, zh]
tags:
  sanctions: { en: sanctions, id: sanksi, zh: 制裁 }
-- content/posts/wire.md --
---
title: The Wire
date: 2016-10-08
tags: sanctions
---
Long ago. Embassies spoke of <b>tele</b>grams & sanctions. The end.
-- content/posts/kawat.id.md --
---
title: Kawat
date: 2017-10-09
---
Sanksi itu diumumkan kedutaan, “<img src=x onerror=alert(1)>”.
-- content/posts/other.ar.md --
---
title: إعلان السياسة
date: 2018-10-09
---
نص قصير عن السياسة.
";

/// Parts of paths.
type Parts = Mutex<Vec<&'static str>>;

/// A site that is served below `/blog/`.
struct Served {
    server: Server,
    files: &'static Mutex<BTreeMap<String, Vec<u8>>>,
    /// Files whose path has one of these parts are not found.
    missing: &'static Parts,
    /// Files whose path has one of these parts are not answered until the part is taken away.
    held: &'static Parts,
}

/// How often a held file looks whether it may go, and for how many times at most.
const LOOK: Duration = Duration::from_millis(10);
const LOOKS: usize = 2000;

fn files(sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    let outcome = build(sources, &Request::default(), &mut Cache::default(), &|_, _, _| ());
    let rendered = outcome.rendered.expect("the site has no errors");
    rendered.iter().map(|(path, bytes)| (format!("/blog/{path}"), bytes.to_vec())).collect()
}

fn has_part(parts: &Parts, file: &str) -> bool {
    parts.lock().unwrap().iter().any(|part| file.contains(part))
}

fn serve(sources: &Sources) -> Served {
    let all: &Mutex<BTreeMap<String, Vec<u8>>> = Box::leak(Box::new(Mutex::new(files(sources))));
    let [missing, held]: [&Parts; 2] = [Box::leak(Box::default()), Box::leak(Box::default())];
    let server = Server::start(move |request, stream| {
        let path = percent_decoded(request.target.split('?').next().unwrap_or_default());
        let file = if path.ends_with('/') { format!("{path}index.html") } else { path };
        for _ in (0..LOOKS).take_while(|_| has_part(held, &file)) {
            std::thread::sleep(LOOK);
        }
        let is_missing = has_part(missing, &file);
        let files = all.lock().unwrap().clone();
        let (status, body) = match files.get(&file).filter(|_| !is_missing) {
            Some(body) => ("200 OK", body.as_slice()),
            None => ("404 Not Found", &[][..]),
        };
        let kind = match file.rsplit('.').next() {
            Some("css") => "text/css",
            Some("js") => "text/javascript",
            Some("json") => "application/json",
            Some("txt") => "text/plain; charset=utf-8",
            _ => "text/html; charset=utf-8",
        };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nx-content-type-options: nosniff\r\n\
             content-security-policy: {POLICY}\r\nconnection: close\r\n\r\n"
        )?;
        stream.write_all(body)
    });
    Served { server, files: all, missing, held }
}

impl Served {
    /// Opens the search page of an edition with a query.
    fn search(&self, browser: &std::sync::Arc<Chromium>, edition: &str, query: &str) -> Tab {
        let address = format!("http://{}/blog/{edition}search/{query}", self.server.address());
        Tab::open(browser, &address, crate::WINDOW)
    }
}

/// The titles of the results.
const TITLES: &str = "[...document.querySelectorAll('#_entries h2')].map(title => title.textContent).join('|')";

fn until_titles(tab: &Tab, titles: &str) {
    tab.until(&format!("{TITLES} === '{titles}'"));
}

#[test]
fn a_query_finds_posts_in_all_languages_and_first_the_list_of_the_term_that_it_names() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    for query in ["sanctions", "sanksi"] {
        let tab = served.search(&browser, "", &format!("?q={query}"));
        until_titles(&tab, "The Wire|Kawat");
        tab.assert("document.querySelector('#_topics a').pathname === '/blog/tag/sanctions/'");
        tab.assert("document.querySelector('#_found').textContent === 'Results: 2'");
        tab.until("document.querySelector('#_entries mark')");
        tab.assert("[...document.querySelectorAll('#_entries article')].map(one => one.lang).join() === 'en,id'");
        tab.assert(
            "document.querySelector('#_entries .excerpt').textContent === 'Embassies spoke of telegrams & sanctions.'",
        );
        tab.assert("document.querySelectorAll('main img').length === 0");
    }
    let tab = served.search(&browser, "id/", "?q=sanctions");
    until_titles(&tab, "Kawat|The Wire");
    tab.assert("document.querySelector('#_topics').textContent.startsWith('sanksi')");
    let chinese = served.search(&browser, "", "?q=%E5%88%B6%E8%A3%81");
    until_titles(&chinese, "The Wire|Kawat");
}

#[test]
fn results_come_as_one_types_and_the_address_follows() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    let tab = served.search(&browser, "", "");
    tab.until("document.readyState === 'complete'");
    tab.eval("document.querySelector('#_query').focus()");
    tab.type_text("embas");
    until_titles(&tab, "The Wire");
    tab.assert("location.search === '?q=embas'");
    tab.eval("document.querySelector('form.search').requestSubmit()");
    tab.eval("document.querySelector('#_query').value = ''");
    tab.type_text("kedu");
    until_titles(&tab, "Kawat");
    tab.assert("location.search === '?q=kedu'");
    tab.eval("history.back()");
    until_titles(&tab, "The Wire");
    tab.assert("document.querySelector('#_query').value === 'embas'");
}

#[test]
fn misspelt_words_accents_and_other_forms_are_found() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    for (query, titles) in [
        ("telegarms", "The Wire"),
        ("EMBASSY", "The Wire"),
        ("اعلان", "إعلان السياسة"),
        ("سياسه", "إعلان السياسة"),
        ("kédutaan", "Kawat"),
    ] {
        let tab = served.search(&browser, "", &format!("?q={}", encoded(query)));
        until_titles(&tab, titles);
    }
    let tab = served.search(&browser, "ar/", &format!("?q={}", encoded("اعلان")));
    until_titles(&tab, "إعلان السياسة");
    tab.assert("getComputedStyle(document.querySelector('#_entries article')).direction === 'rtl'");
}

#[test]
fn filters_narrow_the_results_and_are_in_the_address() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    let tab = served.search(&browser, "", "?q=sanksi&lang=id");
    until_titles(&tab, "Kawat");
    tab.assert("document.querySelector('[name=lang]').selectedOptions[0].textContent === 'Bahasa Indonesia (1)'");
    tab.eval(
        "const year = document.querySelector('[name=year]'), all = document.querySelector('[name=lang]'); all.value = ''; \
         all.dispatchEvent(new Event('change', {bubbles: true}))",
    );
    until_titles(&tab, "The Wire|Kawat");
    tab.eval("year.value = '2016'; year.dispatchEvent(new Event('change', {bubbles: true}))");
    until_titles(&tab, "The Wire");
    tab.assert("location.search === '?q=sanksi&year=2016'");
    tab.eval("history.back()");
    until_titles(&tab, "The Wire|Kawat");
}

#[test]
fn the_filter_by_tag_has_counts_and_works_together_with_the_language() {
    let Some(browser) = Chromium::shared() else { return };
    let site = SITE.replace("title: Kawat\n", "title: Kawat\ntags: [radio, sanksi]\n");
    let served = serve(&Sources::of(&site, "2019-01-15T12:00:00Z"));
    let tab = served.search(&browser, "", "?q=sanksi");
    until_titles(&tab, "The Wire|Kawat");
    let choices = "[...document.querySelectorAll('[name=tag] option')].map(one => one.textContent).join('|')";
    tab.until(&format!("{choices} === '–|sanctions (2)|radio (1)'"));
    let choose = |name: &str, label: &str| {
        tab.eval(&format!(
            "{{ const box = document.querySelector('[name={name}]'); \
             box.value = [...box.options].find(one => one.textContent.startsWith('{label}')).value; \
             box.dispatchEvent(new Event('change', {{bubbles: true}})) }}"
        ));
    };
    choose("tag", "radio");
    until_titles(&tab, "Kawat");
    tab.assert("/[?&]tag=\\d+$/.test(location.search)");
    choose("tag", "sanctions");
    until_titles(&tab, "The Wire|Kawat");
    choose("lang", "English");
    until_titles(&tab, "The Wire");
}

#[test]
fn a_form_of_a_tags_name_offers_its_list() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    for query in ["sanctioned", "SANCTION", "disanksi"] {
        let tab = served.search(&browser, "", &format!("?q={query}"));
        tab.until("document.querySelector('#_topics a')?.pathname === '/blog/tag/sanctions/'");
    }
    let tab = served.search(&browser, "", "?q=embassies");
    until_titles(&tab, "The Wire");
    tab.assert("!document.querySelector('#_topics a')");
}

#[test]
fn the_translation_of_a_post_that_is_found_is_found_too_and_says_why() {
    let Some(browser) = Chromium::shared() else { return };
    let pair = "-- content/posts/wire.id.md --\n---\ntitle: Telegram\n---\nDahulu kala.\n";
    let served = serve(&Sources::of(&format!("{SITE}{pair}"), "2019-01-15T12:00:00Z"));
    let tab = served.search(&browser, "", "?q=embassies");
    until_titles(&tab, "The Wire|Telegram");
    tab.assert("[...document.querySelectorAll('.why')].map(one => one.textContent).join() === 'The Wire (English)'");
    let tab = served.search(&browser, "id/", "?q=embassies");
    until_titles(&tab, "Telegram|The Wire");
    let tab = served.search(&browser, "", "?q=dahulu");
    until_titles(&tab, "The Wire|Telegram");
}

#[test]
fn on_a_slow_network_the_answer_of_an_older_query_does_not_take_the_place_of_a_newer_one() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    // Only the first query needs the names of terms.
    *served.held.lock().unwrap() = vec!["/t0-"];
    let tab = served.search(&browser, "", "?q=sanksi");
    tab.until("document.querySelector('#_results').ariaBusy === 'true'");
    tab.eval("document.querySelector('#_query').value = ''; document.querySelector('#_query').focus()");
    tab.type_text("embassies");
    until_titles(&tab, "The Wire");
    tab.assert("document.querySelector('#_results').ariaBusy === 'false'");
    served.held.lock().unwrap().clear();
    tab.until("performance.getEntriesByType('resource').some(one => one.name.includes('/t0-') && one.responseEnd > 0)");
    tab.eval("document.querySelector('#_query').value = ''");
    tab.type_text("telegrams");
    tab.until("document.querySelector('#_entries mark')?.textContent === 'telegrams'");
    tab.assert(&format!("{TITLES} === 'The Wire' && !document.querySelector('#_topics a')"));
}

#[test]
fn a_page_from_before_a_new_build_finds_what_the_new_build_has() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    let tab = served.search(&browser, "", "?q=qqqqqqqqqq");
    tab.until("document.querySelector('#_found').textContent === 'Nothing was found.'");
    let new = SITE.replace("Long ago.", "Treaties came first.").replace("title: The Wire", "title: The Cable");
    *served.files.lock().unwrap() = files(&Sources::of(&new, "2019-01-15T12:00:00Z"));
    tab.eval("document.querySelector('#_query').value = ''; document.querySelector('#_query').focus()");
    tab.type_text("embassies");
    until_titles(&tab, "The Cable");
}

#[test]
fn a_page_that_stays_open_finds_words_that_only_a_new_build_has() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    let tab = served.search(&browser, "", "?q=treaties");
    tab.until("document.querySelector('#_found').textContent === 'Nothing was found.'");
    let new = SITE.replace("Long ago.", "Treaties came first.");
    *served.files.lock().unwrap() = files(&Sources::of(&new, "2019-01-15T12:00:00Z"));
    // Some time later.
    tab.eval("const now = performance.now.bind(performance); performance.now = () => now() + 60_000");
    tab.eval("document.querySelector('#_query').value = ''; document.querySelector('#_query').focus()");
    tab.type_text("treaties");
    until_titles(&tab, "The Wire");
}

#[test]
fn odd_queries_are_text_and_find_nothing() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    for query in ["qqqqqqqqqq", "<img src=x onerror=window.ran=1>\"'", &"qz".repeat(3000)] {
        let tab = served.search(&browser, "", &format!("?q={}", encoded(query)));
        tab.until("document.querySelector('#_found').textContent === 'Nothing was found.'");
        tab.assert("window.ran === undefined && !document.querySelector('main img')");
    }
    let tab = served.search(&browser, "", "?q=%3F%21");
    tab.until("document.querySelector('#_query').value === '?!'");
    tab.assert("document.querySelector('#_found').textContent === ''");
}

#[test]
fn a_file_that_does_not_load_is_said_and_can_be_tried_again() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    *served.missing.lock().unwrap() = vec!["search-index"];
    let tab = served.search(&browser, "", "?q=sanksi");
    tab.until("!document.querySelector('#_failed').hidden");
    served.missing.lock().unwrap().clear();
    tab.eval("document.querySelector('#_failed button').click()");
    until_titles(&tab, "The Wire|Kawat");
    tab.assert("document.querySelector('#_failed').hidden");
}

#[test]
fn without_scripts_the_page_offers_the_tags_and_the_archive() {
    let Some(browser) = Chromium::shared() else { return };
    let served = serve(&Sources::of(SITE, "2019-01-15T12:00:00Z"));
    *served.missing.lock().unwrap() = vec!["/js/chancery-search"];
    let tab = served.search(&browser, "", "?q=sanksi");
    tab.until("document.readyState === 'complete'");
    tab.assert("document.querySelectorAll('#_search_off a').length === 2 && document.querySelector('#_search_off').offsetHeight > 0");
    tab.call("Page.bringToFront", json!({}));
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
