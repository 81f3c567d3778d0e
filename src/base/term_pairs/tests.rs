use super::*;
use crate::base::tag::Entry;

/// Posts, one on a line, and the languages of each: `en: industry, trade | id: industri, perdagangan`.
fn posts(lines: &str) -> Vec<Vec<Tagged<'_>>> {
    let tagged = |part: &'static str| -> Tagged<'static> {
        let (language, names) = part.split_once(':').unwrap();
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        Tagged { language: language.trim(), names }
    };
    let lines: &'static str = lines.to_string().leak();
    lines.lines().map(|line| line.split('|').map(tagged).collect()).collect()
}

fn found_with(lines: &str, registry: &Registry) -> Vec<String> {
    let line = |proposal: Proposal| format!("{}{}", if proposal.is_certain { "" } else { "? " }, proposal.entry());
    proposals(&posts(lines), &["en", "id", "ar"], registry).into_iter().map(line).collect()
}

#[track_caller]
fn finds(lines: &str, expected: &[&str]) {
    assert_eq!(found_with(lines, &Registry::default()), expected, "{lines}");
}

const INDUSTRY: &str = "industry: { en: industry, id: industri }";
const TRADE: &str = "trade: { en: trade, id: perdagangan }";

#[test]
fn names_that_always_have_the_same_place_are_one_term() {
    finds("en: trade, industry | id: perdagangan, industri\n".repeat(2).trim(), &[INDUSTRY, TRADE]);
    finds(
        "en: war, embassy | id: perang, kedutaan\nen: war, embassy | id: perang, kedutaan",
        &["embassy: { en: embassy, id: kedutaan }", "war: { en: war, id: perang }"],
    );
    finds("en: trade | id: perdagangan\nen: trade | id: perdagangan", &[TRADE]);
}

#[test]
fn names_in_another_order_are_told_by_those_that_they_come_with() {
    finds(
        "en: trade, ports | id: pelabuhan, perdagangan\n\
         en: trade, press | id: pers, perdagangan\n\
         en: ports, press | id: pelabuhan, pers\n\
         en: press | id: pers",
        &["ports: { en: ports, id: pelabuhan }", "press: { en: press, id: pers }", TRADE],
    );
}

#[test]
fn the_order_of_the_alphabet_says_nothing() {
    let sorted = "en: war, zoo | id: kebun binatang, perang\n".repeat(3);
    finds(sorted.trim(), &[]);
    let one_looks_the_same = "en: industry, trade | id: industri, perdagangan\n".repeat(3);
    finds(one_looks_the_same.trim(), &[INDUSTRY, TRADE]);
    let at_another_place = "en: trade, industry | id: industri, perdagangan\n".repeat(3);
    finds(at_another_place.trim(), &[]);
}

#[test]
fn what_is_contradicted_is_not_certain() {
    finds("en: trade | id: perdagangan\nen: trade | id: perdagangan\nen: trade | id: niaga", &[]);
    let mostly = "en: trade | id: perdagangan\n".repeat(5) + "en: trade | id: niaga";
    finds(&mostly, &["? trade: { en: trade, id: perdagangan }"]);
}

#[test]
fn a_pair_with_more_names_on_one_side_does_not_disturb() {
    finds(
        "en: trade, industry | id: perdagangan, industri\n\
         en: trade, industry | id: perdagangan, industri\n\
         en: trade, industry, ports | id: perdagangan, industri",
        &[INDUSTRY, TRADE],
    );
    finds("en: trade, industry, ports | id: perdagangan\nen: trade, industry, ports | id: perdagangan", &[]);
    finds("en: trade | id: \nen: trade | id: ", &[]);
}

#[test]
fn one_pair_is_not_enough_to_be_certain() {
    finds("en: trade | id: perdagangan", &["? trade: { en: trade, id: perdagangan }"]);
    finds(
        "en: trade, ports | id: perdagangan, pelabuhan",
        &["? ports: { en: ports, id: pelabuhan }", "? trade: { en: trade, id: perdagangan }"],
    );
    finds("en: trade, ports, press | id: perdagangan, pelabuhan", &[]);
}

#[test]
fn terms_of_one_language_are_never_one() {
    // An Indonesian post without a translation has both.
    finds("en: trade | id: perdagangan\nen: trade | id: perdagangan\nid: trade, perdagangan", &[]);
    // Each is in an English post.
    finds("en: trade | id: niaga\nen: trade | id: niaga\nen: niaga", &[]);
}

#[test]
fn the_same_word_in_both_languages_needs_nothing_and_says_nothing() {
    finds("en: media, trade | id: perdagangan, Media\nen: trade, media | id: perdagangan, media", &[TRADE]);
    finds("en: Media Sosial | id: media-sosial\nen: Media Sosial | id: media-sosial", &[]);
}

#[test]
fn three_languages_make_one_entry() {
    let line = "en: war, trade | id: perang, perdagangan | ar: حرب, تجارة\n";
    finds(
        line.repeat(2).trim(),
        &["trade: { en: trade, id: perdagangan, ar: تجارة }", "war: { en: war, id: perang, ar: حرب }"],
    );
    // One word in two of them.
    finds(
        "en: coffee | id: kopi | ar: kopi\nen: coffee | id: kopi | ar: kopi",
        &["coffee: { en: coffee, id: kopi, ar: kopi }"],
    );
    // Without posts in the first of them.
    finds("id: perang | ar: حرب\nid: perang | ar: حرب", &["perang: { id: perang, ar: حرب }"]);
    // Two terms of English are not joined by one of Arabic.
    finds(
        "en: war | ar: حرب\nen: war | ar: حرب\nen: battle | id: perang\nen: battle | id: perang\nid: perang | ar: حرب\nid: perang | ar: حرب",
        &[],
    );
}

#[test]
fn a_registered_term_is_not_proposed_again() {
    let entry = |slug: &str, names: &[(&str, &str)]| Entry {
        slug: slug.into(),
        names: names.iter().map(|(tag, name)| (tag.to_string(), name.to_string())).collect(),
        also: Vec::new(),
    };
    let lines = "en: trade, industry | id: perdagangan, industri\n".repeat(2);
    let registered = |entry: Entry| found_with(lines.trim(), &Registry::new(vec![entry]).0);
    assert_eq!(registered(entry("industry", &[("en", "industry"), ("id", "industri")])), [TRADE]);
    assert_eq!(registered(entry("perdagangan", &[("id", "perdagangan")])), [INDUSTRY]);
}

#[test]
fn the_most_frequent_spelling_and_the_evidence_are_given() {
    let lines = "en: Trade | id: Perdagangan\nen: trade | id: Perdagangan\nen: Trade | id: perdagangan";
    let found = proposals(&posts(lines), &["en", "id"], &Registry::default());
    assert_eq!(found[0].entry(), "trade: { en: Trade, id: Perdagangan }");
    assert_eq!(found[0].why(), "`Perdagangan` stands where `Trade` does in 3 of 3 pairs of posts");
    let permuted = "en: a, b | id: y, x\nen: a, c | id: x, z\nen: b | id: y\nen: c | id: z";
    let found = proposals(&posts(permuted), &["en", "id"], &Registry::default());
    assert_eq!(found[0].why(), "`x` comes together with `a` in 2 of 2 pairs of posts");
}

#[test]
fn names_that_yaml_reads_otherwise_are_quoted() {
    let lines = "en: yes: no | id: 12\n".repeat(2);
    finds(lines.trim(), &["yes-no: { en: \"yes: no\", id: \"12\" }"]);
}

#[test]
fn without_translations_there_are_no_proposals() {
    finds("en: trade\nid: perdagangan\nid: perdagangan", &[]);
}

#[test]
fn each_of_many_tags_finds_its_own_among_five_hundred_posts() {
    let tags: Vec<(String, String)> = (0..60).map(|at| (format!("english{at}"), format!("kata{at}"))).collect();
    let line = |post: usize| {
        let own: Vec<&(String, String)> = (0..5).map(|at| &tags[(post * 7 + at * at * 11) % 60]).collect();
        let mut seconds: Vec<&str> = own.iter().map(|(_, second)| second.as_str()).collect();
        seconds.rotate_left(post % 5);
        let firsts: Vec<&str> = own.iter().map(|(first, _)| first.as_str()).collect();
        format!("en: {} | id: {}", firsts.join(", "), seconds.join(", "))
    };
    let lines: Vec<String> = (0..500).map(line).collect();
    let mut found = found_with(&lines.join("\n"), &Registry::default());
    found.sort();
    let mut expected: Vec<String> =
        tags.iter().map(|(first, second)| format!("{first}: {{ en: {first}, id: {second} }}")).collect();
    expected.sort();
    assert_eq!(found, expected);
}
