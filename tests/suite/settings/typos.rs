//! Keys that are not known: reported with their place and the key that was probably meant, and never in silence where
//! they speak of visibility.

use chancery::build::Outcome;

use crate::support::{has, page, reported, site};

const CONFIG: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n";
const PAGE: &str = "a/index.html";

fn front(lines: &str) -> Outcome {
    let template = "-- templates/essay.html --\n<title>x</title><h1>x</h1>{{ page.extra.mood or \"none\" }}\n";
    site(&format!("{CONFIG}{template}-- content/a.md --\n---\ntitle: A\n{lines}\n---\nText.\n"))
}

fn hints(outcome: &Outcome) -> Vec<&str> {
    outcome.diagnostics.iter().flat_map(|diagnostic| &diagnostic.hints).map(String::as_str).collect()
}

#[test]
fn a_typo_that_would_publish_a_hidden_post_is_an_error_and_nothing_is_built() {
    for (line, key, meant) in [
        ("Darft: true", "Darft", "draft"),
        ("darft: true", "darft", "draft"),
        ("DRATF: yes", "DRATF", "draft"),
        ("drafts: true", "drafts", "draft"),
        ("Publised: false", "Publised", "published"),
        ("lsited: false", "lsited", "listed"),
        ("hiden: true", "hiden", "hidden"),
        ("Dat: 2030-01-01", "Dat", "date"),
        ("publish_dat: 2030-01-01", "publish_dat", "publishDate"),
        ("expirs: 2016-01-01", "expirs", "expires"),
    ] {
        let outcome = front(line);
        let message = format!("error content/a.md:3:1: `{key}` is not a known key, so it does not hide this post\n");
        assert_eq!(reported(&outcome), message);
        assert_eq!(hints(&outcome)[0], format!("did you mean `{meant}`?"));
        assert!(outcome.rendered.is_none());
    }
}

#[test]
fn the_way_out_of_that_error_is_extra() {
    let outcome = front("extra: {craft: true}");
    assert_eq!(reported(&outcome), "");
    assert!(has(&outcome, PAGE));
}

#[test]
fn any_other_typo_is_a_warning_with_its_place() {
    for (line, key, meant) in
        [("Dat: soon", "Dat", "date"), ("sumary: In short", "sumary", "summary"), ("darft: false", "darft", "draft")]
    {
        let outcome = front(line);
        assert!(
            reported(&outcome)
                .contains(&format!("warning content/a.md:{}:1: unknown key `{key}`\n", 2 + line.lines().count()))
        );
        assert_eq!(hints(&outcome), [format!("did you mean `{meant}`?")]);
    }
}

#[test]
fn capitals_and_separators_make_no_difference() {
    for line in ["Draft: true", "DRAFT: true", "PUBLISHED: false", "Expiry_Date: 2017-01-01", "EXPIRY-DATE: 2017-01-01"]
    {
        let outcome = front(line);
        assert_eq!(reported(&outcome), "", "{line}");
        assert!(!has(&outcome, PAGE), "{line}");
    }
    for line in ["Base_URL", "baseUrl", "BASE-URL", "baseurl"] {
        let outcome = site(&format!("-- site.yaml --\ntitle: T\n{line}: https://example.org/\n"));
        assert_eq!(reported(&outcome), "", "{line}");
        assert!(page(&outcome, "index.html").contains("https://example.org/"), "{line}");
    }
}

#[test]
fn a_key_that_is_set_in_two_spellings_is_a_warning() {
    let outcome = front("draft: false\nDraft: true");
    let message = "`draft` and `Draft` are the same key, so only one of them is used";
    assert_eq!(reported(&outcome), format!("warning content/a.md:4:1: {message}\n"));
    let outcome = site("-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nbaseUrl: https://example.net/\n");
    let message = "`base_url` and `baseUrl` are the same key, so only one of them is used";
    assert_eq!(reported(&outcome), format!("warning site.yaml:3:1: {message}\n"));
}

#[test]
fn any_other_key_reaches_templates_without_a_word() {
    let outcome = front("mood: calm\ntemplate: essay");
    assert_eq!(reported(&outcome), "");
    assert!(page(&outcome, PAGE).contains("calm"));
}

#[test]
fn an_unknown_setting_is_a_warning_with_a_hint() {
    for (lines, place, name, hint) in [
        ("pagniate: 5", "3:1", "pagniate", "did you mean `paginate`?"),
        ("Pagniate: 5", "3:1", "Pagniate", "did you mean `paginate`?"),
        ("relativeUrl: true", "3:1", "relativeUrl", "did you mean `relative_urls`?"),
        ("feed: {Limt: 5}", "3:8", "Limt", "did you mean `limit`?"),
        ("markdown: {rawHtlm: false}", "3:12", "rawHtlm", "did you mean `raw_html`?"),
        ("motto: x", "3:1", "motto", "put a setting of your own under `extra`"),
        ("feed: {entries: 5}", "3:8", "entries", "use one of `limit`, `terms`, `formats`, `content`, `id`"),
    ] {
        let outcome = site(&format!("{CONFIG}{lines}\n"));
        assert_eq!(reported(&outcome), format!("warning site.yaml:{place}: unknown setting `{name}`\n"));
        assert_eq!(hints(&outcome), [hint]);
    }
}
