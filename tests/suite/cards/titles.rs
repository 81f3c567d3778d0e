//! Titles that are hard to set.

use std::collections::BTreeSet;

use chancery_testkit::fonts::{font, latin};

use super::{CONFIG, bytes, card, clean, said, with};

const A: &str = "2016/10/a/index.html";

/// The letters of other scripts that the titles have.
const OTHERS: &str = "ملاحظاتالحوار对话歴史のラジオ\u{301}";

fn post(title: &str) -> String {
    let title = serde_json::Value::from(title);
    format!("-- content/posts/a.md --\n---\ntitle: {title}\ndate: 2016-10-08\n---\nText.\n")
}

#[test]
fn any_title_has_a_card() {
    let mut seen = BTreeSet::new();
    let titles = [
        "a".repeat(5_000),
        "many words ".repeat(500),
        "x".to_string(),
        "Tea ☕ and 🎉 talk".to_string(),
        "<b>bold</b> & *stars* `code` [link](x)".to_string(),
        "On ملاحظات and 对话 and الحوار (2016)".to_string(),
        "zero\u{200B}width\u{200D}\u{FEFF}\u{2060}".to_string(),
        format!("marks{}", "\u{301}".repeat(300)),
        "歴史のラジオ".repeat(40),
        "ملاحظات ".repeat(60),
        "\u{2067}mixed\u{2069} \u{202E}turned\u{202C}".to_string(),
        "a\u{A0}b\u{A0}c".repeat(60),
    ];
    for title in &titles {
        let sources =
            with(&(CONFIG.to_string() + &post(title)), "boxes.ttf", font("Boxes", 400, latin().chain(OTHERS.chars())));
        let outcome = clean(&sources);
        let shown: String = title.chars().take(20).collect();
        assert!(bytes(&outcome, &card(&outcome, A)).len() > 1_000, "{shown}");
        assert!(seen.insert(card(&outcome, A)), "{shown}");
    }
}

#[test]
fn a_title_of_pictures_alone_gives_the_name_of_the_site() {
    let sources = with(&(CONFIG.to_string() + &post("🎉🎉")), "boxes.ttf", font("Boxes", 400, latin()));
    let outcome = clean(&sources);
    assert_eq!(said(&outcome, A, "og:image:alt"), "Notes · Sari · October 8, 2016");
}

#[test]
fn a_title_of_signs_that_no_font_has_gives_the_name_of_the_site_too() {
    let sources = with(&(CONFIG.to_string() + &post("♘♞")), "boxes.ttf", font("Boxes", 400, latin()));
    let outcome = clean(&sources);
    assert_eq!(said(&outcome, A, "og:image:alt"), "Notes · Sari · October 8, 2016");
}

#[test]
fn signs_that_no_font_has_are_left_out() {
    let sources = with(&(CONFIG.to_string() + &post("Fish → chips ♘")), "boxes.ttf", font("Boxes", 400, latin()));
    let outcome = clean(&sources);
    assert_ne!(card(&outcome, A), "");
}
