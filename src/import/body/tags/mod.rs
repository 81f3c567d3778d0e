//! Tags of template languages in Markdown bodies: Liquid, and the shortcodes of Hugo and Zola.
//!
//! Takes a body; gives it with the tags replaced that have a Markdown equivalent, and a list of the others. Nothing is
//! run.

pub(crate) mod liquid;
mod own_shortcode;
pub(crate) mod shortcodes;
pub(crate) mod tag;
mod template_parts;

#[cfg(test)]
mod soup;
