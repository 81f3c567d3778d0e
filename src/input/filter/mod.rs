//! Which posts a list shows: `{tag: summits, lang: id, limit: 5}`, as front matter and queries have it.
//!
//! Takes a node; gives a filter with the names as written, each with its place, and diagnostics. Which terms and posts they
//! stand for is not known here.

mod table;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use table::FILTER;
use table::Part;

use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::{At, Reader, at_commas, whole};
use crate::base::yaml::{Key, Node, Value};
use crate::input::config::{Role, Taxonomy};
use crate::input::keys::{Entries, Kind};

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Order {
    Newest,
    Oldest,
    Title,
}

/// Which posts a list shows: those that fit each key. Without keys, all of the page's edition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Filter {
    /// The names of terms by taxonomy; a post needs one of each taxonomy.
    pub(crate) terms: Vec<(String, Vec<At<String>>)>,
    /// Language tags as written; none for the posts of the page's edition.
    pub(crate) languages: Vec<At<String>>,
    pub(crate) featured: Option<bool>,
    pub(crate) years: Vec<i16>,
    pub(crate) order: Option<Order>,
    pub(crate) limit: Option<usize>,
    /// Its value in the file.
    pub(crate) span: Range<usize>,
}

/// Reads a filter: a map, or `true` for all posts. `None` for `false` and for what is wrong, which is reported.
pub(crate) fn read(mut reader: Reader<'_>, key: &Key, node: &Node, taxonomies: &[Taxonomy]) -> Option<Filter> {
    let all = Filter { span: node.span.clone(), ..Filter::default() };
    match &node.value {
        Value::Map(entries) => Some(fields(&mut Entries::new(reader, entries, ""), &key.name, taxonomies, all)),
        Value::List(_) => reader.wrong(key, node, &Kind::BoolOrMap.wanted()),
        _ => match node.truth() {
            Some(asked) => asked.then_some(all),
            None => reader.wrong(key, node, &Kind::BoolOrMap.wanted()),
        },
    }
}

fn fields(entries: &mut Entries<'_, Part>, name: &str, taxonomies: &[Taxonomy], all: Filter) -> Filter {
    report_unknown(entries, name, taxonomies);
    let named = taxonomies.iter().map(|taxonomy| (taxonomy.name.clone(), names(entries, taxonomy)));
    let terms = named.filter(|(_, names)| !names.is_empty()).collect();
    Filter {
        terms,
        languages: entries.names(Part::Lang, None, at_commas),
        featured: entries.truth(Part::Featured),
        years: years(entries),
        order: entries.choice(Part::Order).map(|order| match order {
            "oldest" => Order::Oldest,
            "title" => Order::Title,
            _ => Order::Newest,
        }),
        limit: entries.count(Part::Limit),
        ..all
    }
}

/// The names of a taxonomy's terms, as front matter has them.
fn names(entries: &mut Entries<'_, Part>, taxonomy: &Taxonomy) -> Vec<At<String>> {
    match taxonomy.role {
        Role::Tags => entries.names(Part::Tags, None, at_commas),
        Role::Categories => entries.names(Part::Categories, None, at_commas),
        Role::Authors => entries.names(Part::Authors, None, whole),
        Role::Series => entries.names(Part::Series, None, at_commas),
        Role::Own => taxonomy.keys.iter().flat_map(|key| entries.listed_under(key)).collect(),
    }
}

fn years(entries: &mut Entries<'_, Part>) -> Vec<i16> {
    let mut years = Vec::new();
    for written in entries.names(Part::Year, None, at_commas) {
        match written.value.parse() {
            Ok(year) => years.push(year),
            Err(_) => {
                let problem = Diagnostic::error(format!("`{}` is not a year", written.value));
                entries.report_at(problem.hint("write it as `2016`"), written.span);
            }
        }
    }
    years
}

/// A key that is not known is an error: without it the list would show other posts.
fn report_unknown(entries: &mut Entries<'_, Part>, name: &str, taxonomies: &[Taxonomy]) {
    let own = taxonomies.iter().filter(|taxonomy| taxonomy.role == Role::Own);
    let own: Vec<&str> = own.flat_map(|taxonomy| taxonomy.keys.iter().map(String::as_str)).collect();
    for unknown in entries.unknown(&own) {
        let problem = Diagnostic::error(format!("`{name}` has no key `{}`", unknown.key.name));
        let known = entries.known().map(|known| -> &str { known }).chain(own.iter().copied());
        let hint = match unknown.near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}", known.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")),
        };
        entries.report_at(problem.hint(hint), unknown.key.span.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::{Text, parse};

    /// The filter of a file with one key, and what was said of it.
    fn filter(text: &str) -> (Option<Filter>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let settings = "base_url: https://example.org/\ntaxonomies: { region: {} }\n";
        let config = crate::input::config::parse(&Text::new("site.yaml", settings), None, &mut diagnostics).unwrap();
        let text = Text::new("a.md", text);
        let node = parse(&text, 0..text.text.len(), &mut diagnostics).unwrap();
        let (key, value) = &node.map().unwrap()[0];
        let found = read(Reader { text: &text, diagnostics: &mut diagnostics }, key, value, &config.taxonomies);
        let said = |diagnostic: &Diagnostic| {
            let at = diagnostic.place.as_ref().map_or((0, 0), |place| (place.line, place.column));
            format!("{}:{} {} ({})", at.0, at.1, diagnostic.message, diagnostic.hints.join(" "))
        };
        (found, diagnostics.iter().map(said).collect())
    }

    #[test]
    fn each_key_takes_one_name_or_several() {
        let (found, said) = filter(
            "list: {tag: [a, b], category: c, author: \"Larasati, Dewi\", region: Asia, LANG: [id, en], featured: yes,\n  year: 2016, order: title, limit: 5}\n",
        );
        let found = found.unwrap();
        assert_eq!(said, Vec::<String>::new());
        let terms = found.terms.iter().map(|(taxonomy, names)| {
            let names: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
            format!("{taxonomy}={}", names.join("+"))
        });
        assert_eq!(terms.collect::<Vec<_>>(), ["tags=a+b", "categories=c", "authors=Larasati, Dewi", "region=Asia"]);
        assert_eq!(found.languages.len(), 2);
        assert_eq!((found.featured, found.limit, found.order), (Some(true), Some(5), Some(Order::Title)));
        assert_eq!(found.years, [2016]);
    }

    #[test]
    fn true_is_a_list_of_all_posts_and_false_is_none() {
        assert_eq!(filter("list: true\n").0.map(|filter| filter.terms.len()), Some(0));
        assert_eq!(filter("list: {}\n").0.map(|filter| filter.terms.len()), Some(0));
        assert_eq!(filter("list: false\n"), (None, vec![]));
    }

    #[test]
    fn what_is_wrong_is_an_error_with_its_place() {
        for (text, said) in [
            ("list: {tgas: a}\n", "1:8 `list` has no key `tgas` (did you mean `tags`?)"),
            ("list: {regoin: a}\n", "1:8 `list` has no key `regoin` (did you mean `region`?)"),
            ("list: {limit: 0}\n", "1:15 `limit` must be a whole number, 1 or more, not `0` ()"),
            ("list: {year: soon}\n", "1:14 `soon` is not a year (write it as `2016`)"),
            ("list: {order: up}\n", "1:15 `order` must be `newest`, `oldest` or `title`, not `up` ()"),
            ("list: {featured: perhaps}\n", "1:18 `featured` must be `true` or `false`, not `perhaps` ()"),
            ("list: summits\n", "1:7 `list` must be `true`, `false` or a map, not `summits` ()"),
            ("list: [a]\n", "1:7 `list` must be `true`, `false` or a map, not a list ()"),
        ] {
            assert_eq!(filter(text).1, [said], "{text}");
        }
        let (_, said) = filter("list: {colour: red}\n");
        assert!(said[0].contains("use one of `tags`, `categories`"), "{said:?}");
    }
}
