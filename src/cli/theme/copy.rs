//! `chancery theme copy`: files of the theme, copied to where the site replaces them.

use std::io;
use std::path::Path;

use clap::Args;

use super::files::{ThemeFile, all, is_meant, name};
use crate::base::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::cli::console::Console;
use crate::cli::exit::Refusal;
use crate::cli::replace_file::replace;
use crate::cli::site_folder::SiteFolder;
use crate::input::source::Sources;
use crate::publish::{Disk, RealDisk};

/// Copy files of the theme into the site, to change them there
#[derive(Debug, Args)]
pub(super) struct Copy {
    /// A file of the theme, such as `post.html` or `css/style.css`; `chancery theme list` has all
    #[arg(value_name = "FILE", required_unless_present = "all", conflicts_with = "all")]
    files: Vec<String>,
    /// Copy all files that the site does not have yet
    #[arg(long)]
    all: bool,
    /// Overwrite files that the site has
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(Copy { files, all: every, force, site }: &Copy, console: &mut Console) -> Result<(), Refusal> {
    let root = site.find()?;
    let sources = Sources::read(&root);
    let known = all(&sources, &name(&sources))?;
    let wanted = if *every { known } else { named(&known, files)? };
    let exists = |file: &ThemeFile| RealDisk.info(&root.join(&file.place)).is_ok_and(|found| found.is_some());
    let (standing, free): (Vec<ThemeFile>, Vec<ThemeFile>) = wanted.into_iter().partition(exists);
    if !standing.is_empty() && !force && !every {
        let problem = |file: &ThemeFile| {
            let problem = Diagnostic::error(format!("`{}` already exists and was not changed", file.place));
            problem.hint("edit the file that exists, or overwrite it with `--force`")
        };
        return Err(Refusal::errors(standing.iter().map(problem).collect::<Diagnostics>()));
    }
    for file in &free {
        write(&sources, &root, file)?;
        console.line(&format!("Copied `{}` to `{}`.", file.name, file.place));
    }
    for file in &standing {
        if *force {
            write(&sources, &root, file)?;
            console.line(&format!("Overwrote `{}` with `{}`.", file.place, file.name));
        } else {
            console.line(&format!("Kept `{}`, which the site has already.", file.place));
        }
    }
    if !free.is_empty() || *force {
        console.say("The site uses these copies in place of the theme's files. They do not change with later versions of the theme.");
    }
    if free.iter().any(|file| file.name.starts_with("templates/")) {
        console.say("To change a part of a template only, extend it: see docs/templates.md.");
    }
    Ok(())
}

/// The files that names mean, each once.
fn named(known: &[ThemeFile], names: &[String]) -> Result<Vec<ThemeFile>, Refusal> {
    let mut wanted: Vec<ThemeFile> = Vec::new();
    let mut problems = Diagnostics::new();
    for name in names {
        let meant: Vec<&ThemeFile> = known.iter().filter(|file| is_meant(file, name)).collect();
        match meant.as_slice() {
            [] => problems.push(unknown(known, name)),
            [file] if wanted.contains(file) => {}
            [file] => wanted.push((*file).clone()),
            several => {
                let names: Vec<String> = several.iter().map(|file| format!("`{}`", file.name)).collect();
                let problem = Diagnostic::error(format!("`{name}` is the name of several files of the theme"));
                problems.push(problem.hint(format!("write one of {}", names.join(", "))));
            }
        }
    }
    if problems.is_empty() { Ok(wanted) } else { Err(Refusal::usage_all(problems)) }
}

fn unknown(known: &[ThemeFile], name: &str) -> Diagnostic {
    let short = |file: &'_ ThemeFile| file.name.rsplit('/').next().unwrap_or_default().to_string();
    let names: Vec<String> = known.iter().map(short).chain(known.iter().map(|file| file.name.clone())).collect();
    let hint = match did_you_mean(name, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "run `chancery theme list` to see its files, or `chancery theme words LANG` for its texts".to_string(),
    };
    Diagnostic::error(format!("the theme has no file `{name}`")).hint(hint)
}

fn write(sources: &Sources, root: &Path, file: &ThemeFile) -> Result<(), Refusal> {
    let bytes = sources.bytes(&file.source).unwrap_or_else(|| Ok(Vec::new().into())).map_err(Refusal::errors)?;
    let mut folder = root.to_path_buf();
    let parts: Vec<&str> = file.place.split('/').collect();
    let written = parts[..parts.len() - 1].iter().try_for_each(|part| {
        folder.push(part);
        if folder.is_dir() { Ok(()) } else { RealDisk.create_folder(&folder).map(drop) }
    });
    written.and_then(|()| replace(&RealDisk, &root.join(&file.place), &bytes)).map_err(|error: io::Error| {
        Refusal::errors(Diagnostic::error(format!("`{}` could not be written: {error}", file.place)))
    })
}
