//! The `chancery` program: reads its arguments, runs the command, and ends with its exit code.

use std::process::ExitCode;

use chancery::cli::{self, Cli};
use clap::Parser;

/// Rendering makes many short allocations on all threads; the system's allocator took a fifth of a build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(Cli::parse()).into()
}
