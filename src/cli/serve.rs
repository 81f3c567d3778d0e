//! `chancery serve`: the site in the browser, reloaded on every save.
//!
//! Takes a site's folder and options; starts the preview, opens the browser, prints what happens, ends at Ctrl-C.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::SiteFolder;
use crate::base::diagnostic::Diagnostic;
use crate::preview::watch::Method;
use crate::preview::{self, Event, Options, opener};
use crate::site::Selection;

const EXAMPLES: &str = "\
Examples:
  chancery serve --open
  chancery serve --published --port 8000
  chancery serve --editor 'code --goto {file}:{line}:{column}'";

/// Preview the site in the browser
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) site: SiteFolder,
    /// Port to listen on [default: 4000, or a free one where that is taken]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Address to listen on; with any but 127.0.0.1, devices on your network can see the preview
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Hide drafts and scheduled posts
    #[arg(long)]
    published: bool,
    /// Find changes by polling, for network file systems
    #[arg(long)]
    poll: bool,
    /// Editor for the files of the site: a command, or a URL with {file}, {line} and {column}
    #[arg(long, value_name = "COMMAND")]
    editor: Option<String>,
}

/// Serves the site until Ctrl-C.
pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let all = !arguments.published;
    let options = Options {
        root: arguments.site.find()?,
        host: arguments.host.clone(),
        port: arguments.port,
        selection: Selection { drafts: all, future: all },
        method: if arguments.poll { Method::Polling } else { Method::Events },
        editor: arguments.editor.clone(),
    };
    let running = preview::start(options, Arc::new(say)).map_err(Refusal::errors)?;
    console.diagnostics(&running.problems);
    if !running.address.ip().is_loopback() {
        let message = format!("anyone who can reach {} can read this preview, drafts included", running.address);
        console.diagnostics(&[Diagnostic::warning(message).hint("leave out `--host` to serve this machine alone")]);
    }
    console.line(&format!("Preview at {}\n  Drafts and more: /_chancery/. Stop with Ctrl-C.", running.url));
    if arguments.open {
        open(&running.url, console);
    }
    wait()
}

/// Until Ctrl-C. Then at once: nothing is written, so nothing has to be finished.
fn wait() -> Result<(), Refusal> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.and_then(|runtime| runtime.block_on(tokio::signal::ctrl_c())) {
        Ok(()) => std::process::exit(0),
        Err(error) => Err(Refusal::errors(Diagnostic::error(format!("cannot listen for Ctrl-C: {error}")))),
    }
}

fn open(url: &str, console: &mut Console) {
    let command = opener::command(url);
    let mut browser = Command::new(&command[0]);
    browser.args(&command[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Err(error) = browser.spawn() {
        let problem = Diagnostic::warning(format!("the browser cannot be opened ({}: {error})", command[0]));
        console.diagnostics(&[problem.hint(format!("open {url} yourself"))]);
    }
}

/// Shows what the preview reports, from whichever of its threads.
fn say(event: Event) {
    let mut console = Console::default();
    match event {
        Event::Changed { files, took, errors } => console.note(&line(&files, took, errors)),
        Event::Problems(problems) => console.diagnostics(&problems),
        Event::Polling(reason) => {
            let message = format!("the system does not report changes, so the site is scanned at intervals: {reason}");
            console.diagnostics(&[Diagnostic::warning(message)]);
        }
    }
}

/// One line for a change.
fn line(files: &[String], took: Duration, errors: usize) -> String {
    let what = match files {
        [file] => format!("{file} changed"),
        files => format!("{} files changed", files.len()),
    };
    let took = took.as_millis();
    match errors {
        0 => format!("{what}: rebuilt in {took} ms"),
        1 => format!("{what}: 1 error; the last good site stays up"),
        errors => format!("{what}: {errors} errors; the last good site stays up"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_one_line() {
        let took = Duration::from_millis(12);
        assert_eq!(line(&["content/a.md".into()], took, 0), "content/a.md changed: rebuilt in 12 ms");
        assert_eq!(line(&["a".into(), "b".into()], took, 2), "2 files changed: 2 errors; the last good site stays up");
    }
}
