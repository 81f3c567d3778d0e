//! Writes posts and pages of the old folder into the new site.
//!
//! Takes the blog as it was read and the new site's settings; writes each post so that it keeps its old URL, and
//! reports what was changed in it.

use std::collections::BTreeSet;

use serde_json::json;

use super::staging::Staging;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url;
use crate::base::yaml::Text;
use crate::import::body;
use crate::import::body::tags::{liquid, shortcodes, tag};
use crate::import::model::folder::{Dialect, Options};
use crate::import::model::{Blog, Effect, Front, OldFile, Remark, Report};
use crate::import::place::dead_links::{self, Page};
use crate::import::place::kept::kept;
use crate::input::config::Config;
use crate::input::post;
use crate::markdown;

/// Writes every post and page so that it keeps its old URL. Gives the old URLs.
pub(crate) fn write(
    options: &Options,
    blog: &Blog,
    config: &Config,
    staging: &mut Staging,
    report: &mut Report,
) -> Result<Vec<String>, Diagnostic> {
    let by_name = blog.by_name();
    let mut pages: Vec<Page> = Vec::with_capacity(blog.files.len());
    let mut said: Vec<Said> = Vec::new();
    let mut taken = BTreeSet::new();
    for file in &blog.files {
        let to = free(file, &mut taken);
        let context = tag::Context { blog, by_name: &by_name, file };
        let (body, notes) = converted(options.dialect, file, &context);
        let (page, problems) = placed(file, &to, &body, config);
        let at = pages.len();
        pages.push(page);
        let own = file.said.iter().cloned();
        said.extend(own.map(|(effect, what, text)| (at, effect, what.to_string(), Where::Line(0), text)));
        said.extend(notes.into_iter().map(|(lost, what, part)| {
            (at, if lost { Effect::Lost } else { Effect::Changed }, what, Where::Text(part.clone()), part)
        }));
        said.extend(problems.into_iter().map(|problem| {
            let line = problem.place.as_ref().map_or(0, |place| place.line);
            let what = "the build will stop here until you fix this".to_string();
            (at, Effect::Changed, what, Where::Line(line), problem.message)
        }));
    }
    let others: BTreeSet<String> = blog.statics.iter().map(|(_, to)| to.clone()).collect();
    let changed = dead_links::mend(&mut pages, &others).into_iter();
    said.extend(
        changed.map(|(at, why, target)| (at, Effect::Changed, why.to_string(), Where::Text(String::new()), target)),
    );
    for page in &pages {
        staging.write(&page.to, page.text.as_bytes())?;
    }
    report.remarks.extend(said.into_iter().map(|said| remark(blog, &pages, said)));
    report.counts.extend(counts(blog));
    let public = blog.files.iter().filter(|file| !file.is_draft);
    Ok(public.filter_map(|file| file.old_path.clone()).collect())
}

/// A remark on a page, by the page's number: effect, message, place and text.
type Said = (usize, Effect, String, Where, String);

enum Where {
    Line(usize),
    /// The line of this text.
    Text(String),
}

fn remark(blog: &Blog, pages: &[Page], (at, effect, what, place, text): Said) -> Remark {
    let (file, page) = (&blog.files[at], &pages[at]);
    let line = match place {
        Where::Line(line) => line,
        Where::Text(part) => page
            .text
            .find(&part)
            .filter(|_| !part.is_empty())
            .map_or(0, |from| page.text[..from].matches('\n').count() + 1),
    };
    Remark {
        effect,
        what,
        title: file.title.clone(),
        old_url: file.old_path.clone().unwrap_or_default(),
        file: page.to.clone(),
        line,
        text,
    }
}

/// The number of posts, pages and drafts.
fn counts(blog: &Blog) -> Vec<(String, usize)> {
    let count = |fits: fn(&OldFile) -> bool| blog.files.iter().filter(|file| fits(file)).count();
    let counts = [
        ("posts", count(|file| file.is_post && !file.is_draft)),
        ("pages", count(|file| !file.is_post && !file.is_draft)),
        ("drafts", count(|file| file.is_draft)),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name.to_string(), count)).collect()
}

/// A remark on a body: whether something is lost, the message, and the text.
type Notes = Vec<(bool, String, String)>;

/// A body as Chancery's Markdown, with its tags converted.
fn converted(dialect: Dialect, file: &OldFile, context: &tag::Context<'_>) -> (String, Notes) {
    let mut body = file.body.clone();
    let mut notes = Vec::new();
    if file.is_html {
        let converted = body::convert(&body, body::Dialect::Html, &Unchanged);
        notes.extend(
            converted
                .notes
                .iter()
                .map(|note| (note.kind.is_loss(), note.kind.message().to_string(), note.text.clone())),
        );
        body = converted.markdown;
    }
    let converted = match dialect {
        Dialect::Jekyll | Dialect::Eleventy => liquid::convert(&body, context),
        Dialect::Hugo => shortcodes::hugo(&body, context),
        Dialect::Zola => shortcodes::zola(&body, context),
    };
    notes.extend(
        converted.left.into_iter().map(|text| (false, "a tag without an equivalent stays as text".to_string(), text)),
    );
    notes.extend(
        converted
            .lost
            .into_iter()
            .map(|text| (true, "a tag is left out, because Chancery has no equivalent".to_string(), text)),
    );
    (converted.text, notes)
}

/// The page, with a `permalink` if it would not have its old URL, and the errors that a build will find.
fn placed(file: &OldFile, to: &str, body: &str, config: &Config) -> (Page, Diagnostics) {
    let mut front = file.front.clone();
    let (page, problems) = page(&front, to, body, config);
    match file.old_path.as_deref().map(kept) {
        Some(Ok(old)) if old != page.address => {
            front.set("permalink", json!(old));
            front.remove("url");
            self::page(&front, to, body, config)
        }
        _ => (page, problems),
    }
}

/// A page as a build will read it.
fn page(front: &Front, to: &str, body: &str, config: &Config) -> (Page, Diagnostics) {
    let text = format!("{}{body}", front.text());
    let highlight = |_: &str, code: &str| markdown::highlight::Highlighted {
        name: None,
        lines: code.lines().map(str::to_string).collect(),
    };
    let words = |_: &str| markdown::Words::default();
    let context = post::Context { config, words: &words, highlight: &highlight };
    let post::Parsed { post, mut diagnostics, .. } = post::parse(&Text::new(to, &text), &context);
    diagnostics.retain(Diagnostic::is_error);
    let page = Page {
        to: to.to_string(),
        address: post.address.path,
        links: post.outline.links,
        anchors: post.outline.anchors.into_iter().collect(),
        is_draft: post.front.visibility.draft == Some(true) || post.name.in_drafts,
        text,
    };
    (page, diagnostics)
}

/// A file that no other post has.
fn free(file: &OldFile, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = file.to.rsplit_once('.').unwrap_or((&file.to, "md"));
    let numbered = |number: usize| if number == 1 { file.to.clone() } else { format!("{stem}-{number}.{ending}") };
    let free = (1..).map(numbered).find(|path| !taken.contains(&url::fold_path(path))).unwrap_or_default();
    taken.insert(url::fold_path(&free));
    free
}

/// Links and images of HTML posts stay unchanged, because their files keep their URLs.
struct Unchanged;

impl body::Rewrite for Unchanged {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn image(&self, _: &str) -> Option<String> {
        None
    }

    fn attachment(&self, _: u64) -> Option<body::Attachment> {
        None
    }
}
