//! The folders that a configuration of Eleventy names: sources, data, templates, output.

use serde_json::Value;

use crate::base::url;
use crate::import::read::folders::literal;
use crate::import::read::folders::program::{calls, quoted, text, values};

/// The folders, as they are written; none if the configuration does not say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directories {
    /// Empty if it is the whole folder.
    pub(crate) input: Option<String>,
    data: Option<String>,
    templates: Vec<String>,
    pub(crate) output: Option<String>,
}

fn tidy(path: &str) -> String {
    let path = path.trim().trim_start_matches("./").trim_matches('/');
    if path == "." { String::new() } else { path.to_string() }
}

impl Directories {
    /// Reads `dir: {…}` and `setInputDirectory("…")`.
    pub(crate) fn of(configuration: &str) -> Directories {
        let dir = values(configuration, "dir").find_map(literal::object).unwrap_or_default().values;
        let named = |key: &str, call: &str| {
            let in_dir = dir.get(key).and_then(Value::as_str).map(tidy);
            in_dir.or_else(|| calls(configuration, call).find_map(|inside| quoted(inside.trim())).map(tidy))
        };
        // A name that a program puts together elsewhere.
        let loose = |key: &str| text(configuration, key).filter(|_| dir.is_empty()).map(tidy);
        let templates = [named("includes", "setIncludesDirectory"), named("layouts", "setLayoutsDirectory")];
        Directories {
            input: named("input", "setInputDirectory").or_else(|| loose("input")),
            data: named("data", "setDataDirectory"),
            templates: templates.into_iter().flatten().filter(|path| !path.is_empty()).collect(),
            output: named("output", "setOutputDirectory").or_else(|| loose("output")),
        }
    }

    /// Whether the sources are in no folder of their own.
    pub(crate) fn is_whole_folder(&self) -> bool {
        self.input.as_deref() == Some("")
    }

    /// The folders of global data, from the folder of the site.
    pub(crate) fn data(&self, input: &str) -> Vec<String> {
        let name = self.data.clone().unwrap_or_else(|| "_data".to_string());
        let mut all: Vec<String> = url::join(input, &name).into_iter().chain([name]).collect();
        all.dedup();
        all
    }

    /// The folders without pages, from the folder of the site.
    pub(crate) fn internal(&self) -> Vec<String> {
        let input = self.input.clone().unwrap_or_default();
        let inside = self.templates.iter().chain(&self.data).filter(|path| !path.is_empty());
        let inside = inside.filter_map(|path| url::join(&input, path));
        inside.chain(self.output.clone().filter(|path| !path.is_empty())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_in_an_object_or_by_calls() {
        for configuration in [
            "return { dir: { input: './src/', data: \"../data\", includes: 'parts', output: 'out' } };",
            "export const config = {\n  dir: {\n    input: `src`,\n    data: '../data', includes: 'parts', output: 'out',\n  } };",
            "c.setInputDirectory('src'); c.setDataDirectory(\"../data\"); c.setIncludesDirectory('parts'); \
             c.setOutputDirectory('./out');",
        ] {
            let found = Directories::of(configuration);
            assert_eq!((found.input.as_deref(), found.output.as_deref()), (Some("src"), Some("out")));
            assert_eq!(found.data.as_deref(), Some("../data"), "{configuration}");
            assert!(found.internal().contains(&"src/parts".to_string()), "{configuration}");
        }
        let found = Directories::of("return { dir: { input: '.', data: 'data' } };");
        assert!(found.is_whole_folder());
        assert_eq!((found.data(""), found.internal()), (vec!["data".to_string()], vec!["data".to_string()]));
        assert_eq!(Directories::of("").data("src"), ["src/_data", "_data"]);
    }
}
