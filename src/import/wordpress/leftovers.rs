//! What is written at the end: settings, redirects, the list of old addresses, the report.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::decide::Decisions;
use super::entries::{Written, by_id};
use super::redirects::{self, Number, Redirects};
use super::{Options, Reading, summary};
use crate::base::diagnostic::Diagnostic;
use crate::base::url::BaseUrl;
use crate::import::atlas::Atlas;
use crate::import::menu;
use crate::import::old_urls::{self, OldUrl};
use crate::import::report::{Gravity, Remark, Report};
use crate::import::seen::Seen;
use crate::import::survey::Survey;
use crate::import::write::Staging;
use crate::input::source::CONFIG_FILE;

/// The file that proves the move: every old address, one on a line.
pub const OLD_URLS: &str = "old-urls.txt";
pub const REPORT: &str = "import-report.md";

pub fn write(
    survey: &Survey,
    mut decisions: Decisions,
    written: Written,
    reading: &Reading,
    options: &Options,
    staging: &mut Staging,
) -> Result<Report, Diagnostic> {
    let mut report = std::mem::take(&mut decisions.report);
    menus(survey, &mut decisions, &written.titles, &mut report);
    let name = if decisions.existing { "site.import.yaml" } else { CONFIG_FILE };
    staging.write(name, decisions.settings.text().as_bytes())?;
    let base = BaseUrl::parse(&decisions.settings.base_url).map_or("/".to_string(), |base| base.path().to_string());
    let attachments = attachments(survey, &decisions, &written);
    let moved = numbers(survey, &decisions, &attachments);
    let redirects =
        Redirects { survey, decisions: &decisions, written: &written, attachments: &attachments, base: &base };
    redirects.write(&moved, staging)?;
    redirects::lookup(&moved, staging)?;
    list_old_urls(survey, &decisions, &attachments, &moved, staging)?;
    summary::fill(&mut report, survey, &decisions, written, reading, options);
    Ok(report)
}

fn menus(survey: &Survey, decisions: &mut Decisions, titles: &menu::Titles, report: &mut Report) {
    if survey.menu.is_empty() {
        return;
    }
    let archives: BTreeMap<String, String> =
        decisions.lists.urls.iter().map(|url| (url.old.trim_matches('/').to_string(), url.new.clone())).collect();
    let atlas = Atlas::new(survey, &decisions.placed, &archives);
    let tags: Vec<String> = decisions.settings.languages.iter().map(|(tag, _)| tag.clone()).collect();
    let menus = menu::menus(survey, &atlas, titles, &decisions.taxonomies, &tags, &decisions.languages);
    decisions.settings.menu = menus.setting;
    let say = |what: &str, text: String| Remark {
        gravity: Gravity::Lost,
        what: what.to_string(),
        title: String::new(),
        old_url: String::new(),
        file: CONFIG_FILE.to_string(),
        line: 0,
        text,
    };
    report.remarks.extend(
        menus.left_out.into_iter().map(|name| say("a menu found no place: a site has one for each language", name)),
    );
    report
        .remarks
        .extend(menus.lost.into_iter().map(|title| say("a menu's link leads to nothing that is published", title)));
}

/// Pages of attachments, each with what answers for it.
fn attachments(survey: &Survey, decisions: &Decisions, written: &Written) -> Vec<OldUrl> {
    let by_old: BTreeMap<&str, &str> = written.moved.iter().map(|url| (url.old.as_str(), url.new.as_str())).collect();
    let files: BTreeMap<u64, String> = survey
        .attachments
        .iter()
        .filter_map(|attachment| {
            let place = survey.home.place(&attachment.url)?;
            Some((attachment.id, by_old.get(place.path.as_str())?.to_string()))
        })
        .collect();
    let mut urls = old_urls::attachments(survey, &decisions.placed, &by_id(survey), &files);
    let standing: Seen = decisions.placed.iter().map(|placed| &*placed.address).collect();
    urls.retain(|url| !standing.contains(&format!("/{}/", url.old.trim_matches('/'))));
    urls
}

/// Addresses by number and the site paths that answer for them. Nothing that is not published is among them.
fn numbers<'a>(survey: &Survey, decisions: &'a Decisions, attachments: &'a [OldUrl]) -> Vec<(Number, &'a str)> {
    let mut moved: Vec<(Number, &str)> = Vec::with_capacity(survey.entries.len());
    for (entry, placed) in survey.entries.iter().zip(&decisions.placed) {
        if entry.standing.is_public() && entry.id > 0 && &*placed.address != "/" {
            moved.push((Number::Item(entry.id), &placed.address));
        }
    }
    let by_old: BTreeMap<&str, &str> = attachments.iter().map(|url| (url.old.as_str(), url.new.as_str())).collect();
    for attachment in &survey.attachments {
        if let Some(new) = attachment.old_path.as_deref().and_then(|old| by_old.get(old)) {
            moved.push((Number::Item(attachment.id), new));
        }
    }
    moved.extend(decisions.lists.categories.iter().map(|(id, new)| (Number::Category(*id), new.as_str())));
    moved
}

fn list_old_urls(
    survey: &Survey,
    decisions: &Decisions,
    attachments: &[OldUrl],
    numbers: &[(Number, &str)],
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let mut file = staging.create(OLD_URLS)?;
    let write = |file: &mut dyn Write| -> io::Result<()> {
        let home = &survey.home;
        writeln!(file, "{}", home.address)?;
        for entry in survey.entries.iter().filter(|entry| entry.standing.is_public()) {
            if let Some(path) = entry.old_path.as_deref().filter(|path| *path != "/") {
                writeln!(file, "{}", home.full(path))?;
            }
        }
        let lists = decisions.lists.urls.iter().chain(attachments).map(|url| &url.old);
        for old in lists {
            writeln!(file, "{}", home.full(old))?;
        }
        for (query, _) in numbers {
            writeln!(file, "{}?{query}", home.address)?;
        }
        file.flush()
    };
    write(&mut file).map_err(|error| Diagnostic::error(format!("`{OLD_URLS}` cannot be written: {error}")))
}
