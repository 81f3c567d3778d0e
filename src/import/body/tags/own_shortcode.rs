//! A shortcode of the old site's own, whose template is HTML with arguments and an inner text.
//!
//! Takes the template; gives the HTML of one use. A template that repeats or computes anything is not read.

use super::tag::Arguments;
use super::template_parts::{self, Part, Value};
use crate::base::xml;

/// A template of Hugo that puts texts into HTML.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Template(Vec<Part>);

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
    /// Reads a template; none if it does more than put arguments and the inner text where they belong.
    pub(crate) fn parse(text: &str) -> Option<Template> {
        template_parts::parse(text).map(Template)
    }

    /// The HTML of one use. The inner text is Markdown of its own where the HTML is a block.
    pub(crate) fn fill(&self, arguments: &Arguments, inner: &str) -> String {
        let is_block = self.is_block() || inner.trim().contains('\n');
        let usage = Usage { arguments, inner: inner.trim(), is_block };
        let mut html = String::new();
        usage.fill(&self.0, &mut html);
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

/// One use of a shortcode.
struct Usage<'a> {
    arguments: &'a Arguments,
    inner: &'a str,
    is_block: bool,
}

impl Usage<'_> {
    /// Adds the HTML of parts.
    fn fill(&self, parts: &[Part], html: &mut String) {
        for part in parts {
            match part {
                // An empty line would end the HTML.
                Part::Html(text) => html.push_str(&without_empty_lines(text)),
                Part::Put(Value::Inner) if self.is_block => html.push_str(&format!("\n\n{}\n\n", self.inner)),
                Part::Put(Value::Inner) => html.push_str(self.inner),
                Part::Put(value) => xml::value(html, self.text(value)),
                Part::When { value, is_wanted, yes, no } => {
                    let holds = self.text(value).is_empty() != *is_wanted;
                    self.fill(if holds { yes } else { no }, html);
                }
            }
        }
    }

    fn text<'v>(&'v self, value: &'v Value) -> &'v str {
        match value {
            Value::Inner => self.inner,
            Value::Text(text) => text,
            Value::Argument(name, usual) => {
                let given = match name.parse::<usize>() {
                    Ok(at) => self.arguments.plain.get(at).map(String::as_str),
                    Err(_) => self.arguments.get(&name.to_ascii_lowercase()),
                };
                given.filter(|given| !given.is_empty()).unwrap_or(usual)
            }
        }
    }
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
            (
                "{{- $url := .Get \"url\" -}}\n{{- if not $url -}}{{ errorf \"no url: %s\" .Position }}{{- end -}}\n\
                 <a href=\"{{ $url }}\">{{ .Get \"title\" }}</a>",
                "url=\"/kopi/\" title=\"Kopi\"",
                "",
                "<a href=\"/kopi/\">Kopi</a>",
            ),
            (
                "<i>{{ with .Get \"note\" }}({{ . }}){{ else }}none{{ end }}</i>{{ if .Params.big }}!{{ end }}",
                "note=\"x\"",
                "",
                "<i>(x)</i>",
            ),
            ("{{ with .Inner }}<p>{{ . }}</p>{{ end }}", "", "*x*", "<p>*x*</p>"),
            ("{{ if isset .Params \"a\" }}A{{ else }}B{{ end }}{{ $x := \"c\" }}{{ $x }}", "", "", "Bc"),
        ] {
            assert_eq!(filled(template, arguments, inner).as_deref(), Some(html), "{template}");
        }
    }

    #[test]
    fn a_template_that_repeats_or_computes_anything_is_not_read() {
        for template in [
            "{{ if .Get 0 }}a",
            "{{ if eq (.Get 0) \"x\" }}a{{ end }}",
            "{{ $a := .Get 0 }}{{ if $a }}{{ $a = \"x\" }}{{ end }}{{ $a }}",
            "{{ if .Get 0 }}a{{ else if .Get 1 }}b{{ end }}",
            "a{{ end }}",
            "{{ $nosuch }}",
            "{{ . }}",
            "{{ .Get 0 | default (urls.Parse $url).Host }}",
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
