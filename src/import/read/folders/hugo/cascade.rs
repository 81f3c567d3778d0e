//! Hugo's `cascade`: values for all pages below a section, or for those that a pattern names.

use serde_json::{Map, Value};

use super::config::ENVIRONMENT;
use super::page::Page;
use crate::import::model::OldFile;
use crate::import::read::folders::patterns::Pattern;
use crate::import::read::folders::{file, patterns};

/// All cascades of a site.
#[derive(Default)]
pub(crate) struct Cascades(Vec<Cascade>);

struct Cascade {
    /// The folder of the section, in its language; none if the configuration has it.
    section: Option<(String, String)>,
    /// The file that it is in.
    from: String,
    target: Map<String, Value>,
    values: Map<String, Value>,
}

impl Cascades {
    /// Adds those of the configuration, for all languages or for one.
    pub(crate) fn add_configured(&mut self, settings: &Map<String, Value>, language: Option<&str>) {
        for (mut target, values) in parts(file::value(settings, "cascade")) {
            target.extend(language.map(|language| ("lang".to_string(), Value::from(language))));
            let from = "the configuration, cascade".to_string();
            self.0.push(Cascade { section: None, from, target, values });
        }
    }

    /// Adds those of a section's page.
    pub(crate) fn add_section(&mut self, page: &Page) {
        for (target, values) in parts(page.file.front.get("cascade")) {
            let section = Some((page.folder().to_string(), page.language.clone()));
            self.0.push(Cascade { section, from: format!("{}, cascade", page.file.from), target, values });
        }
    }

    /// Gives a page its values: those of the nearest section win, and its own win over all.
    pub(crate) fn apply(&self, page: &mut Page) {
        let folder = page.folder().to_string();
        let mut ordered: Vec<&Cascade> = Vec::new();
        for folder in patterns::with_folders(&folder).chain([""]) {
            let section = (folder.to_string(), page.language.clone());
            ordered.extend(self.0.iter().filter(|cascade| cascade.section.as_ref() == Some(&section)));
        }
        ordered.extend(self.0.iter().filter(|cascade| cascade.section.is_none()));
        ordered.retain(|cascade| cascade.fits(page));
        for cascade in ordered {
            cascade.values.iter().for_each(|(key, value)| inherit(&mut page.file, key, value, &cascade.from));
        }
    }
}

fn inherit(file: &mut OldFile, key: &str, value: &Value, from: &str) {
    // Both spellings are one key.
    let other = match key.to_ascii_lowercase().as_str() {
        "build" => "_build",
        "_build" => "build",
        _ => "",
    };
    if file.value(other).is_none() {
        file.inherit(key, value, from);
    }
}

/// The parts of a `cascade`, which is a map or a list of maps: the target and the values of each.
fn parts(cascade: Option<&Value>) -> Vec<(Map<String, Value>, Map<String, Value>)> {
    let maps: Vec<&Map<String, Value>> = match cascade {
        Some(Value::Object(map)) => vec![map],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    };
    let is_target = |key: &str| key.eq_ignore_ascii_case("_target") || key.eq_ignore_ascii_case("target");
    let split = maps.into_iter().map(|map| {
        let target = map.iter().find(|(key, _)| is_target(key)).and_then(|(_, target)| target.as_object());
        let values = map.iter().filter(|(key, _)| !is_target(key));
        (target.cloned().unwrap_or_default(), values.map(|(key, value)| (key.clone(), value.clone())).collect())
    });
    split.collect()
}

impl Cascade {
    /// Whether a page is a target. What is not known of a target, as in newer versions of Hugo, does not narrow it.
    fn fits(&self, page: &Page) -> bool {
        let is_one_of = |key: &str, found: &[&str]| {
            let wanted = file::texts(&self.target, key);
            wanted.is_empty() || wanted.iter().any(|wanted| found.iter().any(|found| is_like(wanted, found)))
        };
        let path = page.path();
        let bare = path.trim_start_matches('/').to_string();
        is_one_of("path", &[&path, &bare])
            && is_one_of("kind", &[page.kind.name()])
            && is_one_of("lang", &[&page.language])
            && is_one_of("environment", &[ENVIRONMENT])
    }
}

/// Whether a text fits a pattern; a pattern that cannot be read fits everything.
fn is_like(pattern: &str, text: &str) -> bool {
    let pattern = pattern.to_lowercase();
    Pattern::within_folders(&pattern).is_none_or(|glob| glob.fits(&text.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::model::truth_of;
    use crate::import::read::folders::front::part;
    use serde_json::json;

    fn page(inner: &str, front: &str) -> Page {
        let file = OldFile {
            from: format!("content/{inner}"),
            front: part(&format!("---\n{front}\n---\n")).front,
            ..OldFile::default()
        };
        Page::new(file, inner.rsplit_once('.').unwrap().0, "en", &[])
    }

    fn is_draft(page: &Page) -> bool {
        page.file.value("draft").and_then(truth_of) == Some(true)
    }

    fn drafts(cascade: Value, pages: &[&str]) -> Vec<bool> {
        let mut cascades = Cascades::default();
        let config = json!({ "cascade": cascade });
        cascades.add_configured(config.as_object().unwrap(), None);
        let applied = pages.iter().map(|inner| {
            let mut page = page(inner, "title: x");
            cascades.apply(&mut page);
            is_draft(&page)
        });
        applied.collect()
    }

    #[test]
    fn a_target_is_chosen_by_path_kind_language_and_environment() {
        let pages = ["plans/a.md", "plans/b/_index.md", "Plans/deep/C d.md", "other/a.md"];
        for (target, fits) in [
            (json!({"path": "/plans/**"}), [true, true, true, false]),
            (json!({"path": "{/plans,/plans/*}"}), [true, true, false, false]),
            (json!({"path": "/plans/deep/c-d"}), [false, false, true, false]),
            (json!({"kind": "section"}), [false, true, false, false]),
            (json!({"kind": "{page,home}"}), [true, false, true, true]),
            (json!({"lang": "id"}), [false; 4]),
            (json!({"lang": "en", "environment": "production"}), [true; 4]),
            (json!({"environment": "development"}), [false; 4]),
            (json!({"sites": {"matrix": {}}}), [true; 4]),
        ] {
            let listed = json!([{"draft": true, "_target": target.clone()}]);
            assert_eq!(drafts(listed, &pages), fits, "{target}");
            assert_eq!(drafts(json!({"draft": "true", "target": target.clone()}), &pages), fits, "{target}");
        }
    }

    #[test]
    fn the_nearest_section_wins_and_the_page_itself_wins_over_all() {
        let mut cascades = Cascades::default();
        cascades.add_configured(json!({"cascade": {"a": 1, "b": 1, "c": 1, "d": 1}}).as_object().unwrap(), None);
        cascades.add_section(&page("_index.md", "cascade: {b: 2, c: 2, d: 2}"));
        cascades.add_section(&page("x/_index.md", "cascade: {c: 3, d: 3}"));
        cascades.add_section(&page("y/_index.md", "cascade: {a: 9}"));
        let mut page = page("x/deep/a.md", "d: 4");
        cascades.apply(&mut page);
        let value = |key: &str| page.file.value(key).cloned();
        assert_eq!(["a", "b", "c", "d"].map(value), [1, 2, 3, 4].map(|number| Some(json!(number))));
        assert_eq!(page.file.shown("c"), "c: 3 (in content/x/_index.md, cascade)");
    }

    #[test]
    fn a_section_gets_its_own_cascade_and_other_languages_do_not() {
        let mut section = page("x/_index.md", "cascade: {draft: true}");
        let mut cascades = Cascades::default();
        cascades.add_section(&section);
        cascades.apply(&mut section);
        assert!(is_draft(&section));
        let mut other = Page { language: "id".to_string(), ..page("x/a.md", "title: x") };
        cascades.apply(&mut other);
        assert!(!is_draft(&other));
    }
}
