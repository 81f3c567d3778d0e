//! The paths, method calls and macros of a piece of code, macros' arguments included; no comments, no strings.

use proc_macro2::{Spacing, TokenStream, TokenTree};

/// One of them, as it is written: `fs::read`, `.is_file`, `panic!`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub line: usize,
    /// Whether `(` follows.
    pub is_called: bool,
}

impl Word {
    /// Whether it is the path, the method or the macro `name`, or a longer path to it.
    pub(super) fn is(&self, name: &str) -> bool {
        self.text == name || self.text.strip_suffix(name).is_some_and(|before| before.ends_with("::"))
    }
}

/// All words of some code, in its order.
pub(super) fn words(code: TokenStream) -> Vec<Word> {
    let mut found = Vec::new();
    collect(code, &mut found);
    found
}

fn collect(code: TokenStream, found: &mut Vec<Word>) {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(first) => {
                let before = &tokens[..at];
                let mut text = first.to_string();
                while is_double_colon(&tokens, at + 1)
                    && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                {
                    text.push_str("::");
                    text.push_str(&next.to_string());
                    at += 3;
                }
                let line = first.span().start().line;
                let follows = tokens.get(at + 1);
                let is_called = matches!(follows, Some(TokenTree::Group(group))
                    if group.delimiter() == proc_macro2::Delimiter::Parenthesis);
                if ends_with(before, ".") && !ends_with(before, "..") {
                    text.insert(0, '.');
                } else if is_punctuation(follows, '!') && !is_punctuation(tokens.get(at + 2), '=') {
                    text.push('!');
                }
                // What follows `::` without a name before it belongs to a type: `<T as Trait>::Name`.
                if !ends_with(before, "::") {
                    found.push(Word { text, line, is_called });
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(first)) if first.as_char() == ':' && first.spacing() == Spacing::Joint)
        && is_punctuation(tokens.get(at + 1), ':')
}

fn is_punctuation(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == character)
}

fn ends_with(tokens: &[TokenTree], text: &str) -> bool {
    let start = tokens.len().checked_sub(text.len());
    start.is_some_and(|start| {
        tokens[start..].iter().zip(text.chars()).all(|(token, character)| is_punctuation(Some(token), character))
    })
}

#[test]
fn words_are_paths_methods_and_macros_wherever_they_are() {
    let code = "// fs::no\nfn a() { let x = std::fs::read(b.is_file()); assert!(c != \"fs::no\", \"{}\", d::e()); }\n";
    let words = words(code.parse().unwrap());
    let texts: Vec<&str> = words.iter().map(|word| &*word.text).collect();
    assert_eq!(texts, ["fn", "a", "let", "x", "std::fs::read", "b", ".is_file", "assert!", "c", "d::e"]);
    assert!(words[4].is("fs::read") && !words[4].is("s::read") && words[4].line == 2);
}
