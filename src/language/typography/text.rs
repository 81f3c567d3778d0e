//! Plain text with the typography of a language.

use std::borrow::Cow;

use super::line::Line;
use super::spaces::no_break_spaces;
use super::style::Typography;

/// A plain text of one line, a title or a caption, with the marks of a language, its dashes, dots and no-break spaces.
pub(crate) fn typographic<'t>(text: &'t str, typography: &Typography) -> Cow<'t, str> {
    let is_changed = text.contains(['"', '\'']) || text.contains("--") || text.contains("...");
    if !is_changed {
        return no_break_spaces(text, typography);
    }
    let shown = Line::of(text).with(|mark| typography.shown(mark));
    let [dash, long_dash, dots] = typography.runs;
    let shown = shown.replace("---", long_dash).replace("--", dash).replace("...", dots);
    Cow::Owned(no_break_spaces(&shown, typography).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn shown(tag: &str, text: &str) -> String {
        typographic(text, &Typography::of(&Language::parse(tag).unwrap())).into_owned()
    }

    #[test]
    fn a_closing_mark_stays_one_whatever_letter_follows() {
        for (tag, text, right) in [
            (
                "ko",
                "그는 \"중요\"라고 말했다. 표지판에\"안내\"라고 썼다.",
                "그는 “중요”라고 말했다. 표지판에“안내”라고 썼다.",
            ),
            ("ko", "'중요'라고", "‘중요’라고"),
            ("zh", "他说\"你好\"然后走了。", "他说“你好”然后走了。"),
            ("zh", "他说\"她说'好'，\"然后", "他说“她说‘好’，”然后"),
            ("ja", "彼は\"重要\"と言った", "彼は「重要」と言った"),
            ("th", "เขาพูดว่า\"สวัสดี\"แล้วไป", "เขาพูดว่า“สวัสดี”แล้วไป"),
            ("tr", "\"Hürriyet\"in haberi. 'Sabah'ın", "“Hürriyet”in haberi. ‘Sabah’ın"),
            ("de", "Das \"Wort\"spiel, 'Wort'spiel", "Das „Wort“spiel, ‚Wort‘spiel"),
            ("en", "The \"X\"s won. (\"Y\")s", "The “X”s won. (“Y”)s"),
            ("en", "\"a\"/\"b\" --- \"c\"---\"d\"", "“a”/“b” — “c”—“d”"),
            ("ru", "\"Роман \"Война и мир\"\" и \"да \"нет\" да\"", "«Роман „Война и мир“» и «да „нет“ да»"),
            ("en", "\"a \"b\" c\"", "“a “b” c”"),
            ("fr", "Il dit \"oui\" ; l'\"X\"", "Il dit «\u{202f}oui\u{202f}»\u{202f}; l’«\u{202f}X\u{202f}»"),
            ("he", "צה\"ל ב\"הארץ\"", "צה״ל ב”הארץ”"),
        ] {
            assert_eq!(shown(tag, text), right, "{text}");
        }
    }

    #[test]
    fn dashes_and_dots_are_those_of_the_language() {
        assert_eq!(shown("zh", "他走了--然后...\"好\""), "他走了——然后……“好”");
        assert_eq!(shown("ru", "Москва -- столица..."), "Москва\u{a0}— столица…");
        assert_eq!(shown("en", "a -- b --- c..."), "a – b — c…");
    }

    #[test]
    fn after_a_digit_marks_are_primes_unless_a_quotation_is_open() {
        assert_eq!(shown("en", "A 19\" screen, 5'10\", 6\""), "A 19″ screen, 5′10″, 6″");
        assert_eq!(shown("en", "\"In 1990\" and '1984' 1990's"), "“In 1990” and ‘1984’ 1990’s");
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert_eq!(shown("de", "it's dogs' '90s 'tis 'twasn't d'accord"), "it’s dogs’ ’90s ’tis ’twasn’t d’accord");
        assert_eq!(shown("en", "'don't go' rock 'n' roll"), "‘don’t go’ rock ‘n’ roll");
        assert_eq!(shown("en", "'a \"b' c\""), "’a “b’ c”");
    }

    #[test]
    fn what_is_never_closed_stays_straight_unless_it_begins_the_paragraph() {
        assert_eq!(shown("en", "He said \"yes and left."), "He said \"yes and left.");
        assert_eq!(shown("en", "\"It goes on."), "“It goes on.");
        assert_eq!(shown("en", "a \" b, an empty \"\" c"), "a \" b, an empty \"\" c");
        assert_eq!(shown("en", "...to the end.\""), "…to the end.”");
    }

    #[test]
    fn quotation_marks_beside_each_other_open_or_close_together() {
        assert_eq!(shown("en", "\"'x' y\" and \"y 'x'\""), "“‘x’ y” and “y ‘x’”");
        assert_eq!(shown("de", "\"'x' y\""), "„‚x‘ y“");
    }
}
