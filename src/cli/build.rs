//! `chancery build`: from a site's files to its output folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

use clap::Args;

use super::console::Console;
use super::exit::{Exit, Refusal};
use super::memory_pages;
use super::progress::Progress;
use super::replace_file;
use super::site_folder::{self, SiteFolder};
use super::values::{base_url, redirects};
use crate::base::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::base::normal_file;
use crate::build::cache::Cache;
use crate::build::{self, Outcome, Prepared, Request};
use crate::cli::report::{Built, End};
use crate::input::config::Redirects;
use crate::input::source::Sources;
use crate::lint;
use crate::publish::{self, Published, RealDisk, Target};
use crate::render::Work;
use crate::site::Selection;

const EXAMPLES: &str = "\
Examples:
  chancery build
  chancery build --drafts --future --output ../test
  chancery build --base-url https://example.org/blog/ --strict

A build with an error writes nothing: the output folder stays as it was.";

/// Build the site
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) site: SiteFolder,
    /// The folder to publish into [default: `output` in site.yaml, or public/]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The site's public URL, instead of `base_url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// What answers at old URLs, instead of `redirects` in site.yaml: pages, or a host that reads the file `_redirects`
    #[arg(long, value_name = "pages|host", value_parser = redirects)]
    redirects: Option<Redirects>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Publish scheduled posts too, whose date is in the future
    #[arg(long)]
    future: bool,
    /// Take over files in the output folder that an earlier build made, where the list of them in .chancery/ is lost
    #[arg(long)]
    adopt: bool,
    /// Treat warnings as errors, also those of `chancery check`
    #[arg(long)]
    strict: bool,
    /// Print warnings and errors only
    #[arg(long, short)]
    quiet: bool,
    /// Print warnings, errors and the summary as one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Exit {
    let progress = if arguments.quiet || arguments.json { Progress::never() } else { Progress::on_terminal() };
    let done = attempt(arguments, &progress);
    drop(progress);
    if arguments.json {
        console.print(done.end.json(&done.diagnostics).as_bytes());
        return done.exit;
    }
    console.diagnostics(&done.diagnostics);
    let line = done.end.line(&done.diagnostics);
    match &done.end {
        End::Published(_) if arguments.quiet => {}
        End::Published(_) => console.say(&line),
        // The build did not begin, and the error says why.
        End::Failed(_) if done.exit == Exit::Usage => {}
        End::Failed(_) => console.note(&line),
    }
    done.exit
}

/// How a build ended, with all that it reported.
struct Done {
    diagnostics: Diagnostics,
    end: End,
    exit: Exit,
}

impl Done {
    fn failed(diagnostics: Diagnostics, instead: impl Into<String>) -> Done {
        Done { diagnostics: diagnostics.sorted(), end: End::Failed(instead.into()), exit: Exit::Failure }
    }
}

impl From<Refusal> for Done {
    fn from(refusal: Refusal) -> Done {
        Done { exit: refusal.exit, ..Done::failed(refusal.diagnostics, "nothing was published") }
    }
}

fn attempt(arguments: &Arguments, progress: &Progress) -> Done {
    let started = Instant::now();
    let place = arguments.site.find().and_then(|root| Ok((root, site_folder::current()?)));
    let (root, here) = match place {
        Ok(place) => place,
        Err(refusal) => return refusal.into(),
    };
    memory_pages::choose(&root.join(".chancery/posts"));
    progress.begin("Reading", 0);
    let (sources, looked) = Looked::read(&root);
    let mut cache = Cache::on_disk(&root.join(".chancery"));
    let mut prepared = prepare(arguments, sources, &mut cache);
    let Some(output) = output_folder(arguments, &prepared, &root, &here) else {
        return Done::failed(prepared.diagnostics, "nothing was published");
    };
    let shown = shown(&output, &root, &here);
    let target = Target { site_root: root, output };
    if arguments.strict && !prepared.diagnostics.has_errors() {
        prepared.diagnostics.extend(doubts(&prepared));
    }
    prepared.diagnostics.extend(publish::check_target(&target, home().as_deref()).err());
    let accept = |diagnostics: &[Diagnostic]| obstacle(arguments, diagnostics).is_none();
    let options = publish::Options { adopt: arguments.adopt, ..publish::Options::default() };
    let kept = OnceLock::new();
    let encode = || drop(kept.set(cache.to_store()));
    let store = || store(kept.get().map_or(&[], Vec::as_slice), &looked);
    let (mut outcome, published) =
        publish::publish_site(prepared, &target, &options, &accept, &encode, &|work, done, all| {
            if done == 1 {
                let what = match work {
                    Work::Pictures => "Resizing pictures",
                    Work::Cards => "Drawing cards",
                    Work::Pages => "Rendering",
                };
                progress.begin(what, all);
            }
            progress.at(done);
        });
    let done = match (obstacle(arguments, &outcome.diagnostics), published) {
        (None, Some(published)) => published_or_not(published, outcome, started, &store, &shown),
        (why, published) => {
            outcome.diagnostics.extend(published.and_then(Result::err).unwrap_or_default());
            Done::failed(outcome.diagnostics, format!("nothing was published{}", why.unwrap_or_default()))
        }
    };
    // The process ends; to free its memory piece by piece would only take time.
    std::mem::forget(cache);
    done
}

/// What the last line adds where something keeps the site from being published.
fn obstacle(arguments: &Arguments, diagnostics: &[Diagnostic]) -> Option<&'static str> {
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Some("");
    }
    let strict = arguments.strict && !diagnostics.is_empty();
    strict.then_some(", since `--strict` treats warnings as errors")
}

fn published_or_not(
    published: Result<Published, Diagnostics>,
    outcome: Outcome,
    started: Instant,
    store: &dyn Fn() -> Diagnostics,
    shown: &str,
) -> Done {
    let Outcome { mut diagnostics, pages, posts, left_out, .. } = outcome;
    match published {
        Ok(Published { written, unchanged, removed, warnings, is_site_read_only }) => {
            diagnostics.extend(warnings);
            if !is_site_read_only {
                diagnostics.extend(store());
            }
            let built = Built {
                pages,
                posts,
                took: started.elapsed(),
                written,
                unchanged,
                removed,
                output: shown.to_string(),
                left_out,
            };
            let diagnostics = diagnostics.sorted();
            Done { diagnostics, end: End::Published(built), exit: Exit::Success }
        }
        Err(errors) => {
            diagnostics.extend(errors);
            Done::failed(diagnostics, format!("{shown} could not be updated"))
        }
    }
}

fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

fn prepare(arguments: &Arguments, sources: Sources, cache: &mut Cache) -> Prepared {
    let selection = Selection { drafts: arguments.drafts, future: arguments.future };
    let request = Request { base_url: arguments.base_url.clone(), redirects: arguments.redirects, selection };
    build::prepare(sources, &request, cache)
}

/// The findings in the languages of the site. What a post allows in vain keeps nothing from being published.
fn doubts(prepared: &Prepared) -> Diagnostics {
    let mut found = lint::findings(prepared);
    found.retain(|finding| finding.code != Some(Code::UnusedAllow));
    found
}

/// `--output` from the current folder, otherwise the setting from the site's root; none where the settings cannot be read.
fn output_folder(arguments: &Arguments, prepared: &Prepared, root: &Path, here: &Path) -> Option<PathBuf> {
    let given = arguments.output.as_ref().map(|given| here.join(given));
    given.or_else(|| prepared.config().map(|config| root.join(&config.output.value)))
}

/// The output folder as an author knows it: from the current folder or from the site's root where it lies below.
fn shown(output: &Path, root: &Path, here: &Path) -> String {
    let below = |folder| output.strip_prefix(folder).ok().filter(|inner: &&Path| inner.components().next().is_some());
    let shown = below(here).or_else(|| below(root)).unwrap_or(output).display().to_string();
    format!("{}/", shown.trim_end_matches(std::path::is_separator))
}

/// Keeps what the next build can use. The site is published by then, so a failure is only a warning.
fn store(kept: &[(PathBuf, Vec<u8>)], looked: &Looked) -> Diagnostics {
    let looked = looked.to_store();
    let failed = kept.iter().chain(&looked).filter_map(|(path, bytes)| {
        let error = replace_file::replace(&RealDisk, path, bytes).err()?;
        let problem = format!("`{}` could not be written: {error}", path.display());
        Some(Diagnostic::warning(problem).hint("the site is published; the next build will only take longer"))
    });
    failed.collect()
}

/// What is known of the site's files from build to build.
struct Looked {
    file: PathBuf,
    before: Vec<u8>,
    now: Vec<u8>,
}

impl Looked {
    /// Reads the site, but for the files that are proved to be as they were.
    fn read(root: &Path) -> (Sources, Looked) {
        let file = root.join(".chancery").join("sources");
        let before = normal_file::read(&file).unwrap_or_default();
        let sources = Sources::read_within_limit(root, &Sources::remembered(&before, root));
        let now = sources.remember();
        (sources, Looked { file, before, now })
    }

    fn to_store(&self) -> Option<(PathBuf, Vec<u8>)> {
        (self.now != self.before).then(|| (self.file.clone(), self.now.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_folder_is_shown_as_its_author_knows_it() {
        let (root, below) = (Path::new("/srv/dewi/site"), Path::new("/srv/dewi/site/content"));
        for (output, here, expected) in [
            ("/srv/dewi/site/public", root, "public/"),
            ("/srv/dewi/site/public/", below, "public/"),
            ("/srv/dewi/site/content/out", below, "out/"),
            ("/srv/www", root, "/srv/www/"),
            ("/srv/dewi/site", root, "/srv/dewi/site/"),
            ("/", root, "/"),
        ] {
            assert_eq!(shown(Path::new(output), root, here), expected);
        }
    }
}
