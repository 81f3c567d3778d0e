//! The survey of an export.
//!
//! Takes the items of an export one at a time; gives everything that must be known before any of them can be written:
//! titles, dates, URLs, languages, terms, attachments.

use std::collections::BTreeMap;

use super::mentions::{addresses, shown_by_number};
use super::wordpress::php;
use crate::import::model::{
    Attachment, Channel, Entry, Home, Item, ItemId, Kind, MenuLink, MenuTarget, Named, PARTS, Program, Skipped, Survey,
    host_and_path, is_default_category,
};
use crate::import::read::language::{self, Guesser};
use crate::import::read::plain;

/// Kinds of items that readers never saw.
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

/// A survey while items are being read.
pub(crate) struct Surveyor<'a> {
    guesser: Guesser,
    /// Whether the file for this URL is available.
    at_hand: &'a dyn Fn(&Home, &str) -> bool,
    survey: Survey,
    /// The group of translations and the language of each item, from Polylang.
    groups: BTreeMap<ItemId, (String, String)>,
    terms_read: usize,
}

impl<'a> Surveyor<'a> {
    pub(crate) fn new(program: Program, guesser: Guesser, at_hand: &'a dyn Fn(&Home, &str) -> bool) -> Surveyor<'a> {
        let survey = Survey { program, ..Survey::default() };
        Surveyor { guesser, at_hand, survey, groups: BTreeMap::new(), terms_read: 0 }
    }

    /// What is known so far.
    pub(crate) fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The complete survey, with what all files of the export say of the blog. `address` is the blog's URL, for an
    /// export that does not contain it.
    pub(crate) fn finish(self, channel: Channel, address: &str) -> Survey {
        let mut survey = Survey { channel, ..self.survey };
        if survey.home.address.len() < 2 {
            survey.home = Home::new(address, &[]);
        }
        survey
    }

    /// Adds one item. `channel` is what is known of the blog so far: terms come before items.
    pub(crate) fn add(&mut self, item: &Item, channel: &Channel) {
        self.begin(channel);
        if self.survey.home.address == "/" {
            // If an export does not contain the blog's URL, that of its first item is used.
            let address = [&item.link, &item.guid].into_iter().find_map(|address| origin(address));
            self.survey.home = address.map(|address| Home::new(&address, &[])).unwrap_or_default();
        }
        match item.kind.as_str() {
            "post" | "page" => self.entry(item),
            "attachment" => self.attachment(item),
            "nav_menu_item" => self.survey.menu.extend(menu_link(item)),
            "wp_block" => drop(self.survey.blocks.insert(item.id, item.content.clone())),
            kind if INTERNAL.contains(&kind) => *self.survey.internal.entry(kind.to_string()).or_default() += 1,
            kind => self.survey.skipped.push(Skipped {
                kind: kind.to_string(),
                title: item.title.clone(),
                link: if item.status.is_public() { item.link.clone() } else { String::new() },
            }),
        }
    }

    /// Adds an uploaded file that is no item of its own.
    pub(crate) fn attach(&mut self, attachment: Attachment) {
        self.survey.attachments.push(attachment);
    }

    /// Adds a link of a menu that is no item of its own.
    pub(crate) fn link(&mut self, link: MenuLink) {
        self.survey.menu.push(link);
    }

    /// Adds what an export says of the blog. Several files of one export each say it again.
    pub(crate) fn begin(&mut self, channel: &Channel) {
        if self.survey.home.address.len() < 2 {
            self.survey.home = Home::new(&channel.home, &channel.homes);
        }
        if self.terms_read != channel.terms.len() {
            self.terms_read = channel.terms.len();
            self.groups.extend(polylang_groups(channel));
        }
    }

    fn entry(&mut self, item: &Item) {
        if !item.is_entry() {
            // An auto-draft, which the editor saved before anything was written.
            *self.survey.internal.entry("auto-draft".to_string()).or_default() += 1;
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
            .or(item.language.as_deref())
            .map(Box::<str>::from);
        let duplicate = item.meta("_icl_lang_duplicate_of").map(|original| format!("copy:{original}"));
        let group = by_slug("post_translations")
            .map(|group| format!("polylang:{group}"))
            .or_else(|| item.meta("_wpml_import_translation_group").map(|group| format!("wpml:{group}")))
            .or_else(|| known.as_ref().map(|(group, _)| format!("polylang:{group}")))
            .or(duplicate)
            .or_else(|| item.is_one_of_several.then(|| format!("{PARTS}{}", item.id)));
        let prose = plain::prose(&format!("{}. {}", item.title, item.content), language::ENOUGH);
        let entry = Entry {
            id: item.id,
            kind: if item.kind == "page" { Kind::Page } else { Kind::Post },
            title: if item.slug.is_empty() { item.title.as_str().into() } else { Box::default() },
            slug: item.slug.as_str().into(),
            status: item.status,
            date: item.date,
            old_path: self.old_path(&item.link),
            author: self.author(&item.author),
            terms: self.terms(item),
            parent: item.parent,
            thumbnail: item.thumbnail,
            sticky: item.sticky,
            language,
            group: group.map(Into::into),
            comments: item.comments.iter().filter(|comment| comment.approved && !comment.is_ping).count() as u32,
            media: addresses(&item.content).any(|address| (self.at_hand)(&self.survey.home, address)),
            shows: shown_by_number(&item.content).into(),
        };
        self.survey.entries.push(entry);
        self.survey.guesses.push(self.guesser.guess(&prose));
    }

    fn terms(&mut self, item: &Item) -> Box<[u32]> {
        let used = item.terms.iter().filter(|term| !is_default_category(&term.domain, &term.slug, &term.name));
        let number = |term: &Named| {
            let number = self.survey.terms.number(&term.domain, &term.slug, &term.name);
            self.survey.terms.add_names(number, &term.names);
            number
        };
        used.map(number).collect()
    }

    /// The path of an old URL; none if it was a number (`/?p=7`) or on another site.
    fn old_path(&self, link: &str) -> Option<Box<str>> {
        let place = self.survey.home.place(link)?;
        let numbered = ["p=", "page_id=", "attachment_id="].iter().any(|key| place.query.contains(key));
        (!numbered).then(|| place.path.into())
    }

    fn author(&mut self, login: &str) -> Option<u32> {
        if login.is_empty() {
            return None;
        }
        let known = self.survey.authors.iter().position(|known| known == login);
        let at = known.unwrap_or_else(|| {
            self.survey.authors.push(login.to_string());
            self.survey.authors.len() - 1
        });
        Some(at as u32)
    }

    fn attachment(&mut self, item: &Item) {
        let url = if item.attachment_url.is_empty() { &item.guid } else { &item.attachment_url };
        self.survey.attachments.push(Attachment {
            id: item.id,
            title: item.title.as_str().into(),
            alt: plain::text(item.meta("_wp_attachment_image_alt").unwrap_or_default()).into(),
            caption: item.excerpt.trim().into(),
            url: url.as_str().into(),
            old_path: self.old_path(&item.link),
            parent: item.parent,
            order: item.order,
            public: item.status.is_public(),
        });
    }

    fn count_comments(&mut self, item: &Item) {
        for comment in &item.comments {
            match (comment.approved, comment.is_ping) {
                (true, false) => self.survey.comments.approved += 1,
                (true, true) => self.survey.comments.pings += 1,
                (false, _) => self.survey.comments.others += 1,
            }
        }
    }
}

/// Scheme and host of a URL.
fn origin(address: &str) -> Option<String> {
    let (host, _) = host_and_path(address).filter(|(host, _)| !host.is_empty())?;
    let scheme = if address.starts_with("https:") { "https" } else { "http" };
    Some(format!("{scheme}://{host}"))
}

/// For each post number its group and language, from the descriptions of Polylang's groups.
fn polylang_groups(channel: &Channel) -> BTreeMap<ItemId, (String, String)> {
    let mut groups = BTreeMap::new();
    for term in channel.terms.iter().filter(|term| term.taxonomy == "post_translations") {
        let Some(members) = php::parse(&term.description) else { continue };
        for (language, id) in members.entries() {
            if let Some(id) = id.scalar().and_then(|id| id.parse().ok()) {
                groups.insert(ItemId(id), (term.slug.clone(), language.clone()));
            }
        }
    }
    groups
}

fn menu_link(item: &Item) -> Option<MenuLink> {
    let menu = item.terms.iter().find(|term| term.domain == "nav_menu")?;
    let number = item.meta("_menu_item_object_id").and_then(|id| id.parse().ok());
    let target = match (item.meta("_menu_item_type").unwrap_or_default(), number) {
        ("post_type", Some(id)) => MenuTarget::Entry(ItemId(id)),
        ("taxonomy", Some(id)) => MenuTarget::Term(item.meta("_menu_item_object").unwrap_or_default().to_string(), id),
        _ => MenuTarget::Url(item.meta("_menu_item_url")?.to_string()),
    };
    Some(MenuLink {
        id: item.id,
        menu: if menu.slug.is_empty() { menu.name.clone() } else { menu.slug.clone() },
        title: plain::text(&item.title),
        titles: item.titles.clone(),
        target,
        order: item.order,
    })
}
