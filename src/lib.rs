//! Chancery: a static site generator for commentary written in more than one language.
//!
//! The stages in layer order: none imports one that is listed below it (`tests/suite/architecture/` checks that). `build` runs
//! them from [`input::source::Sources`] to a [`build::Outcome`]; ARCHITECTURE.md has the map.

pub mod base;
pub mod language;
pub(crate) mod metadata;
pub(crate) mod pictures;
pub(crate) mod cards;
pub mod markdown;
pub(crate) mod search;
pub mod input;
pub mod site;
pub(crate) mod formats;
pub mod pages;
pub mod render;
pub mod build;
pub mod lint;
pub mod publish;
pub mod preview;
pub mod import;
pub mod check;
pub mod cli;
