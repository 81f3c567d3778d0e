//! Lists: the home page, a term's archive, a month's; and the indexes of terms and years.

use tera::Value;

use super::entry;
use super::shared::{Failure, Shared};
use crate::language::{Argument, Language};
use crate::pages::view;
use crate::site::plan::{self, Scope};

/// Page numbers shown on each side of the current one.
const REACH: usize = 2;

/// The view of one page of a list.
pub fn list(shared: &Shared, edition: usize, scope: Scope, number: usize) -> Result<view::List, Failure> {
    let posts = plan::listed(&shared.site, edition, scope);
    let size = shared.config().paginate;
    let from = (number - 1) * size;
    let shown = &posts[from.min(posts.len())..(from + size).min(posts.len())];
    let heading = Heading::of(shared, edition, scope);
    let (heading, kicker, subject) = match heading {
        Some(heading) => (Some(heading.text), Some(heading.kicker), Some(heading.subject)),
        None => (None, None, None),
    };
    Ok(view::List {
        heading,
        kicker,
        subject,
        intro: if number == 1 { intro(shared, edition, scope) } else { None },
        count: posts.len(),
        entries: shown.iter().map(|id| entry::entry(shared, edition, *id)).collect::<Result<_, _>>()?,
        paginator: paginator(shared, edition, scope, number),
    })
}

/// The text of the edition's own `index.md`, on its home page.
fn intro(shared: &Shared, edition: usize, scope: Scope) -> Option<Value> {
    let id = *shared.plan.intros.get(&edition).filter(|_| scope == Scope::Home)?;
    let document = &shared.site.documents[id];
    let body = shared.bodies.of(&document.post);
    let filled = entry::filled(shared, id, &body.html, |target| shared.target(document, target, true));
    (!filled.trim().is_empty()).then(|| Value::safe_string(&filled))
}

fn paginator(shared: &Shared, edition: usize, scope: Scope, number: usize) -> view::Paginator {
    let total = plan::page_count(&shared.site, plan::listed(&shared.site, edition, scope).len());
    let url = |number: usize| shared.hrefs.to(&plan::list_page_path(&shared.site, edition, scope, number));
    let shown = |page: &usize| *page == 1 || *page == total || page.abs_diff(number) <= REACH;
    let mut pages = Vec::new();
    let mut last = 0;
    for page in (1..=total).filter(shown) {
        let label = page_label(shared, edition, page);
        let (current, gap) = (page == number, page > last + 1);
        pages.push(view::PageLink { number: page, label, url: url(page), current, gap });
        last = page;
    }
    view::Paginator {
        number,
        total,
        newer: (number > 1).then(|| url(number - 1)),
        older: (number < total).then(|| url(number + 1)),
        pages,
    }
}

/// What a page of a list is called: `Page 12`.
pub fn page_label(shared: &Shared, edition: usize, number: usize) -> String {
    shared.word(edition, "page-number", &[("number", Argument::Number(number as f64))])
}

/// A list's heading: `Tag Archives: social media`.
pub struct Heading {
    pub text: String,
    pub kicker: String,
    pub subject: view::Subject,
}

impl Heading {
    /// None for the home page, which is headed by the site itself.
    pub fn of(shared: &Shared, edition: usize, scope: Scope) -> Option<Heading> {
        let (kind, argument, subject) = match scope {
            Scope::Home => return None,
            Scope::Term { taxonomy, term } => {
                let named = shared.term_view(edition, taxonomy, term);
                let subject = view::Subject { text: named.name, lang: named.lang, dir: named.dir };
                (kind_of(&shared.site.taxonomies[taxonomy].taxonomy.name), "name", subject)
            }
            Scope::Period { year, month } => {
                let kind = if month.is_some() { "month-archives" } else { "year-archives" };
                (kind, "date", period(shared, edition, year, month))
            }
        };
        let text = Argument::Text(subject.text.clone());
        let heading = shared.word(edition, &format!("{kind}-of"), &[(argument, text)]);
        Some(Heading { text: heading, kicker: shared.word(edition, kind, &[]), subject })
    }
}

/// The word for a taxonomy's archives; one of the site's own goes as tags do.
fn kind_of(taxonomy: &str) -> &'static str {
    match taxonomy {
        "categories" => "category-archives",
        "authors" => "author-archives",
        "series" => "series-archives",
        _ => "tag-archives",
    }
}

fn period(shared: &Shared, edition: usize, year: i16, month: Option<i8>) -> view::Subject {
    let language = shared.language(edition);
    view::Subject {
        text: period_text(shared, language, year, month),
        lang: language.tag.clone(),
        dir: language.direction.as_str(),
    }
}

fn period_text(shared: &Shared, language: &Language, year: i16, month: Option<i8>) -> String {
    // A year and month of a date that was read are a date's.
    let day = jiff::civil::Date::new(year, month.unwrap_or(1), 1).unwrap_or(jiff::civil::Date::ZERO);
    let dates = shared.dates(&language.tag);
    if month.is_some() { dates.month_year(day) } else { dates.year(day) }
}

/// What an edition calls a taxonomy as a whole: `Tags`, or a site's own by its name.
pub fn taxonomy_title(shared: &Shared, edition: usize, taxonomy: usize) -> String {
    let name = &shared.site.taxonomies[taxonomy].taxonomy.name;
    match name.as_str() {
        "tags" | "categories" | "authors" | "series" => shared.word(edition, name, &[]),
        _ => {
            let mut letters = name.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
    }
}

/// A taxonomy's index: its terms by the language's collation, grouped by their first letter.
pub fn terms(shared: &Shared, edition: usize, taxonomy: usize) -> view::Terms {
    let collator = &shared.collators[&shared.language(edition).tag];
    let listed = &shared.site.editions[edition].listing.terms[taxonomy];
    let mut named: Vec<(view::Term, Value)> = (0..listed.len())
        .filter_map(|term| {
            let value = shared.terms[edition][taxonomy][term].clone()?;
            Some((shared.term_view(edition, taxonomy, term), value))
        })
        .collect();
    named.sort_by(|a, b| collator.compare(&a.0.name, &b.0.name).then_with(|| a.0.slug.cmp(&b.0.slug)));
    let mut groups: Vec<view::TermGroup> = Vec::new();
    for (term, value) in named {
        let initial = collator.initial(&term.name);
        match groups.last_mut() {
            Some(group) if group.initial == initial => group.terms.push(value),
            _ => groups.push(view::TermGroup { initial, terms: vec![value] }),
        }
    }
    view::Terms { heading: taxonomy_title(shared, edition, taxonomy), groups }
}

/// The index of years and months, newest first.
pub fn years(shared: &Shared, edition: usize) -> Vec<view::Year> {
    let language = shared.language(edition);
    let url = |year, month| shared.hrefs.to(&plan::list_path(&shared.site, edition, Scope::Period { year, month }));
    let mut years: Vec<view::Year> = Vec::new();
    for ((year, month), posts) in &shared.site.editions[edition].listing.periods {
        match (month, years.last_mut()) {
            (None, _) | (_, None) => years.push(view::Year {
                text: period_text(shared, language, *year, None),
                url: url(*year, None),
                count: posts.len(),
                months: Vec::new(),
            }),
            (Some(month), Some(entry)) => {
                let day = jiff::civil::Date::new(*year, *month, 1).unwrap_or(jiff::civil::Date::ZERO);
                let text = shared.dates(&language.tag).month(day);
                entry.months.push(view::Month { text, url: url(*year, Some(*month)), count: posts.len() });
            }
        }
    }
    years.iter_mut().for_each(|year| year.months.reverse());
    years.reverse();
    years
}
