//! Names of files that some systems refuse: `who-speaks:-a-question?.md` on Windows.
//!
//! Takes the files of an old site; gives those whose new path cannot be one another that can. The URLs of posts and pages stay; those
//! of other files change, and so do the texts that name them.

use std::collections::BTreeSet;

use crate::base::url::{check_output_path, encode_path, encoded_value, fold_path};
use crate::import::model::Blog;
use crate::import::model::numbered::numbered;

const RENAMED: &str =
    "a file name that not every system can have is written without the signs; the URL stays if a site can have it";
const MOVED: &str =
    "a file whose name not every system can have has another name and URL, also in the texts that name it";
/// The longest name, in bytes: the limit of most file systems is 255, and an ending may follow.
const LONGEST: usize = 200;

/// Renames them.
pub(super) fn apply(blog: &mut Blog) {
    let all = blog.files.iter().map(|file| &file.to).chain(blog.statics.iter().map(|(_, to)| to));
    let mut taken: BTreeSet<String> = all.filter(|to| is_safe(to)).map(|to| fold_path(to)).collect();
    let (mut said, mut names) = (Vec::new(), Vec::new());
    for file in blog.files.iter_mut().filter(|file| !is_safe(&file.to)) {
        file.to = free(&safe(&file.to), &mut taken);
        said.push((RENAMED, file.from.clone(), file.to.clone()));
    }
    for (from, to) in blog.statics.iter_mut().filter(|(_, to)| !is_safe(to)) {
        let new = free(&safe(to), &mut taken);
        names.push((name(to).to_string(), name(&new).to_string()));
        *to = new;
        said.push((MOVED, from.clone(), to.clone()));
    }
    for (old, new) in names.iter().filter(|(old, new)| old != new) {
        // As it is written, and as a URL has it.
        let written =
            [(old.clone(), new.clone()), (encode_path(old), encode_path(new)), (encoded_value(old), encode_path(new))];
        for (old, new) in written {
            blog.files.iter_mut().for_each(|file| file.body = file.body.replace(&old, &new));
        }
    }
    said.into_iter().for_each(|(what, from, to)| blog.changed(what, &from, &to));
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
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
    fn texts_name_a_picture_by_its_new_name() {
        let body = "![a](/pic:1.png) ![b](pic%3A1.png) ![c](/other.png)".to_string();
        let file = OldFile { from: "a.md".into(), to: "content/a.md".into(), body, ..OldFile::default() };
        let statics = vec![("static/pic:1.png".to_string(), "content/pic:1.png".to_string())];
        let mut blog = Blog { files: vec![file], statics, ..Blog::default() };
        apply(&mut blog);
        assert_eq!(blog.statics[0].1, "content/pic1.png");
        assert_eq!(blog.files[0].body, "![a](/pic1.png) ![b](pic1.png) ![c](/other.png)");
    }

    #[test]
    fn no_two_files_get_one_name() {
        let paths = ["content/a?.md", "content/A.md", "content/a:.md"];
        let names = renamed(&paths);
        let distinct: BTreeSet<String> = names.iter().map(|name| fold_path(name)).collect();
        assert_eq!((distinct.len(), names[1].as_str()), (3, "content/A.md"), "{names:?}");
    }
}
