//! What an export says of the blog as a whole.

use jiff::tz::TimeZone;
use serde_json::Value;

use super::tables::{Tables, Tag, User};
use crate::import::model::{Author, Channel, Effect, ItemId, MenuLink, MenuTarget, Moment, Remark, Term};
use crate::language::{Language, known};

/// What Ghost writes for the URL of the blog.
const GHOST_URL: &str = "__GHOST_URL__";

/// The blog.
#[derive(Debug)]
pub(super) struct Blog {
    pub(super) tables: Tables,
    /// Its URL, without a slash at the end.
    home: String,
    pub(super) zone: TimeZone,
    /// Whether posts name their authors as terms, because there are several of them or something to say of them.
    pub(super) names_authors: bool,
    /// Whether only those could see it who had its password.
    pub(super) is_private: bool,
}

impl Blog {
    /// `zone` is the time zone that the author names.
    pub(super) fn new(tables: Tables, home: &str, zone: Option<&str>) -> Blog {
        let named = zone.or(tables.setting(&["timezone", "active_timezone", "activeTimezone"]));
        let zone = named.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let writers: Vec<&User> = tables.writers.iter().filter_map(|id| tables.users.get(id)).collect();
        let says_more = |user: &&User| [&user.bio, &user.website, &user.image].iter().any(|text| !text.is_empty());
        let names_authors = writers.len() > 1 || writers.iter().any(says_more);
        let is_private = matches!(tables.setting(&["is_private", "isPrivate"]), Some("true" | "1"));
        Blog { home: home.trim_end_matches('/').to_string(), zone, names_authors, is_private, tables }
    }

    /// A text with the URL of the blog in it.
    pub(super) fn with_home(&self, text: String) -> String {
        if text.contains(GHOST_URL) { text.replace(GHOST_URL, &self.home) } else { text }
    }

    /// The URL of a post or a page. Older versions let the author choose that of posts.
    pub(super) fn link(&self, slug: &str, is_page: bool, published: Option<Moment>) -> String {
        let plain = format!("{}/{slug}/", self.home);
        let Some(pattern) = self.tables.setting(&["permalinks"]).filter(|_| !is_page) else { return plain };
        let Some(day) = published.map(Moment::day) else { return plain };
        let path = pattern
            .replace(":year", &format!("{:04}", day.year()))
            .replace(":month", &format!("{:02}", day.month()))
            .replace(":day", &format!("{:02}", day.day()))
            .replace(":slug", slug);
        if path.contains(':') || !path.starts_with('/') { plain } else { format!("{}{path}", self.home) }
    }

    pub(super) fn channel(&self) -> Channel {
        let text = |names: &[&str]| self.tables.setting(names).unwrap_or_default().to_string();
        let time_zone = self.tables.setting(&["timezone", "active_timezone", "activeTimezone"]);
        Channel {
            title: text(&["title"]),
            description: text(&["description"]),
            language: text(&["locale", "lang", "default_locale"]),
            time_zone: time_zone.map(str::to_string),
            home: format!("{}/", self.home),
            authors: self.tables.users.values().map(|user| self.author(user)).collect(),
            terms: self.tables.tags.values().filter(|tag| !tag.is_internal).map(term).collect(),
            ..Channel::default()
        }
    }

    fn author(&self, user: &User) -> Author {
        Author {
            login: user.slug.clone(),
            name: user.name.clone(),
            bio: user.bio.clone(),
            image: self.with_home(user.image.clone()),
            website: user.website.clone(),
        }
    }

    /// The links of its menus.
    pub(super) fn menu(&self) -> Vec<MenuLink> {
        let mut links = Vec::new();
        for menu in ["navigation", "secondary_navigation"] {
            for (order, (title, url)) in self.navigation(menu).into_iter().enumerate() {
                links.push(MenuLink {
                    id: ItemId::of_text(&format!("{menu} {order}")),
                    menu: menu.to_string(),
                    title,
                    titles: Vec::new(),
                    target: MenuTarget::Url(url),
                    order: i64::try_from(order).unwrap_or(i64::MAX),
                });
            }
        }
        links.retain(|link| !is_of_members(link));
        links
    }

    /// Titles and URLs of a menu.
    fn navigation(&self, menu: &str) -> Vec<(String, String)> {
        let value = self.tables.setting(&[menu]).and_then(|text| serde_json::from_str::<Value>(text).ok());
        let text =
            |link: &Value, key: &str| link.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_string();
        let links = value.as_ref().and_then(Value::as_array).into_iter().flatten();
        links.map(|link| (text(link, "label"), self.with_home(text(link, "url")))).collect()
    }

    /// Remarks on the blog as a whole.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let mut say = |effect, what: &str, text: String| remarks.push(Remark::whole(effect, what, text));
        if self.is_private {
            let what = "the whole blog was private in Ghost, so all of its posts are drafts";
            say(Effect::Changed, what, String::new());
        }
        let code = ["codeinjection_head", "codeinjection_foot", "ghost_head", "ghost_foot"];
        if self.tables.setting(&code).is_some() {
            let what = "code that Ghost added to every page is left out";
            say(Effect::Lost, what, "settings, code injection".to_string());
        }
        let internal = self.tables.tags.values().filter(|tag| tag.is_internal);
        let internal: Vec<&str> = internal.map(|tag| tag.name.as_str()).collect();
        if !internal.is_empty() {
            say(Effect::Lost, "internal tags are left out, because readers never saw them", internal.join(", "));
        }
        remarks
    }
}

/// Whether a link opens the window for members, which is part of Ghost.
fn is_of_members(link: &MenuLink) -> bool {
    matches!(&link.target, MenuTarget::Url(url) if url.contains("#/portal"))
}

fn term(tag: &Tag) -> Term {
    Term {
        taxonomy: "post_tag".to_string(),
        slug: tag.slug.clone(),
        name: tag.name.clone(),
        description: tag.description.clone(),
        ..Term::default()
    }
}

/// The language that an internal tag names: `#lang-id`, `#language-id`, `#id`.
pub(super) fn language(tag: &Tag) -> Option<String> {
    let name = tag.name.strip_prefix('#').filter(|_| tag.is_internal)?.trim().to_ascii_lowercase();
    let marks = ["language-", "language_", "language:", "lang-", "lang_", "lang:", "locale-", "locale:"];
    let marked = marks.iter().find_map(|mark| name.strip_prefix(mark));
    let written = marked.or_else(|| (name.len() == 2).then_some(name.as_str()))?;
    let tag = Language::parse(written.trim()).ok()?.tag;
    known(&tag).map(|_| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_internal_tag_can_name_the_language() {
        let of =
            |name: &str| language(&Tag { name: name.into(), is_internal: name.starts_with('#'), ..Tag::default() });
        for (name, expected) in [
            ("#lang-id", Some("id")),
            ("#Language: en", Some("en")),
            ("#en", Some("en")),
            ("#tv", None),
            ("#featured", None),
            ("id", None),
        ] {
            assert_eq!(of(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn old_permalinks_have_the_day_of_the_blogs_time_zone() {
        let mut tables = Tables::default();
        tables.settings.insert("permalinks".into(), "/:year/:month/:day/:slug/".into());
        let blog = Blog::new(tables, "https://kopi.example/", Some("Asia/Jakarta"));
        let moment = Moment::of_utc("2016-10-08T23:30:00.000Z", &blog.zone);
        let link = |is_page| blog.link("kopi", is_page, moment);
        assert_eq!(link(false), "https://kopi.example/2016/10/09/kopi/");
        assert_eq!(link(true), "https://kopi.example/kopi/");
    }
}
