//! Chancery: a static site generator for commentary written in more than one language.
//!
//! The rooms of the house in layer order: none imports one that is listed below it (`tests/architecture.rs` checks
//! that). `build` runs the pipeline from [`source::Sources`] to a [`build::Outcome`]; ARCHITECTURE.md has the map.

pub mod diagnostic;
pub mod xml;
pub mod url;
pub mod href;
pub mod language;
pub mod tag;
pub mod yaml;
pub mod date;
pub mod source;
pub mod config;
pub mod front_matter;
pub mod markdown;
pub mod post;
pub mod site;
pub mod links;
pub mod theme;
pub mod sitemap;
pub mod redirects;
pub mod plan;
pub mod feed;
pub mod robots;
pub mod structured_data;
pub mod view;
pub mod template;
pub mod render;
pub mod memory;
pub mod build;
pub mod output;
pub mod report;
pub mod scaffold;
pub mod watch;
pub mod preview;
pub mod check;
pub mod import;
pub mod cli;
