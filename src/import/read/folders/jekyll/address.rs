//! How Jekyll builds URLs.

use jiff::civil::Date;

use super::slug;
use crate::base::url;

/// Jekyll's URL of a post, if its configuration does not set one.
const USUAL: &str = "/:categories/:year/:month/:day/:title:output_ext";

/// The template that a setting stands for: `pretty`, or a template.
pub(crate) fn template(setting: &str) -> String {
    match setting {
        "date" => USUAL.to_string(),
        "pretty" => "/:categories/:year/:month/:day/:title/".to_string(),
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext".to_string(),
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext".to_string(),
        "none" => "/:categories/:title:output_ext".to_string(),
        own => own.to_string(),
    }
}

/// What the URL of a post, or of a file of a collection, is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts<'a> {
    /// Its own `slug`, otherwise the name of its file without date.
    pub(crate) slug: &'a str,
    /// The name of its file with its date.
    pub(crate) name: &'a str,
    pub(crate) day: Option<Date>,
    pub(crate) categories: &'a [String],
    /// If it is in a collection besides the posts: the name of that, and the path of the file in it.
    pub(crate) collection: Option<(&'a str, &'a str)>,
}

impl Parts<'_> {
    /// The text for a part of a template.
    fn value(&self, part: &str) -> Option<String> {
        match part {
            "output_ext" => Some(".html".to_string()),
            "categories" => Some(joined(self.categories.iter().map(|name| name.to_lowercase()))),
            "slugified_categories" => Some(joined(self.categories.iter().map(|name| slug::small(name)))),
            "title" => Some(slug::cased(self.slug)),
            "slug" => Some(slug::small(self.slug)),
            "name" => Some(slug::small(self.name)),
            "collection" => self.collection.map(|(name, _)| name.to_string()),
            "path" => self.collection.map(|(_, path)| path.to_string()),
            _ => of_day(part, self.day?),
        }
    }
}

fn of_day(part: &str, day: Date) -> Option<String> {
    let format = match part {
        "year" => "%Y",
        "short_year" => "%y",
        "month" => "%m",
        "i_month" => "%-m",
        "short_month" => "%b",
        "long_month" => "%B",
        "day" => "%d",
        "i_day" => "%-d",
        "short_day" => "%a",
        "long_day" => "%A",
        "y_day" => "%j",
        "week" => "%V",
        "w_year" => "%G",
        "w_day" => "%u",
        _ => return None,
    };
    Some(day.strftime(format).to_string())
}

/// Each name once.
fn joined(names: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all.join("/")
}

/// The old URL from a template, decoded; none if the template has a part that is not known.
pub(crate) fn address(template: &str, parts: &Parts<'_>) -> Option<String> {
    tidy(&filled(template, &|part| parts.value(part))?)
}

/// The old URL of a page, from a template; `bare` is its path without the ending.
pub(crate) fn of_page(template: &str, bare: &str) -> Option<String> {
    let (above, name) = bare.rsplit_once('/').unwrap_or(("", bare));
    tidy(&filled(template, &|part| match part {
        "output_ext" => Some(".html".to_string()),
        "path" => Some(above.to_string()),
        "basename" | "name" | "title" => Some(name.to_string()),
        _ => None,
    })?)
}

/// The template with values for its parts: `:title`. The sign `%` in a value is encoded.
fn filled(template: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut path = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(':') {
        path.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_').unwrap_or(rest.len());
        let part = &rest[..length];
        if part.is_empty() {
            path.push(':');
            continue;
        }
        // `:month_:day` are two parts with a line between them.
        let short = part.strip_suffix('_').unwrap_or(part);
        let (text, end) = match value(part) {
            Some(text) => (text, length),
            None => (value(short)?, short.len()),
        };
        path.push_str(&text.replace('%', "%25"));
        rest = &rest[end..];
    }
    path.push_str(rest);
    Some(path)
}

/// Without dots that would lead to another folder, and without empty folders.
fn tidy(path: &str) -> Option<String> {
    let mut path = format!("/{path}").replace("..", "/").replace("./", "");
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    url::decode(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(setting: &str, name: &str, slug: &str, categories: &[&str]) -> String {
        let categories: Vec<String> = categories.iter().map(|name| (*name).to_string()).collect();
        let day = Some(Date::constant(2016, 10, 8));
        let parts = Parts { slug, name, day, categories: &categories, collection: None };
        address(&template(setting), &parts).unwrap_or_default()
    }

    #[test]
    fn old_urls_follow_the_rules_of_jekyll() {
        let of = |setting: &str| of(setting, "2016-10-08-kopi-darat", "kopi-darat", &["Kabar Baru"]);
        assert_eq!(of("date"), "/kabar baru/2016/10/08/kopi-darat.html");
        assert_eq!(of("pretty"), "/kabar baru/2016/10/08/kopi-darat/");
        assert_eq!(of("weekdate"), "/kabar baru/2016/W40/Sat/kopi-darat.html");
        assert_eq!(of("/blog/:short_year/:i_month/:title"), "/blog/16/10/kopi-darat");
        assert_eq!(of("/:month_:day/:y_day/"), "/10_08/282/");
        assert_eq!(of("/satu/dua.html"), "/satu/dua.html");
        assert_eq!(of("/caf%C3%A9/:title/"), "/café/kopi-darat/");
        assert_eq!(of("/:nosuch/:title/"), "");
        assert_eq!(address(USUAL, &Parts::default()), None);
        assert_eq!(of_page("/:path/:basename/", "a/b").as_deref(), Some("/a/b/"));
        assert_eq!(of_page("/x/:nosuch/", "a/b"), None);
        assert_eq!(of_page("about/", "a/b").as_deref(), Some("/about/"));
    }

    /// Each as Jekyll 4.3 writes it.
    #[test]
    fn parts_are_written_in_the_form_of_jekyll() {
        let all = "/x/:categories/:title/:slug/:name/";
        let of = |slug: &str, categories: &[&str]| of(all, &format!("2016-10-08-{slug}"), slug, categories);
        assert_eq!(of("Kopi Darat", &[]), "/x/Kopi-Darat/kopi-darat/2016-10-08-kopi-darat/");
        assert_eq!(
            of("Café & Crème", &["Kabar Baru", "C#", "kabar baru"]),
            "/x/kabar baru/c#/Café-&-Crème/café-crème/2016-10-08-café-crème/"
        );
        assert_eq!(of("wait...", &[]), "/x/wait/wait/2016-10-08-wait/");
        assert_eq!(of("a..b", &[]), "/x/a/b/a-b/2016-10-08-a-b/");
        assert_eq!(of("b", &["news", "News", "Más"]), "/x/news/más/b/b/2016-10-08-b/");
        assert_eq!(of("b", &["100%"]), "/x/100%/b/b/2016-10-08-b/");
    }
}
