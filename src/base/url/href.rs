//! Links between the site's own addresses.
//!
//! Takes percent-encoded addresses; gives relative references and resolved paths after RFC 3986. Does not know which pages
//! exist, nor the base URL.

/// The relative reference that leads from the page at one address path to another: from `/tag/x/` to `/2016/10/y/` is
/// `../../2016/10/y/`. Both count from the site's root; `to` may have a query and a fragment. What is no path from the
/// root (`https://…`, `//host/…`, `mailto:…`, `#part`) is given back as it is.
pub fn relative(from: &str, to: &str) -> String {
    if !is_rooted(to) {
        return to.to_string();
    }
    let (path, rest) = split_path(to);
    let from = split_path(from).0;
    if from == path && rest.starts_with('#') {
        return rest.to_string();
    }
    reference(from, path) + rest
}

/// As [`relative`], but a reference to a folder ends in its `index.html`, for pages read from a disk without a server.
pub fn relative_on_disk(from: &str, to: &str) -> String {
    if !is_rooted(to) {
        return to.to_string();
    }
    let (path, rest) = split_path(to);
    let from = split_path(from).0;
    if from == path && rest.starts_with('#') {
        return rest.to_string();
    }
    match path.ends_with('/') {
        true => reference(from, &format!("{path}index.html")) + rest,
        false => reference(from, path) + rest,
    }
}

fn is_rooted(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//")
}

/// The path, and the query and fragment after it.
pub(crate) fn split_path(address: &str) -> (&str, &str) {
    address.split_at(address.find(['?', '#']).unwrap_or(address.len()))
}

fn reference(from: &str, to: &str) -> String {
    let from_folder = from.rfind('/').map_or("", |at| &from[..at]);
    let to_folder = to.rfind('/').map_or("", |at| &to[..at]);
    let ours: Vec<&str> = from_folder.split('/').collect();
    let theirs: Vec<&str> = to_folder.split('/').collect();
    let shared = ours.iter().zip(&theirs).take_while(|(our, their)| our == their).count();
    let mut parts: Vec<&str> = vec![".."; ours.len() - shared];
    parts.extend(&theirs[shared..]);
    parts.push(to[to_folder.len()..].trim_start_matches('/'));
    let reference = parts.join("/");
    // An empty first part would be the page itself or a path from the root; a colon in it, a scheme (section 4.2).
    match reference.split('/').next() {
        Some("") => format!("./{}", reference.trim_start_matches('/')),
        Some(first) if first.contains(':') => format!("./{reference}"),
        _ => reference,
    }
}

/// The site path that `relative` names as seen from `folder`: from `content/posts`, `../a/b.md` is `content/a/b.md`, and
/// `/a/b.md` is `a/b.md`. None when it leaves the root. Neither is percent-encoded nor has a query or a fragment.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let start = if relative.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(relative.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_reference_leads_from_page_to_page() {
        for (from, to, expected) in [
            ("/tag/x/", "/2016/10/y/", "../../2016/10/y/"),
            ("/", "/2016/", "2016/"),
            ("/2016/", "/", "../"),
            ("/", "/", "./"),
            ("/a/b/", "/a/b/", "./"),
            ("/a/b/", "/a/", "../"),
            ("/a/", "/a/b/", "b/"),
            ("/a/b/", "/a/c/", "../c/"),
            ("/a/b/", "/css/style.css", "../../css/style.css"),
            ("/404.html", "/css/style.css", "css/style.css"),
            ("/a/feed.xml", "/a/", "./"),
            ("/a/b/", "/a/b/photo.jpg?x=/../#y", "photo.jpg?x=/../#y"),
            ("/a/b/", "/a/b/#part", "#part"),
            ("/a/b/#here", "/a/b/#part", "#part"),
            ("/a/b/", "/a/b/?q=1", "./?q=1"),
            ("/a/", "/c/#part", "../c/#part"),
            ("/", "/a:b/", "./a:b/"),
            ("/a/", "/a/x:y", "./x:y"),
            ("/ab/", "/a/", "../a/"),
            ("/", "https://example.org/x", "https://example.org/x"),
            ("/a/", "//example.org/x", "//example.org/x"),
            ("/a/", "mailto:a@b.c", "mailto:a@b.c"),
            ("/a/", "#part", "#part"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn on_disk_a_folder_is_read_by_its_index() {
        for (from, to, expected) in [
            ("/tag/x/", "/2016/y/#part", "../../2016/y/index.html#part"),
            ("/", "/", "index.html"),
            ("/a/", "/", "../index.html"),
            ("/a/", "/a/#part", "#part"),
            ("/a/", "/style.css?v=1", "../style.css?v=1"),
            ("/a/", "https://example.org/", "https://example.org/"),
        ] {
            assert_eq!(relative_on_disk(from, to), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn a_relative_path_is_resolved_inside_the_root_only() {
        for (folder, relative, expected) in [
            ("content/posts", "../a/b.md", Some("content/a/b.md")),
            ("content/posts/", "./x.md", Some("content/posts/x.md")),
            ("", "a.md", Some("a.md")),
            ("a/b", "/c.md", Some("c.md")),
            ("a", "../..", None),
            ("", "../x", None),
            ("a/b", "../../", Some("")),
            ("a", "..hidden/…", Some("a/..hidden/…")),
            ("a", "b/../../../a/x", None),
        ] {
            assert_eq!(join(folder, relative).as_deref(), expected, "{folder} + {relative}");
        }
    }
}
