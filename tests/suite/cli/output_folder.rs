//! Output folders that belong to another site.

use super::{Home, POST};

/// A site in `site/`, and another one with a page in `other/`.
fn two_sites() -> Home {
    let home = Home::with_site(&[POST]);
    home.write("other/site.yaml", "base_url: https://example.net/\n");
    home.write("other/content/index.md", "---\ntitle: Other\n---\ntheirs\n");
    home
}

#[test]
fn an_output_folder_in_another_site_is_refused_and_nothing_is_written() {
    let home = two_sites();
    home.run_in("other", &["build"]).ends(0);
    let before = home.files("");
    for bad in ["../other", "../other/public", "../other/content/posts", "../other/new/deep", "public/../../other/x"] {
        home.run(&["build", "--output", bad]).ends(1).complains("another site").complains("public");
    }
    home.run_in("other", &["build", "--root", "../site", "--output", "public"]).ends(1).complains("another site");
    assert!(home.files("") == before, "something was written");
    home.write("site/site.yaml", "base_url: https://example.org/\noutput: ../other/content\n");
    home.run(&["build"]).ends(1).complains("another site");
    assert_eq!(home.files("other"), before_in(&before, "other/"));
}

fn before_in(
    files: &std::collections::BTreeMap<String, Vec<u8>>,
    folder: &str,
) -> std::collections::BTreeMap<String, Vec<u8>> {
    let inside = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.to_string(), bytes.clone())));
    inside.collect()
}

#[test]
fn a_site_within_another_one_keeps_its_own_output_folder() {
    let home = two_sites();
    home.write("other/inner/site.yaml", "base_url: https://example.com/\n");
    home.write("other/inner/content/index.md", "---\ntitle: Inner\n---\ntext\n");
    home.run_in("other/inner", &["build"]).ends(0);
    assert!(home.has("other/inner/public/index.html"));
    home.run_in("other/inner", &["build", "--output", "../public"]).ends(1).complains("another site");
    home.run_in("other", &["build", "--output", "inner/public"]).ends(1).complains("another site");
    home.run_in("other", &["build"]).ends(0);
}

#[test]
fn a_published_file_named_site_yaml_does_not_make_the_output_folder_another_site() {
    let home = Home::with_site(&[POST, ("content/site.yaml", "an: example\n")]);
    home.run(&["build"]).ends(0);
    assert_eq!(home.read("site/public/site.yaml"), "an: example\n");
    home.run(&["build"]).ends(0).says(" 0 written, ");
    home.run(&["build", "--output", "../out"]).ends(0);
    home.run(&["build", "--output", "../out"]).ends(0).says(" 0 written, ");
}
