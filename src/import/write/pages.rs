//! Writes posts and pages of the old folder into the new site.
//!
//! Takes the blog as it was read and the new site's settings; writes each post so that it keeps its old URL, and
//! reports what was changed in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::held_back;
use super::new_page::NewPage;
use super::page_remarks::{Said, Where};
use super::staging::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::import::body;
use crate::import::body::tags::{liquid, shortcodes, tag};
use crate::import::decide::config::InForce;
use crate::import::decide::term_pairs;
use crate::import::model::folder::{Dialect, Options};
use crate::import::model::{Blog, Effect, OldFile, Report, TRANSLATION_KEYS};
use crate::import::place::aliases::{self, Claimant};
use crate::import::place::dead_links::{self, Page, Targets};
use crate::import::place::own_urls;
use crate::import::place::shared_keys;
use crate::input::config::Config;
use crate::input::data_files::DataFiles;
use crate::input::post::Post;
use crate::input::source::clock;
use crate::site::{self, Fate, ProposedTerms, Selection};

/// What is known of the posts and pages that a build of today publishes.
pub(crate) struct Published {
    /// Their numbers in the old blog.
    pub(crate) numbers: Vec<usize>,
    /// What their tags and those of their translations say.
    pub(crate) terms: Vec<ProposedTerms>,
}

/// Writes every post and page so that it keeps its old URL.
pub(crate) fn write(
    options: &Options,
    blog: &Blog,
    in_force: &InForce,
    staging: &mut Staging,
    report: &mut Report,
) -> Result<Published, Diagnostic> {
    let config = &in_force.config;
    let mut said: Vec<Said> = Vec::new();
    let pages = new_pages(options.dialect, blog, config, &mut said);
    let fates = fates(&pages);
    let pages = with_own_urls(pages, &fates, config, &mut said);
    let pages = with_own_aliases(pages, &fates, blog, config, &mut said);
    let pages = with_own_keys(pages, &fates, config, &mut said);
    for (at, page) in pages.iter().enumerate() {
        said.extend(page.errors.iter().map(|error| Said::of_error(at, error.clone())));
    }
    let held: Vec<Option<(&str, String)>> =
        pages.iter().zip(&fates).map(|(page, fate)| held_back::why(page, *fate, config)).collect();
    let public = pages.iter().zip(&fates).filter(|(_, fate)| matches!(fate, Fate::Published(_)));
    let terms = term_pairs::of_posts(public.map(|(page, _)| &page.post), in_force);
    let mut pages: Vec<Page> = pages.into_iter().zip(&fates).map(|(page, fate)| page.finished(*fate)).collect();
    let files = blog.statics.iter().map(|(_, to)| to.clone()).collect();
    let targets = Targets { files, lists: blog.list_sources.clone() };
    let mended = dead_links::mend(&mut pages, &targets).into_iter();
    said.extend(mended.map(|(page, why, target)| Said::of_page(page, Effect::Changed, why, target)));
    for page in &pages {
        staging.write(&page.to, page.text.as_bytes())?;
    }
    let mut published = Vec::new();
    for (at, held) in held.into_iter().enumerate().filter(|(at, _)| !blog.files[*at].is_draft) {
        match held {
            Some((why, day)) => said.push(Said::of_page(at, Effect::Changed, why, day)),
            None => published.push(at),
        }
    }
    report.remarks.extend(said.into_iter().map(|said| said.remark(blog, &pages)));
    report.counts.extend(counts(blog));
    Ok(Published { numbers: published, terms })
}

const NOT_READ: &str = "a value in front matter that would stop the build is left out";

/// The pages of the new site, each with a file of its own.
fn new_pages(dialect: Dialect, blog: &Blog, config: &Config, said: &mut Vec<Said>) -> Vec<NewPage> {
    let by_name = blog.by_name();
    let mut taken = BTreeSet::new();
    let mut pages = Vec::with_capacity(blog.files.len());
    for (at, file) in blog.files.iter().enumerate() {
        let context = tag::Context { blog, by_name: &by_name, file };
        let (body, notes) = converted(dialect, file, &context);
        let (page, left_out) = NewPage::of(file, free(file, &mut taken), body, config).without_errors(config);
        said.extend(left_out.into_iter().map(|value| Said::of_page(at, Effect::Lost, NOT_READ, value)));
        pages.push(page);
        said.extend(file.said.iter().map(|(effect, what, text)| Said::of_page(at, *effect, what, text.as_str())));
        said.extend(notes.into_iter().map(|(lost, what, part)| {
            let effect = if lost { Effect::Lost } else { Effect::Changed };
            Said { page: at, effect, what, place: Where::Text(part.clone()), text: part }
        }));
    }
    pages
}

/// Whether a build of today publishes each page.
fn fates(pages: &[NewPage]) -> Vec<Fate> {
    let posts: Vec<Arc<Post>> = pages.iter().map(|page| Arc::new(page.post.clone())).collect();
    site::fates(&posts, &DataFiles::default(), clock().timestamp(), Selection::default())
}

const SAME_URL: &str = "two pages had the same URL, so one of them has another: see whether the old site had both";

/// The pages, each with a URL of its own.
fn with_own_urls(pages: Vec<NewPage>, fates: &[Fate], config: &Config, said: &mut Vec<Said>) -> Vec<NewPage> {
    let is_rendered = |(_, fate): &(&NewPage, &Fate)| **fate != Fate::Unrendered;
    let all = || pages.iter().zip(fates).enumerate().filter(|(_, one)| is_rendered(one));
    let claims = all().map(|(_, (page, fate))| own_urls::Claim {
        address: &page.post.address.path,
        is_published: matches!(fate, Fate::Published(_)),
        prefix: config.prefix_of(&page.post.language.tag),
    });
    let claims: Vec<own_urls::Claim<'_>> = claims.collect();
    let numbers = all().map(|(number, _)| number);
    let mut moved: BTreeMap<usize, String> =
        numbers.zip(own_urls::moved(&claims)).filter_map(|(number, path)| Some((number, path?))).collect();
    let own = |(number, page): (usize, NewPage)| match moved.remove(&number) {
        Some(path) => {
            let was = &page.post.address.path;
            said.push(Said::of_page(number, Effect::Changed, SAME_URL, format!("{was}, now {path}")));
            page.at(&path, config)
        }
        None => page,
    };
    pages.into_iter().enumerate().map(own).collect()
}

const UNCLEAR: &str = "texts in one language have the same key of translations, so it is left out";
const DOUBLED: &str = "another post has the same id in feeds, so it is left out";

/// The pages without keys of translations and ids in feeds that would stop a build.
fn with_own_keys(pages: Vec<NewPage>, fates: &[Fate], config: &Config, said: &mut Vec<Said>) -> Vec<NewPage> {
    let rendered = || pages.iter().enumerate().filter(|(at, _)| fates[*at] != Fate::Unrendered);
    let keyed = rendered().filter(|(_, page)| page.post.front.translation.is_some());
    let unclear =
        shared_keys::unclear(keyed.map(|(at, page)| (at, page.post.translation_key(), &*page.post.language.tag)));
    let ids = rendered().filter_map(|(at, page)| Some((at, page.post.front.guid.as_ref()?.value.as_str())));
    let doubled = shared_keys::doubled(ids);
    let own = |(at, mut page): (usize, NewPage)| {
        if unclear.contains(&at) {
            said.push(Said::of_page(at, Effect::Changed, UNCLEAR, page.post.translation_key()));
            page = page.without(&TRANSLATION_KEYS, config);
        }
        if doubled.contains(&at) {
            said.push(Said::of_page(at, Effect::Changed, DOUBLED, page.value_of("guid")));
            page = page.without(&["guid", "id"], config);
        }
        page
    };
    pages.into_iter().enumerate().map(own).collect()
}

const NO_PATH: &str = "an alias is left out, because no site can have a page there";

/// The pages without the aliases that would stop a build.
fn with_own_aliases(
    pages: Vec<NewPage>,
    fates: &[Fate],
    blog: &Blog,
    config: &Config,
    said: &mut Vec<Said>,
) -> Vec<NewPage> {
    let dropped = aliases::dropped(&claimants(&pages, fates), &other_outputs(blog, config));
    let mut gone: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for one in dropped {
        let path = &pages[one.page].post.address.aliases[one.alias].value;
        said.push(Said::of_page(one.page, Effect::Lost, one.why, format!("{path} ({})", one.kept_by)));
        gone.entry(one.page).or_default().push(one.alias);
    }
    for (at, page) in pages.iter().enumerate() {
        let impossible = page.impossible_aliases();
        if !impossible.is_empty() {
            gone.entry(at).or_default();
        }
        said.extend(impossible.into_iter().map(|alias| Said::of_page(at, Effect::Lost, NO_PATH, alias)));
    }
    let without = |(at, page): (usize, NewPage)| match gone.get(&at) {
        Some(numbers) => page.without_aliases(numbers, config),
        None => page,
    };
    pages.into_iter().enumerate().map(without).collect()
}

/// The URLs that each page claims. A page that is never rendered claims none.
fn claimants<'a>(pages: &'a [NewPage], fates: &[Fate]) -> Vec<Claimant<'a>> {
    let claimant = |(number, (page, fate)): (usize, (&'a NewPage, &Fate))| Claimant {
        page: number,
        file: &page.to,
        address: &page.post.address.path,
        aliases: page.post.address.aliases.iter().map(|alias| alias.value.as_str()).collect(),
        is_published: matches!(fate, Fate::Published(_)),
    };
    let all = pages.iter().zip(fates).enumerate();
    all.filter(|(_, (_, fate))| **fate != Fate::Unrendered).map(claimant).collect()
}

/// The output files of the site that are no pages of the old folder: copied files, and the home page of each language.
fn other_outputs(blog: &Blog, config: &Config) -> Vec<String> {
    let files = blog.statics.iter().filter_map(|(_, to)| to.strip_prefix("content/")).map(str::to_string);
    let prefixes = config.languages.iter().map(|language| config.prefix_of(&language.language.tag));
    let homes = prefixes
        .map(|prefix| if prefix.is_empty() { "index.html".to_string() } else { format!("{prefix}/index.html") });
    files.chain(homes).collect()
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

const LEFT_AS_TEXT: &str = "tags of templates without an equivalent stay as text";
const LEFT_OUT: &str = "a tag is left out, because Chancery has no equivalent";
const IN_COMMENT: &str =
    "a shortcode is now an HTML comment, because Chancery has no equivalent; the text in it is kept";

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
    // One remark for each file, however many tags it has.
    let (left, count) = (converted.left.first().cloned(), converted.left.len());
    let left = left.map(|text| if count == 1 { text } else { format!("{text} ({count} in all)") });
    notes.extend(left.map(|text| (false, LEFT_AS_TEXT.to_string(), text)));
    let mut lost: BTreeMap<String, usize> = BTreeMap::new();
    converted.lost.into_iter().for_each(|tag| *lost.entry(tag).or_default() += 1);
    let what = if dialect == Dialect::Hugo { IN_COMMENT } else { LEFT_OUT };
    let times = |(tag, count): (String, usize)| if count == 1 { tag } else { format!("{tag} ({count} times)") };
    notes.extend(lost.into_iter().map(times).map(|text| (true, what.to_string(), text)));
    (converted.text, notes)
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
