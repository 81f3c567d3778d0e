//! What stands at the foot of every page of an edition.

use std::sync::Arc;

use tera::{Context, Value};

use super::shared::{Failure, Shared};

/// The template of it. It sees the site and the edition alone, so that it is rendered once for all pages.
const TEMPLATE: &str = "colophon.html";

/// The foot of an edition's pages as HTML; none where there is no template for it.
pub fn colophon(shared: &Shared, edition: usize) -> Option<Result<Value, Failure>> {
    let rendered = || {
        let mut context = Context::new();
        context.insert_value("site", shared.site_view.clone());
        context.insert_value("edition", shared.editions[edition].clone());
        shared.templates.tera.render(TEMPLATE, &context).map(|html| Value::safe_string(&html)).map_err(Arc::new)
    };
    shared.templates.has(TEMPLATE).then(|| shared.colophons[edition].get_or_init(rendered).clone())
}
