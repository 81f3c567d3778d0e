//! The languages of a site.
//!
//! Takes `languages:` of site.yaml; gives one language or more, the default one first.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::yaml::reader::{At, at_commas};
use crate::base::yaml::{Node, Value};
use crate::input::keys::Entries;
use crate::language::typography::Pair;
use crate::language::{Language, Order, SiteOrder, Typography, calendars, with_calendar};

/// One of the site's languages.
#[derive(Clone, Debug)]
pub struct SiteLanguage {
    pub(crate) language: Language,
    /// Its quotation marks and spaces.
    pub(crate) typography: Typography,
    /// The order of languages in which its readers get texts.
    pub(crate) order: Order,
}

/// A language and its typography.
type Configured = (Language, Typography);

/// The settings of a language in addition to its tag.
#[derive(Default)]
struct Details {
    name: Option<String>,
    /// What replaces `"` and `'`.
    quotes: Option<[Pair; 2]>,
    calendar: Option<At<String>>,
}

/// `[en, id]`, `{en: English, id: {name: Bahasa Indonesia, quotes: "“”‘’"}}`, or one tag.
pub(super) fn read(settings: &mut Entries<'_, Setting>) -> (Vec<SiteLanguage>, SiteOrder) {
    let languages = configured(settings);
    let order = SiteOrder::new(languages.iter().map(|(language, _)| language.tag.as_str()));
    let site = |(language, typography): Configured| {
        let order = order.of_reader(&language.tag);
        SiteLanguage { order, language, typography }
    };
    (languages.into_iter().map(site).collect(), order)
}

fn configured(settings: &mut Entries<'_, Setting>) -> Vec<Configured> {
    let mut languages: Vec<Configured> = Vec::new();
    match settings.node(Setting::Languages).and_then(Node::map) {
        Some(entries) => {
            for (key, node) in entries {
                let tag = At { value: key.name.clone(), span: key.span.clone() };
                let details = details(settings, node);
                add(&mut languages, settings, tag, details);
            }
        }
        None => {
            for tag in settings.names(Setting::Languages, None, at_commas) {
                add(&mut languages, settings, tag, Details::default());
            }
        }
    }
    if languages.is_empty() {
        add(&mut languages, settings, At { value: "en".to_string(), span: 0..0 }, Details::default());
    }
    languages
}

fn add(languages: &mut Vec<Configured>, settings: &mut Entries<'_, Setting>, tag: At<String>, details: Details) {
    let named = |language: Language| match details.name {
        Some(name) => language.named(name),
        None => language,
    };
    match Language::parse(&tag.value).map(named) {
        Ok(language) if languages.iter().any(|known| known.0.tag == language.tag) => {
            let problem = Diagnostic::error(format!("the language `{}` is listed twice", language.tag));
            settings.report_at(problem.hint("delete one of them"), tag.span);
        }
        Ok(language) => {
            let mut typography = Typography::of(&language);
            if let Some([double, single]) = details.quotes {
                (typography.double, typography.single) = (double, single);
            }
            let language = match details.calendar {
                Some(calendar) => in_calendar(settings, language, &calendar),
                None => language,
            };
            languages.push((language, typography));
        }
        Err(unknown) => {
            let problem = Diagnostic::error(format!("`{}` is not a language code", tag.value));
            settings.report_at(problem.hint(unknown.hint()), tag.span);
        }
    }
}

fn details(settings: &mut Entries<'_, Setting>, node: &Node) -> Details {
    let Some(entries) = node.map() else {
        return Details { name: node.scalar().map(str::to_string), ..Details::default() };
    };
    let mut inner = settings.inner("languages.*", entries);
    report_unknown(&mut inner, &[]);
    let name = inner.text(Setting::LanguageName).map(|name| name.value);
    let calendar = inner.text(Setting::LanguageCalendar);
    Details { name, calendar, quotes: quotes(&mut inner) }
}

/// A language with the calendar that its author chose.
fn in_calendar(settings: &mut Entries<'_, Setting>, language: Language, name: &At<String>) -> Language {
    with_calendar(language.clone(), &name.value).unwrap_or_else(|| {
        let problem = Diagnostic::error(format!("unknown calendar `{}`", name.value));
        let known = || calendars().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
        let hint = match did_you_mean(&name.value, calendars()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of {}", known()),
        };
        settings.report_at(problem.hint(hint), name.span.clone());
        language
    })
}

/// Four marks: a text of four characters, or a list of texts, which may have spaces: `["« ", " »", "“", "”"]`.
fn quotes(language: &mut Entries<'_, Setting>) -> Option<[Pair; 2]> {
    let node = language.node(Setting::LanguageQuotes)?;
    let marks: Vec<String> = match &node.value {
        Value::List(items) => items.iter().filter_map(Node::scalar).map(no_break).collect(),
        _ => node.scalar().unwrap_or_default().chars().map(String::from).collect(),
    };
    match <[String; 4]>::try_from(marks) {
        Ok([open, close, inner_open, inner_close]) => Some([[open, close], [inner_open, inner_close]]),
        Err(_) => {
            let message = "`quotes` must be four marks: double opening and closing, single opening and closing";
            let problem = Diagnostic::error(message).hint("write for example `quotes: „“‚‘` for German");
            let problem = problem.hint("marks with spaces are a list: `quotes: [\"« \", \" »\", \"“\", \"”\"]`");
            language.report_at(problem, node.span.clone());
            None
        }
    }
}

/// A space between a mark and its text does not break.
fn no_break(mark: &str) -> String {
    mark.replace(' ', "\u{202f}")
}
