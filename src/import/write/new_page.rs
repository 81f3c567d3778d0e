//! A post or page of an old folder as a build of the new site will read it.

use std::collections::BTreeSet;

use serde_json::json;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::import::model::{Front, OldFile};
use crate::import::place::dead_links::Page;
use crate::import::place::kept::kept;
use crate::input::config::Config;
use crate::input::post::{self, Post};
use crate::markdown;
use crate::site::Fate;

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
