//! A post or a page of the old site.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::feed_id::FeedId;
use super::front::Front;
use super::remark::Effect;
use super::usual_list::UsualList;

/// A post or a page.
#[derive(Clone, Debug, Default)]
pub struct OldFile {
    /// From the old folder: `_posts/2016-10-08-kopi.md`.
    pub(crate) from: String,
    /// From the new site's root: `content/posts/2016/2016-10-08-kopi.md`.
    pub(crate) to: String,
    pub(crate) title: String,
    /// The slug in its old URL.
    pub(crate) slug: String,
    pub(crate) is_post: bool,
    /// Whether it is in a collection besides the posts, so that its URL says nothing of theirs.
    pub(crate) is_of_collection: bool,
    pub(crate) is_draft: bool,
    /// HTML that must be converted to Markdown.
    pub(crate) is_html: bool,
    pub(crate) language: Option<String>,
    pub(crate) day: Option<Date>,
    /// The old site path, decoded; none if it is not known.
    pub(crate) old_path: Option<String>,
    /// Its other old site paths, decoded: where the old site showed it for want of a translation.
    pub(crate) copies: Vec<String>,
    /// What its id in the old feed is made of, if its program forms ids of its own.
    pub(crate) feed_id: Option<FeedId>,
    /// The list of its section on the old site, if its program makes one.
    pub(crate) list: Option<UsualList>,
    pub(crate) front: Front,
    /// What its folder or the configuration sets for it, by key.
    pub(crate) inherited: BTreeMap<String, Inherited>,
    pub(crate) body: String,
    /// What the author should know of it: effect, message, text.
    pub(crate) said: Vec<(Effect, &'static str, String)>,
}

/// A value that stands in another file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Inherited {
    pub(crate) value: Value,
    /// That file.
    pub(crate) from: String,
}

/// Why a page is a draft now.
pub(crate) const NOT_PUBLISHED: &str = "the old site did not publish it, so it is a draft";
pub(crate) const MAY_BE_HIDDEN: &str = "something asks to hide it, so it is a draft";
/// Why a page is not in lists.
pub(crate) const NOT_LISTED: &str = "the old site did not list it, so it is not in lists and feeds (`listed: false`)";

impl OldFile {
    /// The value of a key: its own, otherwise the inherited one.
    pub(crate) fn value(&self, key: &str) -> Option<&Value> {
        let inherited = || self.inherited.iter().find(|(own, _)| own.eq_ignore_ascii_case(key));
        self.front.get(key).or_else(|| inherited().map(|(_, inherited)| &inherited.value))
    }

    /// A scalar as text.
    pub(crate) fn text_of(&self, key: &str) -> Option<String> {
        super::front::text_of(self.value(key)?)
    }

    /// Takes the value of a key from another file, unless it has one.
    pub(crate) fn inherit(&mut self, key: &str, value: &Value, from: &str) {
        if !value.is_null() && self.value(key).is_none() {
            let inherited = Inherited { value: value.clone(), from: from.to_string() };
            self.inherited.insert(key.to_string(), inherited);
        }
    }

    /// Writes inherited values of these keys into its front matter.
    pub(crate) fn keep_inherited(&mut self, keys: &[&str]) {
        let wanted = |key: &String| keys.iter().any(|wanted| wanted.eq_ignore_ascii_case(key));
        let kept: Vec<(String, Value)> = self
            .inherited
            .iter()
            .filter(|(key, _)| wanted(key) && self.front.get(key).is_none())
            .map(|(key, inherited)| (key.clone(), inherited.value.clone()))
            .collect();
        kept.into_iter().for_each(|(key, value)| self.front.set(&key, value));
    }

    /// A key with its value, and the file that it stands in if that is another one: `draft: true in blog/blog.json`.
    pub(crate) fn shown(&self, key: &str) -> String {
        let Some(value) = self.value(key) else { return key.to_string() };
        let written = super::front::shown(value);
        let inherited = self.inherited.iter().find(|(own, _)| own.eq_ignore_ascii_case(key));
        match inherited.filter(|_| self.front.get(key).is_none()) {
            Some((_, inherited)) => format!("{key}: {written} (in {})", inherited.from),
            None => format!("{key}: {written}"),
        }
    }

    /// Makes it a draft, and says why, unless it is one already.
    pub(crate) fn hide(&mut self, what: &'static str, why: impl Into<String>) {
        if !self.is_draft {
            self.say(Effect::Changed, what, why);
        }
        self.is_draft = true;
        if self.front.get("draft") != Some(&json!(true)) && self.front.get("published") != Some(&json!(false)) {
            self.front.set("draft", json!(true));
        }
    }

    /// Leaves it out of lists, and says why.
    pub(crate) fn unlist(&mut self, why: impl Into<String>) {
        if self.front.get("listed") == Some(&json!(false)) {
            return;
        }
        if !self.is_draft {
            self.say(Effect::Changed, NOT_LISTED, why);
        }
        self.front.set("listed", json!(false));
    }

    pub(crate) fn say(&mut self, effect: Effect, what: &'static str, text: impl Into<String>) {
        let said = (effect, what, text.into());
        if !self.said.contains(&said) {
            self.said.push(said);
        }
    }
}
