//! Code in shortcodes as HTML.
//!
//! Takes a shortcode of one of the usual code plugins; gives a block of code with its language. Deliberately does not
//! know other shortcodes.

use super::shortcode::Shortcode;
use crate::base::xml;

/// The names of shortcodes that hold code in the language of their name.
const LANGUAGES: [&str; 36] = [
    "actionscript3",
    "bash",
    "c",
    "clojure",
    "coldfusion",
    "cpp",
    "csharp",
    "css",
    "delphi",
    "diff",
    "erlang",
    "fsharp",
    "go",
    "groovy",
    "haskell",
    "html",
    "java",
    "javafx",
    "javascript",
    "js",
    "latex",
    "matlab",
    "objc",
    "perl",
    "php",
    "plain",
    "powershell",
    "python",
    "r",
    "ruby",
    "scala",
    "shell",
    "sql",
    "text",
    "vb",
    "xml",
];

/// Whether a shortcode's name is a language.
pub fn is_language(name: &str) -> bool {
    LANGUAGES.contains(&name)
}

/// A block of code in one of the forms that code plugins know.
pub fn code(name: &str, found: &Shortcode) -> Option<String> {
    let content = found.content?;
    let language = match name {
        "sourcecode" | "source" | "code" | "highlight" => {
            found.get("language").or(found.get("lang")).or(found.bare()).unwrap_or_default()
        }
        language if is_language(language) => language,
        _ => return None,
    };
    let mut html = String::from("<pre");
    if !language.is_empty() && language != "plain" {
        xml::attribute(&mut html, "class", &format!("language-{language}"));
    }
    html.push_str("><code>");
    let content = content.trim_matches(['\n', '\r']).trim_end();
    // The plugins keep code with its angle brackets escaped; only a body typed elsewhere has bare ones.
    if content.contains('<') {
        xml::text(&mut html, content);
    } else {
        html.push_str(content);
    }
    html.push_str("</code></pre>");
    Some(html)
}
