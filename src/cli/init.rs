//! `chancery init`: a new site.

use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::exit::Refusal;
use super::site_folder;
use super::values::{base_url, language, title};
use crate::base::diagnostic::Diagnostics;
use crate::cli::scaffold::{self, NewSite};
use crate::input::source::{self, CONFIG_FILE};
use crate::language::Language;
use crate::publish::RealDisk;

const EXAMPLES: &str = "\
Examples:
  chancery init notes
  chancery init notes --title \"Diplomacy Notes\" --lang en,id
  chancery init . --base-url https://example.org/blog/

Nothing is overwritten: a file that exists already is an error.";

/// Create a new site
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder for the site; it is created where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The site's name [default: the folder's]
    #[arg(long, value_parser = title)]
    title: Option<String>,
    /// The languages, as BCP 47 tags with commas between them; the first is the site's own
    #[arg(long, value_name = "TAGS", value_delimiter = ',', value_parser = language, default_value = "en")]
    lang: Vec<Language>,
    /// The site's public URL
    #[arg(long, value_name = "URL", value_parser = base_url, default_value = "https://example.org/")]
    base_url: String,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let folder = site_folder::absolute(&arguments.folder)?;
    let site = new_site(arguments, &folder);
    scaffold::place(&RealDisk, &folder, &site.files()).map_err(|errors| refusal(errors, &arguments.folder))?;
    console.line(&next(&arguments.folder, &site));
    Ok(())
}

/// One hint for all files that exist already.
fn refusal(mut errors: Diagnostics, folder: &Path) -> Refusal {
    let shown = folder.display();
    if let Some(last) = errors.pop() {
        let is_site = folder.join(CONFIG_FILE).is_file();
        errors.push(last.hint(match is_site {
            true => {
                format!("`{shown}` is a site already: create posts in it with `chancery new`, or give another folder")
            }
            false => format!("nothing was written: move these files out of `{shown}`, or give another folder"),
        }));
    }
    Refusal::errors(errors)
}

fn new_site(arguments: &Arguments, folder: &Path) -> NewSite {
    let now = source::clock();
    let zone = now.time_zone().iana_name().filter(|name| *name != "Etc/Unknown");
    let mut languages: Vec<Language> = Vec::new();
    for language in &arguments.lang {
        if !languages.iter().any(|known| known.tag == language.tag) {
            languages.push(language.clone());
        }
    }
    NewSite {
        title: arguments.title.clone().unwrap_or_else(|| named_after(folder)),
        languages,
        base_url: arguments.base_url.clone(),
        date: now.date(),
        time_zone: zone.unwrap_or("UTC").to_string(),
    }
}

/// `diplomacy-notes` gives `Diplomacy notes`.
fn named_after(folder: &Path) -> String {
    let real = folder.canonicalize();
    let name = real.as_deref().unwrap_or(folder).file_name().unwrap_or_default().to_string_lossy();
    let name = name.replace(['-', '_'], " ");
    let mut letters = name.trim().chars().filter(|letter| !letter.is_control());
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if title.is_empty() { "My site".to_string() } else { title }
}

fn next(folder: &Path, site: &NewSite) -> String {
    let shown = folder.display().to_string();
    let mut text = format!("Created a new site in `{shown}`. What to do next:\n\n");
    if folder.components().any(|part| part != Component::CurDir) {
        let quoted = if shown.contains(' ') { format!("\"{shown}\"") } else { shown };
        text.push_str(&format!("  cd {quoted}\n"));
    }
    text.push_str("  chancery serve --open           preview it in the browser\n  chancery new \"My first post\"    create a post\n");
    text.push_str("  chancery build                  write the pages to public/\n");
    text.push_str(&format!("\nThe settings are in {CONFIG_FILE}: set `base_url` to the site's own address."));
    for language in site.untranslated() {
        let tag = &language.tag;
        text.push_str(&format!(
            "\nThe theme has no texts in `{tag}`, so English is shown there: translate i18n/{tag}.ftl."
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_after_its_folder() {
        assert_eq!(named_after(Path::new("/x/diplomacy-notes")), "Diplomacy notes");
        assert_eq!(named_after(Path::new("/")), "My site");
    }
}
