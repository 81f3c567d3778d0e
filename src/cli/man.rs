//! `chancery man`: the manual, made from the command line's own description.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;

use super::console::Console;
use super::exit::Refusal;
use super::{replace_file, site_folder};
use crate::base::diagnostic::Diagnostic;
use crate::publish::{Disk, RealDisk};

const EXAMPLES: &str = "\
Examples:
  chancery man | man -l -
  chancery man --dir ~/.local/share/man/man1";

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Write one page for each command into a folder instead
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// `command` is the whole command line.
pub(super) fn run(arguments: &Arguments, command: Command, console: &mut Console) -> Result<(), Refusal> {
    // `chancery help` shows these very texts, and has no page of its own.
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let Some(folder) = &arguments.dir else {
        console.print(&page(command, "chancery").map_err(|error| failed(Path::new("chancery.1"), &error))?);
        return Ok(());
    };
    let folder = site_folder::absolute(folder)?;
    make(&folder).map_err(|error| failed(&folder, &error))?;
    let own = [("chancery".to_string(), command.clone())];
    let below = command.get_subcommands().map(|command| (format!("chancery-{}", command.get_name()), command.clone()));
    for (name, command) in own.into_iter().chain(below) {
        let path = folder.join(format!("{name}.1"));
        let written = page(command, &name).and_then(|page| replace_file::replace(&RealDisk, &path, &page));
        written.map_err(|error| failed(&path, &error))?;
        console.line(&path.display().to_string());
    }
    Ok(())
}

fn page(command: Command, name: &str) -> io::Result<Vec<u8>> {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let has_below = command.has_subcommands();
    let source = concat!("chancery ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command).title(name.to_uppercase()).source(source).manual("Chancery");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if has_below {
        man.render_subcommands_section(&mut page)?;
    }
    page.extend(examples(&after).bytes());
    Ok(page)
}

/// The text after a command's options in roff: indented lines unchanged, each other one as a paragraph.
fn examples(text: &str) -> String {
    let mut roff = String::from(".SH EXAMPLES\n");
    for line in text.lines().filter(|line| !line.is_empty() && *line != "Examples:") {
        // A full stop or an apostrophe at its start would make a request of the line.
        let escaped = line.replace('\\', "\\e").replace('-', "\\-");
        match line.starts_with(' ') {
            true => roff.push_str(&format!(".nf\n\\&{escaped}\n.fi\n")),
            false => roff.push_str(&format!(".PP\n\\&{escaped}\n")),
        }
    }
    roff
}

fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    folder.parent().map_or(Ok(()), make)?;
    RealDisk.create_folder(folder).map(drop)
}

fn failed(path: &Path, error: &io::Error) -> Refusal {
    Refusal::errors(Diagnostic::error(format!("`{}` could not be written: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_keep_their_lines_and_make_no_requests() {
        let expected = ".SH EXAMPLES\n.nf\n\\&  a \\-\\-b \\ec\n.fi\n.PP\n\\&.so it is\n";
        assert_eq!(examples("Examples:\n  a --b \\c\n\n.so it is"), expected);
    }
}
