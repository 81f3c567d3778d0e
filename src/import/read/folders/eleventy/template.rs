//! URLs as templates: `/{{ page.date | date: "%Y/%m" }}/{{ page.fileSlug }}/`.
//!
//! Takes a template and a page; gives the URL if all its values are known. Nothing is run.

use jiff::civil::Date;

use super::date_format::DateFormat;
use crate::base::url;
use crate::import::model::OldFile;
use crate::import::read::folders::program::{quoted, strings};

/// What the values of a template come from.
pub(crate) struct Values<'a> {
    pub(crate) file: &'a OldFile,
    /// The folder of the page below the sources.
    pub(crate) above: &'a str,
    pub(crate) slug: &'a str,
    /// The formats of the filters for dates that the configuration adds.
    pub(crate) filters: &'a dyn Fn(&str) -> Option<DateFormat>,
}

/// The URL of a template; none if anything in it is not known.
pub(crate) fn filled(template: &str, values: &Values<'_>) -> Option<String> {
    let mut path = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (inside, after) = after.split_once("}}")?;
        path.push_str(before);
        path.push_str(&value(inside.trim_matches('-'), values)?);
        rest = after;
    }
    path.push_str(rest);
    (!template.contains("{%")).then_some(path)
}

/// The value of an expression: `page.date | date("yyyy")`.
fn value(expression: &str, values: &Values<'_>) -> Option<String> {
    let mut parts = expression.split('|').map(str::trim);
    let name = parts.next()?;
    if let Some(day) = date(name, values.file) {
        let (format, more) = (parts.next()?, parts.next());
        return more.is_none_or(|filter| text_filter(filter).is_some()).then(|| formatted(format, day?, values))?;
    }
    let text = match name {
        "page.fileSlug" | "fileSlug" => values.slug.to_string(),
        "page.filePathStem" => format!("{}/{}", values.above, values.slug),
        "title" => url::slugify(&values.file.title),
        _ => match quoted(name) {
            Some(text) => text.to_string(),
            None => values.file.text_of(name).filter(|text| !text.contains("{{"))?,
        },
    };
    // A filter that is not known changes little on a slug or a title.
    let is_slug = matches!(name, "page.fileSlug" | "fileSlug" | "title");
    parts.try_fold(text, |text, filter| match text_filter(filter) {
        Some(filter) => Some(filter(&text)),
        None => is_slug.then_some(text),
    })
}

/// Whether a name is that of the page's date, and the date.
fn date(name: &str, file: &OldFile) -> Option<Option<Date>> {
    matches!(name, "page.date" | "date").then_some(file.day)
}

fn formatted(filter: &str, day: Date, values: &Values<'_>) -> Option<String> {
    let name = filter.split([':', '(', ' ']).next().unwrap_or(filter);
    let written = strings(&filter[name.len()..]).first().map(|text| DateFormat::parse(text));
    let format = written.unwrap_or_else(|| (values.filters)(name))?;
    Some(format.write(day))
}

fn text_filter(filter: &str) -> Option<fn(&str) -> String> {
    match filter.split([':', '(', ' ']).next().unwrap_or(filter) {
        "slug" | "slugify" => Some(url::slugify),
        "lower" | "downcase" => Some(|text| text.to_lowercase()),
        "safe" | "trim" | "strip" | "url" => Some(str::to_string),
        _ => None,
    }
}

/// The format of a filter for dates, if its definition in the configuration has only one.
pub(crate) fn format_in(programs: &str, filter: &str) -> Option<DateFormat> {
    let mut found: Option<DateFormat> = None;
    for (at, _) in programs.match_indices(filter) {
        let before = programs[..at].chars().next_back();
        let after = programs[at + filter.len()..].chars().next();
        let is_name = |letter: Option<char>| letter.is_none_or(|letter| !(letter.is_alphanumeric() || letter == '_'));
        if !is_name(before) || !is_name(after) {
            continue;
        }
        let end = programs[at..].char_indices().nth(LONGEST).map_or(programs.len(), |(end, _)| at + end);
        let source = programs[at + filter.len()..end.max(at + filter.len())].trim_start_matches(['"', '\'', '`']);
        // The next filter is another one.
        let source = source.find("Filter(").map_or(source, |next| &source[..next]);
        let format = strings(source).into_iter().find_map(DateFormat::parse).or_else(|| of_iso(source));
        match (&found, format) {
            (Some(one), Some(other)) if *one != other => return None,
            (None, Some(format)) => found = Some(format),
            _ => {}
        }
    }
    found
}

/// Letters of a definition that are read.
const LONGEST: usize = 400;

/// `date.toISOString().slice(0, 10).replace(/-/g, "/")`, `date.toISOString().split('T')[0].split('-').join('/')`
fn of_iso(source: &str) -> Option<DateFormat> {
    let is_day = source.contains("slice(0, 10)") || source.contains("split('T')") || source.contains("split(\"T\")");
    let with_slashes = ["replace(/-/g", "replaceAll('-'", "replaceAll(\"-\"", "join('/')", "join(\"/\")"];
    let with_slashes = with_slashes.iter().any(|call| source.contains(call));
    let format = if with_slashes { "%Y/%m/%d" } else { "%Y-%m-%d" };
    (source.contains("toISOString") && is_day).then(|| DateFormat::parse(format)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::folders::front::part;

    fn url(template: &str) -> Option<String> {
        let file = OldFile {
            title: "Kopi Darat".into(),
            day: Some(Date::constant(2016, 3, 8)),
            front: part("---\nkind: Kabar Baru\n---\n").front,
            ..OldFile::default()
        };
        let filters = |name: &str| (name == "toPath").then(|| DateFormat::parse("%Y/%m")).flatten();
        filled(template, &Values { file: &file, above: "blog", slug: "Kopi", filters: &filters })
    }

    #[test]
    fn values_that_are_known_are_filled_in() {
        for (template, path) in [
            ("/a/{{ page.fileSlug | slugify }}/{{title}}/", "/a/kopi/kopi-darat/"),
            ("/{{ page.date | date: \"%Y/%m/%d\" }}/{{ page.fileSlug }}/", "/2016/03/08/Kopi/"),
            ("/{{ page.date | date('YYYY') }}/{{ title | slug }}/", "/2016/kopi-darat/"),
            ("/{{ date | toPath }}/{{ kind | slugify }}/", "/2016/03/kabar-baru/"),
            ("{{ page.filePathStem }}.html", "blog/Kopi.html"),
            ("/{{ title | mySlug }}/", "/kopi-darat/"),
        ] {
            assert_eq!(url(template).as_deref(), Some(path), "{template}");
        }
        for template in
            ["/{{ page.date | other }}/", "/{{ x }}/", "/{% if a %}/x/{% endif %}", "/{{ x", "/{{ kind | odd }}/"]
        {
            assert_eq!(url(template), None, "{template}");
        }
    }

    #[test]
    fn the_format_of_a_filter_is_in_its_definition() {
        let programs = "c.addFilter('toPath', (d) => DateTime.fromJSDate(d).toFormat('yyyy/MM'));\n\
            c.addFilter('long', (d) => d.toFormat('dd LLL yyyy'));\n\
            const day = (d) => d.toISOString().slice(0, 10).replace(/-/g, \"/\");";
        let shown = |filter: &str| format_in(programs, filter).map(|format| format.write(Date::constant(2016, 3, 8)));
        assert_eq!(shown("toPath").as_deref(), Some("2016/03"));
        assert_eq!(shown("day").as_deref(), Some("2016/03/08"));
        assert_eq!((shown("none"), shown("Path")), (None, None));
    }
}
