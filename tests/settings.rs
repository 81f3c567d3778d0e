//! Every setting of site.yaml and every key of front matter, from the tables that the program reads them by: each is set
//! in a small site and seen in its output, and the documentation has each as its row has it.
#![allow(clippy::disallowed_methods)]

#[path = "settings/case.rs"]
mod case;
#[path = "settings/docs.rs"]
mod docs;
#[path = "settings/front_matter.rs"]
mod front_matter;
#[path = "settings/kinds.rs"]
mod kinds;
#[path = "settings/lists.rs"]
mod lists;
#[path = "settings/programs.rs"]
mod programs;
#[path = "settings/site_yaml.rs"]
mod site_yaml;
#[path = "settings/typos.rs"]
mod typos;

mod support;
