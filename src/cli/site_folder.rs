//! The site that a command is about.
//!
//! Takes `--root` and the current folder; gives the site's root, absolute. Deliberately does not know what is in it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Refusal;
use crate::base::diagnostic::Diagnostic;
use crate::input::source::{self, CONFIG_FILE};

/// `--root`, as several commands have it.
#[derive(Debug, Args)]
pub struct SiteFolder {
    /// The site's folder, which holds site.yaml [default: this folder, or the nearest one above it that does]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl SiteFolder {
    /// The root of the site; `before` is a `--root` that was given before the command.
    pub fn find(&self, before: Option<&Path>) -> Result<PathBuf, Refusal> {
        if self.root.is_some() && before.is_some() {
            let problem = Diagnostic::error("`--root` is given twice, before the command and after it");
            return Err(Refusal::usage(problem.hint("give it once")));
        }
        match self.root.as_deref().or(before) {
            Some(given) => named(given),
            None => above(&current()?),
        }
    }
}

/// The current folder.
pub fn current() -> Result<PathBuf, Refusal> {
    std::env::current_dir().map_err(|error| {
        let problem = Diagnostic::error(format!("the current folder cannot be reached: {error}"));
        Refusal::errors(vec![problem.hint("change to a folder that exists")])
    })
}

/// A path as the command line gives it, absolute.
pub fn absolute(given: &Path) -> Result<PathBuf, Refusal> {
    Ok(current()?.join(given))
}

fn named(given: &Path) -> Result<PathBuf, Refusal> {
    let root = absolute(given)?;
    if root.join(CONFIG_FILE).is_file() {
        return Ok(root);
    }
    let shown = given.display();
    let problem = Diagnostic::error(match root.is_dir() {
        true => format!("`--root {shown}`: this folder holds no {CONFIG_FILE}"),
        false => format!("`--root {shown}`: there is no such folder"),
    });
    Err(Refusal::usage(problem.hint(format!("name a site's folder, or begin a site with `chancery init {shown}`"))))
}

fn above(here: &Path) -> Result<PathBuf, Refusal> {
    source::find_root(here).ok_or_else(|| {
        let problem = format!("there is no site here: neither this folder nor one above it holds a {CONFIG_FILE}");
        let problem = Diagnostic::error(problem)
            .hint("go to a site's folder, or name it with `--root DIR`")
            .hint("begin a new site with `chancery init DIR`");
        Refusal::usage(problem)
    })
}
