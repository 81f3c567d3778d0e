//! The whole command line: the commands, and which of them is run.

use clap::{CommandFactory, Parser, Subcommand};

use super::console::Console;
use super::exit::{Exit, Refusal};
use super::site_folder::SiteFolder;
use super::{build, check, completions, import, init, man, new, redirects, serve, theme, translation};
use crate::base::diagnostic::Diagnostic;

const EXAMPLES: &str = "\
Examples:
  chancery init notes --lang en,id    create a site in the folder `notes`
  chancery serve --open               preview it in the browser
  chancery build                      build the site that this folder is part of
  chancery new \"Kopi darat\" --lang id --tag \"media sosial\" --edit
                                      create a post and open it in your editor

Exit codes: 0 success, 1 errors were reported, 2 the command was not understood";

/// Build a site of posts in more than one language
///
/// Chancery is a static site generator for commentary in more than one language: posts in all of them appear together
/// under one tag, and every page says which language each of them is in.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    site: SiteFolder,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    Serve(serve::Arguments),
    Import(import::Arguments),
    Check(check::Arguments),
    Redirects(redirects::Arguments),
    Theme(theme::Arguments),
    Translation(translation::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl Command {
    /// The command's own `--root`; none where it is not about a site that exists.
    fn site(&mut self) -> Option<&mut SiteFolder> {
        match self {
            Command::Build(arguments) => Some(&mut arguments.site),
            Command::New(arguments) => Some(&mut arguments.site),
            Command::Serve(arguments) => Some(&mut arguments.site),
            Command::Check(arguments) => Some(&mut arguments.site),
            Command::Redirects(arguments) => Some(&mut arguments.site),
            Command::Theme(arguments) => Some(arguments.site()),
            Command::Translation(arguments) => Some(arguments.site()),
            Command::Init(_) | Command::Import(_) | Command::Completions(_) | Command::Man(_) => None,
        }
    }
}

impl Cli {
    /// The command, with the `--root` that was given before it.
    fn into_command(self) -> Result<Command, Refusal> {
        let Cli { site, mut command } = self;
        match command.site() {
            Some(own) => site.move_to(own)?,
            None if site.is_given() => return Err(no_root(&command)),
            None => {}
        }
        Ok(command)
    }
}

/// `--root` before a command that does not work on a site.
fn no_root(command: &Command) -> Refusal {
    let problem = Diagnostic::error("this command has no `--root`, since it does not work on a site that exists");
    Refusal::usage(match command {
        Command::Init(_) => problem.hint("name the new site's folder: `chancery init DIR`"),
        Command::Import(_) => problem.hint("name the new site's folder with `--into DIR`"),
        _ => problem.hint("leave `--root` out"),
    })
}

/// Does what the command line asks.
pub fn run(cli: Cli) -> Exit {
    let mut console = Console::default();
    let result = cli.into_command().and_then(|command| run_command(&command, &mut console));
    let exit = match result {
        Ok(exit) => exit,
        Err(refusal) => {
            console.diagnostics(&refusal.diagnostics);
            refusal.exit
        }
    };
    match console.lost() {
        Some(problem) if exit == Exit::Success => {
            console.diagnostics(&[problem]);
            Exit::Failure
        }
        _ => exit,
    }
}

fn run_command(command: &Command, console: &mut Console) -> Result<Exit, Refusal> {
    match command {
        // A build reports its errors itself, for it may do so as JSON.
        Command::Build(arguments) => return Ok(build::run(arguments, console)),
        Command::Init(arguments) => init::run(arguments, console),
        Command::New(arguments) => new::run(arguments, console),
        Command::Serve(arguments) => serve::run(arguments, console),
        Command::Import(arguments) => import::run(arguments, console),
        Command::Check(arguments) => check::run(arguments, console),
        Command::Redirects(arguments) => redirects::run(arguments, console),
        Command::Theme(arguments) => theme::run(arguments, console),
        Command::Translation(arguments) => translation::run(arguments, console),
        Command::Completions(arguments) => completions::run(arguments, Cli::command(), console),
        Command::Man(arguments) => man::run(arguments, Cli::command(), console),
    }?;
    Ok(Exit::Success)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_option_says_what_it_does() {
        for command in Cli::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for option in command.get_arguments() {
                assert!(option.get_help().is_some(), "{} {}", command.get_name(), option.get_id());
            }
        }
    }
}
