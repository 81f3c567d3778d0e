//! A post or page of an old folder as a build of the new site will read it.

use std::collections::BTreeSet;

use serde_json::json;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::import::model::{Front, OldFile};
use crate::import::place::dead_links::Page;
use crate::import::place::kept::kept;
use crate::input::config::Config;
use crate::input::keys::is_same;
use crate::input::post::{self, Post};
use crate::markdown;
use crate::site::Fate;

/// The keys of front matter with aliases.
const ALIASES: [&str; 2] = ["aliases", "redirect_from"];

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
