//! Whether a post and its quotations are in the languages that they declare.
//!
//! Takes a document and its body; gives findings at the passages. A post in a wrong language gets one finding, since what its
//! quotations are compared with is wrong too.

use super::place;
use crate::base::diagnostic::{Code, Diagnostic, Place};
use crate::input::post::{Body, Post};
use crate::input::source::Sources;
use crate::language::{Detector, Language};
use crate::markdown::{Passage, prose};

/// A document, and what its findings need.
pub(super) struct Text<'s> {
    pub(super) sources: &'s Sources,
    pub(super) post: &'s Post,
    pub(super) body: &'s Body,
}

impl Text<'_> {
    /// What is wrong with the languages of the document.
    pub(super) fn findings(&self, detector: &Detector) -> Vec<Diagnostic> {
        let prose = prose(&self.body.html.html);
        if let Some(found) = detector.other_than(&self.post.language, &prose.running.text) {
            return vec![self.wrong_language(&prose.running, found)];
        }
        let mut findings = Vec::new();
        for quotation in &prose.quotations {
            let around = quotation.around.as_deref().map(Language::parse);
            // What is no language tag cannot be compared with.
            let around = around.unwrap_or_else(|| Ok(self.post.language.clone())).ok();
            let found = around.and_then(|around| detector.other_than(&around, &quotation.passage.text));
            findings.extend(found.map(|found| self.quotation(&quotation.passage, found)));
        }
        findings
    }

    fn wrong_language(&self, passage: &Passage, found: &Language) -> Diagnostic {
        let (declared, found) = (&self.post.language.tag, &found.tag);
        let problem =
            Diagnostic::warning(format!("this post is declared as `{declared}`, but is written in `{found}`"));
        let problem = problem.coded(Code::WrongLanguage).at(self.place(passage));
        let problem = match &self.post.front.lang {
            Some(lang) => {
                let place = self.sources.place(&self.post.path, lang.span.clone());
                problem.relate("its language is declared here", place).hint(format!("write `lang: {found}`"))
            }
            None if self.post.name.language.is_some() => {
                let why = format!("its path says `{declared}`");
                problem.hint(format!("rename it, since {why}, or write `lang: {found}` in its front matter"))
            }
            None => problem.hint(format!("write `lang: {found}` in its front matter")),
        };
        problem.hint(format!(
            "if most of it is a passage in another language, write `{{lang={found}}}` before each block of it, or \
             `allow: {{ {}: \"why\" }}` in its front matter",
            Code::WrongLanguage
        ))
    }

    fn quotation(&self, passage: &Passage, found: &Language) -> Diagnostic {
        let problem = Diagnostic::warning(format!("this quotation is in `{}`, and does not say so", found.tag));
        let hint = match self.is_html() {
            true => format!("write `<blockquote lang=\"{}\">`", found.tag),
            false => format!("write `{{lang={}}}` on a line of its own before it", found.tag),
        };
        problem.coded(Code::QuotationWithoutLanguage).at(self.place(passage)).hint(hint)
    }

    fn is_html(&self) -> bool {
        self.post.path.ends_with(".html") || self.post.path.ends_with(".htm")
    }

    fn place(&self, passage: &Passage) -> Place {
        place::of_passage(self.sources, self.post, self.body, passage)
    }
}
