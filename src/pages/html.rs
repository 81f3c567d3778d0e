//! A page of HTML: the data for its template, and its bytes.

use tera::Context;

use super::kind::{Bytes, Html};
use super::part::footer;
use super::shared::{Failure, Shared};
use super::{edition, extras, head};
use crate::base::diagnostic::Diagnostic;
use crate::input::source::Sources;

/// Renders the page at a site path.
pub(crate) fn render<'b>(
    page: &dyn Html,
    shared: &Shared,
    sources: &Sources,
    path: &str,
    buffer: &'b mut Vec<u8>,
) -> Result<Bytes<'b>, Diagnostic> {
    let template = page.template(shared, sources)?;
    let context = context(page, shared, path, &template).map_err(|error| shared.templates.diagnose(&error, sources))?;
    with_template(&template, &context, shared, sources, path, buffer)
}

/// Renders a template as the page at a site path.
pub(crate) fn with_template<'b>(
    template: &str,
    context: &Context,
    shared: &Shared,
    sources: &Sources,
    path: &str,
    buffer: &'b mut Vec<u8>,
) -> Result<Bytes<'b>, Diagnostic> {
    let rendered = shared.templates.render(template, context, buffer);
    rendered.map_err(|error| shared.templates.diagnose(&error, sources))?;
    shared.hrefs.settle_bytes(buffer, path);
    Ok(Bytes::Made(buffer))
}

/// The data for a page's template.
fn context(page: &dyn Html, shared: &Shared, path: &str, template: &str) -> Result<Context, Failure> {
    let own = page.edition(&shared.site);
    let mut context = Context::new();
    context.insert_value("site", shared.site_view.clone());
    context.insert_value(
        "edition",
        match edition::has_in_menu(shared, own, path) {
            true => edition::view(shared, own, Some(path)),
            false => shared.editions[own].clone(),
        },
    );
    if let Some(footer) = footer(shared, own)? {
        context.insert_value("colophon", footer);
    }
    let body = page.body(shared);
    context.insert("head", &head::head(shared, page, path, body.as_deref()));
    extras::add(&mut context, shared, own, shared.templates.uses(template))?;
    page.view(shared, body.as_deref(), &mut context)?;
    Ok(context)
}
