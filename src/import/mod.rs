//! Moving in: blogs of other programs become sites.

pub mod atlas;
pub mod body;
pub mod fetch;
pub mod folders;
pub mod home;
pub mod language;
pub mod links;
pub mod media;
pub mod menu;
pub mod model;
pub mod moment;
pub mod old_urls;
pub mod pattern;
pub mod php;
pub mod placing;
pub mod plain;
pub mod proof;
pub mod report;
pub mod screen;
pub mod settings;
pub mod survey;
pub mod terms;
pub mod wordpress;
pub mod write;
pub mod wxr;
pub mod yaml;
