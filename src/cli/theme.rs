//! `chancery theme`: files of the theme, to be changed in the site.

use clap::{Args, Subcommand};

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::SiteFolder;
use super::values::language;
use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::Text;
use crate::cli::scaffold;
use crate::input::config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::language::Language;
use crate::publish::RealDisk;

const EXAMPLES: &str = "\
Examples:
  chancery theme words pl    write i18n/pl.ftl, with English texts to translate
  chancery theme words fr    write i18n/fr.ftl, with the theme's French texts to change

Every line of the file is a comment, so nothing changes until you delete a `#`.";

/// Write a file of the theme into the site, to change it there
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Words(Words),
}

/// Write the interface texts of a language to i18n/LANG.ftl
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Words {
    /// The language, as a BCP 47 tag
    #[arg(value_name = "LANG", value_parser = language)]
    language: Language,
    #[command(flatten)]
    site: SiteFolder,
}

impl Arguments {
    pub(super) fn site(&mut self) -> &mut SiteFolder {
        let Command::Words(words) = &mut self.command;
        &mut words.site
    }
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let Command::Words(Words { language, site }) = &arguments.command;
    let root = site.find()?;
    let sources = Sources::read(&root);
    let (path, text) = scaffold::words_file(&sources, &theme(&sources), language);
    let line = format!("Created `{path}`. Every line is a comment: delete the `# ` before a text to change it.");
    scaffold::place(&RealDisk, &root, &[(path, text)]).map_err(|errors| {
        let hint = "edit the file that exists, or move it away and run the command again";
        Refusal::errors(errors.into_iter().map(|error| error.hint(hint)).collect::<Diagnostics>())
    })?;
    console.line(&line);
    Ok(())
}

/// The name of the site's theme. A configuration with mistakes has the default one.
fn theme(sources: &Sources) -> String {
    let text = sources.shown(CONFIG_FILE);
    let config = config::parse(&Text::new(CONFIG_FILE, &text), None, &mut Diagnostics::new());
    config.map_or_else(|| "chancery".to_string(), |config| config.theme.value)
}
