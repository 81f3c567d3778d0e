//! A shortcode of the old site's own, whose template is plain HTML with arguments and an inner text.
//!
//! Takes the template; gives the HTML of one use. A template that decides or repeats anything is not read, and nothing is run.

use super::tag::Arguments;
use crate::base::xml;

/// A template of Hugo that only puts texts into HTML.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Html(String),
    Inner,
    /// The argument with a name or at a position, and what stands for it where it is missing.
    Argument(String, String),
}

/// Functions after `|` that change nothing here: what they mark as safe is text or a URL.
const HARMLESS: [&str; 8] = [
    "markdownify",
    "safeHTML",
    "safeURL",
    "safeHTMLAttr",
    "relURL",
    "absURL",
    ".Page.RenderString",
    "$.Page.RenderString",
];

/// Elements that begin a block of their own.
const BLOCKS: [&str; 16] = [
    "<div",
    "<section",
    "<aside",
    "<p",
    "<figure",
    "<blockquote",
    "<details",
    "<table",
    "<ul",
    "<ol",
    "<h1",
    "<h2",
    "<h3",
    "<h4",
    "<article",
    "<header",
];

impl Template {
    /// Reads a template; none if it has more than arguments and the inner text.
    pub(crate) fn parse(text: &str) -> Option<Template> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some(at) = rest.find("{{") {
            let end = at + rest[at..].find("}}")?;
            let action = &rest[at + 2..end];
            let before = if action.starts_with('-') { rest[..at].trim_end() } else { &rest[..at] };
            parts.push(Part::Html(before.to_string()));
            rest = &rest[end + 2..];
            if action.ends_with('-') {
                rest = rest.trim_start();
            }
            let action = action.trim_start_matches('-').trim_end_matches('-').trim();
            if !(action.starts_with("/*") && action.ends_with("*/")) {
                parts.push(part(action)?);
            }
        }
        parts.push(Part::Html(rest.to_string()));
        Some(Template(parts))
    }

    /// The HTML of one use. The inner text is Markdown of its own where the HTML is a block.
    pub(crate) fn fill(&self, arguments: &Arguments, inner: &str) -> String {
        let mut html = String::new();
        let is_block = self.is_block() || inner.trim().contains('\n');
        for part in &self.0 {
            match part {
                // An empty line would end the HTML.
                Part::Html(text) => html.push_str(&without_empty_lines(text)),
                Part::Inner if is_block => html.push_str(&format!("\n\n{}\n\n", inner.trim())),
                Part::Inner => html.push_str(inner.trim()),
                Part::Argument(name, usual) => {
                    let value = match name.parse::<usize>() {
                        Ok(at) => arguments.plain.get(at).map(String::as_str),
                        Err(_) => arguments.get(&name.to_ascii_lowercase()),
                    };
                    xml::value(&mut html, value.filter(|value| !value.is_empty()).unwrap_or(usual));
                }
            }
        }
        html.trim().to_string()
    }

    fn is_block(&self) -> bool {
        let start = self.0.iter().find_map(|part| match part {
            Part::Html(text) if text.trim().is_empty() => None,
            Part::Html(text) => Some(text.trim_start()),
            _ => Some(""),
        });
        let start = start.unwrap_or_default().to_ascii_lowercase();
        BLOCKS.iter().any(|tag| start.strip_prefix(tag).is_some_and(|rest| rest.starts_with([' ', '>', '\n'])))
    }
}

/// What an action puts in.
fn part(action: &str) -> Option<Part> {
    let mut steps = action.split('|').map(str::trim);
    let first = Arguments::parse(steps.next()?).plain;
    let words: Vec<&str> = first.iter().map(String::as_str).collect();
    let (mut usual, mut part) = (String::new(), None);
    match words[..] {
        [".Inner"] => part = Some(Part::Inner),
        [".Get", name] | ["$.Get", name] => part = Some(Part::Argument(name.to_string(), String::new())),
        ["default", value, ".Get", name] => {
            usual = value.to_string();
            part = Some(Part::Argument(name.to_string(), String::new()));
        }
        _ => {}
    }
    for step in steps {
        match step.split_once(char::is_whitespace) {
            Some(("default", value)) => usual = Arguments::parse(value).plain.into_iter().next()?,
            None if HARMLESS.contains(&step) => {}
            _ => return None,
        }
    }
    Some(match part? {
        Part::Argument(name, _) => Part::Argument(name, usual),
        other => other,
    })
}

/// HTML as one block of Markdown, which an empty line would end. In elements that show their spaces a character stands for the line.
pub(crate) fn without_empty_lines(html: &str) -> String {
    let shows_spaces = ["<pre", "<textarea"].iter().any(|tag| html.to_ascii_lowercase().contains(tag));
    let mut out = String::with_capacity(html.len());
    for line in html.split_inclusive('\n') {
        match line.trim().is_empty() && line.ends_with('\n') {
            true if !shows_spaces || out.is_empty() => {}
            true => out.push_str("&#10;"),
            false => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, arguments: &str, inner: &str) -> Option<String> {
        Some(Template::parse(template)?.fill(&Arguments::parse(arguments), inner))
    }

    #[test]
    fn arguments_and_the_inner_text_are_put_in() {
        for (template, arguments, inner, html) in [
            (
                "<a href=\"{{ .Get 0 }}\">{{ .Inner }}</a>",
                "\"a.html\" newtab",
                "Week 1",
                "<a href=\"a.html\">Week 1</a>",
            ),
            ("<b>{{ .Get \"name\" }}</b>", "name=\"A & <B>\"", "", "<b>A &amp; &lt;B&gt;</b>"),
            ("<b>{{- .Get 0 | default \"note\" -}} </b>", "", "", "<b>note</b>"),
            ("{{/* Says it. */}}<i>{{ .Inner | markdownify }}</i>\n", "", "x", "<i>x</i>"),
            ("<div class=\"c\">{{ .Inner }}</div>", "", "\n*a*\n", "<div class=\"c\">\n\n*a*\n\n</div>"),
            ("<div>\n\n<p>\n\n{{ .Get 0 }}</p></div>", "x", "", "<div>\n<p>\nx</p></div>"),
        ] {
            assert_eq!(filled(template, arguments, inner).as_deref(), Some(html), "{template}");
        }
    }

    #[test]
    fn a_template_that_decides_anything_is_not_read() {
        for template in [
            "{{ if .Get 0 }}a{{ end }}",
            "{{ range .Params }}",
            "{{ partial \"x\" . }}",
            "{{ .Get 0",
            "{{ .Page.Title }}",
        ] {
            assert_eq!(Template::parse(template), None, "{template}");
        }
    }

    #[test]
    fn html_has_no_empty_lines_but_shows_those_that_are_seen() {
        assert_eq!(without_empty_lines("\n\n<div>a\n\n  \nb</div>\n"), "<div>a\nb</div>\n");
        assert_eq!(without_empty_lines("<pre>a\n\nb</pre>"), "<pre>a\n&#10;b</pre>");
    }
}
