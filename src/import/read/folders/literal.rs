//! Values that are written out in JavaScript: texts, numbers, lists and objects. Nothing is run.
//!
//! Takes a program; gives the values of an object or of its variables, and what would have to be run to know.

use serde_json::{Map, Value, json};

/// The values of an object, as far as they are written out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Literal {
    pub(crate) values: Map<String, Value>,
    /// What is computed: the key, which is empty where any key can be set, and the program for its value.
    pub(crate) computed: Vec<(String, String)>,
}

impl Literal {
    /// Whether everything is written out.
    pub(crate) fn is_whole(&self) -> bool {
        self.computed.is_empty()
    }
}

/// The object that a program exports: `module.exports = {…}`, `export default {…}`, also as what a function without
/// another statement gives.
pub(crate) fn exported(program: &str) -> Option<Literal> {
    let starts = ["module.exports", "export default", "exports.default"];
    let (at, start) = starts.iter().find_map(|start| Some((program.find(start)?, start)))?;
    let mut reader = Reader { rest: &program[at + start.len()..] };
    reader.eat("=");
    if reader.starts_with('{') {
        return reader.object();
    }
    // A function: `() => ({…})`, `function () { return {…}; }`.
    for word in ["async", "function"] {
        reader.eat(word);
    }
    reader.skip_until('(')?;
    reader.skip_group()?;
    if reader.eat("=>") && reader.eat("(") {
        return reader.object();
    }
    (reader.eat("{") && reader.eat("return")).then(|| reader.object()).flatten()
}

/// The values that a module exports by their names: `export const siteName = "Kopi";`.
pub(crate) fn named_exports(program: &str) -> Literal {
    const START: &str = "export const ";
    let mut literal = Literal::default();
    let begins_line = |at: &usize| program[..*at].is_empty() || program[..*at].ends_with('\n');
    for at in program.match_indices(START).map(|(at, _)| at).filter(begins_line) {
        let mut reader = Reader { rest: &program[at + START.len()..] };
        if let Some(name) = reader.name().filter(|_| reader.eat("=")) {
            reader.member(name, &mut literal);
        }
    }
    literal
}

/// An object at the start of a text.
pub(crate) fn object(text: &str) -> Option<Literal> {
    Reader { rest: text }.object()
}

/// Front matter: an object, or variables: `const title = "Kopi";`.
pub(crate) fn front(program: &str) -> Option<Literal> {
    let mut reader = Reader { rest: program };
    if reader.starts_with('{') {
        let literal = reader.object()?;
        reader.eat(";");
        return reader.is_at_end().then_some(literal);
    }
    let mut literal = Literal::default();
    while !reader.is_at_end() {
        if !["const", "let", "var"].iter().any(|word| reader.eat(word)) {
            return None;
        }
        let name = reader.name()?;
        if !reader.eat("=") {
            return None;
        }
        reader.member(name, &mut literal);
        reader.eat(";");
    }
    Some(literal)
}

/// A piece of a program that is read from its start.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Passes over spaces and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            self.rest = match () {
                () if self.rest.starts_with("//") => self.rest.split_once('\n').map_or("", |(_, rest)| rest),
                () if self.rest.starts_with("/*") => self.rest.split_once("*/").map_or("", |(_, rest)| rest),
                () => return,
            };
        }
    }

    fn is_at_end(&mut self) -> bool {
        self.skip();
        self.rest.is_empty()
    }

    fn starts_with(&mut self, sign: char) -> bool {
        self.skip();
        self.rest.starts_with(sign)
    }

    /// Passes over a sign or a word, if it is next.
    fn eat(&mut self, part: &str) -> bool {
        self.skip();
        let Some(rest) = self.rest.strip_prefix(part) else { return false };
        let is_word = part.ends_with(|letter: char| letter.is_alphanumeric());
        if is_word && rest.starts_with(is_of_name) {
            return false;
        }
        self.rest = rest;
        true
    }

    fn skip_until(&mut self, sign: char) -> Option<()> {
        self.rest = &self.rest[self.rest.find(sign)?..];
        Some(())
    }

    /// Passes over a group in brackets.
    fn skip_group(&mut self) -> Option<()> {
        let end = expression_end(&self.rest[1..])? + 1;
        self.rest = self.rest.get(end + 1..)?;
        Some(())
    }

    fn name(&mut self) -> Option<String> {
        self.skip();
        if let Some(text) = self.text() {
            return Some(text);
        }
        let end = self.rest.find(|letter| !is_of_name(letter)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!name.is_empty()).then(|| name.to_string())
    }

    fn object(&mut self) -> Option<Literal> {
        let mut literal = Literal::default();
        if !self.eat("{") {
            return None;
        }
        while !self.eat("}") {
            let before = self.rest;
            match self.name().filter(|_| self.eat(":")) {
                Some(key) => self.member(key, &mut literal),
                None => {
                    // `...data`, `[key]: 1`, `title`, `permalink() {…}`
                    self.rest = before;
                    let source = self.expression()?;
                    let key = if source.starts_with(['.', '[']) { "" } else { first_name(&source) };
                    literal.computed.push((key.to_string(), source));
                }
            }
            if !self.eat(",") && !self.starts_with('}') {
                return None;
            }
        }
        Some(literal)
    }

    /// The value of a key.
    fn member(&mut self, key: String, literal: &mut Literal) {
        let before = self.rest;
        let is_map = self.starts_with('{');
        if let Some(inner) = is_map.then(|| self.object()).flatten().filter(|_| self.is_at_value_end()) {
            // What is computed in an object within this one, as `eleventyComputed`, has both names.
            let computed = inner.computed.into_iter().map(|(inner, source)| (format!("{key}.{inner}"), source));
            literal.computed.extend(computed);
            literal.values.insert(key, Value::Object(inner.values));
            return;
        }
        self.rest = before;
        match self.value().filter(|_| self.is_at_value_end()) {
            Some(value) => drop(literal.values.insert(key, value)),
            None => {
                self.rest = before;
                literal.computed.push((key, self.expression().unwrap_or_default()));
            }
        }
    }

    fn is_at_value_end(&mut self) -> bool {
        let is_on_next_line = {
            let spaces = self.rest.len() - self.rest.trim_start().len();
            self.rest[..spaces].contains('\n')
        };
        self.skip();
        self.rest.is_empty() || self.rest.starts_with([',', '}', ']', ')', ';']) || is_on_next_line
    }

    fn value(&mut self) -> Option<Value> {
        self.skip();
        if let Some(mut text) = self.text() {
            while self.eat("+") {
                self.skip();
                text.push_str(&self.text()?);
            }
            return Some(json!(text));
        }
        for (word, value) in
            [("true", json!(true)), ("false", json!(false)), ("null", Value::Null), ("undefined", Value::Null)]
        {
            if self.eat(word) {
                return Some(value);
            }
        }
        match self.rest.chars().next()? {
            '{' => self.object().filter(Literal::is_whole).map(|literal| Value::Object(literal.values)),
            '[' => self.list(),
            sign if sign == '-' || sign.is_ascii_digit() => self.number(),
            _ => None,
        }
    }

    fn list(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        self.eat("[");
        while !self.eat("]") {
            items.push(self.value()?);
            if !self.eat(",") && !self.starts_with(']') {
                return None;
            }
        }
        Some(Value::Array(items))
    }

    fn number(&mut self) -> Option<Value> {
        let end = self.rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || "+-.".contains(sign)));
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        serde_json::from_str::<serde_json::Number>(number).ok().map(Value::Number)
    }

    /// A text in quotes, if it is next and nothing in it is computed.
    fn text(&mut self) -> Option<String> {
        let quote = self.rest.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
        let (mut text, mut letters) = (String::new(), self.rest[1..].char_indices());
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' => match letters.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'r' | '\n' => {}
                    'u' | 'x' => return None,
                    other => text.push(other),
                },
                '$' if quote == '`' && self.rest[1 + at + 1..].starts_with('{') => return None,
                letter if letter == quote => {
                    self.rest = &self.rest[1 + at + 1..];
                    return Some(text);
                }
                letter => text.push(letter),
            }
        }
        None
    }

    /// Passes over an expression up to the comma, the semicolon or the bracket after it.
    fn expression(&mut self) -> Option<String> {
        self.skip();
        let end = expression_end(self.rest)?;
        let (source, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(source.trim().to_string())
    }
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

fn first_name(source: &str) -> &str {
    let source = source.trim_start_matches("async ").trim_start_matches("get ");
    source.split(|letter| !is_of_name(letter)).next().unwrap_or_default()
}

/// Where an expression ends: at a comma, a semicolon or a closing bracket that is not in it.
fn expression_end(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    let mut is_escaped = false;
    for (at, sign) in text.char_indices() {
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if sign == '\\' => is_escaped = true,
            Some(open) => quote = Some(open).filter(|open| *open != sign),
            None => match sign {
                '"' | '\'' | '`' => quote = Some(sign),
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' | ',' | ';' if depth == 0 => return Some(at),
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            },
        }
    }
    (depth == 0 && quote.is_none()).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_written_out_are_read() {
        let program = "// x\nmodule.exports = {\n  layout: 'post.html', // y\n  \"tags\": [\"a\", 'b',],\n\
            nested: { a: -1.5, b: true, c: null },\n  long: 'a' + \"b\", path: `/x/`,\n};\n";
        let literal = exported(program).unwrap();
        assert!(literal.is_whole(), "{literal:?}");
        let values = json!({"layout": "post.html", "tags": ["a", "b"],
            "nested": {"a": -1.5, "b": true, "c": null}, "long": "ab", "path": "/x/"});
        assert_eq!(Value::Object(literal.values), values);
        for program in
            ["export default () => ({ a: 1 })", "module.exports = function (data) {\n return { a: 1 }; }", "{ a: 1 };"]
        {
            let literal = exported(program).or_else(|| front(program)).unwrap();
            assert_eq!((literal.is_whole(), &literal.values["a"]), (true, &json!(1)), "{program}");
        }
        let literal = front("const title = \"Kopi\";\nlet tags = ['a']\nvar n = { order: 3 };\r\n").unwrap();
        assert_eq!(Value::Object(literal.values), json!({"title": "Kopi", "tags": ["a"], "n": {"order": 3}}));
    }

    #[test]
    fn what_is_computed_is_named() {
        let literal = object(
            "{ title: 'a', ...more, [key]: 1, permalink: (data) => data.draft ? false : `/${x}/`, date, \
             tags: ['a', f(1)], eleventyComputed: { permalink: f('}'), lang: 'id' }, sum: 1 + x, last: 'z' }",
        )
        .unwrap();
        let keys: Vec<&str> = literal.computed.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["", "", "permalink", "date", "tags", "eleventyComputed.permalink", "sum"]);
        assert_eq!(literal.computed[2].1, "(data) => data.draft ? false : `/${x}/`");
        assert_eq!(
            Value::Object(literal.values),
            json!({"title": "a", "eleventyComputed": {"lang": "id"}, "last": "z"})
        );
        for odd in ["{", "{ a: 1", "{ a: 'b }", "x", "", "{ a: ) }"] {
            assert!(object(odd).is_none_or(|literal| !literal.is_whole()), "{odd}");
        }
        assert_eq!(front("title = 'x'"), None);
    }
}
