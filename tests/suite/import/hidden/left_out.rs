//! Files that are left out of an import, whatever program the folder is from.

use chancery::import::folders::Dialect;

use super::check;

/// For each program: the configuration, the folder of a post, and the folder of files that are copied.
const PLACES: [(Dialect, &str, &str, &str); 4] = [
    (Dialect::Jekyll, "-- _config.yml --\ntitle: T\n", "_posts/2016-10-08-one.md", "files"),
    (Dialect::Hugo, "-- hugo.toml --\ntitle = 'T'\n", "content/posts/one.md", "content/posts"),
    (
        Dialect::Eleventy,
        "-- eleventy.config.js --\nconfig.addPassthroughCopy('src/posts');\n",
        "src/posts/one.md",
        "src/posts",
    ),
    (
        Dialect::Zola,
        "-- config.toml --\nbase_url = 'https://kopi.example'\n-- content/posts/_index.md --\n+++\n+++\n",
        "content/posts/one.md",
        "content/posts",
    ),
];

/// Imports a post with files next to it, for each program.
#[track_caller]
fn with_files(files: &[(&str, &str)]) {
    for (dialect, config, post, folder) in PLACES {
        let files: String = files.iter().map(|(name, text)| format!("-- {folder}/{name} --\n{text}\n")).collect();
        let post = format!("-- {post} --\n---\ntitle: One\ndate: 2016-10-08\n---\nVISIBLE-1\n");
        check(dialect, &format!("{config}{post}{files}-- {folder}/shown.txt --\nVISIBLE-2\n"));
    }
}

#[test]
fn backups_of_editors_and_merge_tools_are_left_out_and_named() {
    with_files(&[
        ("plan.md.orig", "---\ntitle: Plan\n---\nSECRET"),
        ("rejected.md.rej", "SECRET"),
        ("saved.md.bak", "SECRET"),
        ("open.md.swo", "SECRET"),
        ("nano.md.save", "SECRET"),
        ("older.md.old", "SECRET"),
        ("moving.md.tmp", "SECRET"),
        ("tilde.md~", "SECRET"),
        ("jet.md___jb_tmp___", "SECRET"),
        ("4913", "SECRET"),
        ("desktop.ini", "SECRET"),
        (".DS_Store", "QUIET"),
        ("version.md.2", "SECRET"),
    ]);
}

#[test]
fn sources_in_other_formats_are_left_out_and_named() {
    with_files(&[
        ("plan.org", "#+TITLE: Plan\n#+DRAFT: true\nSECRET"),
        ("notes.rst", ":status: draft\nSECRET"),
        ("guide.adoc", "SECRET"),
        ("x.mdx", "---\ndraft: true\n---\nSECRET"),
        ("y.textile", "SECRET"),
        ("z.qmd", "SECRET"),
        ("n.ipynb", "{\"cells\": [\"SECRET\"]}"),
    ]);
}

#[test]
fn a_file_that_begins_with_front_matter_is_left_out_and_named() {
    with_files(&[
        ("yaml.txt", "---\ndraft: true\n---\nSECRET"),
        ("toml.txt", "\n+++\ndraft = true\n+++\nSECRET"),
        ("json.txt", "---json\n{\"draft\": true}\n---\nSECRET"),
        ("mark.txt", "\u{feff}---  \ndraft: true\n---\nSECRET"),
        ("late.css", "---\n---\nSECRET"),
    ]);
}

#[test]
fn front_matter_after_blank_lines_or_in_json_is_read() {
    for (dialect, config, post, _) in PLACES {
        let (folder, name) = post.rsplit_once('/').unwrap();
        let file = |number: &str, text: &str| format!("-- {folder}/{} --\n{text}\n", name.replace("one", number));
        let files = [
            file("two", "\n\n---\ntitle: Two\ndraft: true\n---\nQUIET"),
            file("three", "{\"title\": \"Three\", \"draft\": true}\n\nQUIET"),
            file("four", "\u{feff}\n+++\ntitle = 'Four'\ndraft = true\n+++\nQUIET"),
            file("five", "<!--\n---\ntitle: Five\ndraft: true\n---\n-->\nQUIET"),
            file("six", "{\"title\": \"Six\", \nSECRET"),
            file("seven", "---\ntitle: [Seven\ndraft: true\n---\nSECRET"),
            file("eight", "+++\ntitle = \n+++\nSECRET"),
            file("nine", "---\ntitle: Nine\ndraft: true\nSECRET"),
            file("one", "---\ntitle: One\ndate: 2016-10-08\n---\nVISIBLE-1"),
        ];
        let moved = check(dialect, &format!("{config}{}", files.concat()));
        assert!(moved.report.markdown().contains("- drafts: 8\n"), "{dialect:?}\n{}", moved.report.markdown());
    }
}

#[test]
fn a_folder_for_drafts_holds_back_what_the_old_site_published_and_that_is_reported() {
    for folder in ["drafts", "Drafts", "_DRAFTS"] {
        let post = format!("-- content/{folder}/one.md --\n---\ntitle: One\n---\nSECRET\n");
        let moved = check(Dialect::Hugo, &format!("-- hugo.toml --\ntitle = 'T'\n{post}"));
        assert!(moved.remarked("a folder called `drafts`", "one.md"), "{folder}");
        assert_eq!(moved.old_urls(), [""; 0], "{folder}");
    }
}
