//! Bad input: each is one error at its place, with a hint, and nothing is built.

use chancery::build::Outcome;

use crate::support::{clean, has, reported, site};

const CONFIG: &str = "title: T\nbase_url: https://example.org/\nlanguages: [en, id, ar]\n";
const POST: &str =
    "-- content/posts/2016-01-01-a.id.md --\n---\ntitle: A\ntags: [radio, media]\ntopik: x\n---\nText.\n";

/// A site with these lines of configuration, of which the first is line 4.
fn built(lines: &str) -> Outcome {
    site(&format!("-- site.yaml --\n{CONFIG}{lines}\n{POST}"))
}

/// All errors and their hints, `place: message; hint`.
fn told(outcome: &Outcome) -> Vec<String> {
    let errors = outcome.diagnostics.iter().map(|one| {
        let place = one.place.as_ref().map(|place| format!("{}:{}", place.line, place.column)).unwrap_or_default();
        format!("{place}: {}; {}", one.message, one.hints.join("; "))
    });
    errors.collect()
}

#[track_caller]
fn refused(lines: &str, expected: &str) {
    let outcome = built(lines);
    assert_eq!(told(&outcome), [expected], "{lines}");
    assert!(outcome.diagnostics[0].is_error() && outcome.rendered.is_none(), "{lines}");
}

/// What is said of the folder of tags in Indonesian.
#[track_caller]
fn refused_word(word: &str, expected: &str) {
    let outcome = built(&format!("taxonomies: {{tags: {{folder: {{id: {word}}}}}}}"));
    assert_eq!(told(&outcome), [format!("4:34: {expected}")], "{word}");
    assert!(outcome.rendered.is_none());
}

#[test]
fn row_60_a_word_that_is_no_part_of_a_url_is_an_error_with_one_that_is() {
    for (word, expected) in [
        ("kata kunci", "`kata kunci` cannot be a part of a URL: it has a space; write `kata-kunci`"),
        ("kata/kunci", "`kata/kunci` cannot be a part of a URL: it has the character `/`; write `kata-kunci`"),
        ("/tagar/", "`/tagar/` cannot be a part of a URL: it has the character `/`; write `tagar`"),
        ("..", "`..` cannot be a part of a URL: it has the character `.`; write a word of letters and digits"),
        ("'%'", "`%` cannot be a part of a URL: it has the character `%`; write a word of letters and digits"),
        (
            "'%D9%88%D8%B3%D9%85'",
            "`%D9%88%D8%B3%D9%85` cannot be a part of a URL: it has the character `%`; write `وسم`",
        ),
        ("Tagar", "`Tagar` cannot be a part of a URL: it has the capital letter `T`; write `tagar`"),
        ("ÉTIQUETTE", "`ÉTIQUETTE` cannot be a part of a URL: it has the capital letter `É`; write `étiquette`"),
        ("'tag?'", "`tag?` cannot be a part of a URL: it has the character `?`; write `tag`"),
        ("'#tag'", "`#tag` cannot be a part of a URL: it has the character `#`; write `tag`"),
        ("tag.html", "`tag.html` cannot be a part of a URL: it has the character `.`; write `tag-html`"),
        ("'--'", "`--` cannot be a part of a URL: it has no letter; write a word of letters and digits"),
        ("🎉", "`🎉` cannot be a part of a URL: it has the character `🎉`; write a word of letters and digits"),
        (
            "con",
            "`con` cannot be a part of a URL: the name `con` is reserved on Windows; choose another name, since Windows allows no file of this name",
        ),
        ("''", "this word for URLs is empty; write a word, or delete the line"),
        ("'  '", "this word for URLs is empty; write a word, or delete the line"),
        (
            "2016",
            "a folder must be a word, not the number `2016`; write a word, since numbers are the URLs of years and pages",
        ),
        (
            "'7'",
            "a folder must be a word, not the number `7`; write a word, since numbers are the URLs of years and pages",
        ),
        ("id", "`id` cannot be a folder, since the edition in `id` is there; write another word"),
        ("[tagar]", "`id` must be text, not a list; "),
        ("{a: b}", "`id` must be text, not a map; "),
        ("", "`id` must be text, not nothing; "),
    ] {
        if word.is_empty() {
            refused("taxonomies: {tags: {folder: {id: }}}", &format!("4:32: {expected}"));
        } else {
            refused_word(word, expected);
        }
    }
    let long = built(&format!("folders: {{page: {}}}", "a".repeat(300)));
    let message = "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` cannot be a part of a URL: the name `aaaaaaaaaaaaaaaaaaaaaaaa…` is 300 bytes long";
    assert_eq!(told(&long), [format!("4:17: {message}; shorten it to at most 255 bytes")]);
    let invisible = built("folders: {page: \"a\\e[31m\"}");
    assert!(!reported(&invisible).contains('\u{1b}') && invisible.rendered.is_none(), "{}", reported(&invisible));
}

#[test]
fn row_61_a_setting_of_another_kind_is_an_error() {
    refused("taxonomies: {tags: {folder: [tag]}}", "4:29: `folder` must be text, not a list; ");
    refused("folders: {archive: [a]}", "4:20: `archive` must be text, not a list; ");
    refused(
        "folders: {page: 2}",
        "4:17: a folder must be a word, not the number `2`; write a word, since numbers are the URLs of years and pages",
    );
    refused("folders: archive", "4:10: `folders` must be a map, not `archive`; ");
    refused("tags: {media: {en: media, slug: [a]}}", "4:33: `slug` must be text, not a list; ");
}

#[test]
fn row_62_a_language_that_the_site_does_not_have_is_an_error() {
    refused(
        "taxonomies: {tags: {folder: {ids: tagar}}}",
        "4:30: `ids` is not a language of this site; did you mean `id`?",
    );
    refused(
        "folders: {page: {pt-BR: folha}}",
        "4:18: `pt-BR` is not a language of this site; use one of `en`, `id`, `ar`, or add it to `languages`",
    );
    refused(
        "tags: {media: {en: media, slug: {Indonesian: m}}}",
        "4:34: `Indonesian` is not a language of this site; did you mean `id`?",
    );
    refused(
        "folders: {page: {id: halaman, ID: laman}}",
        "4:31: the language `id` has two words here; delete one of them",
    );
}

#[test]
fn row_63_two_lists_of_an_edition_with_one_folder_are_an_error() {
    let hint = "write another word for one of them";
    refused(
        "taxonomies: {tags: {folder: {id: topik}}, topik: {}}",
        &format!("4:34: `taxonomies.tags` and `taxonomies.topik` have the same folder in `id`: `topik`; {hint}"),
    );
    refused(
        "taxonomies: {tags: {folder: kata}, categories: {folder: {id: kata}}}",
        &format!("4:62: `taxonomies.categories` and `taxonomies.tags` have the same folder in `id`: `kata`; {hint}"),
    );
    refused(
        "taxonomies: {tags: {folder: {id: archive}}}",
        &format!("4:34: `taxonomies.tags` and `folders.archive` have the same folder in `id`: `archive`; {hint}"),
    );
    refused(
        "folders: {page: {ar: وسم}, archive: {ar: وسم}}",
        &format!("4:22: `folders.page` and `folders.archive` have the same folder in `ar`: `وسم`; {hint}"),
    );
    refused(
        "folders: {page: tag}",
        &format!("4:17: `folders.page` and `taxonomies.tags` have the same folder in `en`: `tag`; {hint}"),
    );
    // Nothing is at the word for archives.
    let outcome = clean(&format!(
        "-- site.yaml --\n{CONFIG}date_archives: false\ntaxonomies: {{tags: {{folder: archive}}}}\n{POST}"
    ));
    assert!(has(&outcome, "archive/radio/index.html"));
}

#[test]
fn row_64_a_taxonomy_with_a_folder_and_a_permalink_is_an_error() {
    let outcome = built("taxonomies: {tags: {folder: topik, permalink: /topic/:slug/}}");
    let hint = "take one of them: `folder` for a word in each language, `permalink` for several folders";
    assert_eq!(told(&outcome), [format!("4:21: `permalink` and `folder` are both given for `tags`; {hint}")]);
    assert_eq!(outcome.diagnostics[0].related.len(), 1);
}

#[test]
fn row_65_two_terms_with_one_slug_in_a_language_are_an_error_that_names_both() {
    refused(
        "tags:\n  radio: {en: radio, slug: {id: siaran}}\n  media: {en: media, slug: {id: siaran, ar: m}}",
        "6:33: `radio` and `media` have the same slug in `id`: `siaran`; write another slug for one of them",
    );
    refused(
        "tags:\n  radio: {en: radio, slug: {id: press}}\n  press: {en: press}",
        "6:3: `radio` and `press` have the same slug in `id`: `press`; write another slug for one of them",
    );
    // The other tag is only in posts.
    refused(
        "tags:\n  radio: {en: radio, slug: {id: media}}",
        "5:33: `radio` and `media` have the same slug in `id`: `media`; write another slug, or list `media` among the names of `radio`",
    );
    // In two languages they are two.
    let tags = "tags:\n  radio: {en: radio, slug: {id: siaran}}\n  media: {en: media, slug: {ar: siaran}}\n";
    let outcome = clean(&format!("-- site.yaml --\n{CONFIG}{tags}{POST}"));
    assert!(has(&outcome, "id/tag/siaran/index.html"));
}

#[test]
fn row_66_a_page_at_the_url_of_a_list_is_an_error_of_the_plan() {
    let page = "-- content/halaman/2.id.md --\n---\ntitle: B\n---\nText.\n";
    let more = "-- content/posts/2016-01-02-b.id.md --\n---\ntitle: B\n---\nText.\n";
    let config = format!("{CONFIG}paginate: 1\nfolders: {{page: {{id: halaman}}}}\n");
    let outcome = site(&format!("-- site.yaml --\n{config}{POST}{more}{page}"));
    let message =
        "page 2 of the home page and the page of `content/halaman/2.id.md` have the same URL: `/id/halaman/2/`";
    assert!(reported(&outcome).contains(message), "{}", reported(&outcome));
    // A slug that is the word, too, is at another URL.
    let slug = "tags: {radio: {id: radio, slug: {id: halaman}}}\n";
    let outcome = clean(&format!("-- site.yaml --\n{config}{slug}{POST}{more}"));
    assert!(has(&outcome, "id/tag/halaman/index.html") && has(&outcome, "id/halaman/2/index.html"));
}

#[test]
fn row_67_an_unknown_setting_is_a_warning_with_the_one_that_was_meant() {
    let outcome = built("folders: {archives: {id: arsip}}");
    assert_eq!(told(&outcome), ["4:11: unknown setting `archives`; did you mean `archive`?"]);
    let outcome = built("taxonomies: {tags: {foldr: {id: tagar}}}");
    assert_eq!(told(&outcome), ["4:21: unknown setting `foldr`; did you mean `folder`?"]);
}
