//! What the report says of the posts and pages of an old folder.

use crate::base::diagnostic::Diagnostic;
use crate::import::model::{Blog, Effect, Remark};
use crate::import::place::dead_links::Page;

/// Something to say of a page.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The number of the page.
    pub(crate) page: usize,
    pub(crate) effect: Effect,
    pub(crate) what: String,
    pub(crate) place: Where,
    pub(crate) text: String,
}

/// A place in a page.
#[derive(Clone, Debug)]
pub(crate) enum Where {
    /// The page as a whole.
    Page,
    Line(usize),
    /// The line of this text.
    Text(String),
}

impl Said {
    /// Something to say of a page as a whole.
    pub(crate) fn of_page(page: usize, effect: Effect, what: &str, text: impl Into<String>) -> Said {
        Said { page, effect, what: what.to_string(), place: Where::Page, text: text.into() }
    }

    /// An error that a build will find.
    pub(crate) fn of_error(page: usize, error: Diagnostic) -> Said {
        let line = error.place.as_ref().map_or(0, |place| place.line);
        let what = "the build will stop here until you fix this".to_string();
        Said { page, effect: Effect::Changed, what, place: Where::Line(line), text: error.message }
    }

    /// As a remark of the report.
    pub(crate) fn remark(self, blog: &Blog, pages: &[Page]) -> Remark {
        let (file, page) = (&blog.files[self.page], &pages[self.page]);
        let line = match self.place {
            Where::Page => 0,
            Where::Line(line) => line,
            Where::Text(part) => page
                .text
                .find(&part)
                .filter(|_| !part.is_empty())
                .map_or(0, |from| page.text[..from].matches('\n').count() + 1),
        };
        Remark {
            effect: self.effect,
            what: self.what,
            title: file.title.clone(),
            old_url: file.old_path.clone().unwrap_or_default(),
            file: page.to.clone(),
            line,
            text: self.text,
        }
    }
}
