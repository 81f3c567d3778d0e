//! Templates: the theme's and the site's own, ready to render.
//!
//! Takes templates, URLs of assets and the interface text; gives a Tera that sees nothing but its view, and turns Tera's
//! errors into diagnostics with their spans. It must not depend on pages.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::borrowed;
use super::meter::{Limited, MOST_OUTPUT, Meter};
use super::metered::{FILTER, Metered};
use super::named;
use super::part::PARTS;
use super::uses::{AllUses, Uses};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place, did_you_mean};
use crate::base::href::{Hrefs, inner_address};
use crate::base::url::{self, Spellings};
use crate::base::xml;
use crate::input::source::Sources;
use crate::input::theme::Theme;
use crate::language::{Argument, Interface, has_html, word};

/// All templates of a site.
pub struct Templates {
    tera: Tera,
    meter: Arc<Meter>,
    /// Whether interface text in another language than a page's was written.
    borrows: Arc<AtomicBool>,
    /// Source paths by template name.
    paths: BTreeMap<String, String>,
    /// The texts that were loaded, by source path.
    texts: BTreeMap<String, Metered>,
    prefix: String,
    /// Which of them use `queries` and `data`.
    uses: AllUses,
    /// The names of all queries.
    queries: Vec<String>,
    /// Whether all templates could be loaded.
    pub(crate) loaded: bool,
}

/// Loads all templates and reports every syntax error.
pub fn load(
    theme: &Theme,
    hrefs: &Hrefs,
    spellings: &Arc<Spellings>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Templates {
    let prefix = format!("themes/{}/", theme.name);
    let paths: BTreeMap<String, String> = theme.templates.iter().map(|t| (t.name.clone(), t.path.clone())).collect();
    let mut texts: Vec<(&str, Cow<'_, str>)> = Vec::with_capacity(theme.templates.len());
    for template in &theme.templates {
        match sources.text(&template.path) {
            Some(Ok(text)) => texts.push((&template.name, text)),
            Some(Err(problem)) => diagnostics.push(problem),
            None => {}
        }
    }
    let meter = Arc::default();
    let (unknown, problems) = named::unknown_assets(theme, sources);
    diagnostics.extend(problems);
    let borrows = Arc::new(AtomicBool::new(theme.interface.borrows()));
    let tera = tera(&prefix, theme, hrefs, spellings, unknown, &meter, &borrows);
    let metered: Vec<(&str, Metered)> = texts.par_iter().map(|(name, text)| (*name, metered(name, text))).collect();
    let source = |name: &str| paths.get(name).cloned().unwrap_or_default();
    let known = metered.iter().map(|(name, metered)| (source(name), metered.clone())).collect();
    let written: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, &**text)).collect();
    let uses = AllUses::of(&written, &prefix);
    let queries = theme.queries.keys().cloned().collect();
    let mut loaded = Templates { tera, meter, borrows, paths, texts: known, prefix, uses, queries, loaded: true };
    if !theme.is_there {
        // Each template of the site would miss the one that it extends, and that is one mistake, which is reported.
        loaded.loaded = false;
        return loaded;
    }
    if let Err(error) = loaded.tera.add_raw_templates(metered.iter().map(|(name, text)| (*name, &text.text))) {
        diagnostics.extend(all_errors(&loaded, &texts, &error, sources));
        loaded.loaded = false;
    }
    loaded
}

/// A template with the meter, or as it is if Tera does not read it with the meter.
fn metered(name: &str, text: &str) -> Metered {
    let metered = Metered::of(text);
    let is_read = |text: &str| match Tera::new().add_raw_template(name, text) {
        Ok(()) => true,
        Err(error) => !matches!(error.kind(), ErrorKind::SyntaxError(_)),
    };
    if metered.is_changed() && is_read(&metered.text) { metered } else { Metered::unchanged(text) }
}

/// A Tera with three functions and a filter. It cannot read files or the environment.
fn tera(
    prefix: &str,
    theme: &Theme,
    hrefs: &Hrefs,
    spellings: &Arc<Spellings>,
    unknown: BTreeSet<String>,
    meter: &Arc<Meter>,
    borrows: &Arc<AtomicBool>,
) -> Tera {
    let mut tera = Tera::new();
    let meter = Arc::clone(meter);
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| url::encoded_value(text));
    tera.register_filter(FILTER, move |value: Value, _: Kwargs, _: &State| meter.count(&value).map(|()| value));
    // This fails only if there are templates already.
    let fallback = tera.set_fallback_prefixes([prefix.to_string()]);
    debug_assert!(fallback.is_ok());
    tera.autoescape_on([".html", ".xml"]);
    let assets: BTreeMap<String, String> =
        theme.assets.by_name.iter().map(|(name, path)| (url::composed(name).into_owned(), hrefs.to(path))).collect();
    let own = hrefs.clone();
    tera.register_function("asset", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        let (path, rest) = url::split_path(arguments.must_get::<&str>("path")?);
        let known = || assets.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let of_site = || unknown.contains(path).then(|| own.to(&format!("/{}", path.trim_start_matches('/'))));
        let address = assets.get(&*url::composed(path)).cloned().or_else(of_site);
        let found = address.map(|address| address + &*url::encoded_url(rest));
        found.ok_or_else(|| {
            tera::Error::message(format!("the theme has no file `static/{path}`; use one of {}", known()))
        })
    });
    let (own, spellings) = (hrefs.clone(), Arc::clone(spellings));
    let marked = theme.assets.by_path.clone();
    tera.register_function("url", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        let address = arguments.must_get::<&str>("path")?;
        let inner = inner_address(address).filter(|inner| !inner.rest.starts_with('?'));
        let found = inner.and_then(|inner| Some(own.to(marked.get(&inner.path)?) + &url::encoded_url(inner.rest)));
        Ok(found.unwrap_or_else(|| own.written(address, &spellings)))
    });
    let (interface, borrows) = (Arc::clone(&theme.interface), Arc::clone(borrows));
    tera.register_function("trans", move |arguments: Kwargs, _: &State| translate(&interface, &arguments, &borrows));
    tera
}

/// An interface text with its arguments; `borrows` tells whether one was in another language than asked for.
fn translate(interface: &Interface, arguments: &Kwargs, borrows: &AtomicBool) -> TeraResult<Value> {
    let key = arguments.must_get::<&str>("key")?;
    let lang = arguments.must_get::<&str>("lang")?;
    let given = arguments.iter().filter_map(|(name, value)| match name.as_str()? {
        "key" | "lang" => None,
        name => Some((name, argument(value))),
    });
    let given: Vec<(&str, Argument)> = given.collect();
    let message = interface.reader(lang).message(key, &given);
    let message = message.map_err(|problem| tera::Error::message(format!("{problem}; {}", problem.hint())))?;
    borrows.fetch_or(!message.is_own, Ordering::Relaxed);
    let text = word::marked(message);
    Ok(if has_html(&given) { Value::safe_string(&text) } else { Value::from(text) })
}

fn argument(value: &Value) -> Argument {
    if let Some(items) = value.as_array() {
        let is_html = items.iter().any(Value::is_safe);
        let item = |item: &Value| match (is_html, item.is_safe()) {
            (true, false) => escaped(&item.to_string()),
            _ => item.to_string(),
        };
        return Argument::List { items: items.iter().map(item).collect(), is_html };
    }
    match value.as_f64() {
        Some(number) => Argument::Number(number),
        None if value.is_safe() => Argument::Html(value.to_string()),
        None => Argument::Text(value.to_string()),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    xml::text(&mut html, text);
    html
}

/// Tera stops at the first template that does not parse; the others are parsed one by one for their errors.
fn all_errors(
    templates: &Templates,
    texts: &[(&str, Cow<'_, str>)],
    first: &tera::Error,
    sources: &Sources,
) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (name, text) in texts {
        if let Err(error) = Tera::new().add_raw_template(name, text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            found.push(templates.diagnose(&error, sources));
        }
    }
    if found.is_empty() { templates.diagnose_all(first, sources) } else { found }
}

impl Templates {
    /// Tells that the data of pages have texts in other languages than the pages'.
    pub(crate) fn expect_borrowed(&self) {
        self.borrows.store(true, Ordering::Relaxed);
    }

    /// Whether there is a template of this name, in the site or in the theme.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Whether any template uses `data`.
    pub(crate) fn use_data(&self) -> bool {
        self.uses.use_data()
    }

    /// What the template of a page uses, with the parts of pages that are rendered apart.
    pub(crate) fn uses(&self, name: &str) -> Uses {
        if self.uses.is_empty() {
            return Uses::default();
        }
        let parts = PARTS.iter().any(|part| self.own_uses(part).data);
        let own = self.own_uses(name);
        Uses { data: own.data || parts, ..own }
    }

    /// What a template of the site or, if it has none of that name, of the theme uses.
    pub(crate) fn own_uses(&self, name: &str) -> Uses {
        match self.paths.contains_key(name) {
            true => self.uses.get(name),
            false => self.uses.get(&format!("{}{name}", self.prefix)),
        }
    }

    /// Renders a template to the end of `buffer`.
    pub(crate) fn render(&self, template: &str, context: &Context, buffer: &mut Vec<u8>) -> TeraResult<()> {
        let _running = self.meter.begin();
        // As bytes, since templates write UTF-8 and it need not be checked again.
        let start = buffer.len();
        let mut page = Limited { bytes: buffer, is_full: false };
        let rendered = self.tera.render_to(template, context, &mut page);
        if page.is_full {
            let (path, most) = (self.path(template), MOST_OUTPUT >> 20);
            return Err(tera::Error::message(format!(
                "`{path}` puts out more than {most} MB on one page; check its loops"
            )));
        }
        if self.borrows.load(Ordering::Relaxed) {
            borrowed::settle(buffer, start);
        }
        rendered
    }

    /// An error of loading or rendering as a diagnostic with Tera's span.
    pub(crate) fn diagnose(&self, error: &tera::Error, sources: &Sources) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let path = self.path(report.filename());
                let span = self.in_source(path, report.span().range.clone());
                let text = sources.shown(path);
                let missing = || undefined(report.message(), text.get(span.start..)?, &self.queries);
                let (message, hint) = missing().unwrap_or_else(|| message_and_hint(report.message()));
                Diagnostic::error(message).at(sources.place(path, span)).hint_maybe(hint)
            }
            ErrorKind::MissingParent { current, parent } => {
                let path = self.path(current);
                Diagnostic::error(format!("the template extends `{parent}`, which does not exist"))
                    .at(self.quoted(path, parent, sources))
                    .hint(format!("write `{}NAME` to extend the theme's template of that name", self.prefix))
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                let message = format!("the template extends itself: {}", inheritance_chain.join(" → "));
                Diagnostic::error(message).at(Place::file(self.path(tpl)))
            }
            ErrorKind::CircularInclude { tpl, include_chain } => {
                let message = format!("the template includes itself: {}", include_chain.join(" → "));
                Diagnostic::error(message).at(Place::file(self.path(tpl)))
            }
            _ => {
                let (message, hint) = message_and_hint(&error.to_string());
                Diagnostic::error(message).hint_maybe(hint)
            }
        }
    }

    /// Tera reports unknown filters, functions and blocks of all templates in one text; this splits them.
    fn diagnose_all(&self, error: &tera::Error, sources: &Sources) -> Diagnostics {
        let ErrorKind::Msg(text) = error.kind() else { return self.diagnose(error, sources).into() };
        let reports: Diagnostics = text.split("\n\n").filter_map(|report| self.parse_report(report, sources)).collect();
        if reports.is_empty() { self.diagnose(error, sources).into() } else { reports }
    }

    fn parse_report(&self, report: &str, sources: &Sources) -> Option<Diagnostic> {
        let mut lines = report.lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let mut place = lines.next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = place.next()?.parse().ok()?;
        let line: usize = place.next()?.parse().ok()?;
        let path = self.path(place.next()?);
        let width = lines.last().map_or(1, |carets| carets.matches('^').count());
        let text = &self.texts.get(path)?.text;
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let rest = &text[start..];
        let from = rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
        Some(
            Diagnostic::error(lower_first(message))
                .at(sources.place(path, self.in_source(path, start + from..start + from + width))),
        )
    }

    /// The bytes in a template's file of bytes in the text that was loaded.
    fn in_source(&self, path: &str, loaded: Range<usize>) -> Range<usize> {
        self.texts.get(path).map_or(loaded.clone(), |metered| metered.in_old(loaded))
    }

    fn path<'a>(&'a self, name: &'a str) -> &'a str {
        self.paths.get(name).map_or(name, String::as_str)
    }

    /// The place where a template names another one.
    fn quoted(&self, path: &str, name: &str, sources: &Sources) -> Place {
        let text = sources.shown(path);
        match text.find(name) {
            Some(at) => sources.place(path, at..at + name.len()),
            None => Place::file(path),
        }
    }
}

/// Tera's message in the style of our own, and as a hint what follows on further lines or after a semicolon.
fn message_and_hint(message: &str) -> (String, Option<String>) {
    if let Some((first, fields)) = message.split_once(". Available fields: ") {
        let wanted = first.split('`').nth(1).unwrap_or_default();
        let hint = match did_you_mean(wanted, fields.split(", ")) {
            Some(near) => format!("did you mean `{}`?", written(near)),
            None => format!("use one of {}", fields.split(", ").map(written).collect::<Vec<_>>().join(", ")),
        };
        return (lower_first(first), Some(hint));
    }
    let (first, rest) = message.split_once(['\n', ';']).unwrap_or((message, ""));
    let rest = rest.trim().trim_end_matches('.');
    (lower_first(first.trim().trim_end_matches('.')), (!rest.is_empty()).then(|| rest.to_string()))
}

/// The message and the hint where Tera says only that something is `undefined`. `text` begins with what it says so of.
fn undefined(message: &str, text: &str, queries: &[String]) -> Option<(String, Option<String>)> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let written = text.split(|letter| !is_part(letter)).next().unwrap_or_default();
    if !message.contains("`undefined`") || written.is_empty() {
        return None;
    }
    if message.contains("ath operations") && written.contains('-') {
        let hint = "a `-` between names is a minus: write `data[\"my-file\"]` for the name `my-file`";
        return Some((lower_first(message.trim_end_matches('.')), Some(hint.to_string())));
    }
    let hint = match written.strip_prefix("queries.") {
        None => "write the names as they are in the file or in the table of docs/templates.md".to_string(),
        Some(name) => match did_you_mean(name, queries.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if queries.is_empty() => "declare it under `queries:` in site.yaml".to_string(),
            None => format!("use one of {}", queries.join(", ")),
        },
    };
    Some((format!("`{written}` is not defined"), Some(hint)))
}

/// A field as templates write it: `title`, or `["my-file"]` if it cannot stand after a dot.
fn written(field: &str) -> Cow<'_, str> {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let is_plain = !field.starts_with(|first: char| first.is_ascii_digit()) && field.chars().all(is_letter);
    if is_plain { Cow::Borrowed(field) } else { Cow::Owned(format!("[\"{field}\"]")) }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_is_reported_with_a_suggestion_or_with_all_fields() {
        let message = "Field `titel` is not defined. Available fields: date, title, url";
        assert_eq!(
            message_and_hint(message),
            ("field `titel` is not defined".into(), Some("did you mean `title`?".into()))
        );
        let message = "Field `colour` is not defined. Available fields: date, title";
        assert_eq!(message_and_hint(message).1.as_deref(), Some("use one of date, title"));
        assert_eq!(message_and_hint("Bad; try this."), ("bad".into(), Some("try this".into())));
    }
}
