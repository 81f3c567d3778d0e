//! The authors in front matter that are written as one text.
//!
//! Takes the text and the names that the site knows; gives the names of people. Hugo and Jekyll take such a text as one name,
//! Pelican cuts it at semicolons and commas, and `Larasati, Dewi` is one person by any of them that writes names so.

/// The people in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct People<'t> {
    pub(super) names: Vec<&'t str>,
    /// Whether it could be one person or two.
    pub(super) unclear: bool,
}

/// What follows a name after a comma without being one.
const TITLES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "ma", "msc"];

/// The people in a text: cut at semicolons; at commas if each part can be a whole name, or is one that the site knows.
pub(super) fn people<'t>(text: &'t str, is_known: &dyn Fn(&str) -> bool) -> People<'t> {
    let parts = |sign: char| text.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let clear = |names| People { names, unclear: false };
    if text.contains(';') {
        return clear(parts(';'));
    }
    let (whole, names) = (text.trim(), parts(','));
    let rest = names.get(1..).unwrap_or_default();
    match names.as_slice() {
        _ if rest.is_empty() => clear(names),
        _ if is_known(whole) || rest.iter().all(|part| is_title(part)) => clear(vec![whole]),
        _ if names.iter().all(|name| is_known(name) || is_whole_name(name)) => clear(names),
        [_, _] => People { names: vec![whole], unclear: true },
        _ => clear(names),
    }
}

/// `Jr.`, `Ph.D.`, or initials of given names.
fn is_title(part: &str) -> bool {
    let letters: String = part.chars().filter(|letter| letter.is_alphanumeric()).collect();
    TITLES.contains(&&*letters.to_lowercase())
        || (part.ends_with('.') && !part.contains(' ') && part.chars().count() <= 8)
}

/// Whether a text can be the whole name of a person: two words, or letters of a script that writes no spaces.
fn is_whole_name(part: &str) -> bool {
    let has_no_spaces =
        |letter: char| matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7ff}');
    part.contains(' ') || part.chars().any(has_no_spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_is_one_person_or_several() {
        let known = |name: &str| ["Sukarno", "Hatta", "Rahman, Arief"].contains(&name);
        for (text, names, unclear) in [
            ("Dewi Larasati", &["Dewi Larasati"][..], false),
            ("Dewi Larasati, Budi Santoso", &["Dewi Larasati", "Budi Santoso"], false),
            ("Dewi Larasati, Budi Santoso, Siti", &["Dewi Larasati", "Budi Santoso", "Siti"], false),
            ("Larasati, Dewi", &["Larasati, Dewi"], true),
            ("van der Berg, Jan", &["van der Berg, Jan"], true),
            ("Larasati, Dewi; Santoso, Budi", &["Larasati, Dewi", "Santoso, Budi"], false),
            ("Sukarno, Hatta", &["Sukarno", "Hatta"], false),
            ("Rahman, Arief", &["Rahman, Arief"], false),
            ("Sukarno, Dewi Larasati", &["Sukarno", "Dewi Larasati"], false),
            ("Martin Luther King, Jr.", &["Martin Luther King, Jr."], false),
            ("Dewi Larasati, S.H., Ph.D.", &["Dewi Larasati, S.H., Ph.D."], false),
            ("Larasati, D.", &["Larasati, D."], false),
            ("张三, 李四", &["张三", "李四"], false),
            ("a, b, c,", &["a", "b", "c"], false),
            ("Dewi,", &["Dewi"], false),
        ] {
            let found = people(text, &known);
            assert_eq!((&*found.names, found.unclear), (names, unclear), "{text}");
        }
    }
}
