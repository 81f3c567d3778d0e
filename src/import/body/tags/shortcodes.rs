//! Shortcodes of Hugo and Zola.
//!
//! Takes a body; converts the shortcodes that have a Markdown equivalent, and those of the old site's own whose template is plain
//! HTML. Of others of Hugo the inner text stays, and the mark becomes a comment; others of Zola stay unchanged. Both are listed.

use super::own_shortcode::{Template, without_empty_lines};
use super::tag::{Arguments, Context, Converted, between, elsewhere, fence, figure};

/// How deep shortcodes may stand in each other.
const DEEPEST: usize = 20;

/// Hugo's: `{{< name a="b" >}}` and `{{% name %}}…{{% /name %}}`.
pub(crate) fn hugo(body: &str, context: &Context<'_>) -> Converted {
    hugo_within(body, context, 0)
}

fn hugo_within(body: &str, context: &Context<'_>, depth: usize) -> Converted {
    let mut converted = Converted::default();
    let mut rest = body;
    while let Some(at) = rest.find("{{<").into_iter().chain(rest.find("{{%")).min() {
        converted.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = if rest.starts_with("{{<") { ">}}" } else { "%}}" };
        let Some((inside, end)) = between(rest, &rest[..3], close) else { break };
        let inside = inside.trim();
        let (mark, after) = rest.split_at(end);
        if let Some(shown) = inside.strip_prefix("/*").and_then(|inner| inner.strip_suffix("*/")) {
            // Escaped, so that it is shown and not run.
            converted.text.push_str(&format!("{}{shown}{close}", &mark[..3]));
            rest = after;
            continue;
        }
        let use_ = Use { mark, inside: inside.trim_end_matches('/').trim(), after, depth };
        let replacement = use_.known(context, &mut converted).or_else(|| use_.unknown(context, &mut converted));
        let more = converted.add(mark, replacement);
        rest = &after[more..];
    }
    converted.text.push_str(rest);
    converted
}

/// One use of a shortcode of Hugo.
struct Use<'a> {
    mark: &'a str,
    /// The name and the arguments.
    inside: &'a str,
    /// All that follows the mark.
    after: &'a str,
    depth: usize,
}

impl<'a> Use<'a> {
    fn name(&self) -> &'a str {
        self.inside.split(char::is_whitespace).next().unwrap_or_default()
    }

    fn arguments(&self) -> Arguments {
        Arguments::parse(&self.inside[self.name().len()..])
    }

    /// The text up to the mark at its end, and the number of bytes to the position after that.
    fn inner(&self) -> Option<(&'a str, usize)> {
        hugo_end(self.after, self.name())
    }

    /// A text in it, with its own shortcodes converted.
    fn nested(&self, inner: &str, context: &Context<'_>, converted: &mut Converted) -> String {
        if self.depth == DEEPEST {
            return inner.to_string();
        }
        let nested = hugo_within(inner, context, self.depth + 1);
        converted.left.extend(nested.left);
        converted.lost.extend(nested.lost);
        nested.text
    }

    /// The replacement of one that has an equivalent, and how many bytes after the mark belong to it.
    fn known(&self, context: &Context<'_>, converted: &mut Converted) -> Option<(String, usize)> {
        let (name, arguments) = (self.name(), self.arguments());
        let alone = |text: Option<String>| text.map(|text| (text, 0));
        match name {
            "figure" | "image" | "img" => alone(figure(&arguments)),
            "ref" | "relref" => alone(context.reference(arguments.get_or("path", 0)?)),
            "youtube" | "vimeo" | "gist" | "tweet" | "twitter" | "x" | "instagram" | "bilibili" => {
                alone(elsewhere(name, &arguments))
            }
            "highlight" => {
                let (code, more) = self.inner()?;
                Some((fence(arguments.get_or("lang", 0).unwrap_or_default(), code), more))
            }
            "rawhtml" | "raw" | "html" => {
                self.inner().map(|(inner, more)| (without_empty_lines(inner.trim_start()), more))
            }
            "comment" => self.inner().map(|(_, more)| (String::new(), more)),
            "details" => {
                let (inner, more) = self.inner()?;
                let summary = arguments.get_or("summary", 0).or_else(|| arguments.get("title")).unwrap_or("…");
                let inner = self.nested(inner, context, converted);
                Some((format!("<details>\n<summary>{summary}</summary>\n\n{}\n\n</details>", inner.trim()), more))
            }
            _ => {
                let template = Template::parse(context.blog.shortcodes.get(name)?)?;
                let (inner, more) = self.inner().unwrap_or_default();
                let inner = self.nested(inner, context, converted);
                Some((template.fill(&arguments, &inner), more))
            }
        }
    }

    /// What stands for one without an equivalent: its inner text, and its mark in a comment. One in a URL or an attribute stays.
    fn unknown(&self, context: &Context<'_>, converted: &mut Converted) -> Option<(String, usize)> {
        let name = self.name();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_/.".contains(c));
        let is_part = converted.text.ends_with(['(', '"', '\'', '=', '/', '<']);
        if !is_name || is_part || matches!(name, "ref" | "relref") {
            return None;
        }
        converted.lost.push(name.to_string());
        let comment = format!("<!-- {} -->", self.mark.replace("--", "- -"));
        let Some((inner, more)) = self.inner() else { return Some((comment, 0)) };
        let inner = self.nested(inner, context, converted);
        // A line that begins with a comment has no Markdown after it.
        let text = if inner.contains('\n') {
            format!("{comment}\n\n{}\n", inner.trim_matches('\n'))
        } else {
            inner + &comment
        };
        Some((text, more))
    }
}

/// What is before the end of a shortcode, and the number of bytes to the position after it.
fn hugo_end<'a>(after: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let mut from = 0;
    while let Some(at) = after[from..].find("{{").map(|at| from + at) {
        let (inside, length) = between(&after[at..], "{{", "}}")?;
        let inside = inside.trim_matches(['<', '>', '%']).trim();
        let end = at + length;
        if inside.strip_prefix('/').map(str::trim) == Some(name) {
            return Some((&after[..at], end));
        }
        from = end;
    }
    None
}

/// Zola's: `{{ name(a="b") }}` and `{% name(a="b") %}…{% end %}`.
pub(crate) fn zola(body: &str, _: &Context<'_>) -> Converted {
    let mut converted = Converted::default();
    let mut rest = body;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        converted.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = if rest.starts_with("{{") { "}}" } else { "%}" };
        let Some((inside, end)) = between(rest, &rest[..2], close) else { break };
        let inside = inside.trim();
        let after = &rest[end..];
        if let Some(shown) = inside.strip_prefix("/*").and_then(|inner| inner.strip_suffix("*/")) {
            converted.text.push_str(&format!("{}{shown}{close}", &rest[..2]));
            rest = after;
            continue;
        }
        let call = inside.split_once('(').and_then(|(name, rest)| Some((name.trim(), rest.strip_suffix(')')?)));
        let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let known = call.filter(|(name, _)| is_name(name));
        let text = known.and_then(|(name, rest)| {
            let arguments = Arguments::parse(rest);
            match name {
                "figure" | "image" | "img" => figure(&arguments),
                "youtube" | "vimeo" | "gist" | "tweet" | "twitter" => elsewhere(name, &arguments),
                _ => None,
            }
        });
        match text {
            Some(text) => converted.text.push_str(&text),
            None => {
                // Braces without a call are prose or code.
                converted.left.extend(known.map(|_| rest[..end].to_string()));
                converted.text.push_str(&rest[..end]);
            }
        }
        rest = after;
    }
    converted.text.push_str(rest);
    converted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::model::{Blog, OldFile};

    fn with<T>(run: impl Fn(&Context<'_>) -> T) -> T {
        let file = OldFile {
            from: "content/posts/kopi/index.md".into(),
            to: "content/posts/kopi/index.md".into(),
            old_path: Some("/posts/kopi/".into()),
            ..OldFile::default()
        };
        let blog = Blog { files: vec![file], ..Blog::default() };
        let by_name = blog.by_name();
        run(&Context { blog: &blog, by_name: &by_name, file: &blog.files[0] })
    }

    #[test]
    fn hugo_shortcodes_with_an_equivalent_are_converted() {
        for (shortcode, markdown) in [
            ("{{< figure src=\"a.png\" title=\"Peta\" >}}", "![Peta](a.png \"Peta\")"),
            ("[a]({{< relref \"/posts/kopi\" >}})", "[a](@/posts/kopi/index.md)"),
            ("[a]({{< ref \"kopi.md#bagian\" >}})", "[a](/posts/kopi/#bagian)"),
            ("[a]({{% relref path=\"posts/kopi/index.md\" %}})", "[a](@/posts/kopi/index.md)"),
            ("{{< youtube aB-1 >}}", "[YouTube](<https://www.youtube.com/watch?v=aB-1>)"),
            ("{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```"),
            ("{{</* youtube x */>}}", "{{< youtube x >}}"),
            ("{{< rawhtml >}}<b>x</b>{{< /rawhtml >}}", "<b>x</b>"),
            ("a{{% comment %}}b{{% /comment %}}c", "ac"),
            ("{{< rawhtml >}}\n<div>a\n\nb</div>\n{{< /rawhtml >}}", "<div>a\nb</div>\n"),
        ] {
            let converted = with(|context| hugo(shortcode, context));
            assert_eq!((converted.text.as_str(), converted.left.len()), (markdown, 0), "{shortcode}");
        }
    }

    #[test]
    fn a_shortcode_without_an_equivalent_keeps_its_inner_text_and_its_mark_is_a_comment() {
        for (shortcode, markdown, lost) in [
            ("a {{< map id=1 >}} b", "a <!-- {{< map id=1 >}} --> b", 1),
            ("- {{% mark %}}Week *1*{{% /mark %}}", "- Week *1*<!-- {{% mark %}} -->", 1),
            ("{{% box %}}\nSlides.\n{{% /box %}}", "<!-- {{% box %}} -->\n\nSlides.\n", 1),
            ("{{% a %}}x{{< b >}}{{% /a %}}", "x<!-- {{< b >}} --><!-- {{% a %}} -->", 2),
            ("{{< a b=\"--\" >}}", "<!-- {{< a b=\"- -\" >}} -->", 1),
            ("[x]({{< url \"a\" >}})", "[x]({{< url \"a\" >}})", 0),
            (
                "{{% details \"S\" %}}{{< map >}}{{% /details %}}",
                "<details>\n<summary>S</summary>\n\n<!-- {{< map >}} -->\n\n</details>",
                1,
            ),
        ] {
            let converted = with(|context| hugo(shortcode, context));
            assert_eq!((converted.text.as_str(), converted.lost.len()), (markdown, lost), "{shortcode}");
        }
        let deep = "{{% a %}}".repeat(5000) + &"{{% /a %}}".repeat(5000);
        with(|context| hugo(&deep, context));
    }

    #[test]
    fn zola_shortcodes_with_an_equivalent_are_converted_and_braces_in_prose_are_kept() {
        let converted =
            with(|context| zola("{{ youtube(id=\"aB-1\") }} {{ x }} {% quote(author=\"A\") %}b{% end %}", context));
        assert_eq!(
            converted.text,
            "[YouTube](<https://www.youtube.com/watch?v=aB-1>) {{ x }} {% quote(author=\"A\") %}b{% end %}"
        );
        assert_eq!(converted.left, ["{% quote(author=\"A\") %}"]);
    }

    #[test]
    fn other_tags_are_kept_and_listed() {
        for odd in ["{{< ref \"nowhere\" >}}", "{{<", "{{% x"] {
            let converted = with(|context| hugo(odd, context));
            assert_eq!(converted.text, odd);
        }
    }
}
