//! A post or page of an old folder as a build of the new site will read it.

use std::collections::BTreeSet;

use serde_json::json;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::import::model::{Front, OldFile, shown};
use crate::import::place::dead_links::Page;
use crate::import::place::kept::kept;
use crate::input::config::Config;
use crate::input::keys::is_same;
use crate::input::post::{self, Post};
use crate::markdown;
use crate::site::Fate;

/// The keys of front matter with aliases.
const ALIASES: [&str; 2] = ["aliases", "redirect_from"];

/// Keys that hide no page.
const HARMLESS: [&str; 22] = [
    "title",
    "slug",
    "url",
    "permalink",
    "aliases",
    "redirect_from",
    "lang",
    "language",
    "locale",
    "tags",
    "tag",
    "categories",
    "category",
    "authors",
    "author",
    "series",
    "description",
    "summary",
    "image",
    "updated",
    "translation",
    "type",
];

/// A page of the new site that is not written yet.
#[derive(Clone, Debug)]
pub(crate) struct NewPage {
    /// Its file, from the site's root.
    pub(crate) to: String,
    front: Front,
    body: String,
    pub(crate) post: Post,
    /// The errors that a build will find.
    pub(crate) errors: Diagnostics,
}

impl NewPage {
    /// The page, with a `permalink` if it would not have its old URL.
    pub(crate) fn of(file: &OldFile, to: String, body: String, config: &Config) -> NewPage {
        let mut page = NewPage::read(file.front.clone(), to, body, config);
        match file.old_path.as_deref().map(kept) {
            Some(Ok(old)) if old != page.post.address.path => {
                page.front.set("permalink", json!(old));
                page.front.remove("url");
                NewPage::read(page.front, page.to, page.body, config)
            }
            _ => page,
        }
    }

    /// The page without the values of its front matter that would stop a build, and these values. If one of them may
    /// hide the page, it is a draft.
    pub(crate) fn without_errors(mut self, config: &Config) -> (NewPage, Vec<String>) {
        let mut left_out = Vec::new();
        for _ in 0..=self.front.values.len() {
            let lines = self.errors.iter().filter_map(|error| error.place.as_ref()?.line.checked_sub(2));
            // Of aliases, only those that no site can have are left out, later.
            let is_other = |key: &&str| !ALIASES.iter().any(|name| is_same(name, key));
            let found = lines.filter_map(|line| self.front.key_at(line)).find(is_other).map(str::to_string);
            let Some(key) = found else { break };
            left_out.push(format!("{key}: {}", shown(&self.front.values[&key])));
            self.front.remove(&key);
            if !HARMLESS.iter().any(|name| is_same(name, &key)) {
                self.front.set("draft", json!(true));
            }
            self = NewPage::read(self.front, self.to, self.body, config);
        }
        (self, left_out)
    }

    /// The page at another URL.
    pub(crate) fn at(mut self, path: &str, config: &Config) -> NewPage {
        self.front.set("permalink", json!(path));
        NewPage::read(self.front, self.to, self.body, config)
    }

    /// The page without these keys of front matter.
    pub(crate) fn without(mut self, keys: &[&str], config: &Config) -> NewPage {
        let own = self.front.values.keys().filter(|own| keys.iter().any(|key| is_same(key, own)));
        for key in own.cloned().collect::<Vec<_>>() {
            self.front.remove(&key);
        }
        NewPage::read(self.front, self.to, self.body, config)
    }

    /// The value of a key of front matter as text.
    pub(crate) fn value_of(&self, key: &str) -> String {
        self.front.text_of(key).unwrap_or_default()
    }

    fn read(front: Front, to: String, body: String, config: &Config) -> NewPage {
        let text = format!("{}{body}", front.text());
        let highlight = |_: &str, code: &str| markdown::highlight::Highlighted {
            name: None,
            lines: code.lines().map(str::to_string).collect(),
        };
        let words = |_: &str| markdown::Words::default();
        let context = post::Context { config, words: &words, highlight: &highlight };
        let post::Parsed { post, diagnostics: mut errors, .. } = post::parse(&Text::new(&to, &text), &context);
        errors.retain(Diagnostic::is_error);
        NewPage { to, front, body, post, errors }
    }

    /// The aliases that no site can have, as written.
    pub(crate) fn impossible_aliases(&self) -> Vec<String> {
        let address = &self.post.address;
        let is_kept = |place: &std::ops::Range<usize>| address.aliases.iter().any(|alias| alias.span == *place);
        let written = self.post.front.aliases.iter().filter(|alias| !is_kept(&alias.span));
        written.map(|alias| alias.value.clone()).collect()
    }

    /// The page without the aliases at these numbers, and without those that no site can have.
    pub(crate) fn without_aliases(self, numbers: &[usize], config: &Config) -> NewPage {
        let aliases = self.post.address.aliases.iter().enumerate();
        let kept: Vec<_> = aliases.filter(|(at, _)| !numbers.contains(at)).map(|(_, alias)| &alias.span).collect();
        let written = self.post.front.aliases.iter().filter(|alias| kept.contains(&&alias.span));
        let left: Vec<String> = written.map(|alias| alias.value.clone()).collect();
        let mut front = self.front;
        let own = front.values.keys().filter(|key| ALIASES.iter().any(|name| is_same(name, key)));
        let keys: Vec<String> = own.cloned().collect();
        for (at, key) in keys.iter().enumerate() {
            match at == 0 && !left.is_empty() {
                true => front.set(key, json!(left)),
                false => front.remove(key),
            }
        }
        NewPage::read(front, self.to, self.body, config)
    }

    /// The page with its text and all that links to it need.
    pub(crate) fn finished(self, fate: Fate) -> Page {
        let Post { address, outline, front, name, .. } = self.post;
        Page {
            to: self.to,
            text: format!("{}{}", self.front.text(), self.body),
            address: address.path,
            links: outline.links,
            anchors: BTreeSet::from_iter(outline.anchors),
            is_draft: front.visibility.draft == Some(true) || name.in_drafts,
            is_published: matches!(fate, Fate::Published(_)),
        }
    }
}
