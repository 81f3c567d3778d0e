//! An editor in the browser for a new site, or for one that is there.

use std::path::Path;

use super::console::Console;
use super::exit::Refusal;
use super::settings;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::cli::scaffold::cms::{self, Cms, CmsSite, PostFolders};
use crate::cli::scaffold::{self, File};
use crate::input::config::{self, Config};
use crate::input::source::{CONFIG_FILE, Sources};
use crate::publish::RealDisk;

/// The files of the editor for a new site with these settings.
pub(super) fn files(cms: Cms, settings: &str) -> Result<Vec<File>, Refusal> {
    let mut diagnostics = Diagnostics::new();
    let config = config::parse(&Text::new(CONFIG_FILE, settings), None, &mut diagnostics);
    let config = config.ok_or_else(|| Refusal::errors(diagnostics))?;
    Ok(cms::files(cms, &CmsSite::of(&config, cms, PostFolders::One)))
}

/// Adds the editor to a site that is there.
pub(super) fn add(cms: Cms, folder: &Path, console: &mut Console) -> Result<(), Refusal> {
    let config = settings::read(&Sources::settings(folder))?;
    let folders = post_folders(folder, &config);
    let files = cms::files(cms, &CmsSite::of(&config, cms, folders));
    scaffold::place(&RealDisk, folder, &files).map_err(|errors| {
        let hint = "remove it if you want it to be written anew";
        Refusal::errors(errors.into_iter().map(|error| error.hint(hint)).collect::<Diagnostics>())
    })?;
    console.diagnostics(&doubts(cms, &config, folders));
    console.line(&next(cms));
    Ok(())
}

/// How posts are in folders: by language, by year as `chancery new` puts them, or all in one.
fn post_folders(root: &Path, config: &Config) -> PostFolders {
    let posts = root.join("content/posts");
    let first = &config.languages[0].language.tag;
    if config.languages.len() > 1 && posts.join(first).is_dir() {
        return PostFolders::Languages;
    }
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    let entries = std::fs::read_dir(posts).into_iter().flatten().flatten();
    let mut years = entries.filter(|entry| is_year(&entry.file_name().to_string_lossy()) && entry.path().is_dir());
    if years.next().is_some() { PostFolders::Years } else { PostFolders::One }
}

/// What of the site does not fit the editor.
fn doubts(cms: Cms, config: &Config, folders: PostFolders) -> Diagnostics {
    let mut doubts = Diagnostics::new();
    if cms.names_first_language() && config.languages.len() > 1 && folders != PostFolders::Languages {
        let tag = &config.languages[0].language.tag;
        let message = format!("{} opens posts in `{tag}` only if their files end in `.{tag}.md`", cms.name());
        doubts.push(Diagnostic::warning(message).hint("rename the files, or use `--cms sveltia`"));
    }
    if config.security.headers {
        let message = format!("the policy of the site (`headers: true`) does not let browsers load {}", cms.name());
        let hint = format!("add these sources to {CONFIG_FILE}:\n\n{}", cms::sources(cms));
        doubts.push(Diagnostic::warning(message).hint(hint));
    }
    doubts
}

/// What there is to do before the editor can be used.
pub(super) fn next(cms: Cms) -> String {
    format!(
        "{} is at /admin/ of the site. Write your repository into content/admin/config.yml: see docs/writing.md.\n",
        cms.name()
    )
}
