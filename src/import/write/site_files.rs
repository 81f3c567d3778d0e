//! Writes the new site's own files: settings, redirects and the list of old URLs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::redirects::{self, Number, Redirects};
use super::staging::Staging;
use super::written::Written;
use crate::base::diagnostic::Diagnostic;
use crate::base::url::BaseUrl;
use crate::import::decide::decisions::Decisions;
use crate::import::model::file_names::{GUESSED, OLD_URLS, PROPOSED_SETTINGS};
use crate::import::model::{Effect, ItemId, OldUrl, Program, Remark, Report, Survey};
use crate::import::place::attachment_pages::attachment_pages;
use crate::import::place::menu;
use crate::import::place::places::Places;
use crate::import::place::url_index::UrlIndex;
use crate::input::source::CONFIG_FILE;

/// Writes settings, redirects and the list of old URLs.
pub(crate) fn write(
    survey: &Survey,
    decisions: &mut Decisions,
    places: &Places,
    written: &Written,
    report: &mut Report,
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    menus(survey, decisions, places, written, report);
    let name = if decisions.existing { PROPOSED_SETTINGS } else { CONFIG_FILE };
    staging.write(name, decisions.settings.text().as_bytes())?;
    let base = BaseUrl::parse(&decisions.settings.base_url).map_or("/".to_string(), |base| base.path().to_string());
    let attachments = attachment_pages(survey, &places.placed, &written.moved);
    let moved = numbers(survey, decisions, places, &attachments);
    let redirects = Redirects { survey, decisions, places, written, attachments: &attachments, base: &base };
    redirects.write(&moved, staging)?;
    redirects::lookup(&moved, staging)?;
    list_old_urls(survey, decisions, &attachments, &moved, staging)
}

fn menus(survey: &Survey, decisions: &mut Decisions, places: &Places, written: &Written, report: &mut Report) {
    if survey.menu.is_empty() {
        return;
    }
    let archives = decisions.lists.by_old_path();
    let index = UrlIndex::new(survey, &places.placed, &archives);
    let tags: Vec<String> = decisions.settings.languages.iter().map(|(tag, _)| tag.clone()).collect();
    let menus = menu::menus(survey, &index, &written.titles, &decisions.taxonomies, &tags, &decisions.languages);
    decisions.settings.menu = menus.setting;
    let say = |what: &str, text: String| Remark::on_file(Effect::Lost, what, CONFIG_FILE, text);
    report.remarks.extend(
        menus
            .left_out
            .into_iter()
            .map(|name| say("a menu is left out, because a site has one menu for each language", name)),
    );
    report.remarks.extend(
        menus.lost.into_iter().map(|title| say("a menu link is left out, because its page is not published", title)),
    );
}

/// Numeric URLs of WordPress and the site paths that replace them. Nothing unpublished is among them.
fn numbers<'a>(
    survey: &Survey,
    decisions: &'a Decisions,
    places: &'a Places,
    attachments: &'a [OldUrl],
) -> Vec<(Number, &'a str)> {
    if survey.program != Program::WordPress {
        return Vec::new();
    }
    let mut moved: Vec<(Number, &str)> = Vec::with_capacity(survey.entries.len());
    let mut seen = BTreeSet::new();
    for (entry, placed) in survey.entries.iter().zip(&places.placed) {
        // The first language of an item has its number.
        if entry.is_part() && !seen.insert(entry.id) {
            continue;
        }
        if entry.status.is_public() && entry.id != ItemId::NONE && &*placed.address != "/" {
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
        writeln!(file, "{GUESSED}: a sitemap.xml of the old blog proves more\n{}", home.address)?;
        for entry in survey.entries.iter().filter(|entry| entry.status.is_public()) {
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
