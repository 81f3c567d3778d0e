//! The `chancery` program: reads its arguments, does what they say, and ends with the exit code that came of it.

use std::process::ExitCode;

use chancery::cli::{self, Cli};
use clap::Parser;

fn main() -> ExitCode {
    cli::run(Cli::parse()).into()
}
