//! Suggestions for words that are not known.

/// The known word that was probably meant: one typo away, or two where the word is long. Capitals and separators are
/// ignored, so that `Darft` is near `draft` and `pub-date` is `pubdate`.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (length, marks) = rough(word);
    let most = if length < 8 { 1 } else { 2 };
    let written: String = letters(word).collect();
    let distance = |candidate: &str| {
        let (other, other_marks) = rough(candidate);
        // A typo changes two marks at most. Most words are ruled out here, which costs far less than the distance.
        if other.abs_diff(length) > most || (marks ^ other_marks).count_ones() as usize > 2 * most {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&written, &letters(candidate).collect::<String>());
        (distance <= most && distance < other).then_some(distance)
    };
    let near = known.into_iter().filter_map(|candidate| Some((distance(candidate)?, candidate)));
    near.min().map(|(_, candidate)| candidate)
}

/// The small letters of a word, without separators.
fn letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|letter| !matches!(letter, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase)
}

/// How many letters a word has, and a mark for each letter that is in it.
fn rough(word: &str) -> (usize, u64) {
    letters(word).fold((0, 0), |(length, marks), letter| (length + 1, marks | 1 << (u32::from(letter) % 64)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_its_word_and_a_stranger_none() {
        assert_eq!(did_you_mean("darft", ["draft", "date"]), Some("draft"));
        assert_eq!(did_you_mean("weight", ["draft", "date"]), None);
        assert_eq!(did_you_mean("id", ["en"]), None);
    }

    #[test]
    fn capitals_and_separators_are_no_typos() {
        assert_eq!(did_you_mean("Darft", ["date", "draft"]), Some("draft"));
        assert_eq!(did_you_mean("DARFT", ["date", "draft"]), Some("draft"));
        assert_eq!(did_you_mean("baseUrl", ["title", "base_url"]), Some("base_url"));
        assert_eq!(did_you_mean("Publish-Dat", ["date", "publishDate"]), Some("publishDate"));
    }
}
