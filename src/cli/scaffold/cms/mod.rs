//! An editor in the browser for the posts of a site: Sveltia CMS or Decap CMS.
//!
//! Takes what the settings say of the site; gives the page of the editor and its configuration, which fit the way in which
//! Chancery reads posts. Both editors read nearly the same configuration, <https://sveltiacms.app/en/docs> and
//! <https://decapcms.org/docs>, and write to the site's repository.

mod config;
mod fields;
mod policy;
mod program;
mod site;

pub(crate) use policy::sources;
pub(crate) use program::Cms;
pub(crate) use site::{CmsSite, PostFolders};

use super::file::File;

const PAGE: &str = include_str!("../starter/admin.html");

/// The files of the editor.
pub(crate) fn files(cms: Cms, site: &CmsSite) -> Vec<File> {
    let page = PAGE.replace("{name}", cms.name()).replace("{script}", cms.script());
    vec![
        ("content/admin/config.yml".to_string(), config::text(cms, site)),
        ("content/admin/index.html".to_string(), page),
    ]
}

#[cfg(test)]
mod tests;
