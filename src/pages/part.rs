//! Parts of pages that are rendered once for all pages that show them.

use std::sync::Arc;

use tera::{Context, Value};

use super::extras;
use super::shared::{Failure, Shared};
use super::uses::Uses;
use crate::site::EditionId;

/// The footer of an edition's pages.
const FOOTER: &str = "colophon.html";

/// The templates of all parts.
pub(crate) const PARTS: [&str; 3] = [FOOTER, "entry.html", "short.html"];

/// A part as HTML, for an edition and perhaps a post; `None` if there is no such template.
pub(crate) fn part(
    shared: &Shared,
    edition: EditionId,
    post: Option<&Value>,
    template: &str,
) -> Result<Option<Value>, Failure> {
    if !shared.templates.has(template) {
        return Ok(None);
    }
    let mut context = Context::new();
    context.insert_value("site", shared.site_view.clone());
    context.insert_value("edition", shared.editions[edition].clone());
    let uses = shared.templates.own_uses(template);
    match post {
        // Queries are made of entries.
        Some(post) => {
            context.insert_value("post", post.clone());
            extras::add(&mut context, shared, edition, Uses { queries: false, ..uses })?;
        }
        None => extras::add(&mut context, shared, edition, uses)?,
    }
    let mut html = Vec::new();
    shared.templates.render(template, &context, &mut html).map_err(Arc::new)?;
    // Templates are text, and so are the values in them.
    let html = String::from_utf8(html).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(Some(Value::safe_string(&html)))
}

/// The footer of every page of an edition.
pub(crate) fn footer(shared: &Shared, edition: EditionId) -> Result<Option<Value>, Failure> {
    shared.footers[edition].get_or_init(|| part(shared, edition, None, FOOTER)).clone()
}
