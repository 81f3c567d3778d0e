//! `chancery theme`: files of the theme, to be changed in the site.

mod copy;
mod files;
mod list;
mod words;

use clap::{Args, Subcommand};

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::SiteFolder;

const EXAMPLES: &str = "\
Examples:
  chancery theme list                what the theme has, and what the site replaces
  chancery theme copy post.html      copy a template to templates/post.html, to change it there
  chancery theme copy style.css      copy the stylesheet to content/css/style.css
  chancery theme words pl            write i18n/pl.ftl, with English texts to translate

A copy is the site's own: it does not change with later versions of the theme. In a file of `words`, every line is a comment, so
nothing changes until you delete a `#`.";

/// List the files of the theme, or copy one into the site to change it there
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Copy(copy::Copy),
    #[command(after_help = EXAMPLES)]
    Words(words::Words),
}

impl Arguments {
    pub(super) fn site(&mut self) -> &mut SiteFolder {
        match &mut self.command {
            Command::List(list) => &mut list.site,
            Command::Copy(copy) => &mut copy.site,
            Command::Words(words) => &mut words.site,
        }
    }
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    match &arguments.command {
        Command::List(list) => list::run(list, console),
        Command::Copy(copy) => copy::run(copy, console),
        Command::Words(words) => words::run(words, console),
    }
}
