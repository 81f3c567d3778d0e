//! Who may see a post, in the words of every program.
//!
//! Takes the entries of front matter; gives whether they hide the post, hold it back, or keep it out of lists. What is not
//! understood is reported, since it could publish a post that its author wanted to hide.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::moment::moment;
use super::table::Field;
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::yaml::{Key, Node, Value};
use crate::input::keys::{Entries, Kind, Table};

/// Who may see a post. Each part is `None` where front matter does not say it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Visibility {
    /// `draft: true`, `published: false`, `status: draft`.
    pub(crate) draft: Option<bool>,
    /// Whether it has a page at all: `render: false`, `permalink: false`, `headless: true`.
    pub(crate) rendered: Option<bool>,
    /// Whether lists, feeds and the sitemap have it: `listed: false`, `hidden: true`.
    pub(crate) listed: Option<bool>,
    /// It is published from then on.
    pub(crate) publish: Option<Timestamp>,
    /// It is unpublished from then on.
    pub(crate) expires: Option<Timestamp>,
}

impl Visibility {
    /// What holds for a post in a section: its own words, and where it says nothing, those of the section.
    pub(crate) fn within(&self, section: &Visibility) -> Visibility {
        Visibility {
            draft: self.draft.or(section.draft),
            rendered: self.rendered.or(section.rendered),
            listed: self.listed.or(section.listed),
            publish: self.publish.or(section.publish),
            expires: self.expires.or(section.expires),
        }
    }

    /// Whether nobody sees the post in a usual build.
    pub(super) fn hides(&self) -> bool {
        self.draft == Some(true) || self.rendered == Some(false)
    }
}

/// The rows that are read here.
const ROWS: [Field; 12] = [
    Field::Draft,
    Field::Published,
    Field::PublishDate,
    Field::Expires,
    Field::Status,
    Field::Listed,
    Field::Hidden,
    Field::ExcludedFromCollections,
    Field::Render,
    Field::Headless,
    Field::Build,
    Field::Permalink,
];

/// Words of `status` and `visibility`.
const STATUS: [(&str, Status); 30] = [
    ("draft", Status::Draft),
    ("drafts", Status::Draft),
    ("private", Status::Draft),
    ("pending", Status::Draft),
    ("unpublished", Status::Draft),
    ("trash", Status::Draft),
    ("deleted", Status::Draft),
    ("review", Status::Draft),
    ("in review", Status::Draft),
    ("in progress", Status::Draft),
    ("wip", Status::Draft),
    ("todo", Status::Draft),
    ("idea", Status::Draft),
    ("skip", Status::Draft),
    ("hidden", Status::Unlisted),
    ("unlisted", Status::Unlisted),
    ("published", Status::Public),
    ("publish", Status::Public),
    ("public", Status::Public),
    ("featured", Status::Public),
    ("live", Status::Public),
    ("final", Status::Public),
    ("finished", Status::Public),
    ("done", Status::Public),
    ("complete", Status::Public),
    ("completed", Status::Public),
    ("seedling", Status::Public),
    ("budding", Status::Public),
    ("growing", Status::Public),
    ("evergreen", Status::Public),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Draft,
    Unlisted,
    Public,
}

/// Reads all keys that say who may see the post.
pub(super) fn read(entries: &mut Entries<'_, Field>, zone: &TimeZone) -> Visibility {
    if !entries.has_any(&ROWS) {
        return Visibility::default();
    }
    let (published, publish) = published(entries, zone);
    let status = statuses(entries);
    let is = |wanted: Status| (!status.is_empty()).then(|| status.contains(&wanted));
    let drafts = [truth(entries, Field::Draft, true), published, is(Status::Draft)];
    let rendered =
        [rendered(entries), truth(entries, Field::Headless, true).map(|headless| !headless), address(entries)];
    let listed = [
        truth(entries, Field::Listed, false),
        truth(entries, Field::Hidden, true).map(|hidden| !hidden),
        in_lists(entries),
        is(Status::Unlisted).filter(|unlisted| *unlisted).map(|_| false),
    ];
    let dates = [moment(entries, Field::PublishDate, zone).map(|date| date.value.timestamp()), publish];
    Visibility {
        draft: strictest(drafts, true),
        rendered: strictest(rendered, false),
        listed: strictest(listed, false),
        publish: dates.into_iter().flatten().max(),
        expires: moment(entries, Field::Expires, zone).map(|date| date.value.timestamp()),
    }
}

/// The value that hides more, if several keys say something.
fn strictest<const N: usize>(values: [Option<bool>; N], hiding: bool) -> Option<bool> {
    let said = || values.iter().flatten().copied();
    said().find(|value| *value == hiding).or_else(|| said().next())
}

/// The value of a row in any of its spellings; `hiding` where one of them says so.
fn truth(entries: &mut Entries<'_, Field>, row: Field, hiding: bool) -> Option<bool> {
    let written = entries.all(row);
    let mut values: Vec<bool> = Vec::with_capacity(written.len());
    for (key, node) in written {
        // What is not understood is an error; to take it as hiding would hide the error's cause.
        values.extend(node.truth().or_else(|| entries.wrong(key, node, &row.row().kind.wanted())));
    }
    values.iter().copied().find(|value| *value == hiding).or(values.first().copied())
}

/// `published: false`, and `published: DATE`: whether it is a draft, and from when on it is published.
fn published(entries: &mut Entries<'_, Field>, zone: &TimeZone) -> (Option<bool>, Option<Timestamp>) {
    let (mut draft, mut date) = (None, None);
    for (key, node) in entries.all(Field::Published) {
        let moment = node.scalar().and_then(|text| crate::base::date::parse(text, zone));
        match (node.truth(), moment) {
            (Some(published), _) => draft = Some(draft.unwrap_or(false) || !published),
            (None, Some(moment)) => date = date.max(Some(moment.timestamp())),
            (None, None) => drop(entries.wrong::<()>(key, node, &Field::Published.row().kind.wanted())),
        }
    }
    (draft, date)
}

/// The words of `status` and `visibility`.
fn statuses(entries: &mut Entries<'_, Field>) -> Vec<Status> {
    let mut statuses = Vec::new();
    for (key, node) in entries.all(Field::Status) {
        let Some(written) = node.scalar().map(|text| text.trim().to_lowercase()) else {
            entries.wrong::<()>(key, node, &Field::Status.row().kind.wanted());
            continue;
        };
        if let Some((_, status)) = STATUS.iter().find(|(word, _)| *word == written.replace(['-', '_'], " ")) {
            statuses.push(*status);
            continue;
        }
        let near = did_you_mean(&written, STATUS.iter().map(|(word, _)| *word));
        let message = format!(
            "`{}: {}` is not a known status, so it does not hide this post",
            key.name,
            node.scalar().unwrap_or_default()
        );
        let problem = if near.is_some() { Diagnostic::error(message) } else { Diagnostic::warning(message) };
        let problem = near.iter().fold(problem, |problem, near| problem.hint(format!("did you mean `{near}`?")));
        entries.report_at(problem.hint("write `draft: true` to hide it"), node.span.clone());
    }
    statuses
}

/// Whether a word of `status` leaves a post out, or keeps it out of lists.
pub(super) fn is_hiding_word(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    STATUS.iter().any(|(name, status)| *name == word && *status != Status::Public)
}

/// `render: false`, `render: never`; `build: {render: never}`. `link` makes no page either.
fn rendered(entries: &mut Entries<'_, Field>) -> Option<bool> {
    let own = entries.get(Field::Render);
    let own = own.and_then(|(key, node)| choice(entries, Field::Render, key, node));
    let in_build = in_build(entries, Field::BuildRender);
    [own, in_build].into_iter().flatten().min()
}

/// What `build` says under one of its keys.
fn in_build(entries: &mut Entries<'_, Field>, row: Field) -> Option<bool> {
    let build = entries.map(Field::Build)?;
    let mut build = entries.inner("build", build);
    let (key, node) = build.get(row)?;
    choice(&mut build, row, key, node)
}

/// `build: {list: never}`; Eleventy's `eleventyExcludeFromCollections`.
fn in_lists(entries: &mut Entries<'_, Field>) -> Option<bool> {
    let excluded = entries.node(Field::ExcludedFromCollections);
    let excluded = excluded.map(|node| match &node.value {
        Value::List(names) => !names.is_empty(),
        _ => node.truth() != Some(false),
    });
    let in_build = in_build(entries, Field::BuildList);
    [excluded.map(|excluded| !excluded), in_build].into_iter().flatten().min()
}

/// Whether an address is `false`, also in quotes.
pub(super) fn is_no_address(node: &Node) -> bool {
    node.scalar().is_some_and(|text| text.trim().eq_ignore_ascii_case("false"))
}

/// `permalink: false`, and Eleventy's `permalink: {build: false}`.
fn address(entries: &mut Entries<'_, Field>) -> Option<bool> {
    let (key, node) = entries.get(Field::Permalink)?;
    match &node.value {
        _ if is_no_address(node) => Some(false),
        Value::Map(parts) => {
            let built = parts.iter().find(|(key, _)| key.name == "build").map(|(_, node)| node.truth());
            match built {
                Some(Some(built)) => Some(built),
                _ => entries.wrong(key, node, "text, or `false`"),
            }
        }
        _ => None,
    }
}

/// A truth value, `always`, or one of the other words of the row, which say no.
fn choice(entries: &mut Entries<'_, Field>, row: Field, key: &Key, node: &Node) -> Option<bool> {
    let kind = row.row().kind;
    let written = node.scalar().unwrap_or_default().trim();
    let is_known = matches!(kind, Kind::Choice(words) if words.iter().any(|word| word.eq_ignore_ascii_case(written)));
    match node.truth() {
        Some(value) => Some(value),
        None if is_known => Some(written.eq_ignore_ascii_case("always")),
        None => entries.wrong(key, node, &kind.wanted()),
    }
}
