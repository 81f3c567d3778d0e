//! `chancery translation`: begins a translation, marks it as done, and says which ones are behind their originals.

mod begin;
mod digest_lines;
mod done;
mod front_matter;
mod new_file;
mod place;
mod prepared;
mod status;
mod table;

use clap::{Args, Subcommand};

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::SiteFolder;

const EXAMPLES: &str = "\
Examples:
  chancery translation begin content/posts/2016/wire.md --to id
                                              write wire.id.md, with each block as a comment
  chancery translation done content/posts/2016/wire.id.md
                                              it has all changes of its original
  chancery translation status                 which translations are behind or missing";

/// Begin a translation, and see which ones are behind their originals
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Begin(begin::Arguments),
    Done(done::Arguments),
    Status(status::Arguments),
}

impl Arguments {
    pub(super) fn site(&mut self) -> &mut SiteFolder {
        match &mut self.command {
            Command::Begin(arguments) => &mut arguments.site,
            Command::Done(arguments) => &mut arguments.site,
            Command::Status(arguments) => &mut arguments.site,
        }
    }
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    match &arguments.command {
        Command::Begin(arguments) => begin::run(arguments, console),
        Command::Done(arguments) => done::run(arguments, console),
        Command::Status(arguments) => status::run(arguments, console),
    }
}
