//! Converts code shortcodes to HTML.
//!
//! Takes a shortcode of a common code plugin; gives a code block with its language.

use super::shortcode::Shortcode;
use crate::base::xml;

/// Shortcodes that contain code in the language they are named after.
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
pub(crate) fn is_language(name: &str) -> bool {
    LANGUAGES.contains(&name)
}

/// A code block in one of the forms that code plugins accept.
pub(crate) fn code(name: &str, found: &Shortcode) -> Option<String> {
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
    // The plugins store code with escaped angle brackets; bare ones only occur in bodies typed elsewhere.
    if content.contains('<') {
        xml::text(&mut html, content);
    } else {
        html.push_str(content);
    }
    html.push_str("</code></pre>");
    Some(html)
}
