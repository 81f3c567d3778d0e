//! The files that Eleventy copies: only those that its configuration names, or that a plugin for images finds in a post.

use std::collections::BTreeSet;

use crate::base::url;
use crate::import::model::OldFile;
use crate::import::read::folders::patterns::{Pattern, with_folders};
use crate::import::read::folders::program::{calls, strings, values};

/// What the configuration copies, as far as it is written out.
#[derive(Default)]
pub(crate) struct Copied {
    /// Files and folders with their new places, if they get one.
    paths: Vec<(String, Option<String>)>,
    patterns: Vec<Pattern>,
    /// Endings among the formats of templates: `png`.
    endings: Vec<String>,
    /// Names of files that published pages mention.
    shown: BTreeSet<String>,
    /// The text of those pages, for names with spaces.
    text: String,
}

fn tidy(path: &str) -> String {
    path.trim().trim_start_matches("./").trim_matches('/').to_string()
}

impl Copied {
    pub(crate) fn of(configuration: &str) -> Copied {
        let mut copied = Copied::default();
        for call in calls(configuration, "addPassthroughCopy") {
            let strings = strings(call);
            if call.trim_start().starts_with('{') {
                copied.paths.extend(strings.chunks(2).filter_map(|pair| match pair {
                    [from, to] => Some((tidy(from), Some(tidy(to)))),
                    _ => None,
                }));
            } else if let Some(first) = strings.first().filter(|first| call.trim_start()[1..].starts_with(**first)) {
                match first.contains(['*', '{', '?']) {
                    true => copied.patterns.extend(Pattern::within_folders(&tidy(first))),
                    false => copied.paths.push((tidy(first), None)),
                }
            }
        }
        let formats = values(configuration, "templateFormats").chain(calls(configuration, "setTemplateFormats"));
        for list in formats {
            let list = list.split(']').next().unwrap_or_default();
            copied.endings.extend(strings(list).iter().map(|ending| format!(".{ending}")));
        }
        copied.endings.retain(|ending| is_for_readers(ending));
        copied
    }

    /// The place of a file on the site, if the configuration copies it.
    pub(crate) fn to(&self, path: &str, input: &str) -> Option<String> {
        let bare = |path: &str| path.strip_prefix(&format!("{input}/")).unwrap_or(path).to_string();
        for (from, to) in &self.paths {
            let rest = if path == from {
                Some("")
            } else {
                path.strip_prefix(from.as_str()).and_then(|rest| rest.strip_prefix('/'))
            };
            match (rest, to) {
                (Some(_), None) => return Some(bare(path)),
                (Some(""), Some(to)) => return Some(if to.is_empty() { bare(path) } else { to.clone() }),
                (Some(rest), Some(to)) => return Some(tidy(&format!("{to}/{rest}"))),
                (None, _) => {}
            }
        }
        let is_wanted = self.patterns.iter().any(|pattern| with_folders(path).any(|path| pattern.fits(path)))
            || self.endings.iter().any(|ending| path.ends_with(ending));
        is_wanted.then(|| bare(path))
    }

    /// Notes the files that published pages mention.
    pub(crate) fn note_shown(&mut self, files: &[OldFile]) {
        for file in files.iter().filter(|file| !file.is_draft) {
            let text = format!("{}{}", file.front.text(), file.body);
            let marks = |c: char| c.is_whitespace() || "/()<>[]{}\"'`?#=,|".contains(c);
            for name in text.split(marks).filter(|name| name.contains('.')) {
                self.shown.insert(url::decode(name).unwrap_or_else(|| name.to_string()));
            }
            self.text.push_str(&text);
        }
    }

    /// Whether a published page mentions a file.
    pub(crate) fn is_shown(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.shown.contains(name) || (name.contains(' ') && self.text.contains(name))
    }
}

/// Images and other files for readers, but not programs and templates.
pub(crate) fn is_for_readers(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    const ENDINGS: [&str; 18] = [
        "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "pdf", "mp3", "mp4", "webm", "ogg", "woff", "woff2",
        "zip", "csv", "txt",
    ];
    ENDINGS.contains(&ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIGURATION: &str = "\
        c.addPassthroughCopy('src/img'); c.addPassthroughCopy({ \"./public/\": \"/\", 'a.txt': 'b/c.txt' });\n\
        c.addPassthroughCopy(\"src/**/*.pdf\"); c.addPassthroughCopy(path.join('x', y));\n\
        return { templateFormats: ['md', 'njk', 'png'], dir: { input: 'src' } };";

    #[test]
    fn files_are_copied_where_the_configuration_says() {
        let copied = Copied::of(CONFIGURATION);
        for (path, to) in [
            ("src/img/a/b.jpg", Some("img/a/b.jpg")),
            ("public/css/a.css", Some("css/a.css")),
            ("a.txt", Some("b/c.txt")),
            ("src/posts/a.pdf", Some("posts/a.pdf")),
            ("src/posts/a.png", Some("posts/a.png")),
            ("src/posts/a.jpg", None),
            ("x/secret.txt", None),
            ("src/imgs/a.jpg", None),
        ] {
            assert_eq!(copied.to(path, "src").as_deref(), to, "{path}");
        }
    }

    #[test]
    fn files_that_published_posts_mention_are_shown() {
        let page = |body: &str, is_draft| OldFile { body: body.to_string(), is_draft, ..OldFile::default() };
        let mut copied = Copied::default();
        copied.note_shown(&[
            page("![x](a%20b.jpg) <img src=\"/img/c.png\"> ![y](<d e.jpg>)", false),
            page("![](f.jpg)", true),
        ]);
        assert!(["x/a b.jpg", "c.png", "d e.jpg"].iter().all(|path| copied.is_shown(path)));
        assert!(!copied.is_shown("f.jpg"));
    }
}
