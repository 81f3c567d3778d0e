//! The examples of lists, queries and data in the documentation, built as they stand there.

use std::fs;

use crate::support::{clean, html};

/// The example below a section of a page of the documentation that begins with these words.
#[track_caller]
fn example(page: &str, section: &str, number: usize) -> String {
    let text = fs::read_to_string(format!("{}/docs/{page}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (_, rest) = text.split_once(section).unwrap_or_else(|| panic!("{page} has no `{section}`"));
    let block = rest.split("\n```").nth(number * 2 - 1).unwrap();
    block.split_once('\n').unwrap().1.to_string() + "\n"
}

fn site(config: &str, files: &str) -> String {
    let settings = "title: Notes\nbase_url: https://example.org/\n";
    let post = |name: &str, category: &str| {
        format!(
            "-- content/posts/{name}.md --\n---\ntitle: {name}\ndate: 2016-01-01\ntags: summits\ncategory: {category}\nfeatured: true\n---\nText.\n"
        )
    };
    format!("-- site.yaml --\n{settings}{config}{}{}{files}", post("Jakarta", "analysis"), post("Rome", "practice"))
}

#[test]
fn the_page_that_lists_posts_lists_them() {
    let page = example("writing.md", "## A page that lists posts", 1);
    let outcome = clean(&site("", &format!("-- content/start.md --\n{page}")));
    let start = html(&outcome, "start/index.html");
    assert_eq!(start.texts(".page-list .entry-title"), ["Jakarta"]);
    assert!(start.texts(".prose").join(" ").contains("read these first"));
}

#[test]
fn the_footer_shows_the_query_of_site_yaml() {
    let queries = example("configuration.md", "## queries", 1);
    let footer = example("templates.md", "### Queries and data", 1);
    let outcome = clean(&site(&queries, &format!("-- templates/colophon.html --\n{footer}")));
    for page in ["index.html", "tag/summits/index.html", "2016/01/rome/index.html"] {
        assert_eq!(html(&outcome, page).texts(".latest li"), ["Jakarta"], "{page}");
    }
}

#[test]
fn the_template_shows_the_people_of_the_data_file() {
    let (people, list) =
        (example("templates.md", "### Queries and data", 2), example("templates.md", "### Queries and data", 3));
    let template = format!(
        "{{% extends \"themes/chancery/page.html\" %}}{{% block post_footer %}}{list}{{% endblock post_footer %}}\n"
    );
    let files = format!(
        "-- data/people.yaml --\n{people}-- templates/page.html --\n{template}-- content/about.md --\n---\ntitle: About\n---\nText.\n"
    );
    let outcome = clean(&site("", &files));
    assert_eq!(html(&outcome, "about/index.html").texts("dd"), ["Editor", "Translator"]);
}

#[test]
fn a_theme_has_queries_in_its_own_file() {
    let theme = example("templates.md", "A file `theme.yaml`", 1);
    let template = "{% extends \"themes/chancery/home.html\" %}{% block lede %}<p class=\"pinned\">{{ queries.pinned | length }}</p>{% endblock lede %}\n";
    let outcome =
        clean(&site("", &format!("-- themes/chancery/theme.yaml --\n{theme}-- templates/home.html --\n{template}")));
    assert_eq!(html(&outcome, "index.html").texts(".pinned"), ["2"]);
}
