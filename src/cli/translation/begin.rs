//! `chancery translation begin`: the file of a new translation.

use std::path::PathBuf;

use clap::Args;

use super::new_file::NewTranslation;
use super::{place, prepared};
use crate::base::count::counted;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::cli::console::Console;
use crate::cli::exit::Refusal;
use crate::cli::scaffold;
use crate::cli::site_folder::SiteFolder;
use crate::cli::site_language::site_language;
use crate::input::post::{Blocks, FileName, path_key};
use crate::markdown::BlockKind;
use crate::publish::RealDisk;
use crate::site::DocumentId;

const EXAMPLES: &str = "\
Examples:
  chancery translation begin content/posts/2016/wire.md --to id
  chancery translation begin content/about/index.md --to ar

The new file is a draft. Each block of the original is a comment in it, which readers never see: write its translation below.";

/// Write the file of a new translation, with the original's blocks as comments
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The original
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The language to translate into, one of the site's
    #[arg(long, value_name = "TAG")]
    to: String,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let root = arguments.site.find()?;
    let prepared = prepared::prepare(&root);
    let site = prepared::site(&prepared)?;
    let tag = site_language(&arguments.to, "--to", &site.config)?;
    let id = prepared::post(site, &root, &arguments.file)?;
    let document = &site.documents[id];
    let is_there = |other: &&DocumentId| site.documents[**other].post.language.tag == tag;
    if let Some(there) = document.translations.iter().find(is_there) {
        let path = &site.documents[*there].post.path;
        let problem = Diagnostic::error(format!("this post is in `{tag}` already: `{path}`"));
        return Err(Refusal::errors(problem.hint("edit that file, or choose another language")));
    }
    let original = &document.post;
    let text = prepared.sources().text(&original.path);
    let text = text.transpose().map_err(Refusal::errors)?.unwrap_or_default();
    let path = place::path(original, &tag, site);
    let stem = FileName::parse(&path, &site.config).stem;
    let new = NewTranslation {
        original,
        text: &text,
        path: &path,
        tag: &tag,
        says_language: place::needs_language(&path, &tag, &site.config),
        key: (original.front.translation.is_none() && path_key(&stem) != original.translation_key())
            .then(|| original.translation_key()),
        config: &site.config,
    };
    let file = new.file().map_err(Refusal::errors)?;
    let blocks = Blocks::of(&original.path, &text).all;
    let count = blocks.iter().filter(|block| block.kind != BlockKind::Comment).count();
    scaffold::place(&RealDisk, &root, &[(path.clone(), file)]).map_err(|errors| {
        let hint = "edit the file that exists, or move it away and run the command again";
        Refusal::errors(errors.into_iter().map(|error| error.hint(hint)).collect::<Diagnostics>())
    })?;
    let blocks = counted(count, "block", "blocks");
    console.say(&format!("Created `{path}`, a draft with {blocks} to translate. Write each below its comment."));
    Ok(())
}
