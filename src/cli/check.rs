//! `chancery check`: errors of the site, doubts about its languages, and old URLs that are broken.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::{SiteFolder, absolute};
use crate::base::count::{counted, number};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::normal_file;
use crate::base::yaml::Text;
use crate::build::cache::Cache;
use crate::build::{self, Outcome, Request};
use crate::check::{self, Answer, Checked, Host, List};
use crate::cli::report;
use crate::input::config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::lint;

const EXAMPLES: &str = "\
Examples:
  chancery check                                  build without writing, and report
  chancery check --json                           the same as one JSON document
  chancery check --urls old-urls.txt              every URL of the list works or redirects
  chancery check --urls sitemap.xml --public public
  chancery check --urls old-urls.txt --host netlify

Exit code 1 where an error is found or an old URL is broken.";

/// Check the site, its languages, and that old URLs still work
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A list of old URLs, one on a line, or a sitemap.xml; may be given several times
    #[arg(long, value_name = "FILE")]
    urls: Vec<PathBuf>,
    /// Check this folder of built pages instead of building
    #[arg(long, value_name = "DIR", requires = "urls")]
    public: Option<PathBuf>,
    /// The host: `_redirects` is read by Netlify and, without queries, by Cloudflare Pages; the others know pages only
    #[arg(long, value_name = "HOST", value_enum, default_value = "plain", requires = "urls")]
    host: HostName,
    /// Print warnings, errors, findings and the summary as one JSON document
    #[arg(long, conflicts_with_all = ["urls", "public"])]
    json: bool,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum HostName {
    Netlify,
    Cloudflare,
    Github,
    Plain,
}

impl From<HostName> for Host {
    fn from(name: HostName) -> Host {
        match name {
            HostName::Netlify => Host::Netlify,
            HostName::Cloudflare => Host::Cloudflare,
            HostName::Github => Host::GitHub,
            HostName::Plain => Host::Plain,
        }
    }
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let mut list = List::default();
    for file in &arguments.urls {
        let read = read_list(file)?;
        list.guessed |= read.guessed;
        list.addresses.extend(read.addresses);
    }
    let (root, host) = (arguments.site.find()?, Host::from(arguments.host));
    if arguments.json {
        return as_json(&root, console);
    }
    let checked = match &arguments.public {
        Some(folder) => in_folder(&absolute(folder)?, &root, host, &list.addresses)?,
        None => in_memory(&root, host, &list.addresses, console)?,
    };
    if arguments.urls.is_empty() { Ok(()) } else { report(&checked, list.guessed, console) }
}

fn read_list(file: &Path) -> Result<List, Refusal> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| {
        let problem = Diagnostic::error(format!("`--urls {name}` cannot be read: {error}"));
        Refusal::usage(problem.hint("name a file with one address on a line, or a sitemap.xml"))
    })?;
    let one = |problem| Refusal::errors(problem);
    let text = crate::input::source::utf8(&name, &bytes).map_err(one)?;
    check::list(&name, text).map_err(one)
}

/// The path of the site on its host.
fn base(sources: &Sources) -> String {
    let text = sources.shown(CONFIG_FILE);
    let config = config::parse(&Text::new(CONFIG_FILE, &text), None, &mut Diagnostics::new());
    config.map_or("/".to_string(), |config| config.base_url.path().to_string())
}

fn in_folder(folder: &Path, root: &Path, host: Host, addresses: &[String]) -> Result<Vec<Checked>, Refusal> {
    if !folder.is_dir() {
        let problem = Diagnostic::error(format!("`--public {}`: there is no such folder", folder.display()));
        return Err(Refusal::usage(problem.hint("run `chancery build` first")));
    }
    let file = |path: &str| {
        let inside = crate::base::url::check_output_path(path).is_ok().then(|| folder.join(path))?;
        normal_file::read(&inside).ok().map(Cow::Owned)
    };
    Ok(check::check(addresses, &base(&Sources::settings(root)), host, &file))
}

fn in_memory(root: &Path, host: Host, addresses: &[String], console: &mut Console) -> Result<Vec<Checked>, Refusal> {
    let sources = Sources::read(root);
    let base = base(&sources);
    let (outcome, findings) = built(root, sources);
    let Some(rendered) = &outcome.rendered else { return Err(Refusal::errors(outcome.diagnostics)) };
    console.diagnostics(&outcome.diagnostics.clone().sorted());
    console.diagnostics(&findings);
    console.say(&summary(&outcome, &findings));
    let file = |path: &str| rendered.get(path).map(|bytes| Cow::Borrowed(&bytes[..]));
    Ok(check::check(addresses, &base, host, &file))
}

/// The site as it would be published, and its findings. Where there is an error, nobody wants findings.
fn built(root: &Path, sources: Sources) -> (Outcome, Diagnostics) {
    let mut cache = Cache::of_fonts(&root.join(".chancery"));
    let prepared = build::prepare(sources, &Request::default(), &mut cache);
    let findings = if prepared.diagnostics.has_errors() { Diagnostics::new() } else { lint::findings(&prepared) };
    (prepared.render_pages(), findings)
}

fn as_json(root: &Path, console: &mut Console) -> Result<(), Refusal> {
    let (outcome, findings) = built(root, Sources::read(root));
    console.print(report::checked(&outcome, &findings).as_bytes());
    if outcome.rendered.is_some() { Ok(()) } else { Err(Refusal::errors(Diagnostics::new())) }
}

/// `No problems in 23 posts and 137 pages`, or `3 warnings, no errors in 23 posts and 137 pages: 2 wrong-language, …`.
fn summary(outcome: &Outcome, findings: &[Diagnostic]) -> String {
    let found = match outcome.diagnostics.len() + findings.len() {
        0 => "No problems".to_string(),
        warnings => format!("{}, no errors", counted(warnings, "warning", "warnings")),
    };
    let (posts, pages) = (counted(outcome.posts, "post", "posts"), counted(outcome.pages, "page", "pages"));
    let codes = report::by_code(findings).into_iter().map(|(code, count)| format!("{} {code}", number(count)));
    let codes = codes.collect::<Vec<_>>().join(", ");
    let codes = if codes.is_empty() { codes } else { format!(": {codes}") };
    format!("{found} in {posts} and {pages}{codes}")
}

/// `All 1,354 old URLs work: 900 pages or files, 454 redirects`.
fn all_work(checked: &[Checked], what: &str) -> String {
    let pages = checked.iter().filter(|one| one.answer == Answer::Page).count();
    let parts =
        [counted(pages, "page or file", "pages or files"), counted(checked.len() - pages, "redirect", "redirects")];
    match checked.len() {
        1 => format!("The {what} works: {}", if pages == 1 { "a page or file" } else { "a redirect" }),
        all => format!("All {} {what}s work: {}", number(all), parts.join(", ")),
    }
}

/// Of a list that an import guessed itself it is said, since it proves less than one of the old host.
fn report(checked: &[Checked], guessed: bool, console: &mut Console) -> Result<(), Refusal> {
    let what = if guessed { "guessed old URL" } else { "old URL" };
    let bad: Vec<&Checked> = checked.iter().filter(|checked| !checked.answer.is_good()).collect();
    for one in &bad {
        console.line(&format!("{}  {}", one.address, one.answer.why()));
    }
    match bad.len() {
        0 if checked.is_empty() => console.line("The list has no URLs"),
        0 => console.say(&all_work(checked, what)),
        count => {
            let all = counted(checked.len(), what, &format!("{what}s"));
            let are = if count == 1 { "is" } else { "are" };
            let problem = Diagnostic::error(format!("{} of {all} {are} broken", number(count)));
            return Err(Refusal::errors(problem.hint(hint(&bad))));
        }
    }
    Ok(())
}

/// What to do, by what is most often wrong.
fn hint(bad: &[&Checked]) -> &'static str {
    let by_host = |one: &&Checked| matches!(one.answer, Answer::FeedPage(_) | Answer::OnlyByRule);
    if bad.iter().all(by_host) {
        return "set `redirects: host` and use `--host` if the host reads `_redirects`, or give your server what `chancery redirects` prints";
    }
    "add each to `aliases` of the page that replaces it, or as a line `/old /new 301` to content/_redirects"
}
