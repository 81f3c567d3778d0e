//! Folders whose configuration says another language than their texts, or none.

use chancery::import::folders::Dialect;

use super::folders::import;

const ENGLISH: &str = "The ministry published a short review of what its embassies had done in a year of talking to the \
                       public, and asked whether anyone had listened at all to those who answered.";
const INDONESIAN: &str = "Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama setahun \
                          berbicara kepada masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab.";
const DANISH: &str = "Ministeriet offentliggjorde en kort gennemgang af, hvad dets ambassader havde gjort i et år med at tale til \
                      offentligheden, og spurgte, om nogen overhovedet havde lyttet til dem, der svarede.";
const CHINESE: &str = "外交部发表了一份简短的回顾，说明各使馆一年来与公众对话的情况，并询问是否有人听取了回应者的意见。 Docker \
                       和 Kubernetes controller manager 的部署也写在里面，各位读者可以参考。";

/// A folder with a configuration and these posts, each a name, more front matter and a text.
fn folder(config: &str, posts: &[(&str, &str, &str)]) -> String {
    let mut archive = format!("{config}\n");
    for (name, front, text) in posts {
        archive += &format!("{name}\n---\ntitle: {name}\n{front}---\n{text}\n");
    }
    archive
}

fn zola(config: &str, posts: &[(&str, &str)]) -> String {
    let posts: Vec<(String, &str, &str)> = posts
        .iter()
        .enumerate()
        .map(|(day, (front, text))| (format!("-- content/2016-10-{:02}-a{day}.md --", day + 1), *front, *text))
        .collect();
    let posts: Vec<(&str, &str, &str)> =
        posts.iter().map(|(name, front, text)| (name.as_str(), *front, *text)).collect();
    folder(&format!("-- config.toml --\nbase_url = \"https://kopi.example\"\n{config}"), &posts)
}

#[test]
fn a_site_that_names_no_language_gets_that_of_its_texts() {
    let moved = import(Dialect::Zola, &zola("", &[("", CHINESE), ("", CHINESE), ("", CHINESE)]));
    assert!(moved.read("site.yaml").contains("zh: 中文"), "{}", moved.read("site.yaml"));
    assert!(!moved.read("site.yaml").contains("en: "), "{}", moved.read("site.yaml"));
    let report = moved.read("import-report.md");
    assert!(report.contains("the old site names none; 3 texts are in `zh`. To change it, use `--lang`"), "{report}");
    moved.build();
}

#[test]
fn the_language_of_a_theme_gives_way_to_that_of_the_texts() {
    let posts = [("", INDONESIAN), ("", INDONESIAN), ("", INDONESIAN)];
    let moved = import(Dialect::Zola, &zola("default_language = \"en\"", &posts));
    assert!(moved.read("site.yaml").contains("id: Bahasa Indonesia"), "{}", moved.read("site.yaml"));
    assert!(!moved.read("site.yaml").contains("en: "), "{}", moved.read("site.yaml"));
    let report = moved.read("import-report.md");
    assert!(report.contains("the old site says `en`, but 3 texts are certainly in `id`"), "{report}");
}

#[test]
fn texts_in_a_second_language_say_so() {
    let posts = [("", ENGLISH), ("", INDONESIAN), ("", ENGLISH), ("", INDONESIAN), ("", INDONESIAN)];
    let moved = import(Dialect::Zola, &zola("default_language = \"en\"", &posts));
    for (day, is_indonesian) in [false, true, false, true, true].into_iter().enumerate() {
        let text = moved.read(&format!("content/2016-10-{:02}-a{day}.md", day + 1));
        assert_eq!(text.contains("lang: id"), is_indonesian, "{text}");
    }
    let report = moved.read("import-report.md");
    assert!(report.contains("3 texts are certainly in `id`, which the old site does not name"), "{report}");
}

#[test]
fn what_the_author_says_of_a_text_stays() {
    let posts = [
        ("-- _posts/2016-10-08-a.md --", "lang: fr\n", ENGLISH),
        ("-- _posts/2016-10-09-b.md --", "", INDONESIAN),
        ("-- _posts/2016-10-10-c.md --", "", INDONESIAN),
        ("-- _posts/2016-10-11-d.md --", "", INDONESIAN),
    ];
    let moved = import(Dialect::Jekyll, &folder("-- _config.yml --\nlang: en", &posts));
    assert!(moved.read("content/posts/2016/2016-10-08-a.md").contains("lang: fr"));
    assert!(!moved.read("site.yaml").contains("id: "), "{}", moved.read("site.yaml"));
}

#[test]
fn one_text_in_another_language_is_named_and_makes_no_language_of_the_site() {
    let posts = [("", CHINESE), ("", CHINESE), ("", CHINESE), ("", CHINESE), ("", CHINESE), ("", ENGLISH)];
    let moved = import(Dialect::Zola, &zola("", &posts));
    assert!(!moved.read("site.yaml").contains("en: "), "{}", moved.read("site.yaml"));
    let report = moved.read("import-report.md");
    assert!(report.contains("`content/2016-10-06-a5.md`: `lang: en`"), "{report}");
}

#[test]
fn a_site_in_its_own_language_is_left_alone() {
    let posts = [("", ENGLISH), ("", ENGLISH), ("", ENGLISH)];
    let moved = import(Dialect::Zola, &zola("default_language = \"en\"", &posts));
    let report = moved.read("import-report.md");
    assert!(!report.contains("certainly"), "{report}");
}

#[test]
fn a_language_that_cannot_be_detected_or_is_near_stays() {
    // Malay would seem to be Indonesian, and Danish is easily taken for Norwegian.
    for (said, text) in [("ms", INDONESIAN), ("nb", DANISH), ("nn", ENGLISH)] {
        let posts = [("", text), ("", text), ("", text)];
        let moved = import(Dialect::Zola, &zola(&format!("default_language = \"{said}\""), &posts));
        let settings = moved.read("site.yaml");
        assert!(settings.contains(&format!("  {said}: ")), "{said}: {settings}");
        let report = moved.read("import-report.md");
        assert!(!report.contains("certainly"), "{report}");
    }
}

#[test]
fn a_language_that_nothing_tells_is_called_assumed() {
    let moved = import(Dialect::Zola, &zola("", &[("", "Kopi."), ("", "Teh.")]));
    let report = moved.read("import-report.md");
    assert!(report.contains("so `en` is assumed. To change it, use `--lang`"), "{report}");
}

#[test]
fn the_home_page_says_what_the_configuration_does_not() {
    let home = "-- content/_index.md --\n+++\ntitle = \"Catatan\"\ndescription = \"Tentang diplomasi.\"\n+++";
    let moved = import(Dialect::Zola, &format!("{}{home}\n", zola("", &[("", ENGLISH)])));
    let settings = moved.read("site.yaml");
    assert!(settings.contains("title: Catatan") && settings.contains("description: Tentang diplomasi."), "{settings}");
}

#[test]
fn a_language_that_is_written_as_its_name_is_that_language() {
    let posts = [
        ("-- _posts/2016-10-08-a.md --", "lang: 中文\nref: welcome\n", CHINESE),
        ("-- _posts/2016-10-09-b.md --", "lang: english\nref: welcome\n", ENGLISH),
        ("-- _posts/2016-10-10-c.md --", "locale: Français\n", "Une note."),
    ];
    let moved = import(Dialect::Jekyll, &folder("-- _config.yml --\ntitle: T", &posts));
    let settings = moved.read("site.yaml");
    for language in ["zh: 中文", "en: English", "fr: Français"] {
        assert!(settings.contains(language), "{language}: {settings}");
    }
    assert!(moved.read("content/posts/2016/2016-10-08-a.md").contains("lang: zh\n"));
    moved.build();
}

#[test]
fn a_key_of_translations_that_a_language_has_twice_is_left_out_and_said() {
    let posts = [
        ("-- _posts/2016-10-08-a.md --", "lang: en\nref: welcome\n", ENGLISH),
        ("-- _posts/2016-10-09-b.md --", "lang: en\nref: welcome\n", ENGLISH),
        ("-- _posts/2016-10-10-c.md --", "lang: id\nref: welcome\n", INDONESIAN),
        ("-- _posts/2016-10-11-d.md --", "lang: en\nref: kopi\n", ENGLISH),
        ("-- _posts/2016-10-12-e.md --", "lang: id\nref: kopi\n", INDONESIAN),
    ];
    let moved = import(Dialect::Jekyll, &folder("-- _config.yml --\ntitle: T", &posts));
    let refs = ["08-a", "09-b", "10-c", "11-d", "12-e"]
        .map(|name| moved.read(&format!("content/posts/2016/2016-10-{name}.md")).contains("ref: "));
    assert_eq!(refs, [false, false, false, true, true]);
    let report = moved.read("import-report.md");
    assert!(
        report.contains("texts in one language have the same key of translations, so it is left out (3)"),
        "{report}"
    );
    moved.build();
}
