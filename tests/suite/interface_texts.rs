//! The interface texts of the default theme, in all its languages.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules, PluralRulesOptions};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/chancery/i18n");

/// Those that have all texts.
const WHOLE: [&str; 22] = [
    "ar", "bn", "de", "en", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "ms", "nl", "pt", "ru", "th", "tr", "ur",
    "vi", "zh", "zh-Hant",
];

/// A language that has only what it spells differently than its parent.
const PARTIAL: [&str; 1] = ["en-GB"];

/// One message: its arguments, and the plural forms of each choice in it.
#[derive(Debug, Default)]
struct Message {
    arguments: BTreeSet<String>,
    choices: Vec<Vec<String>>,
    text: String,
}

fn source(tag: &str) -> String {
    std::fs::read_to_string(format!("{FOLDER}/{tag}.ftl")).unwrap()
}

fn messages(tag: &str) -> BTreeMap<String, Message> {
    let source = source(tag);
    let resource = parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{tag}: {errors:?}"));
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut read = Message::default();
        pattern(message.value.as_ref().unwrap(), &mut read);
        assert!(all.insert(message.id.name.to_string(), read).is_none(), "{tag}: {} twice", message.id.name);
    }
    all
}

fn pattern(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => argument(inline, message),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                argument(selector, message);
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => name.to_string(),
                    VariantKey::NumberLiteral { value } => value.to_string(),
                };
                message.choices.push(variants.iter().map(|variant| key(&variant.key)).collect());
                variants.iter().for_each(|variant| self::pattern(&variant.value, message));
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, message: &mut Message) {
    let InlineExpression::VariableReference { id } = inline else { panic!("only arguments are in braces") };
    message.arguments.insert(id.name.to_string());
}

/// The cardinal plural forms of a language after CLDR, in Fluent's order.
fn forms(tag: &str) -> Vec<String> {
    let locale: Locale = tag.parse().unwrap();
    let rules = PluralRules::try_new(locale.into(), PluralRulesOptions::default()).unwrap();
    let found: Vec<PluralCategory> = rules.categories().collect();
    let all = [
        (PluralCategory::Zero, "zero"),
        (PluralCategory::One, "one"),
        (PluralCategory::Two, "two"),
        (PluralCategory::Few, "few"),
        (PluralCategory::Many, "many"),
        (PluralCategory::Other, "other"),
    ];
    all.into_iter().filter(|(form, _)| found.contains(form)).map(|(_, name)| name.to_string()).collect()
}

#[test]
fn the_files_are_those_of_the_languages_that_the_documentation_names() {
    let files = std::fs::read_dir(FOLDER).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let found: BTreeSet<String> = files.map(|name| name.strip_suffix(".ftl").unwrap().to_string()).collect();
    let expected: BTreeSet<String> = WHOLE.iter().chain(&PARTIAL).map(|tag| tag.to_string()).collect();
    assert_eq!(found, expected);
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/languages.md")).unwrap();
    for tag in expected {
        assert!(page.contains(&format!("| `{tag}` |")), "docs/languages.md has no row for `{tag}`");
    }
}

#[test]
fn each_language_has_the_messages_of_english_with_their_arguments_in_the_same_order() {
    let english = messages("en");
    let order = |tag: &str| -> Vec<String> {
        source(tag)
            .lines()
            .filter_map(|line| Some(line.split_once(" =")?.0.to_string()))
            .filter(|key| !key.starts_with([' ', '#']))
            .collect()
    };
    for tag in WHOLE {
        let found = messages(tag);
        assert_eq!(order(tag), order("en"), "{tag}");
        for (key, message) in &english {
            assert_eq!(found[key].arguments, message.arguments, "{tag}: {key}");
        }
    }
    for (tag, key) in PARTIAL.iter().flat_map(|tag| messages(tag).into_keys().map(move |key| (tag, key))) {
        assert!(english.contains_key(&key), "{tag}: {key}");
    }
}

#[test]
fn each_choice_has_exactly_the_plural_forms_of_its_language() {
    for tag in WHOLE {
        let forms = forms(tag);
        for (key, message) in messages(tag) {
            for choice in &message.choices {
                assert!(forms.len() > 1, "{tag}: {key} has plural forms, and the language has none");
                assert_eq!(*choice, forms, "{tag}: {key}");
            }
        }
        let counts = ["post-count", "word-count", "character-count"].map(|key| messages(tag)[key].choices.len());
        assert_eq!(counts, [usize::from(forms.len() > 1); 3], "{tag}: {forms:?}");
    }
}

#[test]
fn each_text_is_text_in_its_own_script_and_says_who_has_read_it() {
    let english = messages("en");
    for tag in WHOLE {
        let source = source(tag);
        assert!(!source.contains(['<', '&', '\t', '\r']), "{tag}");
        assert!(source.starts_with("# The texts of the interface, in "), "{tag}");
        let read = source.lines().nth(1).unwrap();
        let says = read.contains("Read by") || read.contains("no person who speaks the language has read it yet");
        assert!(says || ["en", "id"].contains(&tag), "{tag}: {read}");
        // A few words are the same in two languages of one script: *Tags*, *Draft*.
        let same = messages(tag).into_iter().filter(|(key, message)| message.text == english[key].text);
        let same: Vec<String> = same.map(|(key, _)| key).filter(|_| tag != "en").collect();
        assert!(same.len() <= 5, "{tag}: as in English: {same:?}");
    }
}
