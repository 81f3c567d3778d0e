//! The files of `data/` in templates.

use std::collections::BTreeSet;
use std::sync::Mutex;

use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Request};
use chancery::input::source::{Source, Sources};
use chancery::render::{Key, Sink};

use crate::support::{NOW, has, page, paths, reported, site};

const CONFIG: &str = "-- site.yaml --
title: Notes
base_url: https://example.org/
-- content/about.md --
---
title: About
---
Text.
-- content/posts/a.md --
---
title: A
date: 2016-01-01
---
Text.
";

const DATA: &str = "-- data/people.yaml --
- { name: Dewi, born: 1990-02-03, height: 1.70 }
- { name: Tomas, born: 1985-12-01, height: 1.85 }
-- data/site/links.json --
{\"z\": \"/z/\", \"a\": \"/a/\", \"n\": 1.0}
-- data/my-file.csv --
\"city\";people
Bandung;2444160
";

fn with_page(body: &str, data: &str) -> String {
    format!(
        "{CONFIG}-- templates/page.html --\n<!doctype html><html lang=\"en\"><title>x</title><p>{body}</p></html>\n{data}"
    )
}

/// What the template of a page puts out.
#[track_caller]
fn shown(body: &str) -> String {
    let outcome = site(&with_page(body, DATA));
    assert_eq!(reported(&outcome), "", "{body}");
    let page = page(&outcome, "about/index.html");
    page.split_once("<p>").unwrap().1.split_once("</p>").unwrap().0.to_string()
}

#[test]
fn templates_see_what_the_author_wrote() {
    assert_eq!(
        shown("{% for p in data.people %}{{ p.name }} {{ p.born }} {{ p.height }}, {% endfor %}"),
        "Dewi 1990-02-03 1.70, Tomas 1985-12-01 1.85, "
    );
    assert_eq!(
        shown("{% for key, value in data.site.links %}{{ key }}={{ value }} {% endfor %}"),
        "z=/z/ a=/a/ n=1.0 "
    );
    assert_eq!(
        shown("{% for row in data[\"my-file\"] %}{{ row.city }} {{ row.people }}{% endfor %}"),
        "Bandung 2444160"
    );
    assert_eq!(shown("{{ data.people[0].height | float + 1.0 }}"), "2.7");
}

#[test]
fn data_are_not_published_by_themselves() {
    let outcome = site(&with_page("{{ data.people[0].name }}", DATA));
    assert!(
        paths(&outcome).iter().all(|path| !path.contains("people") && !path.contains("data")),
        "{:?}",
        paths(&outcome)
    );
    assert!(has(&outcome, "about/index.html"));
}

#[test]
fn a_name_that_is_not_there_is_an_error_that_says_how_to_reach_what_is() {
    for (body, wanted, hint) in [
        ("{{ data.peple }}", "field `peple` is not defined", "did you mean `people`?"),
        (
            "{{ data.my-file }}",
            "math operations can only be done on numbers, found `undefined`",
            "a `-` between names is a minus: write `data[\"my-file\"]`",
        ),
        ("{{ data.my_file }}", "field `my_file` is not defined", "did you mean `[\"my-file\"]`?"),
        ("{{ data.site.links.x }}", "field `x` is not defined", "use one of a, n, z"),
    ] {
        let outcome = site(&with_page(body, DATA));
        let problem = &outcome.diagnostics[0];
        assert_eq!(problem.message, wanted, "{body}");
        assert!(problem.hints[0].starts_with(hint), "{body}: {:?}", problem.hints);
        assert_eq!(problem.place.as_ref().map(|place| place.file.as_str()), Some("templates/page.html"));
    }
}

#[test]
fn data_that_cannot_be_read_stop_the_build_even_if_no_template_uses_them() {
    let outcome = site(&format!("{CONFIG}-- data/a.json --\n{{\n"));
    assert!(outcome.rendered.is_none());
    assert!(reported(&outcome).starts_with("error data/a.json:"), "{}", reported(&outcome));
}

/// Counts the pages that are rendered, since their keys are not those of the build before.
#[derive(Default)]
struct Pages {
    known: Mutex<BTreeSet<(String, String)>>,
    rendered: Mutex<Vec<String>>,
}

impl Sink for Pages {
    fn is_current(&self, path: &str, key: &Key) -> bool {
        self.known.lock().unwrap().contains(&(path.to_string(), key.to_string()))
    }

    fn take(&self, path: &str, key: Option<&Key>, _bytes: &[u8]) {
        if let Some(key) = key {
            self.known.lock().unwrap().insert((path.to_string(), key.to_string()));
            self.rendered.lock().unwrap().push(path.to_string());
        }
    }
}

/// The pages that are rendered again after a change of a data file.
fn rendered_again(archive: &str) -> Vec<String> {
    let (pages, mut cache) = (Pages::default(), Cache::default());
    let mut sources = Sources::of(archive, NOW);
    let build = |sources: &Sources, cache: &mut Cache| -> Outcome {
        build::prepare(sources.clone(), &Request::default(), cache).render_into(&pages, &|_, _, _| ())
    };
    build(&sources, &mut cache);
    pages.rendered.lock().unwrap().clear();
    build(&sources, &mut cache);
    assert_eq!(*pages.rendered.lock().unwrap(), Vec::<String>::new());
    sources.files.insert("data/people.yaml".to_string(), Source::new(&b"- { name: Budi }\n"[..]));
    assert_eq!(reported(&build(&sources, &mut cache)), "");
    pages.rendered.into_inner().unwrap()
}

#[test]
fn only_pages_whose_templates_use_data_are_rendered_again_when_they_change() {
    assert_eq!(rendered_again(&with_page("{{ data.people[0].name }}", DATA)), ["about/index.html"]);
    assert_eq!(rendered_again(&with_page("nothing", DATA)), Vec::<String>::new());
    let part = "-- templates/part.html --\n{{ data.people[0].name }}\n";
    assert_eq!(
        rendered_again(&format!("{}{part}", with_page("{% include \"part.html\" %}", DATA))),
        ["about/index.html"]
    );
    let footer = "-- templates/colophon.html --\n<p>{{ data.people[0].name }}</p>\n";
    assert!(rendered_again(&format!("{CONFIG}{DATA}{footer}")).contains(&"2016/01/a/index.html".to_string()));
}
