//! `chancery theme`.

use super::Home;

#[test]
fn the_interface_texts_of_a_language_are_written_as_comments() {
    let home = Home::with_site(&[]);
    home.run(&["theme", "words", "pl"]).ends(0).says("Created `i18n/pl.ftl`");
    let polish = home.read("site/i18n/pl.ftl");
    assert!(polish.contains("# home = Home\n") && polish.contains("[one] [few] [many] [other]"), "{polish}");
    home.run_in("", &["theme", "words", "fr", "--root", "site"]).ends(0);
    assert!(home.read("site/i18n/fr.ftl").contains("# home = Accueil\n"));
    home.run(&["build", "--strict"]).ends(0);
}

#[test]
fn texts_that_exist_are_never_overwritten() {
    let home = Home::with_site(&[]);
    home.write("site/i18n/pl.ftl", "home = Start\n");
    home.run(&["theme", "words", "pl"]).ends(1).complains("`i18n/pl.ftl` already exists").complains("edit the file");
    assert_eq!(home.read("site/i18n/pl.ftl"), "home = Start\n");
}

#[test]
fn a_language_that_does_not_exist_is_refused_with_the_one_that_is_meant() {
    let home = Home::with_site(&[]);
    home.run(&["theme", "words", "Polish"]).ends(2).complains("`pl`");
    home.run(&["theme", "words", "!!"]).ends(2).complains("pt-BR");
    assert!(!home.has("site/i18n"));
}
