//! Every setting of site.yaml and every key of front matter, from the tables that the program reads them by: each is set
//! in a small site and seen in its output, and the documentation has each as its row has it.

mod case;
mod docs;
mod front_matter;
mod kinds;
mod lists;
mod programs;
mod site_yaml;
mod typos;
