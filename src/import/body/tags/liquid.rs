//! Liquid, as Jekyll and Eleventy use it.
//!
//! Takes a body; converts the tags that have a Markdown equivalent. Others stay unchanged and are listed. Variables and
//! loops are not run.

use super::tag::{Arguments, Context, Converted, between, elsewhere, fence, figure};

pub(crate) fn convert(body: &str, context: &Context<'_>) -> Converted {
    let mut converted = Converted::default();
    let mut rest = body;
    while let Some(at) = rest.find("{%").into_iter().chain(rest.find("{{")).min() {
        converted.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = between(rest, "{%", "%}").or_else(|| between(rest, "{{", "}}"));
        let Some((inside, end)) = found else { break };
        let inside = inside.trim_matches('-').trim();
        let after = &rest[end..];
        let taken = match rest.starts_with("{%") {
            true => tag(inside, after, context, &mut converted),
            false => output(inside, context).map(|text| (text, 0)),
        };
        let more = converted.add(&rest[..end], taken);
        rest = &after[more..];
    }
    converted.text.push_str(rest);
    converted
}

/// The replacement of a tag, and how many bytes after it belong to it.
fn tag(inside: &str, after: &str, context: &Context<'_>, converted: &mut Converted) -> Option<(String, usize)> {
    let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let rest = rest.trim();
    let until = |end: &str| {
        let (at, length) = find_end(after, end)?;
        Some((&after[..at], at + length))
    };
    let arguments = || Arguments::parse(rest);
    match name {
        "raw" | "verbatim" => until(&format!("end{name}")).map(|(inner, more)| (inner.to_string(), more)),
        "comment" => until("endcomment").map(|(_, more)| (String::new(), more)),
        _ if name.starts_with('#') => Some((String::new(), 0)),
        "highlight" | "codeblock" => {
            let (code, more) = until(&format!("end{name}"))?;
            let language = match name {
                "codeblock" => rest.split_whitespace().find_map(|word| word.strip_prefix("lang:")).unwrap_or_default(),
                _ => rest.split_whitespace().next().unwrap_or_default(),
            };
            Some((fence(language, code), more))
        }
        "blockquote" => {
            let (inner, more) = until("endblockquote")?;
            let lines: String = inner.trim().lines().map(|line| format!("> {line}\n")).collect();
            let source = if rest.is_empty() { String::new() } else { format!(">\n> {rest}\n") };
            Some((format!("{lines}{source}"), more))
        }
        "post_url" | "link" => {
            let named = context.reference(rest.trim_matches(['"', '\'']));
            let rooted = || (name == "link").then(|| format!("/{}", rest.trim_start_matches('/')));
            named.or_else(rooted).map(|target| (target, 0))
        }
        "img" => image(rest).map(|text| (text, 0)),
        "youtube" | "vimeo" | "gist" | "tweet" | "twitter" => elsewhere(name, &arguments()).map(|text| (text, 0)),
        _ if shows_picture(name) && rest.starts_with(['"', '\'']) => {
            picture(name, &arguments(), context).map(|text| (text, 0))
        }
        "include" | "include_relative" | "includecontents" => {
            let (file, rest) = rest.split_once([' ', '\t', '\n', ',']).unwrap_or((rest, ""));
            let arguments = Arguments::parse(rest).written_out(&|value| written_out(value, context));
            let bare = file.trim_matches(['"', '\'']).rsplit('/').next().unwrap_or(file);
            let bare = bare.split('.').next().unwrap_or(bare).to_ascii_lowercase();
            let text = match bare.as_str() {
                name if shows_picture(name) => figure(&arguments).filter(|_| !arguments.named.is_empty()),
                "youtube" | "vimeo" | "gist" | "tweet" | "twitter" => elsewhere(&bare, &arguments),
                "" => Some(String::new()),
                // The theme makes the table of contents; scripts and comments belonged to the old theme.
                "toc" | "mathjax" | "disqus" | "comments" | "analytics" => {
                    converted.lost.push(format!("{{% {inside} %}}"));
                    Some(String::new())
                }
                _ => None,
            };
            text.map(|text| (text, 0))
        }
        _ => None,
    }
}

/// Whether an include is one that shows a picture, by its name: `figure`, `image-with-caption`, `post_image`.
fn shows_picture(name: &str) -> bool {
    let mut words = name.split(['-', '_']);
    let is_of_many = name.contains("gallery") || name.contains("images") || name.contains("slide");
    !is_of_many && words.any(|word| matches!(word, "figure" | "image" | "img" | "picture" | "photo" | "fig"))
}

/// A picture of a tag with its file, a class if its name says so, and its alternative text: `{% image "a.png" "A map" %}`.
fn picture(name: &str, arguments: &Arguments, context: &Context<'_>) -> Option<String> {
    let file = arguments.plain.first()?;
    let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
    if !matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "svg" | "webp" | "avif") {
        return None;
    }
    let at = if name.contains("class") { 2 } else { 1 };
    let alt = arguments.plain.get(at).cloned().unwrap_or_default();
    // Its file is named from the folder of the site.
    let bare = file.trim_start_matches("./");
    let is_file = context.blog.statics.iter().any(|(from, _)| from == bare);
    let source = if is_file { format!("/{bare}") } else { file.clone() };
    let named = vec![("src".to_string(), source), ("alt".to_string(), alt)];
    figure(&Arguments { named, ..Arguments::default() })
}

/// A value in quotes with the URL of the site resolved; none if it has other variables.
fn written_out(value: &str, context: &Context<'_>) -> Option<String> {
    let text = if value.contains("{{") { convert(value, context).text } else { value.to_string() };
    (!text.contains("{{") && !text.contains("{%")).then_some(text)
}

/// Where `{% end… %}` is, and its length.
fn find_end(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = text[from..].find("{%").map(|at| from + at) {
        let (inside, length) = between(&text[at..], "{%", "%}")?;
        if inside.trim_matches('-').trim() == name {
            return Some((at, length));
        }
        from = at + length;
    }
    None
}

/// Octopress's `{% img left /a.png 300 200 Title %}`.
fn image(rest: &str) -> Option<String> {
    let mut words = rest.split_whitespace().skip_while(|word| !word.contains(['/', '.']));
    let source = words.next()?;
    let title: Vec<&str> = words.skip_while(|word| word.parse::<u32>().is_ok()).collect();
    Some(format!("![{}]({source})", title.join(" ").replace(['"', '[', ']'], "")))
}

/// `{{ site.baseurl }}` and similar variables.
fn output(inside: &str, context: &Context<'_>) -> Option<String> {
    let mut parts = inside.split('|').map(str::trim);
    let first = parts.next()?;
    let filters: Vec<&str> = parts.collect();
    let quoted = first.strip_prefix(['"', '\'']).and_then(|inner| inner.strip_suffix(['"', '\'']));
    let address = |filter: &&str| {
        let filter = filter.trim();
        matches!(filter, "relative_url" | "absolute_url" | "url" | "safe")
            || filter.starts_with("prepend: site.")
            || filter.starts_with("prepend:site.")
    };
    match (first, quoted) {
        (_, Some(text)) if filters.iter().all(address) => Some(text.to_string()),
        ("site.baseurl" | "site.url" | "site.base_url" | "site.root" | "site.host" | "metadata.url", _)
            if filters.is_empty() =>
        {
            Some(String::new())
        }
        ("page.title" | "title", _) if filters.is_empty() => {
            Some(context.file.title.clone()).filter(|title| !title.is_empty())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::import::model::{Blog, OldFile};

    fn converted(body: &str) -> Converted {
        let file = OldFile {
            from: "_posts/2016-10-08-kopi.md".into(),
            to: "content/posts/2016/2016-10-08-kopi.md".into(),
            title: "Kopi".into(),
            ..OldFile::default()
        };
        let blog = Blog { files: vec![file], ..Blog::default() };
        let by_name: BTreeMap<String, usize> = blog.by_name();
        convert(body, &Context { blog: &blog, by_name: &by_name, file: &blog.files[0] })
    }

    #[test]
    fn tags_with_an_equivalent_are_converted() {
        for (liquid, markdown) in [
            ("{% highlight rust linenos %}\nfn a() {}\n{% endhighlight %}", "```rust\nfn a() {}\n```"),
            ("[a]({% post_url 2016-10-08-kopi %})", "[a](@/posts/2016/2016-10-08-kopi.md)"),
            ("![x]({{ site.baseurl }}/a.png)", "![x](/a.png)"),
            ("[b]({{ '/b/' | relative_url }})", "[b](/b/)"),
            ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
            ("{% include figure.html src=\"/a.png\" caption=\"Peta\" %}", "![Peta](/a.png \"Peta\")"),
            ("{% include post-image.html url='/a.png' description=\"Peta\" %}", "![Peta](/a.png \"Peta\")"),
            ("{% include figure image_path=\"{{ site.baseurl }}/a.png\" alt='Kota' %}", "![Kota](/a.png)"),
            ("{% include \"ui/image.html\", image: \"/a.png\", alt: \"Kota: A\" %}", "![Kota: A](/a.png)"),
            ("{% image \"a/b.jpg\" \"Kota\" %}", "![Kota](a/b.jpg)"),
            ("{% image_with_class 'a/b.jpg' 'wide' 'Kota' %}", "![Kota](a/b.jpg)"),
            ("{% include img.html file=\"a.png\" caption=page.title %}", "![](a.png)"),
            ("{% youtube abc %}", "[YouTube](<https://www.youtube.com/watch?v=abc>)"),
            ("a{% comment %}b{% endcomment %}c", "ac"),
            ("a{%- # b -%}c{% #d %}", "ac"),
            ("{{ page.title }}", "Kopi"),
            ("{% img left /a.png 300 200 Peta kota %}", "![Peta kota](/a.png)"),
        ] {
            let converted = converted(liquid);
            assert_eq!((converted.text.as_str(), converted.left.len()), (markdown, 0), "{liquid}");
        }
    }

    #[test]
    fn other_tags_are_kept_and_listed() {
        for odd in [
            "{% for a in b %}",
            "{{ x | y }}",
            "{% include ad.html %}",
            "{% include image.html url=page.image %}",
            "{% include image.html %}",
            "{% image cover \"x\" %}",
            "{% include gallery-image.html url='/a.png' %}",
            "{% include image.html url='{{ page.image }}' %}",
            "{% post_url nowhere %}",
            "{{ a",
            "{%",
            "{% highlight x %}",
        ] {
            let converted = converted(odd);
            assert_eq!(converted.text, odd);
            assert_eq!(converted.left.len(), usize::from(odd.ends_with('}')), "{odd}");
        }
        let converted = converted("{% include toc.html %}a");
        assert_eq!((converted.text.as_str(), converted.lost.len()), ("a", 1));
    }
}
