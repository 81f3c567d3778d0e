//! What is written out in a program. Nothing is run.

use serde_json::{Map, Value, json};

/// The values after a key, as they are written: `title: "Kopi"`, `"permalink": false`.
pub(crate) fn values<'a>(program: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    program.match_indices(key).filter_map(move |(at, _)| {
        let before = program[..at].chars().next_back();
        let is_key = before.is_none_or(|before| !before.is_alphanumeric() && before != '_' && before != '.');
        let after = program[at + key.len()..].trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
        is_key.then(|| after.trim_start())
    })
}

/// The first string that a program assigns to a key.
pub(crate) fn text<'a>(program: &'a str, key: &'a str) -> Option<&'a str> {
    values(program, key).find_map(quoted)
}

/// The string at the start of a text, without its quotes.
pub(crate) fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    text[1..].split(quote).next()
}

/// Whether a program assigns this word to a key: `false`.
pub(crate) fn says(program: &str, key: &str, word: &str) -> bool {
    values(program, key).any(|value| {
        let after = value.strip_prefix(word);
        after.is_some_and(|after| !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
    })
}

/// The strings in a piece of a program.
pub(crate) fn strings(program: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = program;
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let Some(text) = quoted(&rest[at..]) else { break };
        found.push(text);
        rest = rest.get(at + text.len() + 2..).unwrap_or_default();
    }
    found
}

/// What is between the parentheses of each call of a function.
pub(crate) fn calls<'a>(program: &'a str, function: &'a str) -> impl Iterator<Item = &'a str> {
    program.match_indices(function).filter_map(move |(at, _)| {
        let inside = program[at + function.len()..].trim_start().strip_prefix('(')?;
        let mut depth = 1;
        let end = inside.find(|letter| {
            depth += match letter {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        })?;
        Some(&inside[..end])
    })
}

/// Words of programs that hide pages.
pub(crate) const HIDING: [&str; 7] =
    ["permalink", "eleventyExcludeFromCollections", "draft", "published", "addPreprocessor", "ignores", "hidden"];

/// Whether a program only assigns values that are written out, and none that may hide a page.
pub(crate) fn is_plain(program: &str) -> bool {
    let computes = ["(", "=>", "...", "${", "import", "require", "["].iter().any(|mark| program.contains(mark));
    !computes && HIDING.iter().all(|word| !program.contains(word))
}

/// The texts of a program's front matter that are needed most.
pub(crate) fn texts(program: &str) -> Map<String, Value> {
    let declared = |key| {
        let mut values = program.split(['\n', ';']).filter_map(|line| {
            let (before, value) = line.split_once('=')?;
            (before.split_whitespace().last() == Some(key)).then_some(value.trim())
        });
        values.find_map(quoted)
    };
    let keys = ["title", "date", "description"].into_iter();
    let found = keys.filter_map(|key| Some((key, text(program, key).or_else(|| declared(key))?)));
    found.map(|(key, text)| (key.to_string(), json!(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_words_after_a_key_are_found() {
        let program = "export default { 'title': \"Kopi\", my_title: 'x', permalink: false, layout: falsely };";
        assert_eq!(text(program, "title"), Some("Kopi"));
        assert!(says(program, "permalink", "false") && !says(program, "layout", "false"));
    }

    #[test]
    fn a_plain_program_hides_nothing() {
        assert!(is_plain("const title = \"Kopi\";\nconst nav = { order: 3 };"));
        for program in
            ["{ draft: true }", "{ permalink: false }", "{ ...data }", "const x = f();", "{ [\"dr\" + \"aft\"]: 1 }"]
        {
            assert!(!is_plain(program), "{program}");
        }
        let texts = texts("const title = \"Kopi\";\nlet date = '2016-10-08'");
        assert_eq!((&texts["title"], &texts["date"]), (&json!("Kopi"), &json!("2016-10-08")));
    }

    #[test]
    fn the_arguments_of_calls_are_found() {
        let program = "c.add('a/b'); c.add({ \"./public/\": \"/\" }); c.add(path.join(x)); c.add(";
        assert_eq!(calls(program, ".add").collect::<Vec<_>>(), ["'a/b'", "{ \"./public/\": \"/\" }", "path.join(x)"]);
        assert_eq!(strings("{ \"./public/\": '/' }"), ["./public/", "/"]);
    }
}
