//! `chancery serve` in the flesh: a real server on a free port, a browser's requests, an author's saves.

mod browser;
mod convergence;
mod events;
mod files;
mod guard;
mod pages;
mod program;
mod saves;
mod site;
mod watching;
