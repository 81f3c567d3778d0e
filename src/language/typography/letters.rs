//! Letters by the habits of their scripts.

/// Whether the character is as wide as a Han character: Han, Kana, their punctuation and full-width forms; not Hangul, which
/// puts spaces between words.
pub(crate) fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{312F}' | '\u{3190}'..='\u{31FF}' | '\u{3220}'..='\u{325F}'
        | '\u{3280}'..='\u{4DBF}' | '\u{4E00}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}' | '\u{16FE0}'..='\u{18DFF}'
        | '\u{1AFF0}'..='\u{1B2FF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Whether the character is a letter of Hangul.
pub(crate) fn is_hangul(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

/// Whether a line break between the two characters is no space: between two wide ones, and between a wide one and a mark that
/// Chinese shares with other languages (CSS Text 4, section 4.1.3).
pub(crate) fn joins_lines(before: char, after: char) -> bool {
    let is_shared = |letter: char| matches!(letter, '‘' | '’' | '“' | '”' | '…' | '—' | '·');
    match (is_wide(before), is_wide(after)) {
        (true, true) => true,
        (true, false) => is_shared(after),
        (false, true) => is_shared(before),
        (false, false) => false,
    }
}

/// A text that was written in several lines, with a space for each line break where there is to be one.
pub(crate) fn joined_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive([' ', '\n']) {
        let next = line.chars().next();
        let is_joined = |out: &str| {
            let before = out.trim_end_matches([' ', '\n']).chars().next_back();
            before.zip(next).is_some_and(|(before, next)| joins_lines(before, next))
        };
        if out.ends_with([' ', '\n']) && is_joined(&out) {
            out.truncate(out.trim_end_matches([' ', '\n']).len());
        }
        out.push_str(line);
    }
    out
}

/// Whether the letter's script puts no space between words, or joins what follows a word to it, as Korean does: what is beside
/// a quotation mark then does not say whether it opens or closes.
pub(super) fn runs_on(letter: char) -> bool {
    is_wide(letter)
        || is_hangul(letter)
        || matches!(letter,
            '\u{0E00}'..='\u{0EFF}' | '\u{0F00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}'
            | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
}

pub(super) fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{05D0}'..='\u{05EA}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_several_lines_has_spaces_between_words_only() {
        assert_eq!(joined_lines("中文，\n第二行 第三行\nEnglish words\n和"), "中文，第二行第三行\nEnglish words\n和");
        assert_eq!(joined_lines("가 나\n다"), "가 나\n다");
    }

    #[test]
    fn lines_of_chinese_and_japanese_join_and_those_of_korean_do_not() {
        for (before, after, joins) in [
            ('，', '第', true),
            ('は', '漢', true),
            ('。', '“', true),
            ('”', '说', true),
            ('中', 'a', false),
            ('a', 'b', false),
            ('가', '나', false),
            ('，', '가', false),
            ('.', '“', false),
        ] {
            assert_eq!(joins_lines(before, after), joins, "{before}{after}");
        }
    }
}
