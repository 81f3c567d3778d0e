//! The dates of posts in folders: a build of the new site never stops at one.

use chancery::import::folders::Dialect;

use super::folders::import;

/// For each program: the configuration and the path of a post.
const PLACES: [(Dialect, &str, &str); 4] = [
    (Dialect::Jekyll, "-- _config.yml --\ntitle: T\n", "_posts/2016-10-08-one.md"),
    (Dialect::Hugo, "-- hugo.toml --\ntitle = 'T'\n", "content/posts/one.md"),
    (Dialect::Eleventy, "-- package.json --\n{}\n", "src/posts/one.md"),
    (Dialect::Zola, "-- config.toml --\nbase_url = 'https://kopi.example'\n", "content/posts/one.md"),
];

#[test]
fn an_unreadable_date_does_not_stop_a_build_and_never_publishes() {
    for (dialect, config, post) in PLACES {
        for (date, is_held) in [
            ("date: sometime in May", dialect != Dialect::Jekyll),
            ("date: [2016, 10, 8]", dialect != Dialect::Jekyll),
            ("publishDate: when it is ready", true),
            ("expires: at the end", true),
            ("updated: lately", false),
        ] {
            let moved = import(dialect, &format!("{config}-- {post} --\n---\ntitle: One\n{date}\n---\nKATA\n"));
            let outcome = moved.build();
            let rendered = outcome.rendered.unwrap();
            let is_shown = rendered.values().any(|bytes| bytes.windows(4).any(|part| part == b"KATA"));
            assert_eq!(is_shown, !is_held, "{dialect:?} {date}");
            let value = date.split(['[', ' ']).next_back().unwrap().trim_end_matches(']');
            assert!(moved.remarked("a date cannot be read", value), "{dialect:?} {date}\n{}", moved.report.markdown());
        }
    }
}

#[test]
fn dates_that_eleventy_computes_are_left_out_and_reported() {
    for date in ["Last Modified", "Created", "git Last Modified", "git Created"] {
        let post = format!("-- src/posts/one.md --\n---\ntitle: One\ndate: {date}\n---\nKATA\n");
        let moved = import(Dialect::Eleventy, &post);
        assert!(moved.build().rendered.unwrap().contains_key("posts/one/index.html"));
        assert!(moved.remarked("a date was computed", date), "{}", moved.report.markdown());
        assert!(!moved.read("content/posts/one.md").contains("date:"));
    }
}
