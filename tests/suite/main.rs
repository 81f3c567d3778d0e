//! The program from outside, as one binary, so that a change in `src/` is linked into few of them: whole sites, the
//! command line, publication, preview and import, and the rules of the source itself. One module of it by name:
//! `cargo test --test suite golden::`.
#![allow(clippy::disallowed_methods, clippy::result_large_err, reason = "tests make the files that they read")]

mod architecture;
mod cards;
mod cli;
mod corrections;
mod faults;
mod golden;
mod home_texts;
mod html;
mod interface_texts;
mod import;
mod languages;
mod laws;
mod links_between_languages;
mod list_examples;
mod lint;
mod look;
mod metadata;
mod mixed_archives;
mod page_lists;
mod page_weight;
mod policy_warnings;
mod parallel;
mod pictures;
mod post_head;
mod preview;
mod readers_language;
mod publish;
mod redirects;
mod scheduled;
mod rss;
mod search;
mod settings;
mod sections;
mod site_data;
mod strict_policy;
mod share;
mod subscribe;
mod support;
mod term_texts;
mod translation_age;
mod translation_behind;
mod translation_edits;
mod translation_mistakes;
mod truth;
mod unready;
mod url_words;
