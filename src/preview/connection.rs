//! The events for one open page.
//!
//! Takes each state in turn; gives the events for one page of one browser as JSON, one object each: `hello`, `page`, `files`,
//! `moved`, `gone`, `problems`, `follow`.

use std::sync::Arc;

use serde_json::{Value, json};

use super::page::{self, Answer, Page, Status};
use super::state::State;
use super::{address, change::Spot, similar};
use crate::base::diagnostic::{self, Diagnostic, Diagnostics};
use crate::base::url;

/// The most diagnostics of one kind that are sent: a page shows none of thousands well.
const MOST: usize = 20;

/// One open page.
#[derive(Debug, Default)]
pub(super) struct Connection {
    /// Its address, decoded.
    address: String,
    /// The hash of what it shows.
    known: Option<String>,
    /// Whether its page exists.
    there: bool,
    version: Option<u64>,
    /// The state that its files are from, as it names it.
    since: Option<String>,
    problems: Option<Arc<Diagnostics>>,
}

impl Connection {
    /// The page at an address, percent-encoded, that shows bytes with this hash.
    pub(super) fn new(address: &str, known: Option<String>, since: Option<String>) -> Connection {
        let address = url::decode(address).unwrap_or_default();
        Connection { address, known, since, there: true, ..Connection::default() }
    }

    /// The address, decoded.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// The events that lead from what the page knows to this state:
    /// - `hello`: `server` (another for each run), `version`
    /// - `page`: `url`, `html` as it is served, `hash`, `changed` (`file` and `line`, or null)
    /// - `files`: `changed` (addresses of files that pages load; null where any may have changed), `version`
    /// - `moved`: `to`; the connection is of that page from then on
    /// - `gone`: `near` (a list of `url` and `title`)
    /// - `problems`: `errors` and `warnings` (diagnostics, each with `editor`, a link or null), `counts` of both, `text` as
    ///   the terminal has it
    /// - `follow`: `file`, `line`, `url` (the file's page, or null)
    pub(super) fn take(&mut self, state: &State, server: &str) -> Vec<Value> {
        let mut events = Vec::new();
        let before = self.version.replace(state.version);
        if before.is_none() {
            events.push(json!({"type": "hello", "server": server, "version": state.version}));
        }
        if before != Some(state.version) {
            events.extend(self.page(state, server));
            events.extend(self.files(state, server));
        }
        if self.problems.as_ref().is_none_or(|known| *known != state.problems) {
            self.problems = Some(Arc::clone(&state.problems));
            events.push(problems(state));
        }
        if let Some(spot) = state.change.spot.as_ref().filter(|_| before.is_some_and(|before| before != state.version))
        {
            let url = state.page_of(&spot.file).and_then(|path| address::href(state, path));
            events.push(json!({"type": "follow", "file": spot.file, "line": spot.line, "url": url}));
        }
        events
    }

    /// The files that have changed since those that the page has.
    fn files(&mut self, state: &State, server: &str) -> Option<Value> {
        let now = version(server, state.version);
        let since = self.since.replace(now.clone()).filter(|since| !since.is_empty())?;
        let number = since.strip_prefix(server).and_then(|rest| rest.strip_prefix('.')?.parse().ok());
        let Some(number) = number else {
            // Of another run: nobody knows what has changed since.
            return Some(json!({"type": "files", "changed": null, "version": now}));
        };
        let changed: Vec<String> = state.files_since(number).filter_map(|path| address::href(state, path)).collect();
        (!changed.is_empty()).then(|| json!({"type": "files", "changed": changed, "version": now}))
    }

    fn page(&mut self, state: &State, server: &str) -> Option<Value> {
        if let Some(to) = address::moved(state, &self.address) {
            self.address = url::decode(&to)?;
            self.known = match page::at(state, &self.address) {
                Answer::Page(page) => Some(page.hash),
                _ => None,
            };
            return Some(json!({"type": "moved", "to": to}));
        }
        let Answer::Page(page) = page::at(state, &self.address) else { return None };
        match page.status {
            // What the browser shows is better than nothing; the problems say why it stays.
            Status::Broken => None,
            Status::Missing if self.there => self.gone(state, page),
            _ => self.renewed(state, &page, server),
        }
    }

    fn gone(&mut self, state: &State, page: Page) -> Option<Value> {
        self.there = false;
        let missed = self.known.as_deref() != Some(&page.hash);
        self.known = Some(page.hash);
        missed.then(|| json!({"type": "gone", "near": similar::find(state, &self.address)}))
    }

    fn renewed(&mut self, state: &State, page: &Page, server: &str) -> Option<Value> {
        self.there = page.status == Status::Fine;
        if self.known.replace(page.hash.clone()).is_some_and(|known| known == page.hash) {
            return None;
        }
        let changed = state.change.spot.as_ref().map(|Spot { file, line }| json!({"file": file, "line": line}));
        Some(json!({
            "type": "page",
            "url": page.address,
            "html": page.to_send(&version(server, state.version)),
            "hash": page.hash,
            "changed": changed,
        }))
    }
}

/// The name of a state: the run of the preview and the number of the change.
pub(super) fn version(server: &str, number: u64) -> String {
    format!("{server}.{number}")
}

fn problems(state: &State) -> Value {
    let all_errors = state.problems.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let shown = diagnostic::capped(&state.problems, MOST);
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        shown.iter().partition(|diagnostic| diagnostic.is_error());
    let sent = |diagnostics: &[&Diagnostic]| -> Vec<Value> {
        diagnostics.iter().map(|diagnostic| problem(state, diagnostic)).collect()
    };
    json!({
        "type": "problems",
        "errors": sent(&errors),
        "warnings": sent(&warnings),
        "counts": {"errors": all_errors, "warnings": state.problems.len() - all_errors},
        "text": diagnostic::render(&shown, false),
    })
}

/// A diagnostic with the link that opens its place.
fn problem(state: &State, diagnostic: &Diagnostic) -> Value {
    let place = diagnostic.place.as_ref();
    let link = place.and_then(|place| state.editor.link(&state.root.join(&place.file), place.line, place.column));
    // A diagnostic is made of texts and numbers, which JSON can hold.
    let mut value = serde_json::to_value(diagnostic).unwrap_or_default();
    value["editor"] = json!(link);
    value
}
