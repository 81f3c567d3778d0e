//! What an editor loads from other hosts.
//!
//! Takes the editor; gives the sources that a Content-Security-Policy needs for it, as settings of site.yaml. They are those that
//! its documentation names, with the repository at GitHub: <https://sveltiacms.app/en/docs/security>.

use serde_json::{Map, Value, json};

use super::program::Cms;
use crate::base::yaml::write::document;

/// The settings that let a browser load the editor.
pub(crate) fn sources(cms: Cms) -> String {
    let scripts = match cms {
        Cms::Sveltia => json!(["https://unpkg.com"]),
        // It makes functions of text.
        Cms::Decap => json!(["https://unpkg.com", "unsafe-eval"]),
    };
    let allow = json!({
        "script-src": scripts,
        "style-src": ["unsafe-inline", "https://fonts.googleapis.com"],
        "font-src": ["https://fonts.gstatic.com"],
        "img-src": ["blob:", "https://*.githubusercontent.com"],
        "media-src": ["blob:"],
        "frame-src": ["blob:"],
        "connect-src": [
            "blob:", "data:", "https://unpkg.com", "https://api.github.com", "https://www.githubstatus.com",
        ],
    });
    let security: Map<String, Value> = Map::from_iter([("security".to_string(), json!({ "allow": allow }))]);
    document(&security)
}
