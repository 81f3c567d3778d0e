//! Adds what the first build of a new site shows to the report.

use std::collections::BTreeMap;

use super::built::Built;
use super::same_texts::{self, Texts};
use crate::base::count::{counted, number};
use crate::check::{Answer, Checked};
use crate::import::model::{Effect, Remark, Report};
use crate::import::old_site::compared::Compared;
use crate::import::write::imported::Imported;

const WORDS: &str = "words of an old page are not on the new one";
const NO_PAGE: &str = "an address of the old site is broken";
const NO_FILE: &str = "files of the old site that no reader opens (scripts, styles, data) are not on the new one";
const FILE_BY_RULE: &str =
    "copies of files for a language redirect to the one file only on a host that reads `_redirects`";

/// How many words of a page are shown.
const SHOWN: usize = 12;

/// Adds build errors, the result of the check, and each address that is lost.
pub(super) fn add(built: &Built, imported: &mut Imported) {
    let report = &mut imported.report;
    for error in &built.errors {
        let place = error.place.as_ref();
        report.remarks.push(Remark {
            file: place.map(|place| place.file.clone()).unwrap_or_default(),
            line: place.map_or(0, |place| place.line),
            ..Remark::whole(Effect::Changed, "the build stops here until you fix this", error.message.clone())
        });
    }
    if !built.errors.is_empty() {
        return;
    }
    let broken: Vec<&Checked> = built.checked.iter().filter(|one| !one.answer.is_good()).collect();
    let (all, works) = (number(built.checked.len()), number(built.checked.len() - broken.len()));
    match &imported.old {
        None => {
            report.check.push(format!(
                "The new site was built once in memory: {works} of {all} guessed old URLs work or redirect on every host"
            ));
            report.remarks.extend(broken.into_iter().map(|one| lost(one, guessed(&one.answer))));
        }
        Some(old) => {
            let more = if old.site.pages.is_empty() { ", with guessed ones of lists and feeds," } else { "" };
            report.check.push(format!(
                "{} has {}. {works} of {all} addresses{more} work or redirect on every host",
                old.site.name, old.site.what
            ));
            texts(&same_texts::compare(built, old), report);
            addresses(built, old, &broken, report);
        }
    }
}

fn texts(texts: &Texts, report: &mut Report) {
    if texts.compared == 0 {
        return;
    }
    let same = texts.compared - texts.losses.len();
    let all = counted(texts.compared, "text", "texts");
    report.check.push(format!("{} of {all} have all words of the old page", number(same)));
    for loss in &texts.losses {
        let mut shown = loss.words.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(" ");
        if loss.words.len() > SHOWN {
            shown.push_str(&format!(" … ({} in all)", number(loss.words.len())));
        }
        report.remarks.push(Remark { old_url: loss.path.clone(), ..Remark::whole(Effect::Lost, WORDS, shown) });
    }
}

/// Lost pages and feeds one by one; lost files of the theme by folder.
fn addresses(built: &Built, old: &Compared, broken: &[&Checked], report: &mut Report) {
    let files: std::collections::BTreeSet<&str> = old.site.files.iter().map(|file| file.path.as_str()).collect();
    let mut folders: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for one in broken {
        match built.path(&one.address).filter(|path| files.contains(path.as_str())) {
            Some(path) => {
                let what = if matches!(one.answer, Answer::OnlyByRule) { FILE_BY_RULE } else { NO_FILE };
                *folders.entry((what, top_folder(&path))).or_default() += 1;
            }
            None => report.remarks.push(lost(one, NO_PAGE)),
        }
    }
    for ((what, folder), count) in folders {
        let text = format!("{folder}: {}", counted(count, "file", "files"));
        report.remarks.push(Remark::whole(Effect::Lost, what, text));
    }
}

/// At most two folders deep: `/js/vendor/` of `/js/vendor/a/b.js`.
fn top_folder(path: &str) -> String {
    let folders = path.match_indices('/').map(|(at, _)| at);
    path[..=folders.take(3).last().unwrap_or(0)].to_string()
}

fn lost(one: &Checked, what: &str) -> Remark {
    Remark { old_url: one.address.clone(), ..Remark::whole(Effect::Lost, what, one.answer.why()) }
}

/// What is wrong with a guessed old URL, for the report.
fn guessed(answer: &Answer) -> &'static str {
    match answer {
        Answer::FeedPage(_) => {
            "the guessed URL of an old feed works for feed readers only with `redirects: host` or a server's own redirects"
        }
        Answer::OnlyByRule => {
            "a guessed old URL works only on a host that reads `_redirects`, or by a server's own redirects"
        }
        _ => "a guessed old URL is broken",
    }
}
