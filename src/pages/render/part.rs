//! Parts that stand on many pages and are rendered once for all of them.

use std::sync::Arc;

use tera::{Context, Value};

use super::shared::{Failure, Shared};

/// The foot of an edition's pages.
const COLOPHON: &str = "colophon.html";

/// A part as HTML, by site and edition, and by a post where it is one's; none where there is no such template.
pub fn part(shared: &Shared, edition: usize, post: Option<&Value>, template: &str) -> Result<Option<Value>, Failure> {
    if !shared.templates.has(template) {
        return Ok(None);
    }
    let mut context = Context::new();
    context.insert_value("site", shared.site_view.clone());
    context.insert_value("edition", shared.editions[edition].clone());
    if let Some(post) = post {
        context.insert_value("post", post.clone());
    }
    shared.templates.tera.render(template, &context).map(|html| Some(Value::safe_string(&html))).map_err(Arc::new)
}

/// What stands at the foot of every page of an edition.
pub fn colophon(shared: &Shared, edition: usize) -> Result<Option<Value>, Failure> {
    shared.colophons[edition].get_or_init(|| part(shared, edition, None, COLOPHON)).clone()
}
