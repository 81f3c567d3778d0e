//! Folders that a build must never own.
//!
//! Takes a target and the home folder; gives a refusal or none. Compares folders, not spellings: symlinks, `..`, and
//! case where the system ignores it. Changes nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::output_folder::OutputFolder;
use super::real_path::{lies_within, resolve, resolve_or_keep, same_folder};
use super::state;
use super::target::Target;
use crate::base::diagnostic::Diagnostic;
use crate::base::normal_file;
use crate::input::source::{self, CONFIG_FILE};

/// The folders of a site that are its author's.
const SOURCES: [&str; 7] = ["content", "templates", "themes", "i18n", "data", ".git", ".chancery"];

/// Refuses to publish into a folder that is not the build's own: the root of a disk, the site folder or one above it,
/// the home folder or one above it, one that is, contains or is inside the site's sources, or one inside another site. A
/// symlink counts as the folder that it points to. The error names the setting.
pub fn check_target(target: &Target, home: Option<&Path>) -> Result<(), Diagnostic> {
    let output = resolve(&target.output).map_err(|error| unreachable(&target.output, &error))?;
    let root = resolve(&target.site_root).map_err(|error| unreachable(&target.site_root, &error))?;
    match reason_against(&output, &root, home) {
        Some(reason) => Err(refusal(&output, &reason)),
        None if let Some(other) = site_around(&output, target).filter(|other| !same_folder(other, &root)) => {
            Err(in_another_site(&output, &other))
        }
        None if fs::metadata(&output).is_ok_and(|found| !found.is_dir()) => Err(refusal(&output, "is not a folder")),
        None => Ok(()),
    }
}

fn reason_against(output: &Path, root: &Path, home: Option<&Path>) -> Option<String> {
    if !output.is_absolute() {
        return Some("is not an absolute path".to_string());
    }
    if output.parent().is_none() {
        return Some("is the root of a disk".to_string());
    }
    if same_folder(output, root) {
        return Some("is the site folder itself".to_string());
    }
    if lies_within(root, output) {
        return Some("contains the site folder".to_string());
    }
    if let Some(home) = home.map(resolve_or_keep)
        && lies_within(&home, output)
    {
        return Some("is the home folder, or contains it".to_string());
    }
    let source = SOURCES.into_iter().find(|source| {
        let source = resolve_or_keep(&root.join(source));
        lies_within(output, &source) || lies_within(&source, output)
    });
    if let Some(source) = source {
        return Some(format!("is, contains or is inside the site's `{source}`"));
    }
    let in_git = output.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git"));
    in_git.then(|| "is inside a `.git` folder".to_string())
}

/// The nearest folder with a `site.yaml`, the output folder or one above it. A page of the site may itself have that name:
/// in the output folder, a file that a build of this site wrote does not count.
fn site_around(output: &Path, target: &Target) -> Option<PathBuf> {
    let found = source::find_root(output)?;
    if found == output && wrote_site_file(target) {
        return source::find_root(output.parent()?);
    }
    Some(found)
}

fn wrote_site_file(target: &Target) -> bool {
    let Ok(output) = OutputFolder::of(target) else { return false };
    [state::in_site(target, &output), state::in_output(target, &output)].iter().any(|file| {
        let manifest = normal_file::read(file).ok().and_then(|bytes| Manifest::from_bytes(&bytes));
        manifest.is_some_and(|manifest| manifest.get(CONFIG_FILE).is_some())
    })
}

fn in_another_site(output: &Path, other: &Path) -> Diagnostic {
    let problem = format!("the setting `output` names `{}`, which is inside another site", output.display());
    Diagnostic::error(problem)
        .hint(format!("`{}` has its own {CONFIG_FILE}, and a build could change that site's files", other.display()))
        .hint("set `output` in `site.yaml`, or `--output`, to a folder of this site, such as `public`, or one outside of all sites")
}

fn refusal(output: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(format!("the setting `output` names `{}`, which {reason}", output.display()))
        .hint("set `output` in `site.yaml`, or `--output`, to a folder for the built site alone, such as `public`")
}

fn unreachable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("the setting `output` cannot be used: `{}` cannot be reached: {error}", path.display()))
        .hint("set `output` in `site.yaml`, or `--output`, to a folder that exists or can be made")
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("home/site");
        fs::create_dir_all(root.join("content/posts")).unwrap();
        fs::create_dir_all(root.join(".git")).unwrap();
        (folder, root)
    }

    fn refused(root: &Path, output: &Path) -> Option<String> {
        let target = Target { site_root: root.to_path_buf(), output: output.to_path_buf() };
        check_target(&target, root.parent()).err().map(|refusal| refusal.message)
    }

    #[test]
    fn row_01_folders_that_are_not_the_builds_own_are_refused() {
        let (_folder, root) = site();
        let bad =
            ["", "..", "../..", "content", "content/posts/x", "templates", "themes/x", ".git/x", ".chancery", "x/.."];
        for output in bad.map(|output| root.join(output)).into_iter().chain([PathBuf::from("/")]) {
            let message = refused(&root, &output).unwrap_or_else(|| panic!("{} passed", output.display()));
            assert!(message.contains("`output`"), "{message}");
        }
    }

    #[test]
    fn row_01_folders_beside_the_sources_pass() {
        let (_folder, root) = site();
        for output in ["public", "public/../out", "contents", "content-out", "../other", "deep/er/out", ".github"] {
            assert_eq!(refused(&root, &root.join(output)), None, "{output}");
        }
    }

    #[test]
    fn row_01_a_folder_inside_another_site_is_refused() {
        let (folder, root) = site();
        let (other, inner) = (folder.path().join("home/other"), root.join("inner"));
        for site in [&root, &other, &inner] {
            fs::create_dir_all(site).unwrap();
            fs::write(site.join(CONFIG_FILE), "").unwrap();
        }
        for output in ["content", "content/posts/x", "public", "not/there/yet", "."] {
            let message = refused(&root, &other.join(output)).unwrap_or_else(|| panic!("{output} passed"));
            assert!(message.contains("another site") && message.contains("other"), "{message}");
        }
        assert!(refused(&root, &root.join("../other/public")).unwrap().contains("another site"));
        assert!(refused(&root, &inner.join("public")).unwrap().contains("another site"), "a site inside this one");
        assert!(refused(&inner, &root.join("public")).unwrap().contains("another site"), "the site around this one");
        assert_eq!(refused(&inner, &inner.join("public")), None, "its own folder, though another site is above it");
        assert_eq!(refused(&root, &folder.path().join("home/www")), None, "no site above it");
    }

    #[cfg(unix)]
    #[test]
    fn row_01_another_site_behind_a_symlink_is_refused() {
        let (folder, root) = site();
        let other = folder.path().join("home/other");
        fs::create_dir_all(&other).unwrap();
        fs::write(other.join(CONFIG_FILE), "").unwrap();
        fs::write(root.join(CONFIG_FILE), "").unwrap();
        std::os::unix::fs::symlink(&other, root.join("public")).unwrap();
        assert!(refused(&root, &root.join("public/x")).unwrap().contains("another site"));
    }

    #[test]
    fn row_01_a_file_in_the_folders_place_is_refused() {
        let (_folder, root) = site();
        fs::write(root.join("public"), "mine").unwrap();
        assert!(refused(&root, &root.join("public")).unwrap().contains("is not a folder"));
        assert!(refused(&root, &root.join("public/below")).is_some());
    }

    #[test]
    fn row_01_another_repositorys_git_folder_is_refused() {
        let (folder, root) = site();
        assert!(refused(&root, &folder.path().join("other/.git/pages")).unwrap().contains(".git"));
    }

    #[cfg(unix)]
    #[test]
    fn row_01_a_symlink_is_judged_by_where_it_leads() {
        use std::os::unix::fs::symlink;
        let (folder, root) = site();
        fs::create_dir(folder.path().join("www")).unwrap();
        for (name, leads_to) in [("a", "content/posts"), ("b", "."), ("c", "nowhere"), ("d", "d")] {
            symlink(root.join(leads_to), root.join(name)).unwrap();
            assert!(refused(&root, &root.join(name)).is_some(), "{name}");
        }
        symlink(folder.path().join("www"), root.join("public")).unwrap();
        assert_eq!(refused(&root, &root.join("public")), None);
        assert!(refused(&root, &root.join("missing/../a/x")).is_some(), "`..` after a missing folder");
    }

    #[cfg(unix)]
    #[test]
    fn row_01_sources_behind_a_symlink_are_refused_by_their_real_place() {
        let (folder, root) = site();
        fs::create_dir(folder.path().join("words")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("words"), root.join("templates")).unwrap();
        assert!(refused(&root, &folder.path().join("words/out")).unwrap().contains("`templates`"));
    }
}
