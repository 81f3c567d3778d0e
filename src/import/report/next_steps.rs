//! The next steps after an import.

use std::path::Path;

use crate::import::model::file_names::OLD_URLS;

/// The next steps after an import into this folder.
pub(crate) fn next_steps(folder: &Path) -> Vec<(String, String)> {
    let quoted = |path: &Path| {
        let path = path.display().to_string();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '\\' | '~');
        if path.chars().all(plain) { path } else { format!("\"{path}\"") }
    };
    let (root, urls) = (quoted(folder), quoted(&folder.join(OLD_URLS)));
    let step = |what: &str, command: String| (what.to_string(), command);
    vec![
        step("Preview the new site, with every change that you save", format!("chancery serve --root {root}")),
        step("Build it into the folder public/", format!("chancery build --root {root}")),
        step(
            "Check the guessed old URLs (a sitemap.xml of the old blog proves more)",
            format!("chancery check --root {root} --urls {urls}"),
        ),
    ]
}
