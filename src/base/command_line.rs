//! Command lines that a user wrote as one text, such as the value of `EDITOR`.

/// The words between spaces. Quotation marks, single or double, keep a word with spaces in it together.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in text.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_split_at_spaces_outside_of_quotation_marks() {
        assert_eq!(words("vim"), ["vim"]);
        assert_eq!(words("  code  --wait "), ["code", "--wait"]);
        assert_eq!(words("\"/opt/My Editor/edit\" -w"), ["/opt/My Editor/edit", "-w"]);
        assert_eq!(words("'C:\\Program Files\\Edit' x\"y z\""), ["C:\\Program Files\\Edit", "xy z"]);
        assert_eq!(words("edit ''"), ["edit", ""]);
        assert!(words(" ").is_empty());
    }
}
