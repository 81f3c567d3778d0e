//! The dates of a Hugo page, by the keys that the configuration names.

use serde_json::{Map, Value};

use crate::import::model::{OldFile, truth_of};
use crate::import::read::folders::{dates, file};

/// The keys of each date, the first one that has a date wins.
pub(crate) struct Dates {
    date: Vec<String>,
    published: Vec<String>,
    expires: Vec<String>,
}

const DATE: [&str; 6] = ["date", "publishdate", "pubdate", "published", "lastmod", "modified"];
const PUBLISHED: [&str; 3] = ["publishdate", "pubdate", "published"];
const EXPIRES: [&str; 2] = ["expirydate", "unpublishdate"];

impl Dates {
    pub(crate) fn of(config: &Map<String, Value>) -> Dates {
        let configured = file::part(config, "frontmatter");
        let keys = |key: &str, usual: &[&str]| {
            let usual = || usual.iter().map(|key| (*key).to_string());
            let own = configured.map(|part| file::texts(part, key)).unwrap_or_default();
            let own = own.into_iter().flat_map(|name| match name.to_ascii_lowercase().as_str() {
                ":default" => usual().collect(),
                name if name.starts_with(':') => Vec::new(),
                name => vec![name.to_string()],
            });
            let own: Vec<String> = own.collect();
            if own.is_empty() { usual().collect() } else { own }
        };
        Dates {
            date: keys("date", &DATE),
            published: keys("publishDate", &PUBLISHED),
            expires: keys("expiryDate", &EXPIRES),
        }
    }

    /// Writes the dates with the keys of the new site.
    pub(crate) fn settle(&self, file: &mut OldFile) {
        set(file, "date", &self.date);
        set(file, "publishDate", &self.published);
        set(file, "expires", &self.expires);
        for key in ["pubdate", "unpublishdate"] {
            file.front.remove(key);
        }
        // `published: false` hides a page; a date is `publishDate` by now.
        if file.front.get("published").is_some_and(|value| truth_of(value).is_none()) {
            file.front.remove("published");
        }
        file.day = file.front.text_of("date").and_then(|date| dates::day(&date));
    }
}

/// Gives `key` the value of the first of these keys that has one, unless it is that key itself.
fn set(file: &mut OldFile, key: &str, names: &[String]) {
    let is_date = |value: &&Value| truth_of(value).is_none();
    let found = names.iter().find_map(|name| Some((name, file.value(name).filter(is_date)?.clone())));
    let Some((name, value)) = found else { return };
    // `expiryDate` is known to the new site.
    let is_known = name.eq_ignore_ascii_case(key) || (key == "expires" && name == "expirydate");
    if !is_known || file.front.get(name).is_none() {
        let name = name.clone();
        file.front.set(key, value);
        if key != "date" && !is_known {
            file.front.remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::import::read::folders::front::part;

    fn settled(config: Value, front: &str) -> String {
        let mut file = OldFile { front: part(&format!("---\n{front}\n---\n")).front, ..OldFile::default() };
        Dates::of(config.as_object().unwrap()).settle(&mut file);
        file.front.text().lines().filter(|line| *line != "---").collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn all_spellings_of_dates_are_written_as_the_new_site_has_them() {
        for (front, written) in [
            ("date: 2016-10-08\npubdate: 2041-01-01", "date: 2016-10-08 publishDate: 2041-01-01"),
            ("date: 2016-10-08\npublished: 2041-01-01", "date: 2016-10-08 publishDate: 2041-01-01"),
            ("date: 2016-10-08\nPublishDate: 2041-01-01", "date: 2016-10-08 PublishDate: 2041-01-01"),
            ("date: 2016-10-08\nunpublishdate: 2020-01-01", "date: 2016-10-08 expires: 2020-01-01"),
            ("date: 2016-10-08\nexpiryDate: 2020-01-01", "date: 2016-10-08 expiryDate: 2020-01-01"),
            ("publishDate: 2041-01-01", "publishDate: 2041-01-01 date: 2041-01-01"),
            ("lastmod: 2041-01-01", "lastmod: 2041-01-01 date: 2041-01-01"),
            ("date: 2016-10-08\npublished: false", "date: 2016-10-08 published: false"),
        ] {
            assert_eq!(settled(json!({}), front), written, "{front}");
        }
    }

    #[test]
    fn the_configuration_may_name_other_keys() {
        let config = json!({"frontmatter": {"publishDate": ["embargo", ":default"], "date": [":filename", "day"]}});
        let written = settled(config, "day: 2016-10-08\nembargo: 2041-01-01\npublishDate: 2017-01-01");
        assert_eq!(written, "day: 2016-10-08 publishDate: 2041-01-01 date: 2016-10-08");
    }
}
