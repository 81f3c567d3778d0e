//! `chancery import`: turns a blog of another program into a site.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, Subcommand};

use super::console::Console;
use super::exit::Refusal;
use super::progress::Progress;
use super::verify;
use crate::base::diagnostic::Diagnostics;
use crate::import::folders::{self, Dialect};
use crate::import::model::file_names::REPORT;
use crate::import::report::{Report, screen};
use crate::import::wordpress::Options;
use crate::import::write::imported::Imported;
use crate::import::{ghost, substack, wordpress};
use crate::language::Language;

const EXAMPLES: &str = "\
Examples:
  chancery import wordpress export.xml --media uploads --into notes
  chancery import wordpress export.xml --lang en,id --into notes
  chancery import ghost export.json --media images --base-url https://blog.example --into notes
  chancery import substack export.zip --old-url https://name.substack.com --into notes
  chancery import jekyll ../old-blog --into notes --old ../old-blog/_site

Either the whole site is written or nothing. The full report is in import-report.md.
With `--old`, each post keeps the URL that it really had, and every address and text of the
old site is checked. Without it, URLs are guessed by the rules of the old program.
old-urls.txt lists them:
  chancery check --root notes --urls notes/old-urls.txt";

/// Import a blog from WordPress, Ghost, Substack, Jekyll, Hugo, Eleventy or Zola
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    Wordpress(Wordpress),
    Ghost(Ghost),
    Substack(Substack),
    Jekyll(Folder),
    Hugo(Folder),
    Eleventy(Folder),
    Zola(Folder),
}

/// From an export of WordPress (Tools, Export, All content)
#[derive(Debug, Args)]
struct Wordpress {
    /// The export file; name all files if the export has several
    #[arg(required = true, value_name = "EXPORT.XML")]
    exports: Vec<PathBuf>,
    #[command(flatten)]
    target: Target,
    /// An unpacked uploads folder (wp-content/uploads); each file is copied next to the posts that show it
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    /// Download files that are not in that folder from the old host; only from public addresses
    #[arg(long)]
    fetch: bool,
    /// Keep readers' comments as data next to their posts, without e-mail and IP addresses
    #[arg(long)]
    comments: bool,
    /// The blog's time zone, such as Asia/Jakarta [default: taken from the posts' times]
    #[arg(long, value_name = "NAME")]
    timezone: Option<String>,
}

/// From an export of Ghost (Settings, Import/Export, Content & settings)
#[derive(Debug, Args)]
struct Ghost {
    /// The export file
    #[arg(value_name = "EXPORT.JSON")]
    export: PathBuf,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    hosted: Hosted,
    /// A copy of Ghost's folder content/images; each file is copied next to the posts that show it
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
}

/// From an export of Substack (Settings, Exports)
#[derive(Debug, Args)]
struct Substack {
    /// The zip archive, or its unpacked folder
    #[arg(value_name = "EXPORT.ZIP")]
    export: PathBuf,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    hosted: Hosted,
    /// A folder with the images, by their names; each file is copied next to the posts that show it
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
}

/// What the export of a hosted blog does not say.
#[derive(Debug, Args)]
struct Hosted {
    /// The old blog's URL, which the export does not contain [default: the URL of `--base-url`]
    #[arg(long, value_name = "URL")]
    old_url: Option<String>,
    /// Download files that are not in the folder of `--media` from the old host; only from public addresses
    #[arg(long)]
    fetch: bool,
    /// The blog's time zone, such as Asia/Jakarta [default: that of the export, otherwise UTC]
    #[arg(long, value_name = "NAME")]
    timezone: Option<String>,
}

/// From the folder of its Markdown files and configuration
#[derive(Debug, Args)]
struct Folder {
    /// The folder of the old site
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    target: Target,
}

#[derive(Debug, Args)]
struct Target {
    /// The folder of the new site; it must be new or empty [default: site]
    #[arg(long, value_name = "DIR", default_value = "site", hide_default_value = true)]
    into: PathBuf,
    /// The site's languages, the default first: en,id [default: those of the old site, or those its posts are written
    /// in]
    #[arg(long, value_name = "TAGS", value_delimiter = ',', value_parser = tag)]
    lang: Vec<String>,
    /// The public URL of the new site [default: the old URL]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The old site itself, to check every address and text against: the folder of its built pages (public, _site), a
    /// sitemap.xml, a list of URLs, or what `hugo list all` prints [default: URLs are guessed]
    #[arg(long, value_name = "BUILT")]
    old: Option<PathBuf>,
    /// Add to a folder that is not empty; no file in it is changed
    #[arg(long)]
    force: bool,
}

fn tag(text: &str) -> Result<String, String> {
    Language::parse(text).map(|language| language.tag).map_err(|problem| format!("{problem}: {}", problem.hint()))
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let progress = Progress::on_terminal();
    let imported = match &arguments.from {
        From::Wordpress(wordpress) => import_wordpress(wordpress, &progress),
        From::Ghost(given) => {
            import_hosted(ghost::import, &given.export, &given.target, &given.hosted, given.media.as_deref(), &progress)
        }
        From::Substack(given) => import_hosted(
            substack::import,
            &given.export,
            &given.target,
            &given.hosted,
            given.media.as_deref(),
            &progress,
        ),
        From::Jekyll(folder) => import_folder(folder, Dialect::Jekyll),
        From::Hugo(folder) => import_folder(folder, Dialect::Hugo),
        From::Eleventy(folder) => import_folder(folder, Dialect::Eleventy),
        From::Zola(folder) => import_folder(folder, Dialect::Zola),
    };
    let report = imported.and_then(|imported| {
        progress.begin("building the new site", 0);
        verify::finish(imported)
    });
    drop(progress);
    let report = report.map_err(Refusal::errors)?;
    show(&report, &arguments.from.target().join(REPORT), console);
    Ok(())
}

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;

/// Prints the short report, with bold headings if the terminal supports them.
fn show(report: &Report, file: &Path, console: &mut Console) {
    let width = console.width().unwrap_or(WIDEST).min(WIDEST);
    let mut text = String::new();
    for line in screen::lines(report, &file.display().to_string(), width) {
        match line.is_heading {
            true => text.push_str(&format!("\u{1b}[1m{}\u{1b}[0m\n", line.text)),
            false => text.push_str(&format!("{}\n", line.text)),
        }
    }
    match anstream::AutoStream::choice(&std::io::stdout()) {
        anstream::ColorChoice::Never => console.print(anstream::adapter::strip_str(&text).to_string().as_bytes()),
        _ => console.print(text.as_bytes()),
    }
}

impl From {
    fn target(&self) -> &Path {
        match self {
            From::Wordpress(wordpress) => &wordpress.target.into,
            From::Ghost(given) => &given.target.into,
            From::Substack(given) => &given.target.into,
            From::Jekyll(folder) | From::Hugo(folder) | From::Eleventy(folder) | From::Zola(folder) => {
                &folder.target.into
            }
        }
    }
}

/// A flag that Ctrl-C sets, so that an interrupted import can undo its work. If Ctrl-C cannot be caught, it ends the
/// program as usual.
fn on_interrupt() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    if let Ok(runtime) = runtime {
        // The thread ends with the program.
        std::thread::spawn(move || {
            if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
                set.store(true, Ordering::Relaxed);
            }
        });
    }
    flag
}

fn import_wordpress(wordpress: &Wordpress, progress: &Progress) -> Result<Imported, Diagnostics> {
    let options = Options {
        exports: wordpress.exports.clone(),
        into: wordpress.target.into.clone(),
        media: wordpress.media.clone(),
        languages: wordpress.target.lang.clone(),
        time_zone: wordpress.timezone.clone(),
        base_url: wordpress.target.base_url.clone(),
        old: wordpress.target.old.clone(),
        old_url: None,
        comments: wordpress.comments,
        fetch: wordpress.fetch,
        force: wordpress.target.force,
        stop: on_interrupt(),
    };
    with_progress(wordpress::import, &options, progress)
}

/// Imports from an export of any program.
type Import = fn(&Options, wordpress::Progress<'_>) -> Result<Imported, Diagnostics>;

fn import_hosted(
    import: Import,
    export: &Path,
    target: &Target,
    hosted: &Hosted,
    media: Option<&Path>,
    progress: &Progress,
) -> Result<Imported, Diagnostics> {
    let options = Options {
        exports: vec![export.to_path_buf()],
        into: target.into.clone(),
        media: media.map(Path::to_path_buf),
        languages: target.lang.clone(),
        time_zone: hosted.timezone.clone(),
        base_url: target.base_url.clone(),
        old: target.old.clone(),
        old_url: hosted.old_url.clone(),
        comments: false,
        fetch: hosted.fetch,
        force: target.force,
        stop: on_interrupt(),
    };
    with_progress(import, &options, progress)
}

fn with_progress(import: Import, options: &Options, progress: &Progress) -> Result<Imported, Diagnostics> {
    let now = std::cell::Cell::new("");
    import(options, &|what, done, all| {
        if now.replace(what) != what {
            progress.begin(what, usize::try_from(all).unwrap_or(usize::MAX));
        }
        progress.at(usize::try_from(done).unwrap_or(usize::MAX));
    })
}

fn import_folder(folder: &Folder, dialect: Dialect) -> Result<Imported, Diagnostics> {
    let target = &folder.target;
    folders::import(&folders::Options {
        folder: folder.folder.clone(),
        dialect,
        into: target.into.clone(),
        languages: target.lang.clone(),
        base_url: target.base_url.clone(),
        old: target.old.clone(),
        force: target.force,
    })
}
