//! What an export holds, without its texts.
//!
//! Takes the items of an export one at a time; gives all that must be known before any of them can be written: titles,
//! dates, addresses, languages, terms, attachments. Small, so that an export of any size fits. Deliberately does not
//! know where anything will go.

use std::collections::BTreeMap;

use super::home::Home;
use super::language::{self, Guess, Guesser};
use super::model::{Channel, Item, Standing};
use super::moment::Moment;
use super::{php, plain};

/// Posts stand in lists; pages stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Post,
    Page,
}

/// A post or a page of the export.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: u64,
    pub kind: Kind,
    /// Only where the slug is empty: then the title makes one. All others are read again when they are needed.
    pub title: Box<str>,
    pub slug: Box<str>,
    pub standing: Standing,
    pub date: Option<Moment>,
    /// The old address on the blog, decoded; none where it was no path (`/?p=7`).
    pub old_path: Option<Box<str>>,
    pub author: Option<u32>,
    pub terms: Box<[u32]>,
    pub parent: u64,
    pub thumbnail: u64,
    pub sticky: bool,
    /// As the export names it.
    pub language: Option<Box<str>>,
    /// The key that translations of each other share.
    pub group: Option<Box<str>>,
    /// Readers' comments that were approved.
    pub comments: u32,
    /// Whether its body shows files that are at hand.
    pub media: bool,
    /// Attachments that it shows by their numbers.
    pub shows: Box<[u64]>,
}

/// An uploaded file.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub id: u64,
    pub title: Box<str>,
    pub alt: Box<str>,
    /// HTML.
    pub caption: Box<str>,
    /// Where the file was.
    pub url: Box<str>,
    /// The address of its own page.
    pub old_path: Option<Box<str>>,
    /// The post that it belongs to; 0 for none.
    pub parent: u64,
    pub order: i64,
    /// Whether everyone could see it, as far as it alone says.
    pub public: bool,
}

/// A link in a menu.
#[derive(Clone, Debug)]
pub struct MenuLink {
    pub id: u64,
    /// The menu's slug.
    pub menu: String,
    pub title: String,
    pub target: MenuTarget,
    pub parent: u64,
    pub order: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MenuTarget {
    /// A post or page by its number.
    Entry(u64),
    /// A term by its taxonomy and number.
    Term(String, u64),
    Url(String),
}

/// A term and how often it is used.
#[derive(Clone, Debug, Default)]
pub struct UsedTerm {
    pub domain: String,
    pub slug: String,
    pub name: String,
}

/// Terms by number, each once.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub all: Vec<UsedTerm>,
    by_name: BTreeMap<(String, String), u32>,
}

impl Terms {
    fn number(&mut self, domain: &str, slug: &str, name: &str) -> u32 {
        // Without a slug, as in old exports, the name tells terms apart.
        let key = if slug.is_empty() { format!("\u{0}{}", crate::base::tag::fold(name)) } else { slug.to_string() };
        let all = &mut self.all;
        *self.by_name.entry((domain.to_string(), key)).or_insert_with(|| {
            all.push(UsedTerm { domain: domain.to_string(), slug: slug.to_string(), name: name.to_string() });
            (all.len() - 1) as u32
        })
    }
}

/// What was passed over, each with its kind, title and old address.
#[derive(Clone, Debug, PartialEq)]
pub struct PassedOver {
    pub kind: String,
    pub title: String,
    pub link: String,
}

/// All of an export but its texts.
#[derive(Default)]
pub struct Survey {
    pub channel: Channel,
    pub home: Home,
    pub entries: Vec<Entry>,
    /// The language that each entry seems to be in, until that is settled.
    pub guesses: Vec<Option<Guess>>,
    pub attachments: Vec<Attachment>,
    pub menu: Vec<MenuLink>,
    pub terms: Terms,
    /// Logins by number.
    pub authors: Vec<String>,
    /// Reusable blocks by number.
    pub blocks: BTreeMap<u64, String>,
    pub passed_over: Vec<PassedOver>,
    /// Items that only WordPress needs, by kind: revisions, styles, caches.
    pub internal: BTreeMap<String, usize>,
    pub comments: CommentCount,
    groups: BTreeMap<u64, (String, String)>,
    terms_read: usize,
}

/// The category that WordPress gives to posts that have none.
pub fn is_no_category(domain: &str, slug: &str, name: &str) -> bool {
    let slug = if slug.is_empty() { crate::base::url::slugify(name) } else { slug.to_string() };
    domain == "category" && matches!(slug.as_str(), "uncategorized" | "uncategorised" | "tak-berkategori")
}

/// Whether an item becomes a post or a page: nothing was ever written in an empty draft.
pub fn is_entry(item: &Item) -> bool {
    let empty = item.content.trim().is_empty() && item.title.is_empty() && item.excerpt.trim().is_empty();
    matches!(item.kind.as_str(), "post" | "page") && !(empty && item.standing.is_draft())
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommentCount {
    pub approved: usize,
    pub pings: usize,
    /// Spam, trash, waiting for approval.
    pub others: usize,
}

/// Kinds that hold nothing that a reader ever saw.
const INTERNAL: [&str; 16] = [
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
    "wp_template_part",
    "wp_font_family",
    "wp_font_face",
    "acf-field",
    "acf-field-group",
    "feedback",
    "safecss",
    "amp_validated_url",
];

/// What a survey asks of those who know more.
pub struct Means<'a> {
    pub guesser: &'a Guesser,
    /// Whether a file of this address is at hand.
    pub at_hand: &'a dyn Fn(&Home, &str) -> bool,
}

impl Survey {
    /// Adds one item. `channel` is what is known of the blog so far: terms stand before items.
    pub fn add(&mut self, item: &Item, channel: &Channel, means: &Means<'_>) {
        self.begin(channel);
        if self.home.address == "/" {
            // An export that does not say where the blog was: where its first item was.
            let address = [&item.link, &item.guid].into_iter().find_map(|address| origin(address));
            self.home = address.map(|address| Home::new(&address, &[])).unwrap_or_default();
        }
        match item.kind.as_str() {
            "post" | "page" => self.entry(item, means),
            "attachment" => self.attachment(item),
            "nav_menu_item" => self.menu.extend(menu_link(item)),
            "wp_block" => drop(self.blocks.insert(item.id, item.content.clone())),
            kind if INTERNAL.contains(&kind) => *self.internal.entry(kind.to_string()).or_default() += 1,
            kind => self.passed_over.push(PassedOver {
                kind: kind.to_string(),
                title: item.title.clone(),
                link: if item.standing.is_public() { item.link.clone() } else { String::new() },
            }),
        }
    }

    /// Learns what the blog says of itself. Several files of one export each say it again.
    pub fn begin(&mut self, channel: &Channel) {
        if self.home.address.len() < 2 {
            self.home = Home::new(&channel.home, &channel.homes);
        }
        if self.terms_read != channel.terms.len() {
            self.terms_read = channel.terms.len();
            self.groups.extend(polylang_groups(channel));
        }
    }

    fn entry(&mut self, item: &Item, means: &Means<'_>) {
        if !is_entry(item) {
            // What the editor saved by itself before anything was written.
            *self.internal.entry("auto-draft".to_string()).or_default() += 1;
            return;
        }
        self.count_comments(item);
        let known = self.groups.get(&item.id).cloned();
        let named = |domain: &str| item.terms.iter().find(|term| term.domain == domain);
        let by_slug =
            |domain: &str| named(domain).map(|term| if term.slug.is_empty() { &term.name } else { &term.slug });
        let language = by_slug("language")
            .map(String::as_str)
            .or_else(|| item.meta("_wpml_import_language_code"))
            .or(known.as_ref().map(|(_, language)| language.as_str()))
            .map(Box::<str>::from);
        let duplicate = item.meta("_icl_lang_duplicate_of").map(|original| format!("copy:{original}"));
        let group = by_slug("post_translations")
            .map(|group| format!("polylang:{group}"))
            .or_else(|| item.meta("_wpml_import_translation_group").map(|group| format!("wpml:{group}")))
            .or_else(|| known.as_ref().map(|(group, _)| format!("polylang:{group}")))
            .or(duplicate);
        let prose = plain::prose(&format!("{}. {}", item.title, item.content), language::ENOUGH);
        let entry = Entry {
            id: item.id,
            kind: if item.kind == "page" { Kind::Page } else { Kind::Post },
            title: if item.slug.is_empty() { item.title.as_str().into() } else { Box::default() },
            slug: item.slug.as_str().into(),
            standing: item.standing,
            date: item.date,
            old_path: self.old_path(&item.link),
            author: self.author(&item.author),
            terms: item
                .terms
                .iter()
                .filter(|term| !is_no_category(&term.domain, &term.slug, &term.name))
                .map(|term| self.terms.number(&term.domain, &term.slug, &term.name))
                .collect(),
            parent: item.parent,
            thumbnail: item.meta("_thumbnail_id").and_then(|id| id.parse().ok()).unwrap_or(0),
            sticky: item.sticky,
            language,
            group: group.map(Into::into),
            comments: item.comments.iter().filter(|comment| comment.approved && !comment.is_ping).count() as u32,
            media: addresses(&item.content).any(|address| (means.at_hand)(&self.home, address)),
            shows: shown_by_number(&item.content).into(),
        };
        self.entries.push(entry);
        self.guesses.push(means.guesser.guess(&prose));
    }

    /// The path of an old address; none where it was a number (`/?p=7`) or another site's.
    fn old_path(&self, link: &str) -> Option<Box<str>> {
        let place = self.home.place(link)?;
        let numbered = ["p=", "page_id=", "attachment_id="].iter().any(|key| place.query.contains(key));
        (!numbered).then(|| place.path.into())
    }

    fn author(&mut self, login: &str) -> Option<u32> {
        if login.is_empty() {
            return None;
        }
        let known = self.authors.iter().position(|known| known == login);
        let at = known.unwrap_or_else(|| {
            self.authors.push(login.to_string());
            self.authors.len() - 1
        });
        Some(at as u32)
    }

    fn attachment(&mut self, item: &Item) {
        let url = if item.attachment_url.is_empty() { &item.guid } else { &item.attachment_url };
        self.attachments.push(Attachment {
            id: item.id,
            title: item.title.as_str().into(),
            alt: plain::text(item.meta("_wp_attachment_image_alt").unwrap_or_default()).into(),
            caption: item.excerpt.trim().into(),
            url: url.as_str().into(),
            old_path: self.old_path(&item.link),
            parent: item.parent,
            order: item.order,
            public: item.standing.is_public(),
        });
    }

    fn count_comments(&mut self, item: &Item) {
        for comment in &item.comments {
            match (comment.approved, comment.is_ping) {
                (true, false) => self.comments.approved += 1,
                (true, true) => self.comments.pings += 1,
                (false, _) => self.comments.others += 1,
            }
        }
    }
}

/// Scheme and host of an address.
fn origin(address: &str) -> Option<String> {
    let (host, _) = super::home::host_and_path(address).filter(|(host, _)| !host.is_empty())?;
    let scheme = if address.starts_with("https:") { "https" } else { "http" };
    Some(format!("{scheme}://{host}"))
}

/// Slugs that an item had before; WordPress leads from them to the post.
pub fn old_slugs(item: &Item) -> Vec<String> {
    let slugs = item.meta.iter().filter(|(key, _)| key == "_wp_old_slug");
    let mut slugs: Vec<String> = slugs.map(|(_, value)| super::wxr::decoded_slug(value)).collect();
    slugs.retain(|slug| !slug.is_empty() && *slug != item.slug);
    slugs.sort();
    slugs.dedup();
    slugs
}

/// Post number to its group and language, from the descriptions of Polylang's groups.
fn polylang_groups(channel: &Channel) -> BTreeMap<u64, (String, String)> {
    let mut groups = BTreeMap::new();
    for term in channel.terms.iter().filter(|term| term.taxonomy == "post_translations") {
        let Some(members) = php::parse(&term.description) else { continue };
        for (language, id) in members.entries() {
            if let Some(id) = id.scalar().and_then(|id| id.parse().ok()) {
                groups.insert(id, (term.slug.clone(), language.clone()));
            }
        }
    }
    groups
}

fn menu_link(item: &Item) -> Option<MenuLink> {
    let menu = item.terms.iter().find(|term| term.domain == "nav_menu")?;
    let number = item.meta("_menu_item_object_id").and_then(|id| id.parse().ok());
    let target = match (item.meta("_menu_item_type").unwrap_or_default(), number) {
        ("post_type", Some(id)) => MenuTarget::Entry(id),
        ("taxonomy", Some(id)) => MenuTarget::Term(item.meta("_menu_item_object").unwrap_or_default().to_string(), id),
        _ => MenuTarget::Url(item.meta("_menu_item_url")?.to_string()),
    };
    Some(MenuLink {
        id: item.id,
        menu: if menu.slug.is_empty() { menu.name.clone() } else { menu.slug.clone() },
        title: plain::text(&item.title),
        target,
        parent: item.meta("_menu_item_menu_item_parent").and_then(|id| id.parse().ok()).unwrap_or(0),
        order: item.order,
    })
}

/// Every address in a body, whatever it stands in.
pub fn addresses(body: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')' | ']' | '\\' | ',');
    let starts = body.match_indices("://").map(move |(at, _)| {
        body[..at]
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |before| before + body[before..].chars().next().map_or(1, char::len_utf8))
    });
    let rooted = body.match_indices("=\"/").map(|(at, _)| at + 2);
    starts.chain(rooted).map(move |from| {
        let end = body[from..].find(ends).map_or(body.len(), |end| from + end);
        &body[from..end]
    })
}

/// Attachments that galleries name by number.
fn shown_by_number(body: &str) -> Vec<u64> {
    let mut numbers = Vec::new();
    for (at, _) in body.match_indices("[gallery").chain(body.match_indices("[playlist")) {
        let end = body[at..].find(']').map_or(body.len(), |end| at + end);
        let inside = &body[at..end];
        for key in ["ids=", "include="] {
            let Some(from) = inside.find(key) else { continue };
            let value = inside[from + key.len()..].trim_start_matches(['"', '\'']);
            let value = &value[..value.find(['"', '\'', ' ']).unwrap_or(value.len())];
            numbers.extend(value.split(',').filter_map(|number| number.trim().parse::<u64>().ok()));
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_in_a_body_is_found() {
        let body = "<img src=\"https://example.org/a.jpg\" srcset='https://example.org/b.jpg 2x, //x'>é<a href=\"/c.pdf\">\nhttp://d.org/e";
        let found: Vec<&str> = addresses(body).collect();
        assert_eq!(found, ["https://example.org/a.jpg", "https://example.org/b.jpg", "http://d.org/e", "/c.pdf"]);
    }

    #[test]
    fn galleries_name_attachments_by_number() {
        assert_eq!(
            shown_by_number("[gallery ids=\"3,4\" columns=2] [gallery include='5'] [gallery] [gallery ids=6]"),
            [3, 4, 5, 6]
        );
    }
}
