//! Text in the pieces that are compared: words, and single characters of scripts without spaces.

/// The words of a text without the signs around them, since both sites set dashes and quotation marks in their own way. In a
/// script without spaces each character is a piece, because a line break may stand anywhere.
pub(crate) fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        let is_word = character.is_alphanumeric() || matches!(character, '\'' | '’');
        if is_word && !stands_alone(character) {
            start.get_or_insert(at);
            continue;
        }
        found.extend(start.take().map(|start| bare(&text[start..at])));
        if is_word {
            found.push(&text[at..at + character.len_utf8()]);
        }
    }
    found.extend(start.map(|start| bare(&text[start..])));
    found
}

/// A number without the zeros before it: one theme writes `1 May`, another `01 May`.
fn bare(word: &str) -> &str {
    let is_number = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit());
    let number = word.trim_start_matches('0');
    if is_number && !number.is_empty() { number } else { word }
}

/// Thai to Myanmar, Khmer, kana and Han.
fn stands_alone(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_part_words_and_han_characters_stand_alone() {
        assert_eq!(tokens("It’s one—two/three (4)."), ["It’s", "one", "two", "three", "4"]);
        assert_eq!(tokens("中文 text文"), ["中", "文", "text", "文"]);
        assert!(tokens(" -- … ").is_empty());
        assert_eq!(tokens("01 May 2010, 00 0x1"), ["1", "May", "2010", "00", "0x1"]);
    }
}
