//! The word under which a name is found in the index.

use super::fold::fold;
use super::words::{Token, tokens};

/// The first word of a name, folded; of East Asian names the first two letters.
pub(super) fn first_word(name: &str) -> Option<String> {
    let mut found: Option<String> = None;
    tokens(name, |token| {
        if found.is_none() {
            let word = match token {
                Token::Word(word) | Token::Unspaced(word) => fold(word),
                Token::EastAsian(run) => fold(run).chars().take(2).collect(),
            };
            found = Some(word).filter(|word| !word.is_empty());
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_under_its_first_word() {
        assert_eq!(first_word("“Élections” 2016").as_deref(), Some("elections"));
        assert_eq!(first_word("数字外交").as_deref(), Some("数字"));
        assert_eq!(first_word("…"), None);
    }
}
