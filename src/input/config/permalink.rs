//! Permalink patterns: `/:lang/:year/:month/:slug/`.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::url;
use crate::base::yaml::reader::At;
use crate::input::keys::Entries;

/// The placeholders that a pattern may have.
pub(crate) const PARTS: [&str; 8] = ["lang", "year", "month", "day", "slug", "title", "filename", "folder"];

/// A checked pattern: literal text and placeholders such as `:slug`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(String);

impl Pattern {
    /// Whether it has a placeholder.
    pub(crate) fn has(&self, part: &str) -> bool {
        let is_part =
            |piece: &str| piece[..piece.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(piece.len())] == *part;
        self.0.split(':').skip(1).any(is_part)
    }

    /// The pattern with each placeholder filled in; empty segments are removed.
    /// Gives a site path such as `/id/2016/10/menanti/`, or `/2016/x.html` if the pattern ends in a file name.
    pub(crate) fn expand<P: AsRef<str>>(&self, part: impl Fn(&str) -> P) -> String {
        let mut path = String::with_capacity(self.0.len() + 32);
        path.push('/');
        for segment in self.0.split('/').filter(|segment| !segment.is_empty()) {
            let start = path.len();
            push_segment(&mut path, segment, &part);
            if path.len() > start {
                path.push('/');
            }
        }
        if !self.0.ends_with('/') && path.len() > 1 {
            path.pop();
        }
        path
    }
}

fn push_segment<P: AsRef<str>>(path: &mut String, segment: &str, part: &impl Fn(&str) -> P) {
    let mut pieces = segment.split(':');
    path.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.bytes().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(piece.len());
        path.push_str(part(&piece[..end]).as_ref());
        path.push_str(&piece[end..]);
    }
}

/// The patterns of posts and pages; those of terms are in their taxonomy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalinks {
    pub(crate) posts: Pattern,
    pub(crate) pages: Pattern,
}

/// Reads `permalinks: {posts: …, pages: …}`.
pub(crate) fn read(settings: &mut Entries<'_, Setting>) -> Permalinks {
    let mut permalinks = Permalinks {
        posts: Pattern("/:lang/:year/:month/:slug/".to_string()),
        pages: Pattern("/:lang/:folder/:slug/".to_string()),
    };
    let Some(entries) = settings.map(Setting::Permalinks) else { return permalinks };
    let mut inner = settings.inner("permalinks", entries);
    report_unknown(&mut inner, &[]);
    if let Some(written) = inner.text(Setting::PermalinkPosts) {
        permalinks.posts = check(&mut inner, written).unwrap_or(permalinks.posts);
    }
    if let Some(written) = inner.text(Setting::PermalinkPages) {
        permalinks.pages = check(&mut inner, written).unwrap_or(permalinks.pages);
    }
    permalinks
}

/// A pattern with known placeholders only, of which at least one differs between posts.
pub(crate) fn check(settings: &mut Entries<'_, Setting>, written: At<String>) -> Option<Pattern> {
    let mut problem = None;
    for piece in written.value.split(':').skip(1) {
        let end = piece.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(piece.len());
        if !PARTS.contains(&&piece[..end]) {
            let hint = match did_you_mean(&piece[..end], PARTS) {
                Some(near) => format!("did you mean `:{near}`?"),
                None => format!("use one of {}", PARTS.map(|part| format!("`:{part}`")).join(", ")),
            };
            problem =
                Some(Diagnostic::error(format!("unknown placeholder `:{}` in a permalink", &piece[..end])).hint(hint));
        }
    }
    for segment in written.value.split('/').filter(|segment| !segment.is_empty() && !segment.contains(':')) {
        if let Err(unfit) = url::check_segment(segment) {
            problem = Some(Diagnostic::error(format!("this permalink cannot be used: {unfit}")).hint(unfit.hint()));
        }
    }
    if let Some(sign) = written.value.chars().find(|letter| matches!(letter, '?' | '#')) {
        let message = format!("this permalink cannot be used: it has a `{sign}`");
        let hint = "remove `?` and `#` with what follows them, since they are no part of the path of a page";
        problem = Some(Diagnostic::error(message).hint(hint));
    }
    if !["slug", "title", "filename"].iter().any(|part| written.value.contains(&format!(":{part}"))) {
        let message = "a permalink needs `:slug`, `:title` or `:filename`, otherwise all pages get the same URL";
        problem = Some(Diagnostic::error(message).hint("write `/:lang/:year/:month/:slug/`"));
    }
    match problem {
        Some(problem) => {
            settings.report_at(problem, written.span);
            None
        }
        None => Some(Pattern(url::decode(&written.value).unwrap_or(written.value))),
    }
}

/// The pattern of a term's archive, for instance `/tag/:slug/`.
pub(crate) fn term_pattern(folder: &str) -> Pattern {
    Pattern(format!("/{folder}/:slug/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(pattern: &str, lang: &str) -> String {
        Pattern(pattern.to_string()).expand(|part| match part {
            "lang" => lang.to_string(),
            "year" => "2016".to_string(),
            "slug" => "menanti".to_string(),
            _ => String::new(),
        })
    }

    #[test]
    fn an_empty_segment_is_removed() {
        assert_eq!(expand("/:lang/:year/:slug/", "id"), "/id/2016/menanti/");
        assert_eq!(expand("/:lang/:year/:slug/", ""), "/2016/menanti/");
        assert_eq!(expand("/:year-:slug.html", ""), "/2016-menanti.html");
    }
}
