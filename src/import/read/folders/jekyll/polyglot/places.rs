//! Where each text was.

use std::collections::BTreeMap;

use super::super::address;
use super::settings::Polyglot;
use super::shown::{Text, shown};
use crate::import::model::{Blog, OldFile};

/// Texts that are translations of each other, or one text alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// Whether a `page_id` says so: the URLs of its texts may differ.
    pub(super) has_id: bool,
    pub(super) places: Vec<Place>,
}

/// Where a text was.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The number of its file.
    pub(super) file: usize,
    /// The URL that Jekyll gives it, below that of a language.
    pub(super) url: String,
    /// The numbers of its own language, and of the language in which it has its URL; none if it had none.
    pub(super) language: usize,
    pub(super) home: Option<usize>,
    /// The other languages that showed it.
    pub(super) copies: Vec<usize>,
}

/// All published texts with a URL.
pub(super) fn groups(polyglot: &Polyglot, blog: &Blog) -> Vec<Group> {
    let mut order: Vec<usize> = (0..blog.files.len()).collect();
    order.retain(|at| !blog.files[*at].is_draft && blog.files[*at].old_path.is_some());
    order.sort_by(|one, other| {
        let (one, other) = (&blog.files[*one], &blog.files[*other]);
        (one.day, &one.from).cmp(&(other.day, &other.from))
    });
    let url = |at: usize| blog.files[at].old_path.clone().unwrap_or_default();
    let names: Vec<String> = order.iter().map(|at| name(&blog.files[*at], &url(*at), polyglot)).collect();
    let texts: Vec<Text<'_>> = order
        .iter()
        .zip(&names)
        .map(|(at, name)| Text {
            group: name,
            language: polyglot.language(&blog.files[*at]).unwrap_or(0),
            only: only(&blog.files[*at], polyglot),
        })
        .collect();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for ((at, text), languages) in order.iter().zip(&texts).zip(shown(&texts, polyglot.count())) {
        let home = languages.iter().copied().find(|shown| *shown == text.language).or(languages.first().copied());
        let own = home.and_then(|home| own_url(polyglot, &blog.files[*at], home));
        let url = own.unwrap_or_else(|| url(*at));
        // Where the URLs of another language begin, its own build has removed what was there.
        let is_below =
            |url: &str| polyglot.others().any(|other| url.starts_with(&format!("{}/", polyglot.prefix(other))));
        let is_kept = |language: &usize| Some(*language) != home && !(*language == 0 && is_below(&url));
        // Each edition of the new site has a home page.
        let copies = languages.iter().copied().filter(is_kept).filter(|_| url != "/").collect();
        let group = groups.entry(text.group.to_string()).or_default();
        group.has_id |= blog.files[*at].front.text_of("page_id").is_some();
        group.places.push(Place { file: *at, url, language: text.language, home, copies });
    }
    groups.into_values().collect()
}

/// What a text shares with its translations.
fn name(file: &OldFile, url: &str, polyglot: &Polyglot) -> String {
    file.front.text_of("page_id").unwrap_or_else(|| without_language(url, polyglot.names()))
}

/// The URL of a text on the pages of a language, if it is not the same in all.
pub(super) fn own_url(polyglot: &Polyglot, file: &OldFile, language: usize) -> Option<String> {
    address::of_page(&polyglot.permalink(file, language)?, "")
}

/// The only languages that may show a text.
fn only(file: &OldFile, polyglot: &Polyglot) -> Vec<usize> {
    let named = file.front.names(polyglot.only);
    let folder = polyglot.of_folder(polyglot.inner(&file.from)).and_then(|language| polyglot.number(language));
    // What no language has is shown by none.
    let number = |name: &String| polyglot.number(name).unwrap_or(usize::MAX);
    match folder {
        Some(language) => vec![language],
        None if polyglot.is_excluded(&file.from) => vec![0],
        None => named.iter().map(number).collect(),
    }
}

/// A URL without the languages between slashes and dots: `/about/` of `/about.fr/`.
pub(super) fn without_language(url: &str, languages: &[String]) -> String {
    let mut left = String::new();
    let mut rest = url;
    while let Some(first) = rest.chars().next() {
        let end = |language: &String| {
            let after = rest.strip_prefix(['/', '.'])?.strip_prefix(language.as_str())?;
            after.starts_with(['/', '.']).then(|| 2 + language.len())
        };
        match languages.iter().find_map(end) {
            Some(end) => {
                left.push('/');
                rest = &rest[end..];
            }
            None => {
                left.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_have_one_url_but_for_the_language() {
        let languages = ["en", "fr", "pt-BR"].map(str::to_string);
        for (url, without) in [
            ("/about/", "/about/"),
            ("/about.fr/", "/about/"),
            ("/fr/2016/10/a.html", "/2016/10/a.html"),
            ("/contact.en.html", "/contact/html"),
            ("/pt-BR/x/", "/x/"),
            ("/pt-br/x/", "/pt-br/x/"),
            ("/fr", "/fr"),
            ("/français/fr/", "/français/"),
        ] {
            assert_eq!(without_language(url, &languages), without, "{url}");
        }
    }
}
