//! Jekyll: `_config.yml`, `_posts`, `_drafts`, pages.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::file;
use super::files::files;
use crate::base::url;
use crate::import::model::{Blog, OldFile};

/// Jekyll's URL of a post, if its configuration does not set one.
const USUAL: &str = "/:categories/:year/:month/:day/:title:output_ext";

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let config = file::configuration(folder, &["_config.yml", "_config.yaml", "_config.toml"], &mut blog);
    settings(&config, &mut blog);
    let template = template(file::setting(&config, "permalink").as_deref().unwrap_or("date"));
    let excluded: Vec<String> = config
        .get("exclude")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|value| value.as_str().map(|text| text.trim_matches('/').to_string()))
        .collect();
    let mut out: Vec<&str> = excluded.iter().map(String::as_str).collect();
    out.extend([
        "_site",
        "Gemfile",
        "Gemfile.lock",
        "Rakefile",
        "README.md",
        "LICENSE",
        "CNAME",
        "package.json",
        "package-lock.json",
    ]);
    for path in files(folder, &out) {
        let parts: Vec<&str> = path.split('/').collect();
        let place = parts.iter().position(|part| matches!(*part, "_posts" | "_drafts"));
        let hidden = parts.iter().any(|part| part.starts_with('_'));
        let is_text = file::is_markdown(&path) || path.ends_with(".html");
        match place {
            Some(at) if is_text => blog_post(folder, &path, &parts[..at], parts[at] == "_drafts", &template, &mut blog),
            None if hidden => {}
            _ if is_text => page(folder, &path, &template, &mut blog),
            _ => blog.statics.push((path.clone(), format!("content/{path}"))),
        }
    }
    if folder.join("CNAME").is_file() {
        blog.statics.push(("CNAME".to_string(), "content/CNAME".to_string()));
    }
    blog
}

fn settings(config: &Map<String, Value>, blog: &mut Blog) {
    blog.title = file::setting(config, "title").or_else(|| file::setting(config, "name")).unwrap_or_default();
    blog.description =
        file::setting(config, "description").or_else(|| file::setting(config, "tagline")).unwrap_or_default();
    let address = file::setting(config, "url").map(|url| {
        let base = file::setting(config, "baseurl").unwrap_or_default();
        format!("{}/{}", url.trim_end_matches('/'), base.trim_start_matches('/'))
    });
    blog.base_url = address.and_then(|address| file::base_url(&address));
    let language = file::setting(config, "lang")
        .or_else(|| file::setting(config, "locale"))
        .and_then(|tag| crate::import::read::language::short_tag(&tag));
    blog.languages.extend(
        language.map(|tag| (tag.clone(), crate::import::read::language::own_name(&tag).unwrap_or(&tag).to_string())),
    );
    blog.time_zone = file::setting(config, "timezone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    blog.author = match config.get("author") {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) => Some(author.clone()),
        _ => None,
    };
    if let Some(count) = config.get("paginate").and_then(Value::as_u64).filter(|count| *count > 0) {
        blog.more.insert("paginate".to_string(), json!(count));
    }
    if config.contains_key("collections") {
        blog.lost("collections other than posts are not imported", "_config.yml", "collections");
    }
}

fn template(setting: &str) -> String {
    match setting {
        "date" => USUAL.to_string(),
        "pretty" => "/:categories/:year/:month/:day/:title/".to_string(),
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext".to_string(),
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext".to_string(),
        "none" => "/:categories/:title:output_ext".to_string(),
        own => own.to_string(),
    }
}

fn blog_post(folder: &Path, path: &str, above: &[&str], draft: bool, template: &str, blog: &mut Blog) {
    let Some((mut file, _)) = file::open(folder, path, blog) else { return };
    let name = file::stem(path);
    let (day, rest) = match crate::base::date::from_file_name(name) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    };
    file.is_post = true;
    file.is_draft |= draft;
    file.day = file.day.or(day);
    file.slug = file.front.text_of("slug").unwrap_or_else(|| rest.to_string());
    file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
    spaces_to_list(&mut file);
    let mut categories: Vec<String> = above.iter().map(|part| part.to_string()).collect();
    categories.extend(file.front.names("categories"));
    categories.extend(file.front.names("category"));
    if !above.is_empty() {
        file.front.set("categories", json!(categories));
    }
    if draft && file.front.get("draft").is_none() {
        file.front.set("draft", json!(true));
    }
    let own = file.front.text_of("permalink").map(|own| self::template(&own));
    file.old_path = address(own.as_deref().unwrap_or(template), &file, &categories);
    if file.front.get("permalink").is_some() {
        file.front.remove("permalink");
    }
    let name = if name.contains('.') { name.replace('.', "-") } else { name.to_string() };
    file.to = match file.day {
        _ if draft => format!("content/drafts/{name}.md"),
        Some(day) => format!("content/posts/{:04}/{name}.md", day.year()),
        None => format!("content/posts/{name}.md"),
    };
    blog.files.push(file);
}

/// Jekyll splits tags and categories in one text at spaces.
fn spaces_to_list(file: &mut OldFile) {
    for key in ["tags", "categories"] {
        if let Some(Value::String(text)) = file.front.get(key)
            && !text.contains(',')
            && text.split_whitespace().count() > 1
        {
            let names: Vec<&str> = text.split_whitespace().collect();
            let names = json!(names);
            file.front.set(key, names);
        }
    }
}

fn page(folder: &Path, path: &str, template: &str, blog: &mut Blog) {
    let Some((mut file, has_front)) = file::open(folder, path, blog) else { return };
    if !has_front {
        blog.statics.push((path.to_string(), format!("content/{path}")));
        return;
    }
    let is_list = file.is_html && (file.body.contains("site.posts") || file.body.contains("paginator"));
    if is_list || path == "404.html" || path == "404.md" {
        blog.lost("a page that lists posts is left out, because the theme makes it", path, "");
        return;
    }
    let bare = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let pretty = template.ends_with('/');
    let old = match bare.strip_suffix("index").filter(|folder| folder.is_empty() || folder.ends_with('/')) {
        Some(folder) => format!("/{folder}"),
        None if pretty => format!("/{bare}/"),
        None => format!("/{bare}.html"),
    };
    let own = file.front.text_of("permalink");
    file.old_path = Some(own.unwrap_or(old));
    file.front.remove("permalink");
    file.slug = file::stem(path).to_string();
    if file.front.get("type").is_none() {
        file.front.set("type", json!("page"));
    }
    file.to = format!("content/{bare}.md");
    blog.files.push(file);
}

/// The old URL of a post, from a template.
fn address(template: &str, file: &OldFile, categories: &[String]) -> Option<String> {
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
    }
}
