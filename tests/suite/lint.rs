//! The checks for languages: what they find, what they leave alone, and what a post may allow.

use std::collections::BTreeMap;

use chancery::base::diagnostic::Diagnostic;
use chancery::build::cache::Cache;
use chancery::build::{self, Prepared, Request};
use chancery::input::source::Sources;
use chancery::lint::{self, Memory};

use crate::support::{NOW, reported, site};

const ENGLISH: &str = "The ministry published a short review of what its embassies had done in a year of talking to the \
    public, and asked whether anyone had listened at all to those who answered. Nobody knew, since nobody had counted.";
const INDONESIAN: &str = "Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama setahun \
    berbicara kepada masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab. Tidak ada yang tahu.";
const MALAY: &str = "Kementerian itu menerbitkan ulasan ringkas mengenai apa yang telah dilakukan oleh kedutaan sepanjang \
    tahun ketika bercakap dengan orang ramai, dan bertanya sama ada sesiapa mendengar mereka yang menjawab soalan itu.";
const FRENCH: &str = "Le ministère a publié un bref bilan de ce que ses ambassades avaient fait pendant une année de \
    dialogue avec le public, et il a demandé si quelqu'un avait écouté ceux qui répondaient. Personne ne le savait.";
const SERBIAN: &str = "Ministarstvo je objavilo kratak pregled onoga što su ambasade uradile tokom godine razgovora sa \
    javnošću, i upitalo da li je iko slušao one koji su odgovarali. Niko nije znao, jer niko nije ni brojao odgovore.";
const ARABIC: &str = "نشرت الوزارة مراجعة قصيرة لما قامت به سفاراتها خلال عام من الحديث مع الجمهور، وسألت عما إذا كان أحد \
    قد استمع إلى أولئك الذين أجابوا. لم يكن أحد يعرف ذلك لأن أحدا لم يحص الإجابات التي وصلت إلى السفارات من الناس.";
const CHINESE: &str = "外交部发表了一份简短的回顾，说明各使馆一年来与公众对话的情况，并询问是否有人真正倾听了那些回答的人。没有人知道，因为没有人数过。\
    我们在会议上再次提出了这个问题，得到的答复仍然是沉默。这份报告后来被放进了档案室，十年之后才有研究人员把它找出来，并且把其中的数字同其他国家的\
    数字作了比较，结果令人惊讶。";
const JAPANESE: &str = "外務省は、各国の大使館がこの一年間に一般の人々とどのように話してきたかについて短い報告を発表し、答えてくれた人々の声に\
    誰かが耳を傾けたのかと尋ねました。誰も数えていなかったので、誰も知りませんでした。この報告はその後、書庫にしまわれ、十年後になってようやく研究者が\
    それを見つけ出し、ほかの国の数字と比べてみました。";
const NAMES: &str = "Budi Santoso, Siti Nurhaliza, Agus Wijaya, Dewi Larasati, Joko Susilo, Rina Kusuma, Bambang Hartono, \
    Sri Mulyani, Hendra Gunawan, Yuni Shara, Eko Prasetyo, Wahyu Hidayat, Fitri Handayani 1945, 1955, 1998 Jakarta Bandung.";

/// A site in these languages with one post.
fn with_post(languages: &str, front: &str, body: &str) -> String {
    format!(
        "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [{languages}]\n\
         -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\n{front}---\n{body}\n"
    )
}

fn prepared(archive: &str) -> Prepared {
    build::prepare(Sources::of(archive, NOW), &Request::default(), &mut Cache::default())
}

fn found(archive: &str) -> Vec<Diagnostic> {
    lint::findings(&prepared(archive)).into()
}

/// Each finding as `code path:line:column`.
fn lines(archive: &str) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let place = finding.place.as_ref().unwrap();
        assert!(!finding.hints.is_empty() && !finding.is_error(), "{finding:?}");
        assert!(!place.source.trim().is_empty(), "{finding:?}");
        format!("{} {}:{}:{}", finding.code.unwrap(), place.file, place.line, place.column)
    };
    found(archive).iter().map(line).collect()
}

#[track_caller]
fn finds_in_post(languages: &str, front: &str, body: &str, expected: &[&str]) {
    let shown: String = body.chars().take(500).collect();
    assert_eq!(lines(&with_post(languages, front, body)), expected, "[{languages}] {front}{shown}");
}

const WRONG: &str = "wrong-language content/posts/a.md:";
const QUOTED: &str = "quotation-without-language content/posts/a.md:";

#[test]
fn a_post_in_another_of_the_sites_languages_is_found_at_its_first_words() {
    for (languages, lang, body) in [
        ("en, id", "en", INDONESIAN),
        ("en, id", "id", ENGLISH),
        ("en, fr", "en", FRENCH),
        ("en, ar", "en", ARABIC),
        ("en, ar", "ar", ENGLISH),
        ("en, zh", "en", CHINESE),
        ("zh, ja", "zh", JAPANESE),
        ("ja, zh", "ja", CHINESE),
        ("en, id", "fr", ENGLISH),
        ("en-GB, id", "id", ENGLISH),
    ] {
        finds_in_post(languages, &format!("lang: {lang}\n"), body, &[&format!("{WRONG}6:1")]);
    }
}

#[test]
fn a_post_in_its_own_language_has_no_finding() {
    for (languages, lang, body) in [
        ("en, id, fr, ar, zh, ja", "en", ENGLISH),
        ("en, id, fr, ar, zh, ja", "id", INDONESIAN),
        ("en, id, fr, ar, zh, ja", "fr", FRENCH),
        ("en, id, fr, ar, zh, ja", "ar", ARABIC),
        ("en, id, fr, ar, zh, ja", "zh", CHINESE),
        ("en, id, fr, ar, zh, ja", "ja", JAPANESE),
        ("en, en-GB", "en-GB", ENGLISH),
        ("en", "en", ENGLISH),
    ] {
        finds_in_post(languages, &format!("lang: {lang}\n"), body, &[]);
    }
}

#[test]
fn what_cannot_be_told_apart_is_no_finding() {
    for (why, languages, lang, body) in [
        ("Malay is not known", "en, ms", "ms", MALAY),
        ("Malay may be taken for Indonesian", "en, ms, id", "en", MALAY),
        ("Indonesian is near Malay", "id, ms", "ms", INDONESIAN),
        ("a language that the site does not have", "en, id", "en", FRENCH),
        ("Serbian in Latin letters is not known", "en, sr-Latn", "sr-Latn", SERBIAN),
        ("simplified and traditional Chinese are one", "zh, zh-Hant", "zh-Hant", CHINESE),
        ("no language has this tag", "en, xx", "xx", ENGLISH),
    ] {
        assert_eq!(lines(&with_post(languages, &format!("lang: {lang}\n"), body)), [""; 0], "{why}");
    }
}

#[test]
fn row_01_too_little_or_mixed_text_is_no_finding() {
    let mixed = format!("{ENGLISH}\n\n{INDONESIAN}\n\n{ENGLISH}\n\n{INDONESIAN}");
    let code = format!("```\n{INDONESIAN}\n```\n\n`{INDONESIAN}`");
    let short: String = INDONESIAN.chars().take(100).collect();
    let half: String = INDONESIAN.split(' ').take(22).collect::<Vec<_>>().join(" ") + "\n\n" + ENGLISH;
    let table = format!("| a |\n| --- |\n| {INDONESIAN} |");
    for (why, body) in [
        ("nothing", ""),
        ("code", &code),
        ("a short text", &short),
        ("mixed halves", &mixed),
        ("mixed halves, the shorter first", &half),
        ("names and numbers", NAMES),
        ("a title", "# Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan"),
        ("a table", &table),
        ("capitals", &INDONESIAN.to_uppercase()),
        ("addresses", &"https://example.org/kementerian/menerbitkan/ulasan ".repeat(9)),
        ("numbers", &"1945 ".repeat(200)),
        ("signs", &"🎉 — … ".repeat(200)),
    ] {
        assert_eq!(lines(&with_post("en, id", "", body)), [""; 0], "{why}");
    }
}

#[test]
fn row_02_passages_with_their_own_language_do_not_count() {
    let passage = format!("<div lang=\"id\">\n\n{INDONESIAN}\n\n</div>");
    let quoted = format!("<blockquote lang=\"id\"><p>{INDONESIAN}</p></blockquote>");
    let inline = format!("<p>See <span lang=\"id\">{INDONESIAN}</span></p>");
    let cited = format!("<p><q>{INDONESIAN}</q></p>");
    for body in [passage, quoted, inline, cited] {
        finds_in_post("en, id", "", &format!("{body}\n\nA line of English."), &[]);
    }
}

#[test]
fn row_03_a_post_in_html_is_read_too() {
    let page = |body: &str| {
        format!(
            "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n\
             -- content/posts/a.html --\n---\ntitle: A\ndate: 2016-10-08\n---\n<p>One.</p>\n{body}\n"
        )
    };
    assert_eq!(lines(&page(&format!("<div><p>{INDONESIAN}</p></div>"))), ["wrong-language content/posts/a.html:5:4"]);
    let quoted = page(&format!("<p>{ENGLISH}</p>\n<blockquote>{INDONESIAN}</blockquote>"));
    assert_eq!(lines(&quoted), ["quotation-without-language content/posts/a.html:7:13"]);
    assert_eq!(lines(&page(&format!("<p>{ENGLISH}</p><script>{INDONESIAN}</script>"))), [""; 0]);
}

#[test]
fn row_04_a_text_of_five_megabytes_is_looked_at_in_parts() {
    let long = |text: &str| format!("{text}\n\n").repeat(5_000_000 / text.len());
    finds_in_post("en, id", "", &long(INDONESIAN), &[&format!("{WRONG}5:1")]);
    finds_in_post("en, id", "", &format!("{}\n\n{}", long(ENGLISH), long(INDONESIAN)), &[]);
}

#[test]
fn a_quotation_in_another_language_is_found_at_its_line() {
    let body = format!("{ENGLISH}\n\n> {INDONESIAN}\n\nMore.\n\n> Short: kopi darat.\n\n> {ENGLISH}");
    finds_in_post("en, id", "", &body, &[&format!("{QUOTED}7:3")]);
    let nested = format!("- A list:\n\n  > > *{INDONESIAN}*");
    finds_in_post("en, id", "", &nested, &[&format!("{QUOTED}7:8")]);
    let around = format!("<div lang=\"id\">\n\n> {INDONESIAN}\n\n> {ENGLISH}\n\n</div>");
    finds_in_post("en, id", "", &around, &[&format!("{QUOTED}9:3")]);
    let mixed = format!("> {INDONESIAN}\n>\n> {ENGLISH}");
    finds_in_post("en, id", "", &mixed, &[]);
}

#[test]
fn the_hint_says_how_to_declare_the_language() {
    let hint = |path: &str, lang: &str| {
        let head = "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n";
        let all =
            found(&format!("{head}-- content/{path} --\n---\ntitle: A\ndate: 2016-10-08\n{lang}---\n{ENGLISH}\n"));
        all[0].hints[0].clone()
    };
    assert_eq!(hint("a.md", "lang: id\n"), "write `lang: en`");
    assert!(hint("a.id.md", "").starts_with("rename it, since its path says `id`"), "{}", hint("a.id.md", ""));
}

#[test]
fn a_post_may_allow_a_finding_with_a_reason() {
    for allow in [
        "allow: [wrong-language]\n",
        "allow: wrong-language\n",
        "allow: { wrong-language: \"quotes the whole speech\" }\n",
        "allow:\n  - wrong-language: quotes the whole speech\n",
        "allow: { Wrong_Language: }\n",
    ] {
        finds_in_post("en, id", allow, INDONESIAN, &[]);
    }
    let quoted = format!("{ENGLISH}\n\n> {INDONESIAN}");
    finds_in_post("en, id", "allow: [quotation-without-language]\n", &quoted, &[]);
}

#[test]
fn an_allow_that_allows_nothing_is_a_remark() {
    let both = "allow: [wrong-language, quotation-without-language]\n";
    let unused = "unused-allow content/posts/a.md:4:";
    finds_in_post("en, id", both, ENGLISH, &[&format!("{unused}9"), &format!("{unused}25")]);
    finds_in_post("en, id", "allow: { wrong-language: false }\n", ENGLISH, &[]);
}

#[test]
fn row_05_an_allow_that_cannot_be_read_is_an_error() {
    for (allow, message, hint) in [
        ("[wrong-languge]", "there is no finding `wrong-languge`", "did you mean `wrong-language`?"),
        ("{wrong-lang: x}", "there is no finding `wrong-lang`", "use one of `wrong-language`, "),
        ("5", "there is no finding `5`", "use one of `wrong-language`, "),
        ("[[wrong-language]]", "`allow` must be a list of codes, or a map of codes and reasons, not a list", ""),
        ("{wrong-language: [a]}", "`wrong-language` must be text that says why, not a list", ""),
        ("{wrong-language: {a: b}}", "`wrong-language` must be text that says why, not a map", ""),
        ("[unnamed-term]", "a post cannot allow `unnamed-term`, which is not about a post", "delete it"),
    ] {
        let outcome = site(&with_post("en, id", &format!("allow: {allow}\n"), ENGLISH));
        let problem = &outcome.diagnostics[0];
        assert!(problem.is_error() && problem.place.as_ref().unwrap().line == 4, "{problem:?}");
        assert_eq!((problem.message.as_str(), outcome.diagnostics.len()), (message, 1));
        assert!(problem.hints.first().map_or("", String::as_str).starts_with(hint), "{problem:?}");
    }
    assert_eq!(reported(&site(&with_post("en, id", "allow:\n", ENGLISH))), "");
}

/// A site with three posts, the first in both languages.
fn three(check: &str, front: &str) -> String {
    format!(
        "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n{check}\
         -- content/posts/both.md --\n---\ntitle: B\ndate: 2016-10-08\ncategories: News\n---\nx\n\
         -- content/posts/both.id.md --\n---\ntitle: B\ndate: 2016-10-08\ncategories: News\n---\nx\n\
         -- content/posts/news.md --\n---\ntitle: N\ndate: 2016-10-08\ncategories: News\n{front}---\nx\n\
         -- content/posts/other.id.md --\n---\ndate: 2016-10-08\ntitle: O\n---\nx\n\
         -- content/posts/hidden.md --\n---\ntitle: H\ndate: 2016-10-08\nlisted: false\n---\nx\n\
         -- content/about.md --\n---\ntitle: A\n---\nx\n"
    )
}

#[test]
fn a_post_without_a_translation_that_is_asked_for_is_found() {
    let (news, other) =
        ("missing-translation content/posts/news.md:2:8", "missing-translation content/posts/other.id.md:3:8");
    for (check, expected) in [
        ("", &[][..]),
        ("check: { translations: [en, id] }\n", &[news, other]),
        ("check: { translations: id }\n", &[news]),
        ("check: { translations: { news: [en, id] } }\n", &[news]),
        ("check: { translations: { News: [en] } }\n", &[]),
        ("check: { translations: { \"*\": en, news: id } }\n", &[news, other]),
        ("categories: { press: { en: News, id: Warta } }\ncheck: { translations: { press: [id] } }\n", &[news]),
    ] {
        let found: Vec<String> = lines(&three(check, ""));
        let found: Vec<&str> = found.iter().map(String::as_str).filter(|line| line.starts_with("missing")).collect();
        assert_eq!(found, expected, "{check}");
    }
    let all = found(&three("check: { translations: id }\n", ""));
    assert_eq!(all[0].message, "this post has no translation in `id`");
    assert!(all[0].hints[0].starts_with("write `content/posts/news.id.md`, or "), "{all:?}");
    assert_eq!(lines(&three("check: { translations: id }\n", "allow: missing-translation\n")), [""; 0]);
}

#[test]
fn row_06_a_translation_setting_that_cannot_be_read_is_reported() {
    for (check, message) in [
        ("check: { translations: [fr] }", "error site.yaml:3:25: `fr` is not one of the site's languages"),
        ("check: { translations: { news: { a: b } } }", "warning site.yaml:3:32: this entry of `news` has no `name`"),
        ("check: [a]", "error site.yaml:3:8: `check` must be a map, not a list"),
        ("check: { translation: en }", "warning site.yaml:3:10: unknown setting `translation`"),
    ] {
        let said = reported(&site(&three(&format!("{check}\n"), "")));
        assert!(said.contains(message), "{said}");
    }
    let typo = found(&three("check: { translations: { newz: en } }\n", ""));
    assert_eq!(typo[0].message, "no post has the category `newz`");
    assert_eq!(typo[0].hints, ["did you mean `news`?"]);
}

#[test]
fn a_term_without_a_name_in_a_language_with_posts_is_found() {
    let term = |registry: &str| {
        lines(&format!(
            "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, en-GB, id, ar]\n{registry}\n\
             -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\ntags: radio\nauthors: dewi\n---\nx\n\
             -- content/posts/b.id.md --\n---\ntitle: B\ndate: 2016-10-08\ntags: radio\nauthors: dewi\n---\nx\n\
             -- content/posts/c.en-GB.md --\n---\ntitle: C\ndate: 2016-10-08\ntags: radio\n---\nx\n"
        ))
    };
    for (registry, count) in [
        ("tags: { radio: { en: radio } }", 1),
        ("tags: { radio: { en: radio, id: radio } }", 0),
        ("tags: { radio: radio }", 0),
        ("tags: { radio: { also: [wireless] } }", 0),
        ("tags: { unused: { en: unused } }", 0),
        ("authors: { dewi: { en: Dewi } }", 0),
        ("authors: { dewi: { ar: ديوي } }", 1),
    ] {
        let found = term(registry);
        assert_eq!(found.len(), count, "{registry} {found:?}");
        assert!(found.iter().all(|line| line.starts_with("unnamed-term site.yaml:3:")), "{found:?}");
    }
}

#[test]
fn findings_are_grouped_by_code_and_ordered_by_place() {
    let quoted = format!("{ENGLISH}\n\n> {INDONESIAN}\n");
    let archive = three("check: { translations: id }\n", "")
        + &format!("-- content/posts/z.md --\n---\ntitle: Z\ndate: 2016-10-08\n---\n{quoted}")
        + &format!("-- content/posts/y.md --\n---\ntitle: Y\ndate: 2016-10-08\n---\n{INDONESIAN}\n");
    let codes: Vec<String> = found(&archive).iter().map(|finding| finding.code.unwrap().to_string()).collect();
    let mut counts = BTreeMap::new();
    codes.iter().for_each(|code| *counts.entry(code.clone()).or_insert(0) += 1);
    assert_eq!(
        codes.iter().map(String::as_str).collect::<Vec<_>>(),
        [
            "wrong-language",
            "quotation-without-language",
            "missing-translation",
            "missing-translation",
            "missing-translation"
        ]
    );
    assert_eq!(counts.len(), 3);
}

#[test]
fn a_post_that_is_as_it_was_is_not_looked_at_again() {
    let site = |text: &str| {
        let posts: String = (0..20)
            .map(|n| format!("-- content/posts/p{n}.md --\n---\ntitle: P\ndate: 2016-10-08\n---\n{ENGLISH}\n"))
            .collect();
        with_post("en, id", "", text) + &posts
    };
    let mut memory = Memory::default();
    let mut look = |text: &str| {
        let before = memory.looked_at;
        let found = lint::findings_again(&prepared(&site(text)), &mut memory, &|| true).unwrap();
        (memory.looked_at - before, found.len())
    };
    assert_eq!(look(INDONESIAN), (21, 1));
    assert_eq!(look(INDONESIAN), (0, 1));
    assert_eq!(look(ENGLISH), (1, 0));
    assert_eq!(look(INDONESIAN), (1, 1));
    let stopped = lint::findings_again(&prepared(&site(ENGLISH)), &mut memory, &|| false);
    assert!(stopped.is_none());
}

#[test]
fn a_build_does_not_look_for_findings() {
    assert_eq!(reported(&site(&with_post("en, id", "", INDONESIAN))), "");
}

/// A site with posts in English and Indonesian that have these tags.
fn tagged_pairs(settings: &str, pairs: &[(&str, &str)]) -> String {
    let post = |(number, (english, indonesian)): (usize, &(&str, &str))| {
        format!(
            "-- content/posts/n{number}.md --\n---\ntitle: A\ndate: 2016-10-08\ntags: [{english}]\n---\nx\n\
             -- content/posts/n{number}.id.md --\n---\ntitle: B\ndate: 2016-10-08\ntags: [{indonesian}]\n---\nx\n"
        )
    };
    let posts: String = pairs.iter().enumerate().map(post).collect();
    format!("-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n{settings}{posts}")
}

#[test]
fn tags_that_stand_for_each_other_are_found_with_the_entry_to_paste() {
    let pairs = [("trade, industry", "perdagangan, industri"), ("industry", "industri"), ("rice", "beras")];
    let found = found(&tagged_pairs("", &pairs));
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert!(finding.message.starts_with("`industri` stands where `industry` does in 2 of 2 pairs of posts"));
    assert!(finding.hints[0].starts_with("write `industry: { en: industry, id: industri }` below `tags` in site.yaml"));
    assert_eq!(
        lines(&tagged_pairs("", &pairs)),
        ["split-term content/posts/n0.id.md:4:21"],
        "at the name in the first post that has it"
    );
}

#[test]
fn the_entry_of_a_finding_and_entries_for_each_end_it() {
    let pairs = [("industry", "industri"), ("industry", "industri")];
    let lines = |settings: &str| lines(&tagged_pairs(settings, &pairs));
    assert_eq!(lines("").len(), 1);
    assert_eq!(lines("tags:\n  industry: { en: industry, id: industri }\n"), [""; 0]);
    assert_eq!(lines("tags:\n  industry: { en: industry }\n"), [""; 0]);
    let one = tagged_pairs("taxonomies: [topics]\n", &pairs).replace("tags:", "topics:");
    assert!(found(&one)[0].hints[0].contains("below `taxonomies.topics.terms` in site.yaml"));
}

#[test]
fn authors_drafts_and_single_posts_split_no_terms() {
    let pairs = [("industry", "industri"), ("industry", "industri")];
    assert_eq!(lines(&tagged_pairs("", &pairs).replace("tags:", "authors:")), [""; 0]);
    assert_eq!(lines(&tagged_pairs("", &pairs).replace("title: B\n", "title: B\nlisted: false\n")), [""; 0]);
    assert_eq!(lines(&tagged_pairs("", &pairs[..1])), [""; 0]);
    assert_eq!(lines(&tagged_pairs("", &pairs).replace(".id.md --", "-id.md --")), [""; 0]);
}
