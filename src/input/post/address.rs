//! The URL of a post or page, and its aliases.

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::name::FileName;
use crate::base::date::Moment;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url;
use crate::base::yaml::Text;
use crate::base::yaml::reader::At;
use crate::input::config::{Config, Pattern};
use crate::input::front_matter::FrontMatter;
use crate::language::Language;

/// The site path of a page and its aliases, all decoded. They begin with `/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// `/2016/10/menanti/`, or `/old/page.html` if front matter sets it.
    pub path: String,
    pub(crate) slug: String,
    pub(crate) aliases: Vec<At<String>>,
    /// Aliases with a query, `/?p=7`: the path is decoded, the query is as written. No page can answer them.
    pub(crate) asked: Vec<At<String>>,
}

impl Address {
    #[expect(clippy::too_many_arguments, reason = "a URL is made of all of these")]
    pub(crate) fn of(
        text: &Text<'_>,
        front: &FrontMatter,
        name: &FileName,
        kind: Kind,
        language: &Language,
        date: Option<&Moment>,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Address {
        let slug = slug(text, front, name, diagnostics);
        let pattern = if kind == Kind::Post { &config.permalinks.posts } else { &config.permalinks.pages };
        let expand = |pattern: &Pattern| {
            pattern.expand(|part| match part {
                "lang" => config.prefix_of(&language.tag).to_string(),
                "year" => date.map_or(String::new(), |date| format!("{:04}", date.day.year())),
                "month" => date.map_or(String::new(), |date| format!("{:02}", date.day.month())),
                "day" => date.map_or(String::new(), |date| format!("{:02}", date.day.day())),
                "folder" => name.folder.split('/').map(url::slugify).collect::<Vec<_>>().join("/"),
                "filename" => url::slugify(&name.slug),
                "title" => front.title.as_ref().map_or(slug.clone(), |title| url::slugify(&title.value)),
                _ => slug.clone(),
            })
        };
        let home = name.is_section && name.slug.trim_start_matches('_') == "index" && name.folder.is_empty();
        let path = match &front.permalink {
            Some(written) => permalink(text, written, diagnostics).unwrap_or_else(|| expand(pattern)),
            None if home => format!("/{}/", config.prefix_of(&language.tag)).replace("//", "/"),
            None => tidy(&expand(pattern)),
        };
        let (mut aliases, mut asked) = (Vec::new(), Vec::new());
        for alias in &front.aliases {
            let Some(path) = checked(text, alias, "alias", diagnostics) else { continue };
            let span = alias.span.clone();
            let (address, fragment) = alias.value.trim().split_once('#').unwrap_or((&alias.value, ""));
            if !fragment.is_empty() {
                let message =
                    format!("browsers do not send `#{fragment}` to a host, so this alias is for all of `{path}`");
                let hint = format!("write `{path}`");
                diagnostics.push(Diagnostic::warning(message).at(text.place(span.clone())).hint(hint));
            }
            match address.split_once('?').filter(|(_, query)| !query.is_empty()) {
                Some((_, query)) => asked.push(At { value: format!("{path}?{}", query.trim()), span }),
                None => aliases.push(At { value: path, span }),
            }
        }
        Address { path, slug, aliases, asked }
    }
}

fn tidy(path: &str) -> String {
    path.replace("//", "/")
}

fn slug(text: &Text<'_>, front: &FrontMatter, name: &FileName, diagnostics: &mut Diagnostics) -> String {
    let from_name = || match url::slugify(&name.slug) {
        slug if slug.is_empty() => url::full_slug(&name.slug),
        slug => slug,
    };
    let (slug, place) = match &front.slug {
        Some(written) => (url::cut(written.value.trim_matches('/').to_string()), text.place(written.span.clone())),
        None => (from_name(), crate::base::diagnostic::Place::file(text.file)),
    };
    match url::check_segment(&slug) {
        Ok(()) => slug,
        Err(problem) => {
            let error = Diagnostic::error(format!("the slug `{slug}` cannot be used: {problem}"));
            diagnostics.push(error.at(place).hint(problem.hint()));
            from_name()
        }
    }
}

/// The whole URL of a page: an error if it has a query or a fragment, since no file answers to these.
fn permalink(text: &Text<'_>, written: &At<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Some(sign) = written.value.chars().find(|letter| matches!(letter, '?' | '#')) else {
        return checked(text, written, "permalink", diagnostics);
    };
    let (value, hint) = (
        written.value.trim(),
        "remove `?` and `#` with what follows them, since they are no part of the path of a page",
    );
    let problem = Diagnostic::error(format!("the permalink `{value}` cannot be used: it has a `{sign}`"));
    diagnostics.push(problem.at(text.place(written.span.clone())).hint(hint));
    None
}

/// A URL in front matter as a site path; an error if it cannot be one.
fn checked(text: &Text<'_>, written: &At<String>, what: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let refuse = |problem: String, hint: &str| {
        Diagnostic::error(problem).at(text.place(written.span.clone())).hint(hint.to_string())
    };
    let value = written.value.trim();
    if value.contains("://") || value.starts_with("//") {
        let problem = format!("the {what} `{value}` is not a path of this site");
        diagnostics.push(refuse(problem, "write only the path, such as `/2016/10/kopi-darat/`"));
        return None;
    }
    let value = value.split(['?', '#']).next().unwrap_or_default();
    let decoded = url::decode(value).unwrap_or_else(|| value.to_string());
    let inner = decoded.trim_start_matches('/');
    let last = inner.rsplit('/').next().unwrap_or_default();
    let path = match inner {
        "" => "/".to_string(),
        _ if last.is_empty() || last.contains('.') && !last.starts_with('.') => format!("/{inner}"),
        _ => format!("/{inner}/"),
    };
    match url::check_output_path(inner.trim_end_matches('/')) {
        _ if inner.is_empty() => Some(path),
        Ok(()) => Some(path),
        Err(problem) => {
            diagnostics.push(refuse(format!("the {what} `{value}` cannot be used: {problem}"), problem.hint()));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str) -> (Option<String>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let text = Text::new("a.md", value);
        let written = At { value: value.to_string(), span: 0..value.len() };
        (checked(&text, &written, "permalink", &mut diagnostics), diagnostics)
    }

    #[test]
    fn a_path_ends_in_a_slash_or_a_file_name() {
        assert_eq!(check("/a/b").0.as_deref(), Some("/a/b/"));
        assert_eq!(check("a/b/").0.as_deref(), Some("/a/b/"));
        assert_eq!(check("/2012/x.html").0.as_deref(), Some("/2012/x.html"));
        assert_eq!(check("/caf%C3%A9/").0.as_deref(), Some("/café/"));
        assert_eq!(check("/").0.as_deref(), Some("/"));
    }

    #[test]
    fn row_10_a_path_outside_the_site_is_an_error_with_its_span() {
        for value in ["../../x", "/a/../../etc", "..", "/a/%2e%2e/b", "a\\..\\b", "https://example.org/x", "//host/x"] {
            let (path, diagnostics) = check(value);
            assert_eq!(path, None, "{value}");
            assert!(diagnostics[0].is_error());
            assert_eq!(diagnostics[0].place.as_ref().unwrap().column, 1);
        }
    }

    #[test]
    fn row_17_reserved_names_and_trailing_dots_are_errors_with_a_hint() {
        for value in ["/con/", "/a/aux.html", "/a./", "/nul"] {
            let (path, diagnostics) = check(value);
            assert_eq!(path, None, "{value}");
            assert!(!diagnostics[0].hints.is_empty(), "{value}");
        }
    }
}
