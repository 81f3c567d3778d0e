//! The words of the interface in one language, as Fluent messages (Project Fluent, syntax 1.0).
//!
//! Takes a language and its Fluent files, the theme's first, then the site's; gives messages with their arguments filled in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;

use super::argument::{Argument, has_html};
use super::numbered::Numbered;
use super::pieces::{self, Piece};
use super::reading::Reading;
use super::{Language, number};
use crate::base::diagnostic::{Diagnostics, Place, did_you_mean};

/// Why there is no text for a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No message has this key; perhaps the other key is meant.
    UnknownKey { key: String, meant: Option<String> },
    /// The message is there, but cannot be filled in: the reason, as the end of a sentence.
    Unfilled { key: String, language: String, reason: String },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::UnknownKey { key, .. } => write!(f, "there is no text for the key `{key}`"),
            Problem::Unfilled { key, language, reason } => write!(f, "the text `{key}` in `{language}` {reason}"),
        }
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// What the author can do about it.
    pub(crate) fn hint(&self) -> String {
        match self {
            Problem::UnknownKey { meant: Some(meant), .. } => format!("did you mean `{meant}`?"),
            Problem::UnknownKey { key, .. } => format!("write `{key} = …` in `i18n/en.ftl`"),
            Problem::Unfilled { key, .. } => {
                format!("give the template's call the arguments that `{key}` names with `$`")
            }
        }
    }
}

/// The words of one language. Shared by all threads.
pub(crate) struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeMap<String, Word>,
    /// The names of each message's arguments, and its place.
    arguments: BTreeMap<String, (BTreeSet<String>, Place)>,
}

/// An argument that a message of the same key in English does not take.
pub(super) struct Unknown<'w> {
    pub(super) key: &'w str,
    pub(super) argument: &'w str,
    /// Those that it takes.
    pub(super) known: &'w BTreeSet<String>,
    pub(super) place: &'w Place,
}

/// What is known of a message beforehand.
enum Word {
    /// The text of one that needs no arguments: most are such, and are asked for on every page.
    Plain(String),
    Filled {
        numbered: Numbered,
        pieces: Option<Vec<Piece>>,
    },
}

impl Words {
    /// Reads the sources, each a file's path and its text; a later one overrides an earlier one message by message. What
    /// can be read is kept, and what cannot is added to `found`.
    pub(crate) fn parse(language: &Language, sources: &[(&str, &str)], found: &mut Diagnostics) -> Words {
        let mut reading = Reading::new(language);
        for (file, text) in sources {
            reading.source(language, file, text);
        }
        let Reading { bundle, definitions, messages, diagnostics, .. } = reading.checked(language);
        found.extend(diagnostics);
        let keys = definitions
            .into_iter()
            .filter(|name| !name.starts_with('-'))
            .map(|key| {
                let pieces = pattern(&bundle, &key).and_then(pieces::pieces);
                (key, Word::Filled { numbered: Numbered::default(), pieces })
            })
            .collect();
        let arguments = messages.into_iter().map(|(key, (_, arguments, place))| (key, (arguments, place))).collect();
        let mut words = Words { language: language.clone(), bundle, keys, arguments };
        let plain = |key: &str| Some((key.to_string(), Word::Plain(words.get(key, &[]).ok()?.into_owned())));
        let plain: Vec<(String, Word)> = words.keys().filter_map(plain).collect();
        words.keys.extend(plain);
        words
    }

    /// The canonical tag of the language.
    pub(crate) fn language(&self) -> &str {
        &self.language.tag
    }

    /// Arguments of messages that the messages of another language do not take; each with the message's key and place.
    pub(super) fn unknown_arguments<'w>(&'w self, whole: &'w Words) -> impl Iterator<Item = Unknown<'w>> {
        let known = self.arguments.iter().filter_map(|(key, own)| Some((key, own, &whole.arguments.get(key)?.0)));
        known.flat_map(|(key, (arguments, place), known)| {
            arguments.difference(known).map(move |argument| Unknown { key, argument, known, place })
        })
    }

    pub(crate) fn spoken(&self) -> &Language {
        &self.language
    }

    /// Whether there is a message `key`, or the attribute `key.attribute`.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// The keys of all messages and attributes, sorted.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// The text of a message, or of an attribute (`key.attribute`), without isolating marks: templates wrap names of other
    /// directions in elements of their own.
    pub(crate) fn get(&self, key: &str, arguments: &[(&str, Argument)]) -> Result<Cow<'_, str>, Problem> {
        self.find(key, arguments).unwrap_or_else(|| {
            let meant = did_you_mean(key, self.keys()).map(str::to_string);
            Err(Problem::UnknownKey { key: key.to_string(), meant })
        })
    }

    /// The same; none where there is no such key.
    pub(crate) fn find(&self, key: &str, arguments: &[(&str, Argument)]) -> Option<Result<Cow<'_, str>, Problem>> {
        let (numbered, pieces) = match self.keys.get(key)? {
            Word::Plain(text) => return Some(Ok(plain(text, arguments))),
            Word::Filled { numbered, pieces } => (numbered, pieces),
        };
        if let Some(text) = pieces.as_ref().and_then(|pieces| pieces::join(pieces, arguments)) {
            return Some(Ok(Cow::Owned(text)));
        }
        let filled = || self.filled(key, arguments);
        let known = match arguments {
            [(name, Argument::Number(number))] => numbered.text(name, *number, filled),
            _ => None,
        };
        Some(known.map_or_else(|| filled().map(Cow::Owned), |known| known.map(Cow::Borrowed)))
    }

    fn filled(&self, key: &str, arguments: &[(&str, Argument)]) -> Result<String, Problem> {
        // Keys are those of messages and attributes that have a text.
        let Some(pattern) = pattern(&self.bundle, key) else {
            return Err(Problem::UnknownKey { key: key.to_string(), meant: None });
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (at, (name, argument)) in arguments.iter().enumerate() {
            values.set(*name, value(at, argument));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        match errors.first() {
            None if has_html(arguments) => Ok(pieces::put_back(&text, arguments)),
            None => Ok(text),
            Some(error) => Err(Problem::Unfilled {
                key: key.to_string(),
                language: self.language.tag.clone(),
                reason: reason(error),
            }),
        }
    }
}

/// The text of a message that needs no arguments, as HTML if one of those that it does not need is.
fn plain<'w>(text: &'w str, arguments: &[(&str, Argument)]) -> Cow<'w, str> {
    if has_html(arguments) { Cow::Owned(pieces::put_back(text, &[])) } else { Cow::Borrowed(text) }
}

/// The pattern of a message, or of an attribute (`key.attribute`).
fn pattern<'b>(bundle: &'b FluentBundle<FluentResource>, key: &str) -> Option<&'b Pattern<&'b str>> {
    match key.split_once('.') {
        None => bundle.get_message(key)?.value(),
        Some((id, attribute)) => Some(bundle.get_message(id)?.get_attribute(attribute)?.value()),
    }
}

/// `at` is the argument's place among the others.
fn value(at: usize, argument: &Argument) -> FluentValue<'_> {
    match argument {
        Argument::Html(_) => FluentValue::from(pieces::stand_in(at)),
        Argument::Text(text) => FluentValue::from(text.as_str()),
        Argument::List { items, .. } => FluentValue::from(items.join(", ")),
        Argument::Number(number) => number::argument(*number),
    }
}

fn reason(error: &FluentError) -> String {
    let FluentError::ResolverError(error) = error else { return "cannot be filled in".to_string() };
    match error {
        ResolverError::Reference(ReferenceKind::Variable { id }) => format!("needs the argument `{id}`"),
        ResolverError::Reference(ReferenceKind::Function { id }) => format!("calls the unknown function `{id}`"),
        ResolverError::Reference(ReferenceKind::Message { id, attribute }) => {
            format!("refers to `{}`, which does not exist", join(id, attribute))
        }
        ResolverError::Reference(ReferenceKind::Term { id, attribute }) => {
            format!("refers to `-{}`, which does not exist", join(id, attribute))
        }
        ResolverError::NoValue(id) => format!("refers to `{id}`, which has attributes only"),
        ResolverError::Cyclic => "refers to itself".to_string(),
        ResolverError::MissingDefault | ResolverError::TooManyPlaceables => "cannot be filled in".to_string(),
    }
}

fn join(id: &str, attribute: &Option<String>) -> String {
    attribute.as_ref().map_or_else(|| id.to_string(), |attribute| format!("{id}.{attribute}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tag: &str, sources: &[(&str, &str)]) -> (Words, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        (Words::parse(&Language::parse(tag).unwrap(), sources, &mut diagnostics), diagnostics)
    }

    fn clean(tag: &str, text: &str) -> Words {
        let (words, diagnostics) = words(tag, &[("a.ftl", text)]);
        assert_eq!(diagnostics, []);
        words
    }

    fn text(argument: &str) -> Argument {
        Argument::Text(argument.to_string())
    }

    #[test]
    fn a_message_is_filled_in_without_isolating_marks() {
        let words = clean("id", "tag-archives = Arsip Tag: { $tag }\n    .title = { $tag }!\n");
        assert_eq!(words.get("tag-archives", &[("tag", text("media sosial"))]).unwrap(), "Arsip Tag: media sosial");
        assert_eq!(words.get("tag-archives.title", &[("tag", text("x"))]).unwrap(), "x!");
        assert!(words.has("tag-archives.title") && !words.has("tag") && !words.has("tag-archives.other"));
        assert_eq!(words.keys().collect::<Vec<_>>(), ["tag-archives", "tag-archives.title"]);
    }

    #[test]
    fn a_message_with_html_in_it_is_html() {
        let words = clean(
            "fr",
            "by = Par { $names } & 1 < 2\nmany = { $n ->\n    [one] [{ $names }]\n   *[other] { $names } & { $who }\n }\nplain = a & b\n",
        );
        let html = |html: &str| Argument::Html(html.to_string());
        assert_eq!(words.get("by", &[("names", html("<a>A</a>"))]).unwrap(), "Par <a>A</a> &amp; 1 &lt; 2");
        assert_eq!(words.get("by", &[("names", text("<A>"))]).unwrap(), "Par <A> & 1 < 2");
        let many = |n| [("n", Argument::Number(n)), ("names", html("<i>x</i>")), ("who", text("<B>"))];
        assert_eq!(words.get("many", &many(1.0)).unwrap(), "[<i>x</i>]");
        assert_eq!(words.get("many", &many(2.0)).unwrap(), "<i>x</i> &amp; &lt;B&gt;");
        assert_eq!(words.get("plain", &[("names", html("<i>"))]).unwrap(), "a &amp; b");
        assert_eq!(words.get("by", &[]).unwrap_err().to_string(), "the text `by` in `fr` needs the argument `names`");
    }

    #[test]
    fn plurals_and_numbers_follow_the_language() {
        let one_other = "posts = { $n ->\n    [0] none\n    [one] { $n } post\n   *[other] { $n } posts\n }\n";
        let english = clean("en", one_other);
        let get = |words: &Words, n: f64| words.get("posts", &[("n", Argument::Number(n))]).unwrap().into_owned();
        assert_eq!([0.0, 1.0, 1.5, 12345.0].map(|n| get(&english, n)), ["none", "1 post", "1.5 posts", "12,345 posts"]);
        let arabic =
            clean("ar", "posts = { $n ->\n [zero] z\n [one] o\n [two] t\n [few] f\n [many] m\n *[other] x\n }\n");
        assert_eq!([0.0, 1.0, 2.0, 3.0, 11.0, 100.0].map(|n| get(&arabic, n)), ["z", "o", "t", "f", "m", "x"]);
        assert_eq!(get(&clean("id", "posts = { $n } tulisan\n"), 12345.0), "12.345 tulisan");
        assert_eq!(get(&clean("xx", one_other), 2.0), "2 posts");
    }

    #[test]
    fn the_number_function_takes_options() {
        let words = clean(
            "de",
            "year = { NUMBER($n, useGrouping: \"false\") }\nprice = { NUMBER($n, minimumFractionDigits: 2) }\nwide = { NUMBER($n, minimumFractionDigits: 90, minimumIntegerDigits: 3) }\nround = { NUMBER($n, maximumFractionDigits: 0) }\nplace = { NUMBER($n, type: \"ordinal\") ->\n    [one] x\n   *[other] { $n }.\n }\n",
        );
        let get = |key, n| words.get(key, &[("n", Argument::Number(n))]).unwrap();
        assert_eq!(get("year", 2016.0), "2016");
        assert_eq!(get("price", 1234.5), "1.234,50");
        assert_eq!(get("wide", 7.25), "007,250000000000000");
        assert_eq!(get("round", 2.7), "3");
        assert_eq!(get("place", 3.0), "3.");
        assert_eq!(words.get("year", &[("n", text("MMXVI"))]).unwrap(), "MMXVI");
    }

    #[test]
    fn a_later_source_overrides_message_by_message() {
        let (words, diagnostics) = words("en", &[("theme.ftl", "a = A\nb = B { a }\n"), ("site.ftl", "a = mine\n")]);
        assert_eq!(diagnostics, []);
        assert_eq!(words.get("a", &[]).unwrap(), "mine");
        assert_eq!(words.get("b", &[]).unwrap(), "B mine");
    }

    #[test]
    fn an_unknown_key_or_a_lacking_argument_is_a_problem() {
        let words = clean("en", "read-more = Read { $title }\nonly =\n    .a = x\n");
        let problem = words.get("read-mroe", &[]).unwrap_err();
        assert_eq!(problem.to_string(), "there is no text for the key `read-mroe`");
        assert_eq!(problem.hint(), "did you mean `read-more`?");
        let problem = words.get("read-more", &[("name", text("x"))]).unwrap_err();
        assert_eq!(problem.to_string(), "the text `read-more` in `en` needs the argument `title`");
        for key in ["only", "", ".", "only.", "only.b", "-", "NUMBER", "\0"] {
            assert!(words.get(key, &[]).is_err(), "{key}");
        }
    }

    #[test]
    fn no_file_is_too_odd() {
        for source in [
            "a = { 0.0000000000000000000000001 ->\n [one] x\n *[other] y\n }\n".to_string(),
            "a = { 99999999999999999999999999.5 ->\n *[other] y\n }\n".to_string(),
            format!("a = {}", "{".repeat(100_000)),
            format!("a = {{ {}", "NUMBER(".repeat(100_000)),
        ] {
            let (words, diagnostics) = words("en", &[("a.ftl", &source)]);
            assert!(diagnostics.has_errors());
            assert!(words.get("a", &[]).is_err());
        }
        let chain: String = (0..5000).map(|n| format!("m{n} = {{ m{} }}\n", n + 1)).collect();
        assert!(words("en", &[("a.ftl", &(chain + "m5000 = x\n"))]).0.get("m0", &[]).is_err());
        for number in [f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, f64::MAX, 1e15 + 0.5, -0.1] {
            let words = clean("pl", "a = { $n ->\n    [one] x\n    [few] y\n   *[many] z\n }\n");
            assert!(words.get("a", &[("n", Argument::Number(number))]).is_ok(), "{number}");
        }
        assert!(words("en", &[("a.ftl", "a = { b }\nb = { a }\n")]).0.get("a", &[]).is_err());
        assert_eq!(clean("en", "\u{FEFF}a = A\r\nb = B\r\n").get("a", &[]).unwrap(), "A");
    }

    #[test]
    fn words_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Words>();
    }
}
