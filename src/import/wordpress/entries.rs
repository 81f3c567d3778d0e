//! The second pass: every post and page becomes a file, with its own files beside it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::decide::Decisions;
use super::front::{self, Found};
use super::{Options, Progress, numbers, read};
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::import::atlas::Atlas;
use crate::import::body::{self, Dialect};
use crate::import::fetch::Fetcher;
use crate::import::links::{Asked, Links, Shelf, Trouble, numbered};
use crate::import::media::{Library, Source};
use crate::import::menu;
use crate::import::model::{Item, Standing};
use crate::import::old_urls::OldUrl;
use crate::import::plain;
use crate::import::remarks::Remarks;
use crate::import::report::{Gravity, Remark};
use crate::import::seen::Seen;
use crate::import::survey::{Survey, is_entry, old_slugs};
use crate::import::write::Staging;

/// What the second pass leaves for the end.
#[derive(Debug, Default)]
pub struct Written {
    pub remarks: Remarks,
    /// Old paths of published files, and where they are now.
    pub moved: Vec<OldUrl>,
    pub files: usize,
    pub comments: usize,
    /// Titles that menus go by, by number.
    pub titles: menu::Titles,
}

/// The folder of content/ for files of pages that have no folder of their own.
const SHARED: &str = "media";

struct Pass<'a> {
    options: &'a Options,
    survey: &'a Survey,
    decisions: &'a Decisions,
    library: &'a Library,
    atlas: Atlas<'a>,
    /// Downloads, where the author asked for them.
    fetcher: Option<Fetcher>,
    /// Attached pictures of each post, by the post's number.
    attached: BTreeMap<u64, Vec<u64>>,
    /// Files that stand among those of other posts: their paths, folded, and what they are.
    shared: RefCell<BTreeMap<String, PathBuf>>,
    /// Addresses of entries and aliases.
    addresses: RefCell<Seen>,
    /// Numbers that menus name.
    in_menus: BTreeSet<u64>,
    /// Files of published posts, and their addresses.
    brought: BTreeMap<PathBuf, String>,
    /// Files of posts that are not published.
    hidden: BTreeSet<PathBuf>,
    written: Written,
}

pub fn write(
    options: &Options,
    survey: &Survey,
    decisions: &Decisions,
    library: &Library,
    staging: &mut Staging,
    progress: Progress<'_>,
) -> Result<Written, Vec<Diagnostic>> {
    let archives: BTreeMap<String, String> =
        decisions.lists.urls.iter().map(|url| (url.old.trim_matches('/').to_string(), url.new.clone())).collect();
    let fetcher = options.fetch.then(|| Fetcher::new(staging.scratch()));
    let mut pass = Pass {
        options,
        survey,
        decisions,
        library,
        atlas: Atlas::new(survey, &decisions.placed, &archives),
        fetcher,
        attached: attached(survey),
        shared: RefCell::default(),
        addresses: RefCell::new(decisions.placed.iter().map(|placed| &*placed.address).collect()),
        in_menus: menu::numbers(&survey.menu),
        brought: BTreeMap::new(),
        hidden: BTreeSet::new(),
        written: Written { remarks: Remarks::spilling(staging.scratch()), ..Written::default() },
    };
    let mut at = 0;
    let mut failed = None;
    for path in &options.exports {
        read(options, path, "writing", progress, &mut |item, _| {
            if !is_entry(&item) || failed.is_some() {
                return;
            }
            failed = pass.entry(at, &item, staging).err();
            at += 1;
        })?;
    }
    if let Some(problem) = failed {
        return Err(vec![problem]);
    }
    pass.unshown(staging).map_err(|problem| vec![problem])?;
    Ok(pass.written)
}

/// Pictures by the post that they were uploaded to, in their order.
fn attached(survey: &Survey) -> BTreeMap<u64, Vec<u64>> {
    let mut by_post: BTreeMap<u64, Vec<(i64, u64)>> = BTreeMap::new();
    for attachment in survey.attachments.iter().filter(|attachment| attachment.parent > 0) {
        let ending = attachment.url.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg" | "bmp") {
            by_post.entry(attachment.parent).or_default().push((attachment.order, attachment.id));
        }
    }
    let sorted = by_post.into_iter().map(|(post, mut own)| {
        own.sort_unstable();
        (post, own.into_iter().map(|(_, id)| id).collect())
    });
    sorted.collect()
}

impl Pass<'_> {
    fn entry(&mut self, at: usize, item: &Item, staging: &mut Staging) -> Result<(), Diagnostic> {
        let placed = &self.decisions.placed[at];
        let bundle = placed.bundle().map(str::to_string);
        let among_others = bundle.is_none() || !placed.address.ends_with('/');
        let base = if bundle.is_some() { placed.files_address().to_string() } else { format!("/{SHARED}/") };
        let unique = |name: &str, source: &Path| match among_others {
            true => self.free_name(&base, name, source),
            false => name.to_string(),
        };
        let fetch = |address: &str| match &self.fetcher {
            Some(fetcher) => fetcher.fetch(address),
            None => Err("nothing is downloaded without `--fetch`".to_string()),
        };
        let links = Links {
            atlas: &self.atlas,
            library: self.library,
            own: at,
            shelf: if bundle.is_some() { Shelf::Beside } else { Shelf::Shared(SHARED) },
            unique: &unique,
            fetch: &fetch,
            attached: self.attached.get(&item.id).cloned().unwrap_or_default(),
            footnotes: footnotes(item),
            asked: RefCell::default(),
        };
        let (found, alt_missing) = self.image(at, &links);
        let source = with_blocks(&item.content, &self.survey.blocks);
        let converted = body::convert(&source, Dialect::detect(&source), &links);
        let asked = links.asked.into_inner();
        let found = Found { aliases: self.aliases(at, item), ..found };
        let front = front::front_matter(at, item, self.survey, self.decisions, &found);
        let head = front.lines().count();
        staging.write(&placed.file, format!("{front}{}", converted.markdown).as_bytes())?;
        let folder = bundle.clone().unwrap_or_else(|| format!("content/{SHARED}"));
        self.files(at, &asked, &folder, &base, staging)?;
        if self.options.comments
            && let Some(folder) = &bundle
        {
            self.comments(item, folder, staging)?;
        }
        if self.in_menus.contains(&item.id) {
            self.written.titles.insert(item.id, item.title.clone());
        }
        let mut remarks = self.remarks(at, item, &converted, head, &asked);
        if let Some(address) = alt_missing {
            remarks.push(self.remark(
                at,
                item,
                Gravity::Changed,
                "the post's picture stays on the old blog's host",
                0,
                &address,
            ));
        }
        self.written.remarks.extend(remarks);
        Ok(())
    }

    /// A name that no other file at that address has, or the name under which this file is there already.
    fn free_name(&self, base: &str, name: &str, source: &Path) -> String {
        let mut shared = self.shared.borrow_mut();
        let key = |name: &str| url::fold_path(&format!("{base}{name}"));
        let fits = |candidate: &String, shared: &BTreeMap<String, PathBuf>| {
            shared.get(&key(candidate)).is_none_or(|known| known == source)
        };
        let name = (1..).map(|number| numbered(name, number)).find(|name| fits(name, &shared)).unwrap_or_default();
        shared.insert(key(&name), source.to_path_buf());
        name
    }

    /// The featured image; its address, where it stays on the old host.
    fn image(&self, at: usize, links: &Links<'_>) -> (Found, Option<String>) {
        let entry = &self.survey.entries[at];
        let Some(attachment) = self.atlas.attachment(entry.thumbnail) else { return (Found::default(), None) };
        let file = links.file(&attachment.url);
        let stays = file.is_none() && !attachment.url.is_empty();
        let image = file.or_else(|| Some(attachment.url.to_string())).filter(|image| !image.is_empty());
        let found = Found { image, image_alt: attachment.alt.to_string(), ..Found::default() };
        (found, stays.then(|| attachment.url.to_string()))
    }

    /// Former addresses of a published post: its old slugs, and the old address where it could not be kept.
    fn aliases(&self, at: usize, item: &Item) -> Vec<String> {
        let entry = &self.survey.entries[at];
        let Some(old) = entry.old_path.as_deref().filter(|_| !entry.standing.is_draft()) else { return Vec::new() };
        let mut aliases = Vec::new();
        for slug in old_slugs(item) {
            let Some(from) = old.rfind(&*entry.slug).filter(|_| !entry.slug.is_empty()) else { continue };
            let alias = format!("{}{slug}{}", &old[..from], &old[from + entry.slug.len()..]);
            if let Ok(alias) = crate::import::placing::kept(&alias)
                && !self.is_taken(&alias)
                && !aliases.contains(&alias)
            {
                aliases.push(alias);
            }
        }
        aliases
    }

    /// Whether another entry stands at an address, or had the same slug before.
    fn is_taken(&self, address: &str) -> bool {
        !self.addresses.borrow_mut().insert(address)
    }

    /// Copies the files that a post asked for.
    fn files(
        &mut self,
        at: usize,
        asked: &Asked,
        folder: &str,
        base: &str,
        staging: &mut Staging,
    ) -> Result<(), Diagnostic> {
        let public = self.survey.entries[at].standing.is_public();
        for (name, from) in &asked.files {
            let path = format!("{folder}/{name}");
            if !staging.has(&path) {
                staging.copy(&path, from)?;
                self.written.files += 1;
            }
        }
        let sources = asked.files.iter().map(|(name, from)| (from.clone(), format!("{base}{name}")));
        if !public {
            self.hidden.extend(sources.map(|(from, _)| from));
        } else {
            self.brought.extend(sources);
            let moved = asked.moved.iter().map(|(old, name)| OldUrl { old: old.clone(), new: format!("{base}{name}") });
            self.written.moved.extend(moved);
        }
        Ok(())
    }

    /// Brings the uploads that no body shows: others may link to them. What belongs to a post that is not published, or
    /// is shown by one, stays away.
    fn unshown(&mut self, staging: &mut Staging) -> Result<(), Diagnostic> {
        let moved: BTreeSet<String> = self.written.moved.iter().map(|url| url.old.clone()).collect();
        for attachment in self.survey.attachments.iter().filter(|attachment| attachment.public) {
            let Some(place) = self.survey.home.place(&attachment.url) else { continue };
            let parent = self.atlas.entry(attachment.parent).map(|at| self.survey.entries[at].standing);
            if moved.contains(&place.path) || parent.is_some_and(|standing| !standing.is_public()) {
                continue;
            }
            let Some((source, name)) = self.upload(&attachment.url) else { continue };
            if let Some(new) = self.brought.get(&source) {
                self.written.moved.push(OldUrl { old: place.path, new: new.clone() });
                continue;
            }
            if self.hidden.contains(&source) {
                continue;
            }
            let name = self.free_name(&format!("/{SHARED}/"), &name, &source);
            let path = format!("content/{SHARED}/{name}");
            if !staging.has(&path) {
                staging.copy(&path, &source)?;
                self.written.files += 1;
            }
            self.written.moved.push(OldUrl { old: place.path, new: format!("/{SHARED}/{name}") });
        }
        Ok(())
    }

    /// An upload's file on this computer, and its name.
    fn upload(&self, address: &str) -> Option<(PathBuf, String)> {
        let found = self.library.find(&self.survey.home, address)?;
        match found.source {
            Source::File(file) => Some((file, found.name)),
            // The original stands last, as it was uploaded.
            Source::Remote(addresses) => {
                let file = self.fetcher.as_ref()?.fetch(addresses.last()?).ok()?;
                Some((file, found.name))
            }
        }
    }

    /// Readers' comments as data, without what is nobody's business.
    fn comments(&mut self, item: &Item, folder: &str, staging: &mut Staging) -> Result<(), Diagnostic> {
        let kept = item.comments.iter().filter(|comment| comment.approved && !comment.is_ping);
        let comments: Vec<Value> = kept
            .map(|comment| {
                json!({
                    "id": comment.id,
                    "parent": comment.parent,
                    "author": comment.author,
                    "url": comment.url,
                    "date": comment.date.map(|date| date.written(&self.decisions.zone)),
                    "text": plain::text(&comment.content),
                })
            })
            .collect();
        if comments.is_empty() {
            return Ok(());
        }
        self.written.comments += comments.len();
        let text = serde_json::to_string_pretty(&comments).unwrap_or_default();
        staging.write(&format!("{folder}/comments.json"), format!("{text}\n").as_bytes())
    }

    fn remark(&self, at: usize, item: &Item, gravity: Gravity, what: &str, line: usize, text: &str) -> Remark {
        let entry = &self.survey.entries[at];
        let old_url = match &entry.old_path {
            Some(path) => self.survey.home.full(path),
            None => format!("{}?p={}", self.survey.home.address, entry.id),
        };
        Remark {
            gravity,
            what: what.to_string(),
            title: item.title.clone(),
            old_url,
            file: self.decisions.placed[at].file.to_string(),
            line,
            text: text.to_string(),
        }
    }

    fn remarks(&self, at: usize, item: &Item, converted: &body::Converted, head: usize, asked: &Asked) -> Vec<Remark> {
        let entry = &self.survey.entries[at];
        let placed = &self.decisions.placed[at];
        let line_of = |text: &str| {
            converted
                .markdown
                .find(text)
                .filter(|_| !text.is_empty())
                .map_or(0, |found| head + converted.markdown[..found].matches('\n').count() + 1)
        };
        let mut remarks = Vec::new();
        let mut say =
            |gravity, what: &str, line, text: &str| remarks.push(self.remark(at, item, gravity, what, line, text));
        if item.title.is_empty() {
            say(Gravity::Changed, "a post without a title has its first words for one", 0, &front::title(entry, item));
        }
        if entry.standing.is_draft() && entry.standing != Standing::Draft {
            say(Gravity::Changed, &format!("what was {} is a draft", entry.standing.name()), 0, "");
        }
        if entry.date.is_none() {
            say(Gravity::Changed, "it has no date", 0, "");
        }
        if let Some(why) = placed.lost {
            say(Gravity::Lost, "the old address could not be kept", 0, why);
        }
        if front::is_uncertain(self.decisions.known[at])
            && let crate::import::language::Known::Guessed(confidence) = self.decisions.known[at]
        {
            let text = format!("{} ({confidence:.2})", self.decisions.languages[at]);
            say(Gravity::Changed, "the language is uncertain", 0, &text);
        }
        for note in &converted.notes {
            let gravity = if note.kind.is_loss() { Gravity::Lost } else { Gravity::Changed };
            say(gravity, note.kind.message(), line_of(&note.text), &note.text);
        }
        for (trouble, address) in &asked.troubles {
            let (gravity, what) = match trouble {
                Trouble::Unknown => (
                    Gravity::Changed,
                    "a link to the old blog leads to nothing that the export holds; it stays as it was",
                ),
                Trouble::Unpublished => (Gravity::Changed, "a link leads to what is not published; it stays as it was"),
                Trouble::MissingFile => (Gravity::Lost, "a file of the old blog is not at hand; it stays where it is"),
                Trouble::NotFetched => (Gravity::Lost, "a file could not be downloaded; it stays where it is"),
            };
            say(gravity, what, line_of(address), address);
        }
        remarks.dedup();
        remarks
    }
}

/// The texts of footnotes, which the block editor keeps in a field of their own.
fn footnotes(item: &Item) -> BTreeMap<String, String> {
    let parsed: Option<Value> = item.meta("footnotes").and_then(|text| serde_json::from_str(text).ok());
    let notes = parsed.as_ref().and_then(Value::as_array).into_iter().flatten();
    let text = |note: &Value, key: &str| note.get(key).and_then(Value::as_str).map(str::to_string);
    notes.filter_map(|note| Some((text(note, "id")?, text(note, "content")?))).collect()
}

/// Reusable blocks inside reusable blocks that are still put in.
const DEEPEST: usize = 4;

/// The body with reusable blocks in the place of their marks: `<!-- wp:block {"ref":7} /-->`.
fn with_blocks(body: &str, blocks: &BTreeMap<u64, String>) -> String {
    let mut text = body.to_string();
    for _ in 0..DEEPEST {
        let Some(whole) = put_in(&text, blocks) else { break };
        text = whole;
    }
    text
}

fn put_in(body: &str, blocks: &BTreeMap<u64, String>) -> Option<String> {
    const MARK: &str = "<!-- wp:block {";
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    let mut changed = false;
    while let Some(from) = rest.find(MARK) {
        let end = rest[from..].find("-->").map_or(rest.len(), |end| from + end + 3);
        let mark = &rest[from..end];
        let digits: String =
            mark.split("\"ref\":").nth(1).unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
        let block = digits.parse::<u64>().ok().and_then(|id| blocks.get(&id));
        text.push_str(&rest[..from]);
        text.push_str(block.map_or(mark, String::as_str));
        changed |= block.is_some();
        rest = &rest[end..];
    }
    text.push_str(rest);
    changed.then_some(text)
}

/// Entries by their numbers.
pub fn by_id(survey: &Survey) -> BTreeMap<u64, usize> {
    numbers(survey.entries.iter().map(|entry| entry.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reusable_block_stands_where_it_was_used() {
        let blocks =
            BTreeMap::from([(7, "<p>hubungi kami</p>".to_string()), (8, "<!-- wp:block {\"ref\":8} /-->".to_string())]);
        assert_eq!(with_blocks("a <!-- wp:block {\"ref\":7} /--> b", &blocks), "a <p>hubungi kami</p> b");
        assert_eq!(with_blocks("<!-- wp:block {\"ref\":9} /-->", &blocks), "<!-- wp:block {\"ref\":9} /-->");
        assert!(with_blocks("<!-- wp:block {\"ref\":8} /-->", &blocks).contains("ref"));
    }
}
