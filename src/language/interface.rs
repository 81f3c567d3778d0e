//! The words of the interface in all languages of a site.
//!
//! Takes each language's [`Words`] and the site's languages, its first one first; gives a message in the reader's language,
//! else in the nearest one that has it, and tells what is not translated.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::choose::{Order, SiteOrder};
use super::list::Lists;
use super::words::Problem;
use super::{Argument, Language, Words};
use crate::base::diagnostic::{Diagnostic, Diagnostics, did_you_mean};

/// The language that the theme has whole.
const FALLBACK: &str = "en";

/// All words of a site's interface. Shared by all threads.
pub(crate) struct Interface {
    words: BTreeMap<String, Words>,
    /// The site's languages in their order, and English after them.
    site: SiteOrder,
    /// By the tags of the site's languages.
    orders: BTreeMap<String, Order>,
    /// How names are listed, in the site's languages and in those that have words.
    lists: BTreeMap<String, Lists>,
}

/// A message, and the language that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message<'w> {
    pub(crate) text: Cow<'w, str>,
    /// The canonical tag.
    pub(crate) language: &'w str,
    /// `ltr` or `rtl`.
    pub(crate) dir: &'static str,
    /// Whether it is in the reader's language.
    pub(crate) is_own: bool,
}

/// The words for the readers of one language.
pub(crate) struct Reader<'w> {
    interface: &'w Interface,
    order: Cow<'w, Order>,
}

impl Interface {
    /// Joins the words of several languages; of two for one language the later counts.
    pub(crate) fn new(words: impl IntoIterator<Item = Words>, languages: &[Language]) -> Interface {
        let words: BTreeMap<String, Words> =
            words.into_iter().map(|words| (words.language().to_string(), words)).collect();
        let tags = || languages.iter().map(|language| language.tag.as_str());
        let site = SiteOrder::new(tags().chain([FALLBACK]));
        let orders = tags().map(|tag| (tag.to_string(), site.of_reader(tag))).collect();
        let spoken = words.values().map(Words::spoken).chain(languages);
        let lists = spoken.map(|language| (language.tag.clone(), Lists::new(language))).collect();
        Interface { words, site, orders, lists }
    }

    /// The words as readers of the language with a canonical tag get them.
    pub(crate) fn reader(&self, language: &str) -> Reader<'_> {
        let known = self.orders.get(language).map(Cow::Borrowed);
        let order = known.unwrap_or_else(|| Cow::Owned(self.site.of_reader(language)));
        Reader { interface: self, order }
    }

    /// Whether readers of one of the site's languages see a text in another one.
    pub(crate) fn borrows(&self) -> bool {
        let keys = self.keys();
        self.orders.keys().map(|tag| self.own_words(tag)).any(|own| {
            let is_own = |key: &&str| own.iter().any(|words| words.has(key));
            !keys.iter().all(is_own)
        })
    }

    /// Arguments of which lists are written as a language writes them.
    fn listed<'a>(
        &self,
        tag: &str,
        words: &Words,
        arguments: &'a [(&'a str, Argument)],
    ) -> Cow<'a, [(&'a str, Argument)]> {
        if !arguments.iter().any(|(_, argument)| matches!(argument, Argument::List { .. })) {
            return Cow::Borrowed(arguments);
        }
        let lists = self.lists.get(tag).or_else(|| self.lists.get(words.language()));
        let listed = |argument: &Argument| match (argument, lists) {
            (Argument::List { items, is_html: true }, Some(lists)) => Argument::Html(lists.html(items)),
            (Argument::List { items, is_html: false }, Some(lists)) => Argument::Text(lists.text(items)),
            (other, _) => other.clone(),
        };
        arguments.iter().map(|(name, argument)| (*name, listed(argument))).collect()
    }

    /// The keys that some language has.
    fn keys(&self) -> BTreeSet<&str> {
        self.words.values().flat_map(Words::keys).collect()
    }

    /// The site's languages that have no words at all, neither of their own nor of a parent; sorted.
    pub(crate) fn without_words(&self) -> Vec<&str> {
        self.orders.keys().map(String::as_str).filter(|tag| self.own_words(tag).is_empty()).collect()
    }

    /// The keys that English has and a language of the site lacks, where it has words at all; sorted.
    pub(crate) fn missing(&self) -> Vec<(&str, &str)> {
        let Some(whole) = self.words.get(FALLBACK) else { return Vec::new() };
        let mut missing = Vec::new();
        for tag in self.orders.keys() {
            let own = self.own_words(tag);
            if !own.is_empty() {
                let lacks = |key: &&str| !own.iter().any(|words| words.has(key));
                missing.extend(whole.keys().filter(lacks).map(|key| (tag.as_str(), key)));
            }
        }
        missing
    }

    /// [`Interface::without_words`] as one warning, and [`Interface::missing`] as one for each language.
    pub(crate) fn warnings(&self) -> Diagnostics {
        let tags = self.without_words();
        let nothing = tags.first().map(|first| {
            let all = tags.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ");
            Diagnostic::warning(format!("the theme has no texts in {all}, so another language is shown")).hint(
                match self.words.contains_key(*first) {
                    true => format!("delete the `# ` before the texts in i18n/{first}.ftl, and translate them"),
                    false => format!("run `chancery theme words {first}`, and translate i18n/{first}.ftl"),
                },
            )
        });
        let mut lacking: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (tag, key) in self.missing() {
            lacking.entry(tag).or_default().push(format!("`{key}`"));
        }
        let some = lacking.into_iter().map(|(tag, keys)| {
            let (count, named) = (keys.len(), some_of(&keys));
            let count = if count == 1 {
                "1 text of the interface is".to_string()
            } else {
                format!("{count} texts of the interface are")
            };
            Diagnostic::warning(format!("{count} missing in `{tag}`, so another language is shown: {named}"))
                .hint(format!("write them in i18n/{tag}.ftl"))
        });
        nothing.into_iter().chain(some).chain(self.unknown_arguments()).collect()
    }

    /// Arguments that no page gives, by those of English.
    fn unknown_arguments(&self) -> impl Iterator<Item = Diagnostic> {
        let whole = self.words.get(FALLBACK);
        let all =
            whole.into_iter().flat_map(|whole| self.words.values().flat_map(|words| words.unknown_arguments(whole)));
        all.map(|unknown| {
            let meant = did_you_mean(unknown.argument, unknown.known.iter().map(String::as_str));
            let known: Vec<String> = unknown.known.iter().map(|name| format!("`{{ ${name} }}`")).collect();
            let hint = match (meant, known.is_empty()) {
                (Some(meant), _) => format!("did you mean `{{ ${meant} }}`?"),
                (None, true) => "it takes no arguments".to_string(),
                (None, false) => format!("it takes {}", known.join(", ")),
            };
            let message = format!("`{}` has no argument `{}`", unknown.key, unknown.argument);
            Diagnostic::error(message).at(unknown.place.clone()).hint(hint)
        })
    }

    /// The text of a message without arguments in a language itself or its parents, without any other to fall back on.
    pub(crate) fn own(&self, language: &str, key: &str) -> Option<String> {
        self.own_words(language).into_iter().find_map(|words| words.get(key, &[]).ok()).map(Cow::into_owned)
    }

    /// The words of a language itself and of its parents.
    fn own_words(&self, tag: &str) -> Vec<&Words> {
        let own = self.reader(tag).order.own().filter_map(|tag| self.words.get(tag)).collect::<Vec<_>>();
        // A file in which every line is a comment is still to be translated.
        if own.iter().all(|words| words.keys().next().is_none()) { Vec::new() } else { own }
    }
}

/// Up to three of some names, and how many more there are.
fn some_of(names: &[String]) -> String {
    const MOST: usize = 3;
    let named = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

impl<'w> Reader<'w> {
    /// A message by the rule of [`Order`], with English after the site's languages. An error when no language has the key,
    /// or the arguments do not fill the message.
    pub(crate) fn message(&self, key: &str, arguments: &[(&str, Argument)]) -> Result<Message<'w>, Problem> {
        let own = self.order.own().count();
        let found = self.order.tags().enumerate().find_map(|(at, tag)| {
            let words = self.interface.words.get(tag).filter(|words| words.has(key))?;
            // A list is that of the reader's region: "A, B, and C" in the United States, "A, B and C" in Britain.
            let lists = if at < own { self.order.reader() } else { tag };
            let text = words.get(key, &self.interface.listed(lists, words, arguments));
            Some(text.map(|text| Message {
                text,
                language: words.language(),
                dir: words.spoken().direction.as_str(),
                is_own: at < own,
            }))
        });
        found.unwrap_or_else(|| {
            let meant = did_you_mean(key, self.interface.keys()).map(str::to_string);
            Err(Problem::UnknownKey { key: key.to_string(), meant })
        })
    }

    /// All messages that need no arguments.
    pub(crate) fn plain(&self) -> BTreeMap<&'w str, Message<'w>> {
        self.interface.keys().into_iter().filter_map(|key| Some((key, self.message(key, &[]).ok()?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(languages: &[&str], words: &[(&str, &str)]) -> Interface {
        let languages: Vec<Language> = languages.iter().map(|tag| Language::parse(tag).unwrap()).collect();
        let words = words.iter().map(|(tag, text)| {
            let mut diagnostics = Diagnostics::new();
            let words = Words::parse(&Language::parse(tag).unwrap(), &[("a.ftl", text)], &mut diagnostics);
            assert_eq!(diagnostics, []);
            words
        });
        Interface::new(words, &languages)
    }

    #[test]
    fn a_message_comes_from_the_nearest_language_that_has_it() {
        let interface = interface(
            &["de", "id-ID", "id"],
            &[
                ("en", "a = en\nb = en\nc = en\nd = en\n"),
                ("de", "a = de\nb = de\nc = de\n"),
                ("id", "a = id\nb = id\n"),
                ("id-ID", "a = id-ID\n"),
            ],
        );
        let all = |language| ["a", "b", "c", "d"].map(|key| interface.reader(language).message(key, &[]).unwrap().text);
        assert_eq!(all("id-ID"), ["id-ID", "id", "de", "en"]);
        assert_eq!(all("id"), ["id", "id", "de", "en"]);
        assert_eq!(all("de"), ["de", "de", "de", "en"]);
        assert_eq!(all("fr"), ["de", "de", "de", "en"]);
        assert_eq!(all(""), ["de", "de", "de", "en"]);
    }

    #[test]
    fn plain_words_are_those_that_need_no_arguments() {
        let words = [("en", "a = A\nb = { $n } B\nc = C\n    .title = T\n"), ("id", "a = a\n")];
        let interface = interface(&["id"], &words);
        let plain: Vec<String> =
            interface.reader("id").plain().iter().map(|(key, message)| format!("{key}={}", message.text)).collect();
        assert_eq!(plain, ["a=a", "c=C", "c.title=T"]);
    }

    #[test]
    fn an_unknown_key_is_a_problem_with_a_suggestion_from_any_language() {
        let interface = interface(&["id"], &[("id", "read-more = Baca\n")]);
        assert_eq!(interface.reader("id").message("raed-more", &[]).unwrap_err().hint(), "did you mean `read-more`?");
        assert!(interface.reader("id").message("x", &[]).unwrap_err().hint().contains("x = "));
    }

    #[test]
    fn what_is_not_translated_is_reported_by_language() {
        let interface = interface(
            &["en", "id-ID", "ar", "fr"],
            &[
                ("en", "a = x\nb = x\n    .title = x\nc = x\n"),
                ("id", "a = x\nd = x\n"),
                ("ar", "c = x\nb = x\n    .title = x\n"),
            ],
        );
        assert_eq!(interface.missing(), [("ar", "a"), ("id-ID", "b"), ("id-ID", "b.title"), ("id-ID", "c")]);
        assert_eq!(interface.without_words(), ["fr"]);
        let messages: Vec<String> = interface.warnings().into_iter().map(|warning| warning.message).collect();
        assert_eq!(
            messages,
            [
                "the theme has no texts in `fr`, so another language is shown",
                "1 text of the interface is missing in `ar`, so another language is shown: `a`",
                "3 texts of the interface are missing in `id-ID`, so another language is shown: `b`, `b.title`, `c`"
            ]
        );
    }

    #[test]
    fn an_argument_that_no_page_gives_is_an_error_with_its_place() {
        let interface = interface(
            &["en", "id"],
            &[("en", "a = { $count } posts\nb = B\n"), ("id", "a = { $cuont }\nb = { $x }\nown = { $y }\n")],
        );
        let found: Vec<(String, Vec<String>, usize)> = interface
            .warnings()
            .into_iter()
            .map(|found| (found.message, found.hints, found.place.unwrap().line))
            .collect();
        let hint = |text: &str| vec![text.to_string()];
        assert_eq!(
            found,
            [
                ("`a` has no argument `cuont`".to_string(), hint("did you mean `{ $count }`?"), 1),
                ("`b` has no argument `x`".to_string(), hint("it takes no arguments"), 2),
            ]
        );
    }
}
