//! The stem of a word, by the Snowball algorithm of its language.

use pagefind_stem::{Algorithm, Stemmer};

use super::fold::fold;

/// Finds the stems of one language.
pub(crate) struct Stems {
    stemmer: Option<Stemmer>,
    /// Whether the language has a letter ı beside i.
    is_turkic: bool,
}

/// The longest word that is reduced to its stem, in bytes: no language has longer ones with a stem.
const LONGEST: usize = 96;

impl Stems {
    /// Those of a language, by the first part of its tag: `pt`. A language without an algorithm has its words as they are.
    pub(crate) fn of(language: &str) -> Stems {
        Stems { stemmer: algorithm(language).map(Stemmer::create), is_turkic: matches!(language, "tr" | "az") }
    }

    /// The stem of a word, folded. Never empty, unless the word folds to nothing.
    pub(crate) fn stem(&self, word: &str) -> String {
        let lower = if self.is_turkic { turkic_lower(word) } else { word.to_lowercase() };
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| word.len() <= LONGEST && !has_digit(word)) else {
            return fold(&lower);
        };
        let stem = fold(&stemmer.stem(&lower));
        if stem.is_empty() { fold(&lower) } else { stem }
    }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn turkic_lower(word: &str) -> String {
    word.replace('I', "ı").replace('İ', "i").to_lowercase()
}

/// The algorithm of a language, or of one that is close to it.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" | "ms" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn one(language: &str, words: &[&str]) {
        let stems = Stems::of(language);
        let all: Vec<String> = words.iter().map(|word| stems.stem(word)).collect();
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
    }

    #[test]
    fn inflected_forms_have_one_stem() {
        one("en", &["sanction", "sanctions", "Sanctioned"]);
        one("id", &["kebijakan", "bijak", "kebijakannya"]);
        one("ru", &["санкция", "санкции", "санкций", "САНКЦИЯМИ"]);
        one("fr", &["élection", "élections", "Élections"]);
        one("ar", &["السياسة", "سياسة"]);
        one("de", &["Wahlen", "Wahl"]);
        one("tr", &["kitaplar", "kitap", "KİTAP"]);
    }

    #[test]
    fn a_language_without_an_algorithm_keeps_its_words() {
        assert_eq!(Stems::of("vi").stem("Ngoại"), "ngoai");
        assert_eq!(Stems::of("en").stem("COVID19s"), "covid19s");
    }

    #[test]
    fn no_word_is_without_a_stem_and_no_algorithm_panics() {
        let odd = ["", "a", "ss", "yi", "'", "ﷺ", "\u{301}", "ال", "و", "iii", "ıİI", "𝒜𝒷𝒸", "नि", "xxyyzzyyxx", "ĳs"];
        let long = "ya".repeat(5000);
        for language in
            "ar ca da de el en eo es et eu fi fr ga hi hu hy id it lt nb ne nl pl pt ro ru sr sv ta tr yi th".split(' ')
        {
            let stems = Stems::of(language);
            for word in odd.iter().copied().chain([long.as_str()]) {
                assert_eq!(stems.stem(word).is_empty(), fold(word).is_empty(), "{language} {word}");
            }
        }
    }
}
