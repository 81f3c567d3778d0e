//! The `chancery` program: reads its arguments, does what they say, and ends with the exit code that came of it.

use std::process::ExitCode;

use chancery::cli::{self, Cli};
use clap::Parser;

/// Rendering allocates much and briefly on all threads; the system's allocator took a fifth of a build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(Cli::parse()).into()
}
