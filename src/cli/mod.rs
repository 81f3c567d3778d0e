//! The command line.
//!
//! Takes the program's arguments; does what they ask by way of the rooms above, says what came of it, and gives the
//! exit code. Deliberately does not know how a site is built or published.

pub mod verify;
pub mod report;
pub mod scaffold;

mod build;
mod check;
mod completions;
mod console;
mod editor;
mod import;
mod init;
mod keep;
mod man;
mod new;
mod progress;
mod serve;
mod site_folder;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::base::diagnostic::Diagnostic;
use console::Console;

const EXAMPLES: &str = "\
Examples:
  chancery init notes --lang en,id    begin a site in the folder `notes`
  chancery serve --open               see it in the browser, and follow every save
  chancery build                      build the site that this folder is part of
  chancery new \"Kopi darat\" --lang id --tag \"media sosial\" --edit
                                      begin a post and open it in your editor

Exit codes: 0 all is well, 1 an error was reported, 2 wrong usage.";

/// Build a site of posts in more than one language
///
/// Chancery is a static site generator for commentary in more than one language: posts stand side by side under one
/// tag, and every page says which language each of them is in.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Cli {
    /// The same as `--root` after a command
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
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
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl Command {
    /// Whether it works on a site that exists.
    fn has_site(&self) -> bool {
        match self {
            Command::Build(_) | Command::New(_) | Command::Serve(_) | Command::Check(_) => true,
            Command::Init(_) | Command::Import(_) | Command::Completions(_) | Command::Man(_) => false,
        }
    }
}

/// `--root` before a command that does not work on a site.
fn no_site(command: &Command) -> Refusal {
    let problem = Diagnostic::error("this command has no `--root`, since it does not work on a site that exists");
    Refusal::usage(match command {
        Command::Init(_) => problem.hint("name the new site's folder: `chancery init DIR`"),
        Command::Import(_) => problem.hint("name the new site's folder with `--into DIR`"),
        _ => problem.hint("leave `--root` out"),
    })
}

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Success,
    /// An error was reported: 1.
    Failure,
    /// The program was called wrongly: 2.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Success => ExitCode::SUCCESS,
            Exit::Failure => ExitCode::from(1),
            Exit::Usage => ExitCode::from(2),
        }
    }
}

/// Why a command could not be done.
#[derive(Debug)]
struct Refusal {
    exit: Exit,
    diagnostics: Vec<Diagnostic>,
}

impl Refusal {
    /// The command was called wrongly.
    fn usage(diagnostic: Diagnostic) -> Refusal {
        Refusal { exit: Exit::Usage, diagnostics: vec![diagnostic] }
    }

    /// The command was called rightly, and met errors.
    fn errors(diagnostics: Vec<Diagnostic>) -> Refusal {
        Refusal { exit: Exit::Failure, diagnostics }
    }
}

/// Does what the command line asks.
pub fn run(cli: Cli) -> Exit {
    let mut console = Console::default();
    let root = cli.root.as_deref();
    let exit = match &cli.command {
        command if root.is_some() && !command.has_site() => ended(Err(no_site(command)), &mut console),
        Command::Build(arguments) => build::run(arguments, root, &mut console),
        Command::Init(arguments) => ended(init::run(arguments, &mut console), &mut console),
        Command::New(arguments) => ended(new::run(arguments, root, &mut console), &mut console),
        Command::Serve(arguments) => ended(serve::run(arguments, root, &mut console), &mut console),
        Command::Import(arguments) => ended(import::run(arguments, &mut console), &mut console),
        Command::Check(arguments) => ended(check::run(arguments, root, &mut console), &mut console),
        Command::Completions(arguments) => ended(completions::run(arguments, &mut console), &mut console),
        Command::Man(arguments) => ended(man::run(arguments, &mut console), &mut console),
    };
    match console.lost() {
        Some(problem) if exit == Exit::Success => {
            console.diagnostics(&[problem]);
            Exit::Failure
        }
        _ => exit,
    }
}

fn ended(result: Result<(), Refusal>, console: &mut Console) -> Exit {
    match result {
        Ok(()) => Exit::Success,
        Err(refusal) => {
            console.diagnostics(&refusal.diagnostics);
            refusal.exit
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

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
