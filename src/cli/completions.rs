//! `chancery completions`: what a shell needs to complete our words.

use clap::{Args, Command};
use clap_complete::Shell;

use super::console::Console;
use super::exit::Refusal;

const EXAMPLES: &str = "\
Examples:
  chancery completions bash > /etc/bash_completion.d/chancery
  chancery completions zsh > ~/.zfunc/_chancery
  chancery completions fish > ~/.config/fish/completions/chancery.fish";

/// Print a shell's completions
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

/// `command` is the whole command line.
pub(super) fn run(arguments: &Arguments, mut command: Command, console: &mut Console) -> Result<(), Refusal> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "chancery", &mut script);
    console.print(&script);
    Ok(())
}
