//! Reports on the blog as a whole: what was imported, what was not, and what to do next.

use std::collections::BTreeSet;

use super::next_steps::next_steps;
use crate::base::count::{counted, number};
use crate::import::decide::decisions::Decisions;
use crate::import::model::export_options::Options;
use crate::import::model::{Effect, Kind, Program, Remark, Remarks, Report, Status, Survey};
use crate::import::write::written::Written;

pub(crate) fn fill(report: &mut Report, survey: &Survey, decisions: &Decisions, written: Written, options: &Options) {
    report.counts = counts(survey, decisions, &written);
    let moved: BTreeSet<&str> = written.moved.iter().map(|url| url.old.as_str()).collect();
    let remarks = &mut report.remarks;
    remarks.append(written.remarks);
    not_imported(remarks, survey, &moved);
    comments(remarks, survey, written.comments);
    if decisions.existing {
        report
            .decided
            .push("The site has its own site.yaml, so the import's settings are in site.import.yaml".to_string());
    }
    report.next = next_steps(&options.into, report.proof);
}

/// What was imported: name and count.
fn counts(survey: &Survey, decisions: &Decisions, written: &Written) -> Vec<(String, usize)> {
    let count = |kind: Kind, public: bool| {
        let own = survey.entries.iter().filter(|entry| entry.kind == kind);
        own.filter(|entry| entry.status.is_draft() != public).count()
    };
    let future = survey.entries.iter().filter(|entry| entry.status == Status::Future).count();
    let mut counts = vec![
        ("posts", count(Kind::Post, true)),
        ("pages", count(Kind::Page, true)),
        ("of these scheduled", future),
        ("drafts", count(Kind::Post, false) + count(Kind::Page, false)),
    ];
    counts.extend(decisions.taxonomies.iter().map(|taxonomy| (taxonomy.name.as_str(), taxonomy.terms.len())));
    counts.extend([("files", written.files), ("comments, as data next to their posts", written.comments)]);
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name.to_string(), count)).collect()
}

/// Items and files that were not imported.
fn not_imported(remarks: &mut Remarks, survey: &Survey, moved: &BTreeSet<&str>) {
    let lost = |what: &str, title: &str, old_url: &str| {
        let (title, old_url) = (title.to_string(), old_url.to_string());
        Remark { title, old_url, ..Remark::whole(Effect::Lost, what, String::new()) }
    };
    for item in &survey.skipped {
        let what = format!("items of the kind `{}` are left out", item.kind);
        remarks.push(lost(&what, &item.title, &item.link));
    }
    // An image of a post of another program has its own remark.
    for attachment in survey.attachments.iter().filter(|_| survey.program == Program::WordPress) {
        let place = survey.home.place(&attachment.url);
        if !place.is_some_and(|place| moved.contains(place.path.as_str())) {
            remarks.push(lost("an uploaded file was not imported", &attachment.title, &attachment.url));
        }
    }
    if !survey.internal.is_empty() {
        let kinds: Vec<String> = survey.internal.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let what = format!("data that only {} needs is left out", survey.program.name());
        remarks.push(Remark::whole(Effect::Lost, &what, kinds.join(", ")));
    }
}

fn comments(remarks: &mut Remarks, survey: &Survey, kept: usize) {
    let comments = survey.comments;
    if comments.approved > kept {
        let what = "comments are left out (`--comments` keeps them as data)";
        remarks.push(Remark::whole(Effect::Lost, what, counted(comments.approved, "comment", "comments")));
    }
    if comments.pings + comments.others > 0 {
        let pings = counted(comments.pings, "pingback", "pingbacks");
        remarks.push(Remark::whole(
            Effect::Lost,
            "pingbacks, and comments that were never approved, are left out",
            format!("{pings}, {} not approved", number(comments.others)),
        ));
    }
}
