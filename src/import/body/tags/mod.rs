//! Tags of template languages in Markdown bodies: Liquid, and the shortcodes of Hugo and Zola.
//!
//! Takes a body; gives it with those tags replaced that Markdown has a counterpart for, and a list of the others. Does not
//! run anything.

pub mod liquid;
pub mod shortcodes;
pub mod tag;

#[cfg(test)]
mod soup;
