//! Names of files that some systems refuse: `who-speaks:-a-question?.md` on Windows.
//!
//! Takes the files of an old site; gives those whose new path cannot be one another that can. Their URLs stay.

use std::collections::BTreeSet;

use crate::base::url::{check_output_path, fold_path};
use crate::import::model::Blog;
use crate::import::model::numbered::numbered;

const RENAMED: &str = "a file name that not every system can have is written without the signs; the URL is the same";
/// The longest name, in bytes: the limit of most file systems is 255, and an ending may follow.
const LONGEST: usize = 200;

/// Renames them.
pub(super) fn apply(blog: &mut Blog) {
    let all = blog.files.iter().map(|file| &file.to).chain(blog.statics.iter().map(|(_, to)| to));
    let mut taken: BTreeSet<String> = all.filter(|to| is_safe(to)).map(|to| fold_path(to)).collect();
    let mut renamed = Vec::new();
    let files = blog.files.iter_mut().map(|file| (file.from.clone(), &mut file.to));
    let statics = blog.statics.iter_mut().map(|(from, to)| (from.clone(), to));
    for (from, to) in files.chain(statics).filter(|(_, to)| !is_safe(to)) {
        *to = free(&safe(to), &mut taken);
        renamed.push((from, to.clone()));
    }
    renamed.into_iter().for_each(|(from, to)| blog.changed(RENAMED, &from, &to));
}

fn is_safe(path: &str) -> bool {
    check_output_path(path).is_ok()
}

/// The path that no other file has.
fn free(path: &str, taken: &mut BTreeSet<String>) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let numbered = |number| format!("{folder}/{}", numbered(name, number)).trim_start_matches('/').to_string();
    let path = (1..).map(numbered).find(|path| !taken.contains(&fold_path(path))).unwrap_or_default();
    taken.insert(fold_path(&path));
    path
}

/// The path with names that every system can have.
fn safe(path: &str) -> String {
    path.split('/').filter(|segment| !segment.is_empty()).map(safe_segment).collect::<Vec<_>>().join("/")
}

fn safe_segment(segment: &str) -> String {
    let (stem, ending) = match segment.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (segment, String::new()),
    };
    let [stem, ending] = [stem, &ending].map(without_signs);
    let mut stem = stem.trim_matches(['.', ' ']).to_string();
    while stem.len() > LONGEST {
        stem.pop();
    }
    let named = |stem: &str| format!("{stem}{}", ending.trim_end_matches(['.', ' ']));
    match check_output_path(&named(&stem)) {
        Ok(()) if !stem.is_empty() => named(&stem),
        _ => named(&format!("{stem}-file")),
    }
}

/// Without the signs that Windows refuses.
fn without_signs(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() && !"<>:\"|?*\\".contains(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::model::OldFile;

    fn renamed(paths: &[&str]) -> Vec<String> {
        let file = |path: &&str| OldFile { from: path.to_string(), to: path.to_string(), ..OldFile::default() };
        let mut blog = Blog { files: paths.iter().map(file).collect(), ..Blog::default() };
        apply(&mut blog);
        assert_eq!(blog.remarks.len(), paths.iter().filter(|path| !is_safe(path)).count());
        blog.files.into_iter().map(|file| file.to).collect()
    }

    #[test]
    fn signs_that_windows_refuses_go() {
        let long = format!("content/{}.md", "é".repeat(150));
        for (path, safe) in [
            ("content/post/who-speaks:-a-question?.md", "content/post/who-speaks-a-question.md"),
            ("content/a|b/c*.id.md", "content/ab/c.id.md"),
            ("content/con.md", "content/con-file.md"),
            ("content/aux/a.md", "content/aux-file/a.md"),
            ("content/???.md", "content/-file.md"),
            ("content/end. /a.md", "content/end/a.md"),
            ("content/tab\there.md", "content/tabhere.md"),
            (long.as_str(), &format!("content/{}.md", "é".repeat(100))),
        ] {
            assert_eq!(renamed(&[path]), [safe]);
            assert!(is_safe(safe), "{safe}");
        }
        assert_eq!(renamed(&["content/post/usual.md"]), ["content/post/usual.md"]);
    }

    #[test]
    fn no_two_files_get_one_name() {
        let paths = ["content/a?.md", "content/A.md", "content/a:.md"];
        let names = renamed(&paths);
        let distinct: BTreeSet<String> = names.iter().map(|name| fold_path(name)).collect();
        assert_eq!((distinct.len(), names[1].as_str()), (3, "content/A.md"), "{names:?}");
    }
}
