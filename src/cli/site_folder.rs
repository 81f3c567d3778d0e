//! The site that a command is about.
//!
//! Takes `--root` and the current folder; gives the site's root, absolute.

use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Refusal;
use crate::base::diagnostic::Diagnostic;
use crate::input::source::{self, CONFIG_FILE};

/// `--root`, as several commands have it.
#[derive(Debug, Args)]
pub(super) struct SiteFolder {
    /// The site's folder, the one with site.yaml [default: this folder, or the nearest one above it that has it]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl SiteFolder {
    /// Moves a `--root` that was given before the command to the command's own.
    pub(super) fn move_to(self, own: &mut SiteFolder) -> Result<(), Refusal> {
        if self.root.is_some() && own.root.is_some() {
            let problem = Diagnostic::error("`--root` is given twice, before the command and after it");
            return Err(Refusal::usage(problem.hint("give it once")));
        }
        own.root = own.root.take().or(self.root);
        Ok(())
    }

    /// Whether it was given.
    pub(super) fn is_given(&self) -> bool {
        self.root.is_some()
    }

    /// The root of the site.
    pub(super) fn find(&self) -> Result<PathBuf, Refusal> {
        match &self.root {
            Some(given) => named(given),
            None => above(&current()?),
        }
    }
}

/// The current folder.
pub(super) fn current() -> Result<PathBuf, Refusal> {
    std::env::current_dir().map_err(|error| {
        let problem = Diagnostic::error(format!("the current folder cannot be reached: {error}"));
        Refusal::errors(problem.hint("change to a folder that exists"))
    })
}

/// A path as the command line gives it, absolute.
pub(super) fn absolute(given: &Path) -> Result<PathBuf, Refusal> {
    Ok(current()?.join(given))
}

fn named(given: &Path) -> Result<PathBuf, Refusal> {
    let root = absolute(given)?;
    if root.join(CONFIG_FILE).is_file() {
        return Ok(root);
    }
    let shown = given.display();
    let problem = Diagnostic::error(match root.is_dir() {
        true => format!("`--root {shown}`: this folder has no {CONFIG_FILE}"),
        false => format!("`--root {shown}`: there is no such folder"),
    });
    Err(Refusal::usage(problem.hint(format!("name a site's folder, or create a site with `chancery init {shown}`"))))
}

fn above(here: &Path) -> Result<PathBuf, Refusal> {
    source::find_root(here).ok_or_else(|| {
        let problem = format!("there is no site here: neither this folder nor one above it has a {CONFIG_FILE}");
        let problem = Diagnostic::error(problem)
            .hint("go to a site's folder, or name it with `--root DIR`")
            .hint("create a new site with `chancery init DIR`");
        Refusal::usage(problem)
    })
}
