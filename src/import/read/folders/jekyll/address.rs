//! How Jekyll builds URLs.

use crate::base::url;
use crate::import::model::OldFile;

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

/// The old URL of a post, from a template.
pub(crate) fn address(template: &str, file: &OldFile, categories: &[String]) -> Option<String> {
    if !template.contains(':') {
        return Some(template.to_string());
    }
    let day = file.day;
    let number = |value: Option<i16>, width: usize| value.map(|value| format!("{value:0width$}"));
    let year = number(day.map(|day| day.year()), 4);
    let month = number(day.map(|day| day.month().into()), 2);
    let mut path = template.to_string();
    let parts: [(&str, Option<String>); 13] = [
        (":output_ext", Some(".html".to_string())),
        (
            ":categories",
            Some(categories.iter().map(|name| name.to_lowercase().replace(' ', "%20")).collect::<Vec<_>>().join("/")),
        ),
        (":slugified_categories", Some(categories.iter().map(|name| url::slugify(name)).collect::<Vec<_>>().join("/"))),
        (":short_year", year.as_ref().map(|year| year[2..].to_string())),
        (":year", year),
        (":i_month", day.map(|day| day.month().to_string())),
        (":month", month),
        (":i_day", day.map(|day| day.day().to_string())),
        (":y_day", day.map(|day| format!("{:03}", day.day_of_year()))),
        (":day", number(day.map(|day| day.day().into()), 2)),
        (":title", Some(file.slug.clone())),
        (":slug", Some(url::slugify(&file.slug))),
        (":name", Some(url::slugify(&file.slug))),
    ];
    for (part, value) in parts {
        if path.contains(part) {
            path = path.replace(part, &value?);
        }
    }
    if path.contains(':') {
        return None;
    }
    let mut path = format!("/{}", path.trim_start_matches('/'));
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    url::decode(&path)
}

/// The old URL of a page, from a template; `bare` is its path without the ending.
pub(crate) fn of_page(template: &str, bare: &str) -> Option<String> {
    let (above, name) = bare.rsplit_once('/').unwrap_or(("", bare));
    let path = template
        .replace(":output_ext", ".html")
        .replace(":path", above)
        .replace(":basename", name)
        .replace(":name", name)
        .replace(":title", name);
    let path = format!("/{}", path.trim_start_matches('/')).replace("//", "/");
    (!path.contains(':')).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_urls_follow_the_rules_of_jekyll() {
        let file = OldFile {
            slug: "kopi-darat".into(),
            day: Some(jiff::civil::Date::constant(2016, 10, 8)),
            ..OldFile::default()
        };
        let of = |setting: &str| address(&template(setting), &file, &["Kabar Baru".to_string()]).unwrap_or_default();
        assert_eq!(of("date"), "/kabar baru/2016/10/08/kopi-darat.html");
        assert_eq!(of("pretty"), "/kabar baru/2016/10/08/kopi-darat/");
        assert_eq!(of("/blog/:short_year/:i_month/:title"), "/blog/16/10/kopi-darat");
        assert_eq!(of("/satu/dua.html"), "/satu/dua.html");
        assert_eq!(of("/:nosuch/:title/"), "");
        assert_eq!(address(USUAL, &OldFile::default(), &[]), None);
        assert_eq!(of_page("/:path/:basename/", "a/b").as_deref(), Some("/a/b/"));
        assert_eq!(of_page("/x/:nosuch/", "a/b"), None);
    }
}
