//! `chancery new`: a new post or page.

use std::path::Path;

use clap::Args;
use jiff::civil::Date;

use super::console::Console;
use super::editor::Editor;
use super::exit::Refusal;
use super::settings;
use super::site_folder::{self, SiteFolder};
use super::values::{day, title};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::cli::scaffold::{self, NewPost};
use crate::input::config::Config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::language::{Language, NotALanguage};
use crate::publish::RealDisk;

const EXAMPLES: &str = "\
Examples:
  chancery new \"After the Hashtag\" --tag summits --tag \"social media\"
  chancery new \"Kopi darat\" --lang id --date 2016-10-08 --edit
  chancery new \"About\" --page

The file is content/posts/YEAR/DATE-TITLE.md, or content/TITLE.md for a page.";

/// Create a new post
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The post's title
    #[arg(value_parser = title)]
    title: String,
    /// Its language, one of the site's [default: the site's first]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// A tag, under any of its names; may be given several times
    #[arg(long = "tag", value_name = "NAME", value_parser = title)]
    tags: Vec<String>,
    /// Its date, as in 2016-10-08 [default: today, in the site's time zone]
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<Date>,
    /// Mark it as a draft, which is left out unless a build asks for drafts
    #[arg(long)]
    draft: bool,
    /// Create a page, which is in no list, instead of a post
    #[arg(long)]
    page: bool,
    /// Open it in the editor that VISUAL or EDITOR names
    #[arg(long)]
    edit: bool,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let root = arguments.site.find()?;
    // Before anything is written: without an editor `--edit` cannot be done.
    let editor = arguments.edit.then(Editor::from_environment).transpose();
    let editor = editor.map_err(Refusal::errors)?;
    let sources = Sources::settings(&root);
    let config = settings::read(&sources)?;
    let post = new_post(arguments, &config, sources.now.to_zoned(config.time_zone.clone()).date())?;
    let (path, text) = post.file();
    let file = root.join(&path);
    scaffold::place(&RealDisk, &root, &[(path, text)]).map_err(|errors| {
        let hint = "use another title or `--date`, or edit the file that exists";
        Refusal::errors(errors.into_iter().map(|error| error.hint(hint)).collect::<Diagnostics>())
    })?;
    console.line(&shown(&file)?);
    match editor {
        Some(editor) => editor.open(&file).map_err(Refusal::errors),
        None => Ok(()),
    }
}

fn new_post(arguments: &Arguments, config: &Config, today: Date) -> Result<NewPost, Refusal> {
    let tag = match &arguments.lang {
        Some(given) => language(given, config)?,
        None => config.languages[0].language.tag.clone(),
    };
    Ok(NewPost {
        title: arguments.title.clone(),
        date: arguments.date.or((!arguments.page).then_some(today)),
        language: Some(tag).filter(|tag| *tag != config.languages[0].language.tag),
        tags: arguments.tags.clone(),
        draft: arguments.draft,
        page: arguments.page,
    })
}

/// The canonical tag of a language that the site has, or has the parent of.
fn language(given: &str, config: &Config) -> Result<String, Refusal> {
    let is_known = |tag: &str| config.language_of(tag).is_some();
    let parsed = Language::parse(given);
    let meant = parsed.as_ref().err().and_then(NotALanguage::meant).filter(|tag| is_known(tag));
    let known = parsed.ok().filter(|language| is_known(&language.tag));
    known.map(|language| language.tag).ok_or_else(|| {
        let tags: Vec<String> = config.languages.iter().map(|site| format!("`{}`", site.language.tag)).collect();
        let problem = format!("`{given}` is not among the site's languages: {}", tags.join(", "));
        let hint = match meant {
            Some(tag) => format!("did you mean `--lang {tag}`?"),
            None => format!("give `--lang` one of these, or add `{given}` to `languages` in {CONFIG_FILE}"),
        };
        Refusal::usage(Diagnostic::error(problem).hint(hint))
    })
}

/// From the current folder where the file is below it, so that a shell finds it; else the whole path.
fn shown(file: &Path) -> Result<String, Refusal> {
    let here = site_folder::current()?;
    Ok(file.strip_prefix(here).unwrap_or(file).display().to_string())
}
