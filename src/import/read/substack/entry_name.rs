//! Names of files in an archive.

/// The name of an entry with `/` between its parts; none if it leads out of the folder of the archive.
pub(super) fn inside(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    let leaves = name.split('/').any(|part| part == "..");
    let is_bad = name.is_empty() || name.starts_with('/') || has_drive || leaves || name.contains('\0');
    (!is_bad).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leaves_the_folder_is_refused() {
        for name in ["../x", "a/../../x", "..\\x", "/etc/x", "\\x", "C:\\x", "c:x", "", "a\0b", "posts/.."] {
            assert_eq!(inside(name), None, "{name}");
        }
        assert_eq!(inside("posts\\1.a..b.html").as_deref(), Some("posts/1.a..b.html"));
    }
}
