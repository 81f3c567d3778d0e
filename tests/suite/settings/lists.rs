//! What the settings of lists and the dates of posts do to pages as a whole: links to the previous and the next page,
//! gaps between page numbers, and what search engines may not list.

use crate::support::{clean, has, html, page, selected};

/// A site with one post on each page of its lists.
fn posts(count: usize) -> String {
    let post = |number: usize| {
        let (month, day) = (number / 28 + 1, number % 28 + 1);
        format!(
            "-- content/posts/p{number}.md --\n---\ntitle: Post {number}\ndate: 2016-{month:02}-{day:02}\n---\nText.\n"
        )
    };
    let config = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\npaginate: 1\ndate_archives: false\n";
    config.to_string() + &(0..count).map(post).collect::<String>()
}

#[test]
fn a_page_of_a_list_names_the_one_before_and_the_one_after_it() {
    let outcome = clean(&posts(3));
    let links = |path: &str| {
        let page = html(&outcome, path);
        let link = |name: &str| page.attributes(&format!("link[rel={name}]"), "href").join(" ");
        (link("prev"), link("next"))
    };
    assert_eq!(links("index.html"), (String::new(), "/page/2/".to_string()));
    assert_eq!(links("page/2/index.html"), ("/".to_string(), "/page/3/".to_string()));
    assert_eq!(links("page/3/index.html"), ("/page/2/".to_string(), String::new()));
    assert_eq!(links("2016/01/p1/index.html"), (String::new(), String::new()), "a post is not a page of a list");
}

#[test]
fn page_numbers_that_are_left_out_leave_one_gap() {
    let outcome = clean(&posts(12));
    let shown = |path: &str| html(&outcome, path).texts(".paginator li").join(" ");
    let middle = shown("page/6/index.html");
    assert!(middle.starts_with("1 … ") && middle.ends_with(" … 12"), "{middle}");
    assert!(middle.contains(" 5 6 7 "), "{middle}");
    let first = shown("index.html");
    assert!(first.starts_with("1 2 ") && first.ends_with(" … 12"), "{first}");
    assert_eq!(first.matches('…').count(), 1, "{first}");
    let last = shown("page/12/index.html");
    assert!(last.starts_with("1 … ") && last.ends_with(" 11 12"), "{last}");
    assert_eq!(last.matches('…').count(), 1, "{last}");
    let few = clean(&posts(3));
    assert_eq!(html(&few, "page/2/index.html").texts(".paginator li").join(" "), "1 2 3");
}

#[test]
fn every_number_without_a_gap_follows_the_one_before_it() {
    let outcome = clean(&posts(12));
    for number in 1..=12 {
        let path = if number == 1 { "index.html".to_string() } else { format!("page/{number}/index.html") };
        let shown = html(&outcome, &path).texts(".paginator li");
        let mut last = 0;
        let mut gap = false;
        for item in shown {
            match item.parse::<usize>() {
                Ok(page) => {
                    assert_eq!(gap, page > last + 1, "{path}: {page} after {last}");
                    (last, gap) = (page, false);
                }
                Err(_) => gap = true,
            }
        }
        assert_eq!(last, 12, "{path}");
    }
}

#[test]
fn a_post_of_the_future_is_left_out_or_kept_from_search_engines() {
    let site = concat!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n",
        "-- content/posts/now.md --\n---\ntitle: Now\ndate: 2016-10-08\n---\nText.\n",
        "-- content/posts/later.md --\n---\ntitle: Later\ndate: 2017-10-08\n---\nText.\n",
    );
    let later = "2017/10/later/index.html";
    let outcome = clean(site);
    assert!(!has(&outcome, later));
    assert!(!page(&outcome, "index.html").contains("Later") && !page(&outcome, "feed.xml").contains("Later"));
    let outcome = selected(site, false, true);
    let robots = |path: &str| html(&outcome, path).attributes("meta[name=robots]", "content").join(" ");
    assert_eq!(robots(later), "noindex");
    assert_eq!(robots("2016/10/now/index.html"), "");
    let sitemap = page(&outcome, "sitemap.xml");
    assert!(sitemap.contains("/2016/10/now/") && !sitemap.contains("/later/"), "{sitemap}");
}

#[test]
fn the_image_of_a_post_is_the_one_that_links_show() {
    let site = concat!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n",
        "-- content/posts/cover.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
        "-- content/posts/map.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
        "-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\nimage: cover.svg\n---\n![A map](map.svg)\n",
        "-- content/posts/b.md --\n---\ntitle: B\ndate: 2016-10-09\n---\nText.\n\n![A map](map.svg)\n",
        "-- content/posts/c.md --\n---\ntitle: C\ndate: 2016-10-10\n---\nText.\n",
    );
    let outcome = clean(site);
    let image = |path: &str| html(&outcome, path).attributes("meta[property=og:image]", "content").join(" ");
    assert_eq!(image("2016/10/a/index.html"), "https://example.org/posts/cover.svg");
    assert_eq!(image("2016/10/b/index.html"), "https://example.org/posts/map.svg");
    assert_eq!(image("2016/10/c/index.html"), "");
}
