//! What Hugo publishes of a page: its build options, its outputs, and the kinds that are turned off.

use serde_json::{Map, Value};

use super::page::Page;
use crate::import::model::{Effect, NOT_PUBLISHED, OldFile, names_of, text_of, truth_of};
use crate::import::read::folders::file;

const LOCAL: &str = "a page was only in lists of its own section, so it is in no list now (`listed: false`)";

/// Obeys the build options of a page, and the configuration's `disableKinds`.
pub(crate) fn settle(page: &mut Page, disabled_kinds: &[String]) {
    let kind = page.kind.name();
    if disabled_kinds.iter().any(|off| off.eq_ignore_ascii_case(kind)) {
        page.file.hide(NOT_PUBLISHED, format!("disableKinds: {kind} (in the configuration)"));
    }
    let outputs = page.file.value("outputs").map(names_of).unwrap_or_default();
    if !outputs.is_empty() && !outputs.iter().any(|output| output.eq_ignore_ascii_case("html")) {
        let shown = page.file.shown("outputs");
        page.file.hide(NOT_PUBLISHED, shown);
    }
    for key in ["build", "_build"] {
        if let Some(Value::Object(options)) = page.file.value(key).cloned() {
            let shown = page.file.shown(key);
            page.has_files &= !has(&options, "publishResources", &["false", "never"]);
            build(&mut page.file, &options, &shown);
            page.file.front.remove(key);
        }
    }
}

fn build(file: &mut OldFile, options: &Map<String, Value>, shown: &str) {
    if has(options, "render", &["never", "link", "false"]) {
        file.hide(NOT_PUBLISHED, shown);
    }
    if has(options, "list", &["local"]) {
        file.say(Effect::Changed, LOCAL, shown);
        file.front.set("listed", Value::Bool(false));
    } else if has(options, "list", &["never", "false"]) {
        file.unlist(shown);
    }
}

/// Whether an option has one of these values.
fn has(options: &Map<String, Value>, key: &str, values: &[&str]) -> bool {
    let Some(value) = file::value(options, key) else { return false };
    let written = match truth_of(value) {
        Some(truth) => Some(truth.to_string()),
        None => text_of(value),
    };
    written.is_some_and(|written| values.iter().any(|value| value.eq_ignore_ascii_case(&written)))
}
