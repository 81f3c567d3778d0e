//! `chancery translation done`: a translation has all changes of its original.

use std::path::PathBuf;

use clap::Args;

use super::digest_lines::digest_lines;
use super::front_matter::with_digests;
use super::prepared;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::cli::console::Console;
use crate::cli::exit::Refusal;
use crate::cli::replace_file::replace;
use crate::cli::site_folder::SiteFolder;
use crate::input::post::Blocks;
use crate::publish::RealDisk;

const EXAMPLES: &str = "\
Examples:
  chancery translation done content/posts/2016/wire.id.md

Only the digests in its front matter are changed.";

/// Say that a translation has all changes of its original
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The translation
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let root = arguments.site.find()?;
    let prepared = prepared::prepare(&root);
    let site = prepared::site(&prepared)?;
    let id = prepared::post(site, &root, &arguments.file)?;
    let post = &site.documents[id].post;
    let Some(original) = site.originals.likely(&site.documents, id) else {
        let problem = Diagnostic::error("no original of this post is known").at(Place::file(&*post.path));
        let hint = "name the original's language or file: `translated_from: en`";
        return Err(Refusal::errors(problem.hint(hint)));
    };
    let original = &site.documents[original].post;
    let read = |path: &str| prepared.sources().text(path).transpose().map(Option::unwrap_or_default);
    let (own, text) = (read(&post.path).map_err(Refusal::errors)?, read(&original.path).map_err(Refusal::errors)?);
    let lines = digest_lines(&Blocks::of(&original.path, &text));
    let changed = with_digests(&post.path, &own, &lines, &original.language.tag).map_err(Refusal::errors)?;
    if changed != *own {
        let place = prepared::file(&root, &post.path);
        replace(&RealDisk, &place, changed.as_bytes()).map_err(|error| {
            Refusal::errors(Diagnostic::error(format!("`{}` could not be written: {error}", post.path)))
        })?;
    }
    console.say(&format!("`{}` now has all changes of `{}`.", post.path, original.path));
    Ok(())
}
