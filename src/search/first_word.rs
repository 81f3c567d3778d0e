//! The words under which a name is found in the index.

use super::fold::fold;
use super::stem::Stems;
use super::words::{Token, tokens};

/// The first word of a name, folded, and its stem if that is another; of East Asian names the first two letters.
pub(super) fn first_word(name: &str, stems: &Stems) -> Vec<String> {
    let mut found = Vec::new();
    tokens(name, |token| {
        if found.is_empty() {
            found = match token {
                Token::Word(word) | Token::Unspaced(word) => vec![fold(word), stems.stem(word)],
                Token::EastAsian(run) => vec![fold(run).chars().take(2).collect()],
            };
            found.retain(|word| !word.is_empty());
            found.dedup();
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_under_its_first_word() {
        let first = |language: &str, name: &str| first_word(name, &Stems::of(language)).join(" ");
        assert_eq!(first("fr", "“Élections” 2016"), "elections elect");
        assert_eq!(first("id", "kebijakan luar negeri"), "kebijakan bijak");
        assert_eq!(first("zh", "数字外交"), "数字");
        assert_eq!(first("en", "law"), "law");
        assert_eq!(first("en", "…"), "");
    }
}
