//! `chancery check`: does the site hold, and do old addresses answer?

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::{SiteFolder, absolute};
use crate::base::count::{counted, number};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::build::memory::Memory;
use crate::build::{self, Request};
use crate::check::{self, Answer, Checked};
use crate::input::config;
use crate::input::source::{CONFIG_FILE, Sources};

const EXAMPLES: &str = "\
Examples:
  chancery check                                  build without writing, and report
  chancery check --urls old-urls.txt              every address of the list answers or redirects
  chancery check --urls sitemap.xml --public public

Exit code 1 where an error is found or an address does not answer.";

/// Check the site, and that old addresses still answer
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A list of addresses, one on a line, or a sitemap.xml; may be given several times
    #[arg(long, value_name = "FILE")]
    urls: Vec<PathBuf>,
    /// Look at this folder of built pages instead of building
    #[arg(long, value_name = "DIR", requires = "urls")]
    public: Option<PathBuf>,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

pub fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let mut addresses = Vec::new();
    for file in &arguments.urls {
        addresses.extend(read_list(file)?);
    }
    let root = arguments.site.find()?;
    let checked = match &arguments.public {
        Some(folder) => in_folder(&absolute(folder)?, &root, &addresses)?,
        None => in_memory(&root, &addresses, console)?,
    };
    report(&checked, console)
}

fn read_list(file: &Path) -> Result<Vec<String>, Refusal> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| {
        let problem = Diagnostic::error(format!("`--urls {name}` cannot be read: {error}"));
        Refusal::usage(problem.hint("name a file with one address on a line, or a sitemap.xml"))
    })?;
    let one = |problem| Refusal::errors(problem);
    let text = crate::input::source::utf8(&name, &bytes).map_err(one)?;
    check::addresses(&name, text).map_err(one)
}

/// The path of the site on its host.
fn base(sources: &Sources) -> String {
    let text = sources.shown(CONFIG_FILE);
    let config = config::parse(Text { file: CONFIG_FILE, text: &text }, None, &mut Diagnostics::new());
    config.map_or("/".to_string(), |config| config.base_url.path().to_string())
}

fn in_folder(folder: &Path, root: &Path, addresses: &[String]) -> Result<Vec<Checked>, Refusal> {
    if !folder.is_dir() {
        let problem = Diagnostic::error(format!("`--public {}`: there is no such folder", folder.display()));
        return Err(Refusal::usage(problem.hint("run `chancery build` first")));
    }
    let file = |path: &str| {
        let inside = crate::base::url::check_output_path(path).is_ok().then(|| folder.join(path))?;
        std::fs::read(inside).ok().map(Cow::Owned)
    };
    Ok(check::check(addresses, &base(&Sources::settings(root)), &file))
}

fn in_memory(root: &Path, addresses: &[String], console: &mut Console) -> Result<Vec<Checked>, Refusal> {
    let sources = Sources::read(root);
    let base = base(&sources);
    let outcome = build::build(&sources, &Request::default(), &mut Memory::default(), &|_, _| {});
    let Some(rendered) = outcome.rendered else { return Err(Refusal::errors(outcome.diagnostics)) };
    console.diagnostics(&outcome.diagnostics.sorted());
    let file = |path: &str| rendered.get(path).map(|bytes| Cow::Borrowed(&bytes[..]));
    Ok(check::check(addresses, &base, &file))
}

/// `All 1,354 addresses answer: 900 by a page, 454 by a redirect`.
fn all_answer(checked: &[Checked]) -> String {
    let pages = checked.iter().filter(|one| one.answer == Answer::Page).count();
    let parts = [(pages, "by a page or a file of its own"), (checked.len() - pages, "by leading on")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, how)| format!("{} {how}", number(*count)));
    let how = parts.collect::<Vec<_>>().join(", ");
    match checked.len() {
        1 => format!("The address answers: {how}"),
        all => format!("All {} addresses answer: {how}", number(all)),
    }
}

fn report(checked: &[Checked], console: &mut Console) -> Result<(), Refusal> {
    let bad: Vec<&Checked> = checked.iter().filter(|checked| !checked.answer.is_good()).collect();
    for one in &bad {
        console.line(&format!("{}  {}", one.address, one.answer.why()));
    }
    match bad.len() {
        0 if checked.is_empty() => console.line("The site holds."),
        0 => console.say(&all_answer(checked)),
        count => {
            let all = counted(checked.len(), "address", "addresses");
            let problem = Diagnostic::error(format!(
                "{} of {all} {} not answer",
                number(count),
                if count == 1 { "does" } else { "do" }
            ));
            let hint = "add each as `aliases` to the page that stands for it, or as a line `/old /new 301` to content/_redirects";
            return Err(Refusal::errors(problem.hint(hint)));
        }
    }
    Ok(())
}
