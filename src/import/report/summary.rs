//! Reports on the blog as a whole: what was imported, what was not, and what to do next.

use std::collections::BTreeSet;

use super::next_steps::next_steps;
use crate::base::count::{counted, number};
use crate::import::decide::decisions::Decisions;
use crate::import::model::wordpress::Options;
use crate::import::model::{Gravity, Kind, Remark, Remarks, Report, Standing, Survey};
use crate::import::read::wordpress::reading::Reading;
use crate::import::write::written::Written;

pub fn fill(
    report: &mut Report,
    survey: &Survey,
    decisions: &Decisions,
    written: Written,
    reading: &Reading,
    options: &Options,
) {
    report.came = came(survey, decisions, &written);
    let moved: BTreeSet<&str> = written.moved.iter().map(|url| url.old.as_str()).collect();
    let remarks = &mut report.remarks;
    remarks.append(written.remarks);
    stayed_behind(remarks, survey, &moved);
    comments(remarks, survey, written.comments);
    oddities(remarks, reading);
    if decisions.existing {
        report.decided.push(
            "The site has its own site.yaml; what the import would have written is in site.import.yaml".to_string(),
        );
    }
    report.next = next_steps(&options.into);
}

/// What was imported: name and count.
fn came(survey: &Survey, decisions: &Decisions, written: &Written) -> Vec<(String, usize)> {
    let count = |kind: Kind, public: bool| {
        let own = survey.entries.iter().filter(|entry| entry.kind == kind);
        own.filter(|entry| entry.standing.is_draft() != public).count()
    };
    let future = survey.entries.iter().filter(|entry| entry.standing == Standing::Future).count();
    let mut came = vec![
        ("posts", count(Kind::Post, true)),
        ("pages", count(Kind::Page, true)),
        ("of these dated in the future", future),
        ("drafts", count(Kind::Post, false) + count(Kind::Page, false)),
    ];
    came.extend(decisions.taxonomies.iter().map(|taxonomy| (taxonomy.name.as_str(), taxonomy.terms.len())));
    came.extend([("files", written.files), ("comments, as data beside their posts", written.comments)]);
    came.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name.to_string(), count)).collect()
}

/// Items and files that were not imported.
fn stayed_behind(remarks: &mut Remarks, survey: &Survey, moved: &BTreeSet<&str>) {
    let lost = |what: &str, title: &str, old_url: &str| {
        let (title, old_url) = (title.to_string(), old_url.to_string());
        Remark { title, old_url, ..Remark::whole(Gravity::Lost, what, String::new()) }
    };
    for item in &survey.passed_over {
        let what = format!("items of the kind `{}` have no place here", item.kind);
        remarks.push(lost(&what, &item.title, &item.link));
    }
    for attachment in &survey.attachments {
        let place = survey.home.place(&attachment.url);
        if !place.is_some_and(|place| moved.contains(place.path.as_str())) {
            remarks.push(lost("an uploaded file was not brought over", &attachment.title, &attachment.url));
        }
    }
    if !survey.internal.is_empty() {
        let kinds: Vec<String> = survey.internal.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        remarks.push(Remark::whole(Gravity::Lost, "what only WordPress needs is left out", kinds.join(", ")));
    }
}

fn comments(remarks: &mut Remarks, survey: &Survey, kept: usize) {
    let comments = survey.comments;
    if comments.approved > kept {
        let what = "comments are left out; `--comments` keeps them as data";
        remarks.push(Remark::whole(Gravity::Lost, what, counted(comments.approved, "comment", "comments")));
    }
    if comments.pings + comments.others > 0 {
        let pings = counted(comments.pings, "pingback", "pingbacks");
        remarks.push(Remark::whole(
            Gravity::Lost,
            "pingbacks, and comments that were never approved, are left out",
            format!("{pings}, {} not approved", number(comments.others)),
        ));
    }
}

/// Oddities of the export's file.
fn oddities(remarks: &mut Remarks, reading: &Reading) {
    let oddities = &reading.oddities;
    if oddities.control_characters > 0 {
        let what = "invisible control characters are left out";
        remarks.push(Remark::whole(Gravity::Changed, what, oddities.control_characters.to_string()));
    }
    if oddities.not_utf8 > 0 {
        let what = "pieces of text were not UTF-8; what could not be read is `\u{fffd}`";
        remarks.push(Remark::whole(Gravity::Lost, what, oddities.not_utf8.to_string()));
    }
    if oddities.doctype {
        remarks.push(Remark::whole(Gravity::Changed, "the file's document type was not read", String::new()));
    }
}
