//! The form of a newsletter.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::Diagnostic;
use crate::input::keys::Entries;

/// Where the form of a newsletter posts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newsletter {
    /// `https:` or `http:`.
    pub(crate) url: String,
    /// The name of the field with the reader's address.
    pub(crate) field: String,
}

/// `newsletter: {url: https://…, field: email}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>) -> Option<Newsletter> {
    let span = settings.node(Setting::Newsletter)?.span.clone();
    let entries = settings.map(Setting::Newsletter)?;
    let mut inner = settings.inner("newsletter", entries);
    report_unknown(&mut inner, &[]);
    let field = inner.text(Setting::NewsletterField).map(|field| field.value.trim().to_string());
    let field = field.filter(|field| !field.is_empty()).unwrap_or_else(|| "email".to_string());
    let is_written = inner.node(Setting::NewsletterUrl).is_some();
    let Some(url) = inner.text(Setting::NewsletterUrl) else {
        if !is_written {
            let problem = Diagnostic::error("`newsletter` has no `url`");
            inner.report_at(problem.hint("write the address that its form posts to: `url: https://…`"), span);
        }
        return None;
    };
    let address = url.value.trim();
    let is_complete =
        ["https://", "http://"].iter().any(|start| address.strip_prefix(start).is_some_and(|rest| !rest.is_empty()));
    if !is_complete || address.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        let problem = Diagnostic::error(format!("the address `{address}` is not a complete URL"));
        inner.report_at(problem.hint("write it from `https://` on"), url.span);
        return None;
    }
    Some(Newsletter { url: address.to_string(), field })
}
