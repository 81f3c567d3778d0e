//! `chancery init`: a new site.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;

use super::console::Console;
use super::exit::Refusal;
use super::site_cms;
use super::site_folder;
use super::values::{base_url, cms, language, title};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::cli::scaffold::cms::Cms;
use crate::cli::scaffold::{self, FileNames, NewSite};
use crate::input::source::{self, CONFIG_FILE};
use crate::language::Language;
use crate::publish::RealDisk;

const EXAMPLES: &str = "\
Examples:
  chancery init notes
  chancery init notes --title \"Diplomacy Notes\" --lang en,id
  chancery init . --base-url https://example.org/blog/
  chancery init notes --lang en,id --cms sveltia

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
    /// Add an editor in the browser, `sveltia` or `decap`, at /admin/: to the new site, or to the one that the folder has
    #[arg(long, value_name = "CMS", value_parser = cms)]
    cms: Option<Cms>,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let folder = site_folder::absolute(&arguments.folder)?;
    if let Some(cms) = arguments.cms.filter(|_| folder.join(CONFIG_FILE).is_file()) {
        if arguments.title.is_some() {
            let problem = Diagnostic::error("`--title` is for a new site, and this folder has one");
            return Err(Refusal::usage(problem.hint(format!("leave it out, or change `title` in {CONFIG_FILE}"))));
        }
        return site_cms::add(cms, &folder, console);
    }
    let languages = languages(arguments);
    let given = languages.len();
    let mut site = new_site(arguments, &folder, languages);
    if arguments.cms.is_some_and(Cms::names_first_language) && site.languages.len() > 1 {
        site.names = FileNames::WithLanguage;
    }
    let mut files = site.files();
    if let Some(cms) = arguments.cms {
        // The settings, which are last, make a folder a site.
        let at = files.len() - 1;
        let added = site_cms::files(cms, &files[at].1)?;
        files.splice(at..at, added);
    }
    scaffold::place(&RealDisk, &folder, &files).map_err(|errors| refusal(errors, &arguments.folder))?;
    if let Some(cms) = arguments.cms {
        console.line(&site_cms::next(cms));
    }
    console.line(&next(&arguments.folder, &site, given));
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

/// The languages that were asked for, each once.
fn languages(arguments: &Arguments) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for language in &arguments.lang {
        if !languages.iter().any(|known| known.tag == language.tag) {
            languages.push(language.clone());
        }
    }
    languages
}

fn new_site(arguments: &Arguments, folder: &Path, languages: Vec<Language>) -> NewSite {
    let now = source::clock();
    NewSite {
        title: arguments.title.clone().unwrap_or_else(|| named_after(folder)),
        languages,
        base_url: arguments.base_url.clone(),
        date: now.date(),
        time_zone: zone_name(now.time_zone()),
        names: FileNames::Plain,
    }
    .with_posts()
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

/// What was made, and last the next step: the commands that show the site. `given`: how many languages were asked for.
fn next(folder: &Path, site: &NewSite, given: usize) -> String {
    let shown = folder.display().to_string();
    let mut text = format!("Created a new site in `{shown}`. Its settings are in {CONFIG_FILE}.\n");
    for language in site.untranslated() {
        let tag = &language.tag;
        text.push_str(&format!(
            "The theme has no texts in `{tag}`, so English is shown there: translate i18n/{tag}.ftl.\n"
        ));
    }
    if site.languages.len() > given {
        text.push_str(
            "The first posts are in English, so `en` is among its languages: take it out when you delete them.\n",
        );
    }
    text.push_str("\nNow see it in the browser. Its first page says what to do next:\n\n");
    if folder.components().any(|part| part != Component::CurDir) {
        let quoted = if shown.contains(' ') { format!("\"{shown}\"") } else { shown };
        text.push_str(&format!("  cd {quoted}\n"));
    }
    text.push_str("  chancery serve --open");
    text
}

/// The name of a time zone in the IANA database; UTC where the system does not say.
fn zone_name(zone: &TimeZone) -> String {
    zone.iana_name().filter(|name| *name != "Etc/Unknown").unwrap_or("UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_after_its_folder() {
        assert_eq!(named_after(Path::new("/x/diplomacy-notes")), "Diplomacy notes");
        assert_eq!(named_after(Path::new("/")), "My site");
    }

    #[test]
    fn the_time_zone_is_that_of_the_machine_or_utc() {
        let named = |name: &str| zone_name(&TimeZone::get(name).unwrap());
        assert_eq!(named("Asia/Jakarta"), "Asia/Jakarta");
        assert_eq!(named("UTC"), "UTC");
        assert_eq!(zone_name(&TimeZone::unknown()), "UTC");
        assert_eq!(zone_name(&TimeZone::fixed(jiff::tz::offset(7))), "UTC");
    }

    #[test]
    fn the_last_lines_are_the_commands_that_show_the_site() {
        let site = |languages: &[&str]| NewSite {
            title: "Notes".to_string(),
            languages: languages.iter().map(|tag| Language::parse(tag).unwrap()).collect(),
            base_url: "https://example.org/".to_string(),
            date: jiff::civil::Date::constant(2016, 10, 8),
            time_zone: "UTC".to_string(),
            names: FileNames::Plain,
        };
        for (folder, end) in [
            ("notes", ":\n\n  cd notes\n  chancery serve --open"),
            ("my notes", ":\n\n  cd \"my notes\"\n  chancery serve --open"),
            (".", ":\n\n  chancery serve --open"),
        ] {
            let text = next(Path::new(folder), &site(&["en", "pl"]), 2);
            assert!(text.ends_with(end) && text.contains("translate i18n/pl.ftl"), "{text}");
        }
    }
}
