//! Code as lines of HTML with classes.
//!
//! Takes code and the language that its author names; gives the language's name and the code's lines. It does not depend on
//! fences, line numbers or colours: one stylesheet colours all languages.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use syntect::parsing::{BasicScopeStackOp, ParseState, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::escape;
use super::line_cache::{LineCache, Open};
use super::scope::{Class, Rules};

/// Highlighted code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlighted {
    /// The language's name, such as `Rust`; nothing if the language is unknown.
    pub(crate) name: Option<String>,
    /// The HTML of each line, without its line end; no markup is open across lines.
    pub(crate) lines: Vec<String>,
}

/// Longer lines are not coloured. In bytes.
pub(crate) const LONGEST_LINE: usize = 10_000;
/// Longer code is not coloured. In bytes.
pub(crate) const LONGEST_CODE: usize = 1_000_000;

/// Highlights code. The syntax definitions are loaded when they are first needed.
#[derive(Debug, Default)]
pub struct Highlighter {
    loaded: OnceLock<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    syntaxes: SyntaxSet,
    rules: Rules,
}

impl Highlighter {
    /// A highlighter with all languages.
    pub fn new() -> Highlighter {
        Highlighter::default()
    }

    /// The code's lines, with classes if `language` is a language's name, file extension or a usual short form.
    /// `lines` are those that this thread has met.
    pub fn highlight(&self, lines: &LineCache, language: &str, code: &str) -> Highlighted {
        let Some(token) = token(language) else {
            return plain(code);
        };
        let loaded = self.loaded.get_or_init(Loaded::new);
        match loaded.syntaxes.find_syntax_by_token(&token).filter(|syntax| syntax.name != "Plain Text") {
            None => plain(code),
            Some(syntax) if code.len() > LONGEST_CODE => Highlighted { name: Some(name(syntax)), ..plain(code) },
            Some(syntax) => Highlighted { name: Some(name(syntax)), lines: loaded.lines(lines, syntax, code) },
        }
    }
}

/// The lines of code whose language is unknown.
pub fn plain(code: &str) -> Highlighted {
    Highlighted { name: None, lines: code.lines().map(escaped).collect() }
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    escape::push_text(&mut out, line);
    out
}

/// What the syntax definitions call a language; nothing for what is no language of theirs.
fn token(language: &str) -> Option<String> {
    let language = language.trim().to_ascii_lowercase();
    let token = match language.as_str() {
        "" | "text" | "txt" | "plain" | "plaintext" | "none" | "mermaid" => return None,
        "golang" => "go",
        "shell" | "console" | "shell-session" | "shellsession" | "zsh" | "ksh" => "sh",
        "ps" | "pwsh" => "ps1",
        "csharp" => "cs",
        "fsharp" => "fs",
        // The older of the two definitions of JavaScript, which has this name, does not end on `x /*` (syntect issue 460).
        "javascript" | "javascript (rails)" | "js.erb" | "htc" | "node" | "mjs" | "cjs" => "js",
        "jsonc" | "json5" | "geojson" => "json",
        "docker" => "dockerfile",
        "make" => "makefile",
        "python3" | "py3" => "py",
        "objc" | "obj-c" => "objective-c",
        "protobuf" => "proto",
        "patch" => "diff",
        "hbs" => "handlebars",
        "viml" => "vim",
        "tex" => "latex",
        other => other,
    };
    Some(token.to_string())
}

/// A syntax's name as readers know it.
fn name(syntax: &SyntaxReference) -> String {
    match syntax.name.as_str() {
        "Bourne Again Shell (bash)" => "Bash".to_string(),
        name => name.split(" (").next().unwrap_or(name).to_string(),
    }
}

impl Loaded {
    fn new() -> Loaded {
        let syntaxes = two_face::syntax::extra_newlines();
        Loaded { syntaxes, rules: Rules::new() }
    }

    fn lines(&self, cache: &LineCache, syntax: &SyntaxReference, code: &str) -> Vec<String> {
        let open = Open { parser: ParseState::new(syntax), scopes: ScopeStack::new(), classes: Vec::new() };
        let mut state = cache.state(open);
        let mut lines = Vec::new();
        for line in code.lines() {
            let (html, after) = cache.line(&state, line, || self.line(&state.open, line));
            lines.push(html);
            state = after;
        }
        lines
    }

    /// The HTML of a line, and what is open after it; where the syntax definition fails, the text and what was open.
    fn line(&self, before: &Open, line: &str) -> (String, Open) {
        let painted = if line.len() > LONGEST_LINE { None } else { self.paint(before.clone(), &format!("{line}\n")) };
        painted.unwrap_or_else(|| (escaped(line), before.clone()))
    }

    fn paint(&self, mut open: Open, line: &str) -> Option<(String, Open)> {
        let changes = open.parser.parse_line(line, &self.syntaxes).ok()?;
        let mut out = Line { html: String::with_capacity(line.len() * 3), open: "" };
        let mut from = 0;
        for (at, change) in changes {
            out.push(&line[from..at], open.classes.last().copied().unwrap_or_default());
            from = at;
            self.apply(&mut open, &change)?;
        }
        out.push(&line[from..], open.classes.last().copied().unwrap_or_default());
        Some((out.finish(), open))
    }

    fn apply(&self, open: &mut Open, change: &ScopeStackOp) -> Option<()> {
        let classes = &mut open.classes;
        let applied = open.scopes.apply_with_hook(change, |step, _| match step {
            BasicScopeStackOp::Push(scope) => {
                let outer = classes.last().copied().unwrap_or_default();
                classes.push(self.rules.class(scope).unwrap_or(outer));
            }
            BasicScopeStackOp::Pop => {
                classes.pop();
            }
        });
        applied.ok()
    }
}

/// One line being written; pieces of one class that are side by side share one element.
struct Line {
    html: String,
    open: Class,
}

impl Line {
    fn push(&mut self, text: &str, class: Class) {
        let text = text.strip_suffix('\n').unwrap_or(text);
        if text.is_empty() {
            return;
        }
        // Space has no colour: it neither opens nor closes an element, except that it may end one.
        let class = if self.open.is_empty() && text.trim().is_empty() { "" } else { class };
        if class != self.open {
            self.close();
            if !class.is_empty() {
                self.html.push_str("<span class=\"hl-");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.open = class;
        }
        escape::push_text(&mut self.html, text);
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlight(highlighter: &Highlighter, language: &str, code: &str) -> Highlighted {
        highlighter.highlight(&LineCache::default(), language, code)
    }

    #[test]
    fn code_becomes_lines_with_classes() {
        let rust = highlight(&Highlighter::new(), "rust", "/* a\n b */ fn f() -> u8 { \"<x>\\n\"; 1 }\n");
        assert_eq!(rust.name.as_deref(), Some("Rust"));
        assert_eq!(rust.lines.len(), 2);
        assert_eq!(rust.lines[0], "<span class=\"hl-comment\">/* a</span>");
        let second = &rust.lines[1];
        for part in [
            "<span class=\"hl-comment\"> b */</span>",
            "<span class=\"hl-keyword\">fn</span>",
            "<span class=\"hl-function\">f</span>",
            "<span class=\"hl-number\">1</span>",
            "<span class=\"hl-string\">\"&lt;x&gt;</span><span class=\"hl-escape\">\\n</span><span class=\"hl-string\">\"</span>",
        ] {
            assert!(second.contains(part), "{part} in {second}");
        }
        assert_eq!(second.matches("<span").count(), second.matches("</span>").count());
    }

    #[test]
    fn a_language_is_known_by_name_extension_and_short_form() {
        let highlighter = Highlighter::new();
        let name = |language| highlight(&highlighter, language, "x\n").name;
        for (language, expected) in [
            ("Rust", "Rust"),
            ("rs", "Rust"),
            ("py", "Python"),
            ("golang", "Go"),
            ("shell", "Bash"),
            ("TOML", "TOML"),
            ("ts", "TypeScript"),
            ("yml", "YAML"),
            ("c++", "C++"),
            ("csharp", "C#"),
            ("js", "JavaScript"),
            ("diff", "Diff"),
            ("html", "HTML"),
            ("css", "CSS"),
            ("json", "JSON"),
            ("sql", "SQL"),
            ("dockerfile", "Dockerfile"),
        ] {
            assert_eq!(name(language).as_deref(), Some(expected), "{language}");
        }
        for language in ["", "mermaid", "text", "no-such-language", "\"><script>"] {
            assert_eq!(name(language), None, "{language}");
        }
    }

    #[test]
    fn all_names_of_javascript_have_one_definition_which_ends_on_a_comment_after_an_expression() {
        let highlighter = Highlighter::new();
        for code in ["x /* a", "return x /* a\n*/", "a = b /* c */ d", "@set @junk=1 /* vim:"] {
            let lines = highlight(&highlighter, "js", code).lines;
            for name in ["javascript", "JavaScript", "JavaScript (Rails)", "js.erb", "htc", "mjs"] {
                assert_eq!(highlight(&highlighter, name, code).lines, lines, "{name}: {code}");
            }
        }
    }

    #[test]
    fn an_unknown_language_gives_escaped_lines() {
        let plain = highlight(&Highlighter::new(), "klingon", "<b>\n\n&");
        assert_eq!(plain, Highlighted { name: None, lines: vec!["&lt;b&gt;".into(), String::new(), "&amp;".into()] });
    }

    #[test]
    fn long_lines_and_long_code_stand_without_colours() {
        let highlighter = Highlighter::new();
        let long = format!("let a = \"{}\";", "x".repeat(LONGEST_LINE));
        let lines = highlight(&highlighter, "rust", &format!("{long}\nlet b = 1;\n")).lines;
        assert_eq!(lines[0], long);
        assert!(lines[1].contains("hl-keyword"), "{}", lines[1]);
        let code = "let a = 1;\n".repeat(LONGEST_CODE / 10);
        assert!(highlight(&highlighter, "rust", &code).lines.iter().all(|line| line == "let a = 1;"));
    }

    #[test]
    fn keys_and_strings_of_common_formats_differ() {
        let highlighter = Highlighter::new();
        let html = highlight(&highlighter, "html", "<a href=\"x\">y</a>\n").lines.concat();
        assert!(html.contains("hl-tag\">a</span>") && html.contains("hl-attribute\">href</span>"), "{html}");
        let yaml = highlight(&highlighter, "yaml", "title: \"x\" # note\n").lines.concat();
        assert!(yaml.contains("hl-comment\"># note") && yaml.contains("title</span>"), "{yaml}");
        let diff = highlight(&highlighter, "diff", "-old\n+new\n").lines.concat();
        assert!(diff.contains("hl-deleted") && diff.contains("hl-inserted"), "{diff}");
    }
}
