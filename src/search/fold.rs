//! One spelling for all that readers type for the same word.
//!
//! Takes a word in any language; gives it in lower case, without the marks that readers leave out, and with one letter for those
//! that keyboards mix up. The script `chancery-search.js` folds what is typed in the same way: a change here is a change there.

use icu::normalizer::{
    ComposingNormalizer, ComposingNormalizerBorrowed, DecomposingNormalizer, DecomposingNormalizerBorrowed,
};

/// A word in the spelling of the index.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    const APART: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfkd();
    const TOGETHER: ComposingNormalizerBorrowed<'static> = ComposingNormalizer::new_nfc();
    let mut folded = String::with_capacity(word.len());
    for letter in APART.normalize_iter(word.to_lowercase().chars()).filter(|letter| !is_left_out(*letter)) {
        match other(letter) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(letter),
        }
    }
    // Letters of Korean, Japanese and the scripts of India stay whole.
    TOGETHER.normalize(&folded.to_lowercase()).into_owned()
}

/// Marks that readers leave out, and characters without a shape of their own: accents, points of Hebrew, vowel signs and the
/// long line of Arabic, joiners.
fn is_left_out(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{ad}'
        | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// The letters for one that Unicode does not take apart, but readers do.
fn other(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ı' => "i",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ħ' => "h",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        // Arabic and Persian keyboards.
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' | 'ہ' | 'ە' => "ه",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(words: &[&str], wanted: &str) {
        for word in words {
            assert_eq!(fold(word), wanted, "{word}");
        }
    }

    #[test]
    fn case_and_accents_do_not_count() {
        same(&["Élection", "élection", "ELECTION", "e\u{301}lection"], "election");
        same(&["Łódź", "łódz", "lodz"], "lodz");
        same(&["Straße", "STRASSE", "strasse"], "strasse");
        same(&["Đà Nẵng"], "da nang");
        same(&["ёлка", "ЕЛКА"], "елка");
        same(&["Σίσυφος", "ΣΙΣΥΦΟΣ"], "σισυφοσ");
        same(&["ｆｕｌｌ", "ﬁnal".trim_start_matches('ﬁ').replace("nal", "full").as_str()], "full");
    }

    #[test]
    fn both_letters_i_of_turkish_are_one() {
        same(&["İstanbul", "istanbul", "ISTANBUL", "ıstanbul"], "istanbul");
    }

    #[test]
    fn arabic_is_found_without_its_marks_and_in_every_form_of_alef() {
        same(&["إِعْلَان", "اعلان", "أعلان", "إعـــلان"], "اعلان");
        same(&["سياسة", "سياسه"], "سياسه");
        same(&["٢٠٢٣", "۲۰۲۳", "2023"], "2023");
    }

    #[test]
    fn persian_is_found_from_an_arabic_keyboard_and_without_its_joiner() {
        same(&["می\u{200c}شود", "ميشود", "می‌شود"], "ميشود");
        same(&["کتاب", "كتاب"], "كتاب");
    }

    #[test]
    fn the_letters_of_hindi_korean_and_japanese_keep_their_parts() {
        same(&["हिन्दी"], "हिन्दी");
        same(&["정책", "\u{110c}\u{1165}\u{11bc}\u{110e}\u{1162}\u{11a8}"], "정책");
        same(&["ガイド", "ｶﾞｲﾄﾞ"], "ガイド");
    }
}
