//! Shortcodes of Hugo and Zola.
//!
//! Takes a body; converts the shortcodes that have a Markdown equivalent. Others, such as those of the old site's own
//! templates, stay unchanged and are listed.

use super::tag::{Arguments, Context, Converted, between, elsewhere, fence, figure};

/// Hugo's: `{{< name a="b" >}}` and `{{% name %}}…{{% /name %}}`.
pub(crate) fn hugo(body: &str, context: &Context<'_>) -> Converted {
    let mut converted = Converted::default();
    let mut rest = body;
    while let Some(at) = rest.find("{{<").into_iter().chain(rest.find("{{%")).min() {
        converted.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = if rest.starts_with("{{<") { ">}}" } else { "%}}" };
        let Some((inside, end)) = between(rest, &rest[..3], close) else { break };
        let inside = inside.trim();
        let after = &rest[end..];
        if let Some(shown) = inside.strip_prefix("/*").and_then(|inner| inner.strip_suffix("*/")) {
            // Escaped, so that it is shown and not run.
            converted.text.push_str(&format!("{}{shown}{close}", &rest[..3]));
            rest = after;
            continue;
        }
        let replacement = hugo_tag(inside.trim_end_matches('/').trim(), after, context);
        let more = converted.add(&rest[..end], replacement);
        rest = &after[more..];
    }
    converted.text.push_str(rest);
    converted
}

/// The replacement of a shortcode, and how many bytes after it belong to it.
fn hugo_tag(inside: &str, after: &str, context: &Context<'_>) -> Option<(String, usize)> {
    let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let arguments = Arguments::parse(rest);
    let alone = |text: Option<String>| text.map(|text| (text, 0));
    match name {
        "figure" | "image" | "img" => alone(figure(&arguments)),
        "ref" | "relref" => alone(context.reference(arguments.get_or("path", 0)?)),
        "youtube" | "vimeo" | "gist" | "tweet" | "twitter" | "x" | "instagram" | "bilibili" => {
            alone(elsewhere(name, &arguments))
        }
        "highlight" => {
            let (code, more) = hugo_end(after, name)?;
            Some((fence(arguments.get_or("lang", 0).unwrap_or_default(), code), more))
        }
        "rawhtml" | "raw" | "html" => hugo_end(after, name).map(|(inner, more)| (inner.to_string(), more)),
        "comment" => hugo_end(after, name).map(|(_, more)| (String::new(), more)),
        "details" => {
            let (inner, more) = hugo_end(after, name)?;
            let summary = arguments.get_or("summary", 0).or_else(|| arguments.get("title")).unwrap_or("…");
            Some((format!("<details>\n<summary>{summary}</summary>\n\n{}\n\n</details>", inner.trim()), more))
        }
        _ => None,
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
            ("{{< youtube aB-1 >}}", "<https://www.youtube.com/watch?v=aB-1>"),
            ("{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```"),
            ("{{</* youtube x */>}}", "{{< youtube x >}}"),
            ("{{< rawhtml >}}<b>x</b>{{< /rawhtml >}}", "<b>x</b>"),
            ("a{{% comment %}}b{{% /comment %}}c", "ac"),
        ] {
            let converted = with(|context| hugo(shortcode, context));
            assert_eq!((converted.text.as_str(), converted.left.len()), (markdown, 0), "{shortcode}");
        }
    }

    #[test]
    fn zola_shortcodes_with_an_equivalent_are_converted_and_braces_in_prose_are_kept() {
        let converted =
            with(|context| zola("{{ youtube(id=\"aB-1\") }} {{ x }} {% quote(author=\"A\") %}b{% end %}", context));
        assert_eq!(
            converted.text,
            "<https://www.youtube.com/watch?v=aB-1> {{ x }} {% quote(author=\"A\") %}b{% end %}"
        );
        assert_eq!(converted.left, ["{% quote(author=\"A\") %}"]);
    }

    #[test]
    fn other_tags_are_kept_and_listed() {
        for odd in
            ["{{< unknown a=1 >}}", "{{< ref \"nowhere\" >}}", "{{<", "{{% x", "{{< highlight go >}} never closed"]
        {
            let converted = with(|context| hugo(odd, context));
            assert_eq!(converted.text, odd);
        }
    }
}
