//! Writes attributes into the tag of an element.

use super::attributes::Attributes;
use crate::markdown::anchor::{self, Anchors};
use crate::markdown::escape;
use crate::markdown::output::Output;
use crate::markdown::report::Report;

/// Puts attributes into the first tag of the HTML that was written since `from`. The classes of the tag stay.
pub(crate) fn write(
    attributes: &Attributes,
    from: usize,
    out: &mut Output,
    anchors: &mut Anchors,
    report: &mut Report<'_>,
) {
    let Some(at) = out.first_tag(from) else { return };
    let mut text = String::new();
    if !attributes.classes.is_empty() {
        let classes = attributes.classes.join(" ");
        let own = " class=\"";
        if out.html()[at..].starts_with(own) {
            out.insert(at + own.len(), &format!("{classes} "));
        } else {
            push(&mut text, "class", &classes);
        }
    }
    let (language, direction) = attributes.language_and_direction();
    if let Some(language) = language {
        out.language_is_said();
        push(&mut text, "lang", language);
    }
    if let Some(direction) = direction {
        push(&mut text, "dir", direction);
    }
    out.insert(at, &text);
    if let Some(id) = attributes.id.as_deref().filter(|id| is_free(id, attributes, anchors, report)) {
        let mut text = String::new();
        push(&mut text, "id", id);
        out.insert(at, &text);
        out.hide(at..at + text.len());
        out.leave_out_part(at..at + text.len());
    }
}

/// Whether no one has the id. That someone has is reported.
fn is_free(id: &str, attributes: &Attributes, anchors: &mut Anchors, report: &mut Report<'_>) -> bool {
    let is_free = !anchor::is_footnote(id) && anchors.take(id);
    if !is_free {
        report.error(attributes.range.clone(), format!("the id `{id}` is already used"), "give it an id of its own");
    }
    is_free
}

/// Appends an attribute with its value.
pub(crate) fn push(out: &mut String, name: &str, value: &str) {
    out.extend([" ", name, "=\""]);
    escape::push_attribute(out, value);
    out.push('"');
}
