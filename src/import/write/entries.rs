//! Writes the texts: every post and page becomes a file, with its own files next to it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::body_source::{footnotes, with_blocks};
use super::comments::comments;
use super::entry_remarks::About;
use super::fetch::Fetcher;
use super::front_matter::{Found, front_matter};
use super::inputs::Inputs;
use super::shared_files::{SHARED, SharedFiles};
use super::staging::Staging;
use super::unshown::{Brought, Unshown};
use super::written::Written;
use crate::base::diagnostic::Diagnostic;
use crate::base::url::is_uri;
use crate::import::body::{self, Dialect};
use crate::import::model::{Effect, Item, ItemId, OldUrl, Program, Progress, Survey};
use crate::import::place::kept::kept;
use crate::import::place::links::{Asked, Links, Shelf};
use crate::import::place::menu;
use crate::import::place::seen::Seen;
use crate::import::place::url_index::UrlIndex;
use crate::import::read::passes::Passes;
use crate::import::read::plain;
use crate::import::read::wordpress::slug::old_slugs;

struct Pass<'a> {
    given: Inputs<'a>,
    index: UrlIndex<'a>,
    /// Set if the author asked for downloads.
    fetcher: Option<Fetcher>,
    /// Attached images of each post.
    attached: BTreeMap<ItemId, Vec<ItemId>>,
    shared: SharedFiles,
    /// URLs of entries and aliases.
    addresses: RefCell<Seen>,
    /// Items that menus name.
    in_menus: BTreeSet<ItemId>,
    /// The ids in feeds so far.
    guids: BTreeSet<[u8; 32]>,
    brought: Brought,
    written: Written,
}

/// Writes all entries.
pub(crate) fn write(
    given: Inputs<'_>,
    export: &mut dyn Passes,
    staging: &mut Staging,
    progress: Progress<'_>,
) -> Result<Written, Diagnostic> {
    let placed = &given.places.placed;
    let archives = given.decisions.lists.by_old_path();
    let mut pass = Pass {
        given,
        index: UrlIndex::new(given.survey, placed, &archives),
        fetcher: given.options.fetch.then(|| Fetcher::new(staging.scratch())),
        attached: attached(given.survey),
        shared: SharedFiles::default(),
        addresses: RefCell::new(placed.iter().map(|placed| &*placed.address).collect()),
        in_menus: menu::numbers(&given.survey.menu),
        guids: BTreeSet::new(),
        brought: Brought::default(),
        written: Written::default(),
    };
    export.entries_again("writing", &given.survey.entries, progress, &mut |at, item| pass.entry(at, item, staging))?;
    let Pass { index, fetcher, shared, brought, mut written, .. } = pass;
    Unshown { given, index: &index, fetcher: fetcher.as_ref(), shared: &shared, brought: &brought }
        .write(&mut written, staging)?;
    Ok(written)
}

/// Images by the post that they were uploaded to, in order.
fn attached(survey: &Survey) -> BTreeMap<ItemId, Vec<ItemId>> {
    let mut by_post: BTreeMap<ItemId, Vec<(i64, ItemId)>> = BTreeMap::new();
    for attachment in survey.attachments.iter().filter(|attachment| attachment.parent != ItemId::NONE) {
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
        let placed = &self.given.places.placed[at];
        let bundle = placed.bundle().map(str::to_string);
        let among_others = bundle.is_none() || !placed.address.ends_with('/');
        let base = if bundle.is_some() { placed.files_address().to_string() } else { format!("/{SHARED}/") };
        let unique = |name: &str, source: &Path| match among_others {
            true => self.shared.name(&base, name, source),
            false => name.to_string(),
        };
        let fetch = |address: &str| match &self.fetcher {
            Some(fetcher) => fetcher.fetch(address),
            None => Err("nothing is downloaded without `--fetch`".to_string()),
        };
        let links = Links {
            index: &self.index,
            library: self.given.library,
            own: at,
            shelf: if bundle.is_some() { Shelf::Beside } else { Shelf::Shared(SHARED) },
            unique: &unique,
            fetch: &fetch,
            attached: self.attached.get(&item.id).cloned().unwrap_or_default(),
            footnotes: footnotes(item),
            asked: RefCell::default(),
        };
        let (found, remote_image) = self.image(at, &links);
        let source = with_blocks(&item.content, &self.given.survey.blocks, &self.given.decisions.languages[at]);
        let dialect = match self.given.survey.program {
            Program::WordPress => Dialect::detect(&source),
            Program::Ghost | Program::Substack => Dialect::Html,
        };
        let converted = body::convert(&source, dialect, &links);
        let asked = links.asked.into_inner();
        // Two posts with one id would be one to a feed reader.
        let is_id = is_uri(&item.guid) || (self.given.survey.program == Program::Ghost && !item.guid.is_empty());
        let keeps_guid = is_id && self.guids.insert(*blake3::hash(item.guid.as_bytes()).as_bytes());
        let found = Found { keeps_guid, aliases: self.aliases(at, item), ..found };
        let front = front_matter(at, item, &self.given, &found);
        let head = front.lines().count();
        staging.write(&placed.file, format!("{front}{}", converted.markdown).as_bytes())?;
        let folder = bundle.clone().unwrap_or_else(|| format!("content/{SHARED}"));
        self.files(at, &asked, &folder, &base, staging)?;
        if let Some(folder) = bundle.filter(|_| self.given.options.comments) {
            self.comments(item, &folder, staging)?;
        }
        if self.in_menus.contains(&item.id) {
            self.written.titles.insert(at, item.title.clone());
        }
        let about = About { given: self.given, at, item };
        self.written.remarks.extend(about.all(&converted, head, &asked));
        self.written.remarks.extend(
            remote_image
                .map(|address| about.remark(Effect::Changed, "the featured image stays on the old host", 0, &address)),
        );
        Ok(())
    }

    fn comments(&mut self, item: &Item, folder: &str, staging: &mut Staging) -> Result<(), Diagnostic> {
        let Some((text, count)) = comments(item, &self.given.decisions.zone) else { return Ok(()) };
        self.written.comments += count;
        staging.write(&format!("{folder}/comments.json"), text.as_bytes())
    }

    /// The featured image; its URL, if it stays on the old host.
    fn image(&self, at: usize, links: &Links<'_>) -> (Found, Option<String>) {
        let entry = &self.given.survey.entries[at];
        let Some(attachment) = self.index.attachment(entry.thumbnail) else { return (Found::default(), None) };
        let file = links.file(&attachment.url);
        let stays = file.is_none() && !attachment.url.is_empty();
        let on_old_host = || links.full(&attachment.url).unwrap_or_else(|| attachment.url.to_string());
        let image = file.or_else(|| Some(on_old_host())).filter(|image| !image.is_empty());
        let image_alt = attachment.alt.to_string();
        // WordPress shows no caption below the image of a post.
        let has_caption = self.given.survey.program != Program::WordPress;
        let image_caption = if has_caption { plain::text(&attachment.caption) } else { String::new() };
        let found = Found { image, image_alt, image_caption, ..Found::default() };
        (found, stays.then(|| attachment.url.to_string()))
    }

    /// Aliases of a published post: its old slugs, and the old URL if it could not be kept.
    fn aliases(&self, at: usize, item: &Item) -> Vec<String> {
        let entry = &self.given.survey.entries[at];
        let Some(old) = entry.old_path.as_deref().filter(|_| !entry.status.is_draft()) else { return Vec::new() };
        let mut aliases = Vec::new();
        for slug in old_slugs(item) {
            let Some(from) = old.rfind(&*entry.slug).filter(|_| !entry.slug.is_empty()) else { continue };
            let alias = format!("{}{slug}{}", &old[..from], &old[from + entry.slug.len()..]);
            if let Ok(alias) = kept(&alias)
                && !self.is_taken(&alias)
                && !aliases.contains(&alias)
            {
                aliases.push(alias);
            }
        }
        aliases
    }

    /// Whether another entry has a URL, or had the same slug before.
    fn is_taken(&self, address: &str) -> bool {
        !self.addresses.borrow_mut().insert(address)
    }

    /// Copies the files that a post needs.
    fn files(
        &mut self,
        at: usize,
        asked: &Asked,
        folder: &str,
        base: &str,
        staging: &mut Staging,
    ) -> Result<(), Diagnostic> {
        let public = self.given.survey.entries[at].status.is_public();
        for (name, from) in &asked.files {
            let path = format!("{folder}/{name}");
            if !staging.has(&path) {
                staging.copy(&path, from)?;
                self.written.files += 1;
            }
        }
        let sources = asked.files.iter().map(|(name, from)| (from.clone(), format!("{base}{name}")));
        if !public {
            self.brought.hidden.extend(sources.map(|(from, _)| from));
        } else {
            self.brought.public.extend(sources);
            let moved = asked.moved.iter().map(|(old, name)| OldUrl { old: old.clone(), new: format!("{base}{name}") });
            self.written.moved.extend(moved);
        }
        Ok(())
    }
}
