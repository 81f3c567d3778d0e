//! `chancery theme list`: the files of the theme, and which of them the site replaces.

use clap::Args;

use super::files::{ThemeFile, all, name};
use crate::cli::console::Console;
use crate::cli::exit::Refusal;
use crate::cli::site_folder::SiteFolder;
use crate::input::source::Sources;

/// List the files of the theme, and which of them the site replaces
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(List { site }: &List, console: &mut Console) -> Result<(), Refusal> {
    let sources = Sources::read(&site.find()?);
    let theme = name(&sources);
    let files = all(&sources, &theme)?;
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0);
    console.line(&format!("The files of the theme `{theme}`:"));
    for file in &files {
        let line = format!("  {:width$}  {}", file.name, state(&sources, file));
        console.line(line.trim_end());
    }
    let own = sources.files.keys().filter(|path| path.starts_with("i18n/") && path.ends_with(".ftl"));
    for path in own {
        console.line(&format!("  {path:width$}  changes the theme's texts"));
    }
    console.line("`chancery theme copy FILE` copies one into the site, to change it there.");
    Ok(())
}

/// What the site has in place of a file.
fn state(sources: &Sources, file: &ThemeFile) -> String {
    match sources.files.get(&file.place) {
        None => String::new(),
        Some(own) if own.hash == sources.files[&file.source].hash => {
            format!("the same as `{}`, which replaces it", file.place)
        }
        Some(_) => format!("replaced by `{}`", file.place),
    }
}
