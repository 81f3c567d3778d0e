//! The categories of a post, which can be part of its URL.

use serde_json::{Value, json};

use crate::import::model::{OldFile, text_of};

/// All its categories as Jekyll reads them; those of the folders above are written into its front matter.
pub(crate) fn categories(file: &mut OldFile, above: &[&str]) -> Vec<String> {
    let above = above.iter().map(|part| (*part).to_string());
    let own = of_key(file, "categories", |text| text.split_whitespace().map(str::to_string).collect());
    let one = of_key(file, "category", |text| vec![text.to_string()]);
    let all: Vec<String> = above.clone().chain(own).chain(one).collect();
    if above.len() > 0 {
        let named = above.chain(file.front.names("categories")).chain(file.front.names("category"));
        let named: Vec<String> = named.collect();
        file.front.set("categories", json!(named));
    }
    all
}

/// The names of a key. `several` splits a single text: only that of `categories` can have several names.
fn of_key(file: &OldFile, key: &str, several: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    match file.front.get(key) {
        Some(Value::Array(items)) => items.iter().filter_map(text_of).collect(),
        Some(one) => text_of(one).map(|text| several(&text)).unwrap_or_default(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::folders::front::part;

    /// Each as Jekyll 4.3 reads it.
    #[test]
    fn one_text_has_several_categories_only_with_the_key_in_plural() {
        for (front, above, names) in [
            ("categories: News Más", &["news"][..], &["news", "News", "Más"][..]),
            ("category: two words", &["news"], &["news", "two words"]),
            ("category: One\ncategories: [Two, one]", &[], &["Two", "one", "One"]),
            ("categories: a, b", &[], &["a,", "b"]),
            ("title: A", &[], &[]),
        ] {
            let mut file = OldFile { front: part(&format!("---\n{front}\n---\n")).front, ..OldFile::default() };
            assert_eq!(categories(&mut file, above), names, "{front}");
        }
    }
}
