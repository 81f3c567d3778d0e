//! Tags of translations in their own languages, which become one tag each.

use chancery::import::folders::Dialect;

use super::folders::import;
use super::{broken_urls, shown};

const CONFIG: &str = "-- hugo.yaml --\ntitle: Notes\nbaseURL: https://notes.example/\ndefaultContentLanguage: en\n\
                      languages: { en: { weight: 1 }, id: { weight: 2 } }\n";

fn post(path: &str, more: &str) -> String {
    format!("-- content/{path} --\n---\ntitle: Harbour\ndate: 2020-02-25\n{more}---\nText.\n")
}

/// A post in both languages with these tags.
fn pair(name: &str, english: &str, indonesian: &str) -> String {
    let post = |path: String, tags: &str| post(&path, &format!("tags: [{tags}]\n"));
    post(format!("blog/{name}.md"), english) + &post(format!("blog/{name}.id.md"), indonesian)
}

#[test]
fn tags_that_stand_for_each_other_become_one_and_old_urls_redirect() {
    let archive = CONFIG.to_string()
        + &pair("a", "trade, industry", "perdagangan, industri")
        + &pair("b", "trade, ports & quays, ASEAN", "perdagangan, pelabuhan & dermaga, asean")
        + &pair("c", "industry, ports & quays", "industri, pelabuhan & dermaga")
        + &pair("d", "rice", "beras");
    let moved = import(Dialect::Hugo, &archive);
    let settings = moved.read("site.yaml");
    for part in [
        "  industry:\n    en: industry\n    id: industri\n",
        "  trade:\n    en: trade\n    id: perdagangan\n",
        "  # rice: { en: rice, id: beras } # `beras` stands where `rice` does in 1 of 1 pair of posts\n",
    ] {
        assert!(settings.contains(part), "{part} is not in\n{settings}");
    }
    assert!(!settings.to_lowercase().contains("asean"), "{settings}");
    let report = moved.read("import-report.md");
    assert!(report.contains("tags: `industri` stands where `industry` does in 2 of 2 pairs of posts"), "{report}");
    let outcome = moved.build();
    assert_eq!(shown(&outcome.diagnostics), "");
    let old = ["/id/tags/industri/", "/id/tags/perdagangan/", "/id/tags/pelabuhan--dermaga/", "/tags/industry/"];
    assert_eq!(broken_urls(&outcome, "/", &old), [""; 0]);
    let rendered = outcome.rendered.unwrap();
    let page = |path: &str| String::from_utf8(rendered[path].to_vec()).unwrap();
    assert!(page("id/tags/industri/index.html").contains("/id/tags/industry/"));
    assert!(page("id/tags/industry/index.html").contains(">industri<"));
    let listed = moved.read("old-urls.txt");
    assert!(listed.contains("https://notes.example/id/tags/pelabuhan--dermaga/\n"), "{listed}");
}

#[test]
fn comments_stand_alone_where_nothing_is_certain() {
    let categories = |path: &str, names: &str| post(path, &format!("categories: [{names}]\n"));
    let archive = CONFIG.to_string()
        + &categories("blog/a.md", "\"News #1\"")
        + &categories("blog/a.id.md", "\"Kabar: satu\"")
        + &pair("b", "rice", "beras");
    let settings = import(Dialect::Hugo, &archive).read("site.yaml");
    for part in [
        "\n# tags:\n#   Perhaps one term each. Delete the `#` before those that are:\n#   rice: { en: rice, id: beras } # ",
        "\n# categories:\n",
        "#   news-1: { en: \"News #1\", id: \"Kabar: satu\" } # ",
    ] {
        assert!(settings.contains(part), "{part} is not in\n{settings}");
    }
}

#[test]
fn drafts_and_posts_without_translations_say_nothing() {
    let tagged = |path: &str, more: &str| post(&format!("blog/{path}"), more);
    let archive = CONFIG.to_string()
        + &tagged("a.md", "tags: [trade]\n")
        + &tagged("a.id.md", "tags: [perdagangan]\ndraft: true\n")
        + &tagged("b.md", "tags: [trade]\n")
        + &tagged("b.id.md", "tags: [perdagangan]\ndraft: true\n")
        + &tagged("c.md", "tags: [ports]\n")
        + &tagged("d.id.md", "tags: [pelabuhan]\n");
    let moved = import(Dialect::Hugo, &archive);
    let settings = moved.read("site.yaml");
    assert!(!settings.contains("trade") && !settings.contains("ports"), "{settings}");
    assert!(!moved.read("import-report.md").contains("one term"));
}

#[test]
fn translation_keys_and_folders_of_languages_make_pairs_too() {
    let config = "-- hugo.yaml --\nbaseURL: https://notes.example/\ndefaultContentLanguage: en\nlanguages:\n  \
                  en: { contentDir: content/en }\n  fr: { contentDir: content/fr }\n";
    let tagged = |path: &str, key: &str, tag: &str| post(path, &format!("tags: [{tag}]\ntranslationKey: {key}\n"));
    let archive = config.to_string()
        + &tagged("en/blog/a.md", "one", "war")
        + &tagged("fr/blog/b.md", "one", "guerre")
        + &tagged("en/blog/c.md", "two", "war")
        + &tagged("fr/blog/d.md", "two", "guerre");
    let moved = import(Dialect::Hugo, &archive);
    assert!(moved.read("site.yaml").contains("tags:\n  war:\n    en: war\n    fr: guerre\n"));
    assert_eq!(broken_urls(&moved.build(), "/", &["/fr/tags/guerre/", "/tags/war/"]), [""; 0]);
}

#[test]
fn titles_of_the_pages_of_terms_are_the_names_of_the_term_that_they_become() {
    let title = |path: &str, title: &str| format!("-- content/{path} --\n---\ntitle: {title}\n---\n");
    let archive = CONFIG.to_string()
        + &pair("a", "trade, industry", "perdagangan, industri")
        + &pair("b", "trade, industry", "perdagangan, industri")
        + &title("tags/trade/_index.md", "Trade and Commerce")
        + &title("tags/perdagangan/_index.id.md", "Perdagangan")
        + &title("tags/industry/_index.md", "Industry")
        + &title("tags/industry/_index.id.md", "Industri");
    let moved = import(Dialect::Hugo, &archive);
    let settings = moved.read("site.yaml");
    for part in
        ["\n    en: Industry\n", "\n    id: Industri\n", "  trade:\n    en: Trade and Commerce\n    id: Perdagangan\n"]
    {
        assert!(settings.contains(part), "{part} is not in\n{settings}");
    }
    assert!(!settings.contains("\n  perdagangan:"), "{settings}");
    // The old site had joined these itself.
    assert!(!moved.read("import-report.md").contains("`industri`"));
    let outcome = moved.build();
    assert_eq!(shown(&outcome.diagnostics), "");
    assert_eq!(broken_urls(&outcome, "/", &["/id/tags/perdagangan/", "/tags/trade/", "/id/tags/industry/"]), [""; 0]);
}
