//! What is written at the end: settings, redirects, the list of old addresses, the report.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::io::{self, BufWriter, Write};

use serde_json::Value;

use super::decide::Decisions;
use super::entries::{Written, by_id};
use super::{Options, Reading};
use crate::diagnostic::Diagnostic;
use crate::import::atlas::Atlas;
use crate::import::menu;
use crate::import::model::Standing;
use crate::import::old_urls::{self, OldUrl};
use crate::import::report::{Gravity, Remark, Report};
use crate::import::seen::Seen;
use crate::import::survey::{Kind, Survey};
use crate::import::write::Staging;
use crate::report::{counted, number};
use crate::source::CONFIG_FILE;
use crate::url::{self, BaseUrl};

/// The file that proves the move: every old address, one on a line.
pub const OLD_URLS: &str = "old-urls.txt";
pub const REPORT: &str = "import-report.md";
/// Redirects as hosts read them, and as the build makes pages of them.
const REDIRECTS: &str = "content/_redirects";
const NUMBERS: &str = "content/old-addresses.json";
const SCRIPT: &str = "content/old-addresses.js";
const HOME: &str = "templates/home.html";

pub fn write(
    survey: &Survey,
    mut decisions: Decisions,
    written: Written,
    reading: &Reading,
    options: &Options,
    staging: &mut Staging,
) -> Result<Report, Diagnostic> {
    let mut report = std::mem::take(&mut decisions.report);
    menus(survey, &mut decisions, &mut report);
    let name = if decisions.existing { "site.import.yaml" } else { CONFIG_FILE };
    staging.write(name, decisions.settings.text().as_bytes())?;
    let base = BaseUrl::parse(&decisions.settings.base_url).map_or("/".to_string(), |base| base.path().to_string());
    let attachments = attachments(survey, &decisions, &written);
    let moved = numbers(survey, &decisions, &attachments);
    redirects(survey, &decisions, &written, &attachments, &moved, &base, staging)?;
    lookup(&moved, staging)?;
    list_old_urls(survey, &decisions, &attachments, &moved, staging)?;
    fill(&mut report, survey, &decisions, written, reading, options);
    Ok(report)
}

fn menus(survey: &Survey, decisions: &mut Decisions, report: &mut Report) {
    if survey.menu.is_empty() {
        return;
    }
    let archives: BTreeMap<String, String> =
        decisions.lists.urls.iter().map(|url| (url.old.trim_matches('/').to_string(), url.new.clone())).collect();
    let atlas = Atlas::new(survey, &decisions.placed, &archives);
    let tags: Vec<String> = decisions.settings.languages.iter().map(|(tag, _)| tag.clone()).collect();
    let menus = menu::menus(survey, &atlas, &decisions.taxonomies, &tags, &decisions.languages);
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

/// An address by number: `?p=7`, `?cat=3`.
#[derive(Clone, Copy)]
enum Number {
    Item(u64),
    Category(u64),
}

impl Display for Number {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Number::Item(id) => write!(to, "p={id}"),
            Number::Category(id) => write!(to, "cat={id}"),
        }
    }
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

type File = BufWriter<std::fs::File>;

fn redirects(
    survey: &Survey,
    decisions: &Decisions,
    written: &Written,
    attachments: &[OldUrl],
    numbers: &[(Number, &str)],
    base: &str,
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let mut file = staging.create(REDIRECTS)?;
    let rooted = |path: &str| format!("{}{}", base, url::encode_path(path.trim_start_matches('/')));
    let mut taken: Seen = decisions.placed.iter().map(|placed| &*placed.address).collect();
    let mut section = |file: &mut File, title: &str, urls: &mut dyn Iterator<Item = &OldUrl>| -> io::Result<()> {
        let mut begun = false;
        for url in urls.filter(|url| url.old.trim_matches('/') != url.new.trim_matches('/')) {
            let old = url.old.replace(' ', "%20");
            if !taken.insert(&old) {
                continue;
            }
            if !begun {
                writeln!(file, "\n# {title}")?;
                begun = true;
            }
            writeln!(file, "{} {} 301", rooted(&url.old), rooted(&url.new))?;
        }
        Ok(())
    };
    let posts_prefix =
        decisions.pattern.posts.as_deref().filter(|posts| posts.ends_with("/:slug/") && posts.matches(':').count() > 1);
    let pages: BTreeSet<u64> =
        survey.entries.iter().filter(|entry| entry.kind == Kind::Page).map(|entry| entry.id).collect();
    let mut write = |file: &mut File| -> io::Result<()> {
        writeln!(
            file,
            "# Old addresses and where they lead now, one on a line. `chancery build` makes a page of each that a"
        )?;
        writeln!(
            file,
            "# page can stand for; hosts that know this file (Netlify, Cloudflare Pages and others) answer by it."
        )?;
        section(file, "Lists and feeds", &mut decisions.lists.urls.iter())?;
        section(file, "Pages of attachments", &mut attachments.iter())?;
        section(file, "Uploaded files", &mut written.moved.iter())?;
        if let Some(posts) = posts_prefix {
            writeln!(file, "\n# Feeds of comments")?;
            let posts = posts.strip_prefix("/:lang").unwrap_or(posts).trim_start_matches('/');
            writeln!(file, "{base}{posts}feed/ {base}{posts} 301")?;
        }
        writeln!(file, "\n# Addresses by number, for hosts that look at queries")?;
        for (query, new) in numbers {
            let also = match query {
                Number::Item(id) => Some(id).filter(|id| pages.contains(id)),
                Number::Category(_) => None,
            };
            writeln!(file, "{base} {query} {} 301", rooted(new))?;
            if let Some(id) = also {
                writeln!(file, "{base} page_id={id} {} 301", rooted(new))?;
            }
        }
        file.flush()
    };
    write(&mut file).map_err(|error| Diagnostic::error(format!("`{REDIRECTS}` cannot be written: {error}")))
}

/// For hosts that do not look at queries: a small script on the home page, and its data.
fn lookup(numbers: &[(Number, &str)], staging: &mut Staging) -> Result<(), Diagnostic> {
    if numbers.is_empty() {
        return Ok(());
    }
    let mut file = staging.create(NUMBERS)?;
    let write = |file: &mut File| -> io::Result<()> {
        file.write_all(b"{\n")?;
        for (at, (query, new)) in numbers.iter().enumerate() {
            let comma = if at + 1 < numbers.len() { "," } else { "" };
            let (query, new) =
                (Value::from(query.to_string()), Value::from(url::encode_path(new.trim_start_matches('/'))));
            writeln!(file, "{query}: {new}{comma}")?;
        }
        file.write_all(b"}\n")?;
        file.flush()
    };
    write(&mut file).map_err(|error| Diagnostic::error(format!("`{NUMBERS}` cannot be written: {error}")))?;
    staging.write(SCRIPT, LOOKUP.as_bytes())?;
    staging.write(HOME, HOME_PAGE.as_bytes())
}

const LOOKUP: &str = "\
// Old addresses by number, such as /?p=7 and /?cat=3, lead to where their page is now. Data: old-addresses.json.
(() => {
  const query = new URLSearchParams(location.search);
  const id = query.get(\"p\") || query.get(\"page_id\") || query.get(\"attachment_id\");
  const key = id ? \"p=\" + id : query.get(\"cat\") ? \"cat=\" + query.get(\"cat\") : null;
  if (!key) return;
  const here = document.currentScript.src;
  fetch(new URL(\"old-addresses.json\", here))
    .then((answer) => answer.json())
    .then((known) => {
      if (known[key]) location.replace(new URL(known[key], here));
    })
    .catch(() => {});
})();
";

const HOME_PAGE: &str = "\
{% extends \"themes/chancery/home.html\" %}
{# Leads old addresses by number, such as /?p=7, to their pages; see content/old-addresses.js #}
{% block body_extra %}{{ super() }}<script src=\"{{ url(path=\"/old-addresses.js\") }}\" defer></script>
{% endblock body_extra %}
";

fn list_old_urls(
    survey: &Survey,
    decisions: &Decisions,
    attachments: &[OldUrl],
    numbers: &[(Number, &str)],
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let mut file = staging.create(OLD_URLS)?;
    let write = |file: &mut File| -> io::Result<()> {
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

/// Counts, losses of the blog as a whole, and what to do next.
fn fill(
    report: &mut Report,
    survey: &Survey,
    decisions: &Decisions,
    written: Written,
    reading: &Reading,
    options: &Options,
) {
    let count = |kind: Kind, public: bool| {
        let own = survey.entries.iter().filter(|entry| entry.kind == kind);
        own.filter(|entry| entry.standing.is_draft() != public).count()
    };
    let mut came = |name: &str, count: usize| {
        if count > 0 {
            report.came.push((name.to_string(), count));
        }
    };
    let future = survey.entries.iter().filter(|entry| entry.standing == Standing::Future).count();
    came("posts", count(Kind::Post, true));
    came("pages", count(Kind::Page, true));
    came("of these dated in the future", future);
    came("drafts", count(Kind::Post, false) + count(Kind::Page, false));
    for taxonomy in &decisions.taxonomies {
        came(&taxonomy.name, taxonomy.terms.len());
    }
    came("files", written.files);
    came("comments, as data beside their posts", written.comments);
    let blog = |gravity, what: &str, title: &str, old_url: &str, text: String| Remark {
        gravity,
        what: what.to_string(),
        title: title.to_string(),
        old_url: old_url.to_string(),
        file: String::new(),
        line: 0,
        text,
    };
    // Those from before the bodies are few.
    let before = std::mem::replace(&mut report.remarks, written.remarks);
    let remarks = &mut report.remarks;
    remarks.extend(before.iter().cloned());
    for item in &survey.passed_over {
        remarks.push(blog(
            Gravity::Lost,
            &format!("items of the kind `{}` have no place here", item.kind),
            &item.title,
            &item.link,
            String::new(),
        ));
    }
    let moved: BTreeSet<&str> = written.moved.iter().map(|url| url.old.as_str()).collect();
    for attachment in &survey.attachments {
        let brought = survey.home.place(&attachment.url).is_some_and(|place| moved.contains(place.path.as_str()));
        if !brought {
            remarks.push(blog(
                Gravity::Lost,
                "an uploaded file was not brought over",
                &attachment.title,
                &attachment.url,
                String::new(),
            ));
        }
    }
    let comments = survey.comments;
    if comments.approved > written.comments {
        remarks.push(blog(
            Gravity::Lost,
            "comments are left out; `--comments` keeps them as data",
            "",
            "",
            counted(comments.approved, "comment", "comments"),
        ));
    }
    if comments.pings + comments.others > 0 {
        remarks.push(blog(
            Gravity::Lost,
            "pingbacks, and comments that were never approved, are left out",
            "",
            "",
            format!("{}, {} not approved", counted(comments.pings, "pingback", "pingbacks"), number(comments.others)),
        ));
    }
    if !survey.internal.is_empty() {
        let kinds: Vec<String> = survey.internal.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        remarks.push(blog(Gravity::Lost, "what only WordPress needs is left out", "", "", kinds.join(", ")));
    }
    if reading.oddities.control_characters > 0 {
        remarks.push(blog(
            Gravity::Changed,
            "invisible control characters are left out",
            "",
            "",
            reading.oddities.control_characters.to_string(),
        ));
    }
    if reading.oddities.not_utf8 > 0 {
        remarks.push(blog(
            Gravity::Lost,
            "pieces of text were not UTF-8; what could not be read is `\u{fffd}`",
            "",
            "",
            reading.oddities.not_utf8.to_string(),
        ));
    }
    if reading.oddities.doctype {
        remarks.push(blog(Gravity::Changed, "the file's document type was not read", "", "", String::new()));
    }
    if decisions.existing {
        report.decided.push(
            "The site has its own site.yaml; what the import would have written is in site.import.yaml".to_string(),
        );
    }
    report.next = crate::import::report::next_steps(&options.into);
}
