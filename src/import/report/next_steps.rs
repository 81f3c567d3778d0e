//! The next steps after an import.

use std::path::Path;

use crate::import::model::Proof;
use crate::import::model::file_names::OLD_URLS;

/// The next steps after an import into this folder, by what it was checked against.
pub(crate) fn next_steps(folder: &Path, proof: Proof) -> Vec<(String, String)> {
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
            match proof {
                Proof::Guessed => {
                    "Check the old URLs. They are guessed: import again with `--old` and the old site's own pages for a proof"
                }
                Proof::OldSite => "Check every address of the old site once more",
            },
            format!("chancery check --root {root} --urls {urls}"),
        ),
    ]
}
