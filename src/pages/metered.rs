//! Templates with a meter in them.
//!
//! Takes the text of a template; gives the same with a call of the filter [`FILTER`] wherever it can go around or keep something:
//! what a `for` goes through, what a `set` keeps, what a component is given. Tera itself counts no steps. Places in the new text
//! are brought back to the old one. It does not know what the filter does.

use std::ops::Range;

/// The filter that is called.
pub(super) const FILTER: &str = "chancery_metered";

/// A template with calls of the filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metered {
    pub(super) text: String,
    /// In order.
    added: Vec<Added>,
}

/// What was put in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Added {
    /// The byte in the old text.
    at: usize,
    text: String,
    /// The bytes of the old text that it is about.
    about: Range<usize>,
}

/// A word, a text in quotes or another character of a tag, by its bytes in the template.
#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    Quoted,
    Sign(u8),
}

impl Metered {
    pub(super) fn of(old: &str) -> Metered {
        let mut metered = Metered::default();
        let mut done = 0;
        for added in calls(old) {
            metered.text.push_str(&old[done..added.at]);
            metered.text.push_str(&added.text);
            done = added.at;
            metered.added.push(added);
        }
        metered.text.push_str(&old[done..]);
        metered
    }

    /// A template as it is.
    pub(super) fn unchanged(text: &str) -> Metered {
        Metered { text: text.to_string(), added: Vec::new() }
    }

    /// Whether something was put in.
    pub(super) fn is_changed(&self) -> bool {
        !self.added.is_empty()
    }

    /// The bytes in the old text of bytes in the new one. A call of the filter is at what it is called with.
    pub(super) fn in_old(&self, new: Range<usize>) -> Range<usize> {
        match (self.byte_in_old(new.start), self.byte_in_old(new.end)) {
            (Err(added), _) => added.about.clone(),
            (Ok(start), Ok(end)) => start..end,
            (Ok(start), Err(added)) => start..added.at.max(start),
        }
    }

    /// The byte of the old text, or what was put in there.
    fn byte_in_old(&self, new: usize) -> Result<usize, &Added> {
        let mut before = 0;
        for added in &self.added {
            let start = added.at + before;
            if new < start {
                break;
            }
            if new < start + added.text.len() {
                return Err(added);
            }
            before += added.text.len();
        }
        Ok(new - before)
    }
}

/// What to put in at which byte, in order.
fn calls(text: &str) -> Vec<Added> {
    let mut calls = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        at += found;
        match text.as_bytes().get(at + 1) {
            Some(b'#') => at = text[at..].find("#}").map_or(text.len(), |end| at + end + 2),
            Some(mark @ (b'{' | b'%')) => {
                let (tokens, end) = tokens(text, at + 2, *mark == b'%');
                let first = tokens.first().map(|token| &text[token.span.clone()]);
                calls.extend(in_tag(text, &tokens));
                let raw = *mark == b'%' && first == Some("raw");
                at = if raw { end_of_raw(text, end) } else { end };
            }
            _ => at += 1,
        }
    }
    calls
}

/// The tokens of a tag whose inside begins at byte `at`, and the byte after its end.
fn tokens(text: &str, mut at: usize, is_block: bool) -> (Vec<Token>, usize) {
    let bytes = text.as_bytes();
    let end = if is_block { &b"%}"[..] } else { &b"}}"[..] };
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    let (mut tokens, mut depth) = (Vec::new(), 0_usize);
    while at < bytes.len() {
        let rest = &bytes[at..];
        if depth == 0 && (rest.starts_with(end) || rest.strip_prefix(b"-").is_some_and(|rest| rest.starts_with(end))) {
            return (tokens, at + end.len() + usize::from(rest[0] == b'-'));
        }
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let (kind, length) = match rest[0] {
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            quote @ (b'"' | b'\'' | b'`') => (Kind::Quoted, quoted(rest, quote)),
            byte if is_word(&byte) => (Kind::Word, rest.iter().take_while(|byte| is_word(byte)).count()),
            sign => (Kind::Sign(sign), 1),
        };
        match kind {
            Kind::Sign(b'{') => depth += 1,
            Kind::Sign(b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        tokens.push(Token { kind, span: at..at + length });
        at += length;
    }
    (Vec::new(), text.len())
}

/// The length of the text in quotes at the start.
fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// The byte after `{% endraw %}`.
fn end_of_raw(text: &str, mut at: usize) -> usize {
    while let Some(found) = text[at..].find("{%") {
        let (tokens, end) = tokens(text, at + found + 2, true);
        at += found + 2;
        if tokens.first().is_some_and(|token| &text[token.span.clone()] == "endraw") {
            return end;
        }
    }
    text.len()
}

fn in_tag(text: &str, tokens: &[Token]) -> Vec<Added> {
    let word =
        |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| &text[token.span.clone()]);
    let sign =
        |at: usize| tokens.get(at).and_then(|token| if let Kind::Sign(sign) = token.kind { Some(sign) } else { None });
    match (word(0), sign(0)) {
        (Some("for"), _) => match (0..tokens.len()).find(|at| word(*at) == Some("in")) {
            Some(at) => wrapped(&tokens[at + 1..]),
            None => Vec::new(),
        },
        (Some("set" | "set_global"), _) if sign(2) == Some(b'=') => wrapped(&tokens[3..]),
        (Some("set" | "set_global"), _) => {
            let (Some(name), Some(last)) = (tokens.get(1), tokens.last()) else { return Vec::new() };
            vec![Added { at: last.span.end, text: format!(" | {FILTER}"), about: name.span.clone() }]
        }
        (None, Some(b'<')) => {
            let attribute =
                |at: &usize| word(*at).is_some() && sign(at + 1) == Some(b'=') && sign(at + 2) == Some(b'{');
            (1..tokens.len()).filter(attribute).flat_map(|at| wrapped(inside_braces(&tokens[at + 2..]))).collect()
        }
        _ => Vec::new(),
    }
}

/// The tokens between the brace at the start and the one that closes it.
fn inside_braces(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign(b'{') => depth += 1,
            Kind::Sign(b'}') if depth == 1 => return &tokens[1..at],
            Kind::Sign(b'}') => depth -= 1,
            _ => {}
        }
    }
    &[]
}

/// An expression in brackets with the filter behind it.
fn wrapped(expression: &[Token]) -> Vec<Added> {
    let (Some(first), Some(last)) = (expression.first(), expression.last()) else { return Vec::new() };
    let about = first.span.start..last.span.end;
    vec![
        Added { at: about.start, text: "(".to_string(), about: about.clone() },
        Added { at: about.end, text: format!(") | {FILTER}"), about },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_is_called_where_a_template_goes_around_or_keeps_something() {
        for (old, new) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in (b) | F %}x{% endfor %}"),
            ("{%- for a, b in c.d | sort(by=\"in\") -%}", "{%- for a, b in (c.d | sort(by=\"in\")) | F -%}"),
            ("{% set x = x ~ \"%}\" %}", "{% set x = (x ~ \"%}\") | F %}"),
            ("{% set_global x={a: {b: 1}} %}", "{% set_global x=({a: {b: 1}}) | F %}"),
            ("{% set x | upper %}y{% endset %}", "{% set x | upper | F %}y{% endset %}"),
            ("{{ <a b={x ~ x} c=\"d\" e={ {f: 1} } /> }}", "{{ <a b={(x ~ x) | F} c=\"d\" e={ ({f: 1}) | F } /> }}"),
            ("{% <a b={x}> %}", "{% <a b={(x) | F}> %}"),
        ] {
            assert_eq!(Metered::of(old).text.replace(FILTER, "F"), new);
        }
        for old in [
            "{# {% for a in b %} #}",
            "{% raw %}{% set a = b %}{% endraw %}",
            "{{ f(a={b: 1}) }}{{ { \"a\": 1 } }}",
            "{% if a in b %}{% endif %}",
            "a { b } {% for",
            "{{ \"unclosed",
            "",
        ] {
            assert!(!Metered::of(old).is_changed(), "{old}");
        }
    }

    #[test]
    fn places_are_those_of_the_old_text() {
        let old = "é {% for a in b.c %}{% set d = e %}{{ f }}";
        let metered = Metered::of(old);
        let of = |new: Range<usize>| &old[metered.in_old(new)];
        let find = |word: &str| metered.text.find(word).map(|at| at..at + word.len()).unwrap();
        for word in ["é", "for", "b.c", "{% set d = ", "{{ f }}"] {
            assert_eq!(of(find(word)), word);
        }
        let (first, last) = (metered.text.find(FILTER).unwrap(), metered.text.rfind(FILTER).unwrap());
        for (call, about) in [(first, "b.c"), (last, "e")] {
            assert_eq!(of(call..call + FILTER.len()), about);
            assert_eq!(of(call - 4..call + FILTER.len()), about);
        }
        assert_eq!(of(find("(b.c")), "b.c");
        assert_eq!(of(find("b.c").start..first), "b.c");
        assert_eq!(metered.in_old(metered.text.len()..metered.text.len()), old.len()..old.len());
    }
}
