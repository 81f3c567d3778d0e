//! `chancery init`.

use super::Home;

#[test]
fn a_new_site_builds_without_a_warning() {
    for arguments in [
        &[][..],
        &["--lang", "en,id", "--title", "Catatan: \"diplomasi\" #1", "--base-url", "https://example.org/blog/"],
        &["--lang", "id"],
        &["--lang", "fr,id,fr"],
    ] {
        let home = Home::new();
        let whole = [&["init", "site"], arguments].concat();
        home.run_in("", &whole).ends(0).says("cd site").says("chancery serve --open");
        home.add_font("site");
        let built = home.run(&["build", "--strict"]).ends(0);
        assert_eq!(built.err, "", "{arguments:?}");
    }
}

#[test]
fn a_new_site_holds_first_posts_in_each_language_and_what_git_needs() {
    let home = Home::new();
    home.run_in("", &["init", "deep/er/site", "--lang", "en,id", "--title", "Notes"]).ends(0);
    let names: Vec<String> = home.files("deep/er/site").into_keys().collect();
    for (name, count) in [("content/posts/", 7), ("/hello.md", 1), ("/hello.id.md", 1), ("content/about", 2)] {
        assert_eq!(names.iter().filter(|path| path.contains(name)).count(), count, "{name} {names:?}");
    }
    assert!(names.contains(&"public/.gitkeep".to_string()), "{names:?}");
    assert_eq!(home.read("deep/er/site/.gitignore"), "/public/*\n!/public/.gitkeep\n/.chancery/\n");
    assert!(home.read("deep/er/site/site.yaml").contains("\ntitle: Notes\n"));
}

#[test]
fn a_folder_with_a_site_or_with_a_file_in_the_way_is_refused_and_stays_as_it_was() {
    let home = Home::new();
    home.write("a/site.yaml", "title: mine\n");
    home.run_in("", &["init", "a"]).ends(1).complains("`site.yaml` already exists").complains("`a` is a site already");
    home.write("b/.gitignore", "mine");
    home.write("b/content/about.md", "mine");
    let ran = home.run_in("", &["init", "b"]).ends(1).complains("`.gitignore` already exists");
    ran.complains("`content/about.md` already exists");
    home.write("c", "a file");
    home.run_in("", &["init", "c"]).ends(1).complains("could not be made");
    assert_eq!(home.files("").len(), 4);
}

#[test]
fn a_folder_with_other_files_is_welcome() {
    let home = Home::new();
    home.write("my-notes/README.md", "mine");
    home.run_in("my-notes", &["init", "."]).ends(0);
    assert_eq!(home.read("my-notes/README.md"), "mine");
    assert!(home.read("my-notes/site.yaml").contains("\ntitle: My notes\n"));
    home.add_font("my-notes");
    home.run_in("my-notes", &["build", "--strict"]).ends(0);
}

#[test]
fn a_wrong_language_address_or_title_is_wrong_usage() {
    let home = Home::new();
    home.run_in("", &["init", "x", "--lang", "en,english"]).ends(2).complains("did you mean `en`?");
    home.run_in("", &["init", "x", "--lang", "en,klingonese"]).ends(2).complains("use a code such as `en`");
    home.run_in("", &["init", "x", "--base-url", "x"]).ends(2).complains("https://example.org/");
    home.run_in("", &["init", "x", "--title", " "]).ends(2).complains("at least one character");
    home.run_in("", &["init"]).ends(2).complains("<DIR>");
    assert!(!home.has("x"));
}

#[test]
fn each_edition_of_a_new_site_in_seven_languages_has_its_own_words_and_name() {
    let home = Home::new();
    home.run_in("", &["init", "site", "--lang", "ar,zh,en,fr,ru,es,id"]).ends(0);
    assert!(!home.has("site/i18n"));
    home.add_font("site");
    let built = home.run(&["build", "--strict"]).ends(0);
    assert_eq!(built.err, "");
    let names = ["العربية", "中文", "English", "Français", "Русский", "Español", "Bahasa Indonesia"];
    for (tag, skip) in [
        ("ar", "الانتقال إلى المحتوى"),
        ("zh", "跳至主要内容"),
        ("en", "Skip to content"),
        ("fr", "Aller au contenu"),
        ("ru", "Перейти к содержимому"),
        ("es", "Ir al contenido"),
        ("id", "Langsung ke konten"),
    ] {
        let page = home.read(&format!("site/public/{tag}/index.html"));
        assert!(page.contains(&format!(">{skip}</a>")), "{tag}: {page}");
        assert!(names.iter().all(|name| page.contains(&format!(">{name}</a>"))), "{tag}: {page}");
    }
}
