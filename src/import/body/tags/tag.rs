//! What the tags of all template languages share: arguments, and the Markdown of figures, videos and references.

use std::collections::BTreeMap;

use crate::import::model::{Blog, OldFile};

/// What a tag may need to look up.
pub(crate) struct Context<'a> {
    pub(crate) blog: &'a Blog,
    pub(crate) by_name: &'a BTreeMap<String, usize>,
    pub(crate) file: &'a OldFile,
}

/// A body with its tags converted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Converted {
    pub(crate) text: String,
    /// Tags that stay unchanged.
    pub(crate) left: Vec<String>,
    /// Tags that were removed.
    pub(crate) lost: Vec<String>,
}

impl Converted {
    /// Adds the replacement of a tag, and gives how many bytes after the tag belong to it. A tag without one stays as it is
    /// written.
    pub(crate) fn add(&mut self, tag: &str, replacement: Option<(String, usize)>) -> usize {
        match replacement {
            Some((text, more)) => {
                self.text.push_str(&text);
                more
            }
            None => {
                self.left.push(tag.to_string());
                self.text.push_str(tag);
                0
            }
        }
    }
}

/// Arguments: those with names, and the others in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Arguments {
    pub(crate) named: Vec<(String, String)>,
    pub(crate) plain: Vec<String>,
    /// Names whose values are not in quotes, which are variables in Liquid.
    pub(crate) bare: Vec<String>,
}

impl Arguments {
    /// `a "b c" d='e' f=g, h="i"`, as Hugo, Zola and Liquid write them.
    pub(crate) fn parse(text: &str) -> Arguments {
        let mut arguments = Arguments::default();
        let mut rest = text.trim_start_matches([',', ' ', '\t', '\n']);
        while !rest.is_empty() {
            let name_end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
            let after = rest[name_end..].trim_start();
            // Liquid also writes `name: "value"`.
            let has_colon = || after.strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with(['"', '\'']));
            let named = name_end > 0 && (after.starts_with('=') || has_colon());
            let name = if named { &rest[..name_end] } else { "" };
            let value_text = if named { after[1..].trim_start() } else { rest };
            let (value, left) = value(value_text);
            if named && !value_text.starts_with(['"', '\'', '`']) && value.parse::<f64>().is_err() {
                arguments.bare.push(name.to_ascii_lowercase());
            }
            match named {
                true => arguments.named.push((name.to_ascii_lowercase(), value)),
                false => arguments.plain.push(value),
            }
            rest = left.trim_start_matches([',', ' ', '\t', '\n']);
        }
        arguments
    }

    /// Only the arguments whose values are written out, each as `convert` gives it.
    pub(crate) fn written_out(self, convert: &dyn Fn(&str) -> Option<String>) -> Arguments {
        let bare = self.bare;
        let named = self.named.into_iter().filter(|(name, _)| !bare.contains(name));
        let named = named.filter_map(|(name, value)| Some((name, convert(&value)?)));
        Arguments { named: named.collect(), plain: self.plain, bare: Vec::new() }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.named.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The argument with that name, otherwise the one at that position.
    pub(crate) fn get_or(&self, name: &str, at: usize) -> Option<&str> {
        self.get(name).or_else(|| self.plain.get(at).map(String::as_str)).filter(|value| !value.is_empty())
    }
}

fn value(text: &str) -> (String, &str) {
    for quote in ['"', '\'', '`'] {
        if let Some(inner) = text.strip_prefix(quote) {
            let mut escaped = false;
            for (at, character) in inner.char_indices() {
                match character {
                    '\\' if !escaped && quote != '`' => {
                        escaped = true;
                        continue;
                    }
                    c if c == quote && !escaped => {
                        let value = inner[..at].replace(&format!("\\{quote}"), &quote.to_string());
                        return (value, &inner[at + 1..]);
                    }
                    _ => {}
                }
                escaped = false;
            }
            return (inner.to_string(), "");
        }
    }
    let end = text.find([' ', '\t', '\n', ',']).unwrap_or(text.len());
    // Anything that is neither a name nor a value is skipped, at least one character.
    let end = end.max(text.chars().next().map_or(0, char::len_utf8));
    (text[..end].to_string(), &text[end..])
}

/// A tag at the start of a text: what is between its delimiters, and its length with them. `open` is not read again:
/// the `%` of `{%}` does not close the tag.
pub(crate) fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, usize)> {
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close)?;
    Some((&inner[..end], open.len() + end + close.len()))
}

/// An image; one with a caption is a paragraph of its own.
pub(crate) fn figure(arguments: &Arguments) -> Option<String> {
    let source =
        ["src", "image_path", "url", "path", "image", "file", "image_url", "img", "source", "filename", "link"]
            .iter()
            .find_map(|name| arguments.get(name))
            .or(arguments.plain.first().map(String::as_str))?;
    let caption = ["caption", "title", "description", "text", "attr", "credit"]
        .iter()
        .find_map(|name| arguments.get(name))
        .unwrap_or_default();
    let alt = ["alt", "alt_text", "alternative"].iter().find_map(|name| arguments.get(name)).unwrap_or(caption);
    let target = if source.contains([' ', '(', ')']) { format!("<{source}>") } else { source.to_string() };
    let title = if caption.is_empty() { String::new() } else { format!(" \"{}\"", caption.replace('"', "\\\"")) };
    let image = format!("![{}]({target}{title})", alt.replace(['[', ']'], ""));
    let linked = arguments.get("link").filter(|link| *link != source);
    Some(linked.map_or(image.clone(), |link| format!("[{image}]({link})")))
}

/// A video or post of an online service, as a link that is a paragraph of its own.
pub(crate) fn elsewhere(service: &str, arguments: &Arguments) -> Option<String> {
    let id = arguments.get_or("id", 0)?;
    let second = arguments.plain.get(1).map(String::as_str);
    let address = match service {
        _ if id.starts_with("http://") || id.starts_with("https://") => id.to_string(),
        "youtube" => format!("https://www.youtube.com/watch?v={id}"),
        "vimeo" => format!("https://vimeo.com/{id}"),
        "bilibili" => format!("https://www.bilibili.com/video/{id}"),
        "gist" => match second.filter(|_| !id.contains('/')) {
            Some(number) => format!("https://gist.github.com/{id}/{number}"),
            None => format!("https://gist.github.com/{id}"),
        },
        "tweet" | "twitter" | "x" => {
            let user = arguments.get("user").unwrap_or("i/web");
            format!("https://x.com/{user}/status/{id}")
        }
        "instagram" => format!("https://www.instagram.com/p/{id}/"),
        _ => return None,
    };
    let title = arguments.get("title").unwrap_or(match service {
        "youtube" => "YouTube",
        "vimeo" => "Vimeo",
        "bilibili" => "Bilibili",
        "gist" => "GitHub Gist",
        "tweet" | "twitter" | "x" => "X",
        "instagram" => "Instagram",
        _ => &address,
    });
    Some(format!("[{}](<{address}>)", title.replace(['[', ']'], "")))
}

/// A code block.
pub(crate) fn fence(language: &str, code: &str) -> String {
    let code = code.trim_matches('\n').trim_end();
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2);
    let fence = "`".repeat(longest + 1);
    format!("{fence}{language}\n{code}\n{fence}")
}

impl Context<'_> {
    /// The current reference to another post: `@/posts/2016/2016-10-08-kopi.md`.
    pub(crate) fn reference(&self, name: &str) -> Option<String> {
        let (name, fragment) = name.split_once('#').unwrap_or((name, ""));
        if name.is_empty() {
            return Some(format!("#{fragment}"));
        }
        let own = self.file.from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let bare = name
            .strip_suffix(".md")
            .or_else(|| name.strip_suffix(".markdown"))
            .or_else(|| name.strip_suffix(".html"))
            .unwrap_or(name);
        let bare = bare.strip_suffix("/index").or_else(|| bare.strip_suffix("/_index")).unwrap_or(bare);
        let beside = crate::base::url::join(own, bare);
        let candidates =
            [Some(bare.trim_matches('/').to_string()), beside, bare.rsplit('/').next().map(str::to_string)];
        let at = candidates.into_iter().flatten().find_map(|name| self.by_name.get(&name))?;
        let file = &self.blog.files[*at];
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        // The anchor may have another name here, so the link goes to the URL of the page.
        match (fragment.is_empty(), &file.old_path) {
            (false, Some(path)) => Some(format!("{}{fragment}", crate::base::url::encode_path(path))),
            _ => Some(format!("@/{}", file.to.trim_start_matches("content/"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_have_names_or_positions() {
        let arguments = Arguments::parse("src=\"a b.png\" 'satu dua' caption = \"x \\\"y\\\"\", width=300 dua");
        assert_eq!(arguments.get("src"), Some("a b.png"));
        assert_eq!(arguments.get("caption"), Some("x \"y\""));
        assert_eq!(arguments.plain, ["satu dua", "dua"]);
        for odd in ["=", "\"", "a=", ",,=,", "é=\u{301}"] {
            Arguments::parse(odd);
        }
    }

    #[test]
    fn figures_and_videos_are_what_an_author_would_write() {
        let of = |text: &str| figure(&Arguments::parse(text)).unwrap();
        assert_eq!(
            of("src=\"/a.png\" alt=\"Peta\" caption=\"Peta \\\"lama\\\"\""),
            "![Peta](/a.png \"Peta \\\"lama\\\"\")"
        );
        assert_eq!(of("src='/a b.png'"), "![](</a b.png>)");
        assert_eq!(
            elsewhere("youtube", &Arguments::parse("aB-1")).unwrap(),
            "[YouTube](<https://www.youtube.com/watch?v=aB-1>)"
        );
        assert_eq!(
            elsewhere("gist", &Arguments::parse("budi 12")).unwrap(),
            "[GitHub Gist](<https://gist.github.com/budi/12>)"
        );
    }

    #[test]
    fn a_fence_is_longer_than_any_in_its_code() {
        assert_eq!(fence("md", "\n```\nx\n```\n"), "````md\n```\nx\n```\n````");
    }
}
