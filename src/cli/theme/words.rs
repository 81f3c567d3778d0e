//! `chancery theme words`: the interface texts of a language, to be changed in the site.

use clap::Args;

use super::files::name;
use crate::base::diagnostic::Diagnostics;
use crate::cli::console::Console;
use crate::cli::exit::Refusal;
use crate::cli::scaffold;
use crate::cli::site_folder::SiteFolder;
use crate::cli::values::language;
use crate::input::source::Sources;
use crate::language::Language;
use crate::publish::RealDisk;

/// Write the interface texts of a language to i18n/LANG.ftl
#[derive(Debug, Args)]
pub(super) struct Words {
    /// The language, as a BCP 47 tag
    #[arg(value_name = "LANG", value_parser = language)]
    language: Language,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(Words { language, site }: &Words, console: &mut Console) -> Result<(), Refusal> {
    let root = site.find()?;
    let sources = Sources::read(&root);
    let (path, text) = scaffold::words_file(&sources, &name(&sources), language);
    let line = format!("Created `{path}`. Every line is a comment: delete the `# ` before a text to change it.");
    scaffold::place(&RealDisk, &root, &[(path, text)]).map_err(|errors| {
        let hint = "edit the file that exists, or move it away and run the command again";
        Refusal::errors(errors.into_iter().map(|error| error.hint(hint)).collect::<Diagnostics>())
    })?;
    console.line(&line);
    Ok(())
}
