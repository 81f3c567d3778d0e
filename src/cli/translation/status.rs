//! `chancery translation status`: which translations are behind or missing.

use clap::Args;

use super::{prepared, table};
use crate::base::diagnostic::Diagnostics;
use crate::cli::console::Console;
use crate::cli::exit::Refusal;
use crate::cli::site_folder::SiteFolder;
use crate::site::desk;

const EXAMPLES: &str = "\
Examples:
  chancery translation status
  chancery translation status --json | jq '.posts[].translations[] | select(.state == \"behind\")'

What needs work comes first. Drafts and scheduled posts are in it too.";

/// Say which translations are behind their originals or missing
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Print JSON, with file and line of each changed block
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let root = arguments.site.find()?;
    let prepared = prepared::prepare(&root);
    let site = prepared::site(&prepared)?;
    let Some(renderer) = prepared.renderer() else { return Ok(()) };
    let errors: Diagnostics = prepared.diagnostics.iter().filter(|found| found.is_error()).cloned().collect();
    console.diagnostics(&errors);
    let rows = desk::table(site, &renderer.states);
    if arguments.json {
        console.print(format!("{:#}\n", table::as_json(site, &rows, prepared.sources())).as_bytes());
    } else if rows.is_empty() {
        console.line("This site has no posts yet.");
    } else {
        console.print(table::as_text(site, &rows, prepared.sources()).as_bytes());
    }
    Ok(())
}
