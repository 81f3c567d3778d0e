//! The files of a theme that a site can replace.
//!
//! Takes the sources; gives each file of the theme with the place in the site where a file replaces it.

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::cli::exit::Refusal;
use crate::input::config;
use crate::input::source::{CONFIG_FILE, Sources};

/// A file of the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ThemeFile {
    /// In the theme: `templates/post.html`, `static/css/style.css`.
    pub(super) name: String,
    /// In the sources.
    pub(super) source: String,
    /// Where a file of the site replaces it: `templates/post.html`, `content/css/style.css`.
    pub(super) place: String,
}

/// The name of the site's theme. A configuration with mistakes has the default one.
pub(super) fn name(sources: &Sources) -> String {
    let text = sources.shown(CONFIG_FILE);
    let config = config::parse(&Text::new(CONFIG_FILE, &text), None, &mut Diagnostics::new());
    config.map_or_else(|| "chancery".to_string(), |config| config.theme.value)
}

/// All files of a theme, in the order of their names: templates, then static files.
pub(super) fn all(sources: &Sources, theme: &str) -> Result<Vec<ThemeFile>, Refusal> {
    let below = |part: &str, folder: &str| -> Vec<ThemeFile> {
        let start = format!("themes/{theme}/{part}/");
        let files =
            sources.files.range(start.clone()..).map_while(|(path, _)| Some((path, path.strip_prefix(&start)?)));
        files
            .map(|(path, rest)| ThemeFile {
                name: format!("{part}/{rest}"),
                source: path.clone(),
                place: format!("{folder}/{rest}"),
            })
            .collect()
    };
    let found = [below("templates", "templates"), below("static", "content")].concat();
    if found.is_empty() {
        let problem = Diagnostic::error(format!("theme `{theme}` does not exist"));
        return Err(Refusal::errors(problem.hint("correct `theme` in site.yaml")));
    }
    Ok(found)
}

/// Whether a name that someone wrote means a file: its whole path in the theme or in the site, or the end of it.
pub(super) fn is_meant(file: &ThemeFile, written: &str) -> bool {
    let written = written.replace('\\', "/");
    let written = written.trim_start_matches("./");
    let ends = |path: &str| path == written || path.strip_suffix(written).is_some_and(|before| before.ends_with('/'));
    ends(&file.source) || ends(&file.place)
}
