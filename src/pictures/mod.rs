//! Smaller variants of pictures, in WebP and AVIF.
//!
//! Takes the size and the hash of a picture; says which variants it has, without opening it. Takes its bytes; gives those of
//! the variants, which are kept on disk by all that they depend on, so that each is made once. It must not depend on pages.

mod avif;
mod container;
mod encode;
mod folder;
mod gate;
mod maker;
mod settings;
mod variant;

pub(crate) use encode::Original;
pub(crate) use maker::{Fault, Maker};
pub(crate) use settings::Settings;
pub(crate) use variant::{Format, Variant, variants};
