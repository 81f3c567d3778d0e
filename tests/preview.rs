//! `chancery serve` in the flesh: a real server on a free port, a browser's requests, an author's saves.
#![allow(clippy::disallowed_methods)]

#[path = "preview/browser.rs"]
mod browser;
#[path = "preview/convergence.rs"]
mod convergence;
#[path = "preview/events.rs"]
mod events;
#[path = "preview/guard.rs"]
mod guard;
#[path = "preview/pages.rs"]
mod pages;
#[path = "preview/program.rs"]
mod program;
#[path = "preview/saves.rs"]
mod saves;
#[path = "preview/site.rs"]
mod site;
#[path = "preview/watching.rs"]
mod watching;
