//! Lists of the old site's addresses: a sitemap, URLs on lines, or Hugo's table of its pages.

use std::path::Path;

use serde_json::Value;

use super::address::Hosts;
use super::site::OldSite;
use crate::base::address_list::{addresses, unescaped};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::input::site_data::csv;

/// Reads a list. `old` is its file, and `name` what the author calls it.
pub(crate) fn read(old: &Path, name: &str, text: &str, hosts: &Hosts) -> Result<OldSite, Diagnostic> {
    let text = text.trim_start_matches('\u{feff}');
    if is_table(text) {
        return table(name, text, hosts);
    }
    let mut found = Vec::new();
    match text.contains("<sitemapindex") {
        true => {
            for file in named_files(text) {
                let part = old.with_file_name(&file);
                let text = std::fs::read_to_string(&part).map_err(|_| {
                    let problem = Diagnostic::error(format!(
                        "`--old {name}` is a list of sitemaps, and `{file}` is not beside it"
                    ));
                    problem.hint("download the sitemaps that it names into the same folder")
                })?;
                found.extend(addresses(&file, &text)?);
            }
        }
        false => found = addresses(name, text)?,
    }
    let paths = found.iter().filter_map(|address| hosts.site_path(address, "/")).collect();
    Ok(OldSite { paths, ..OldSite::default() })
}

/// The names of the sitemaps in a list of sitemaps.
fn named_files(text: &str) -> Vec<String> {
    let found = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    found.filter_map(|address| Some(unescaped(address.trim()).rsplit('/').next()?.to_string())).collect()
}

/// Whether the first line names the columns that `hugo list all` writes.
fn is_table(text: &str) -> bool {
    let columns: Vec<&str> = text.lines().next().unwrap_or_default().split(',').map(str::trim).collect();
    columns.contains(&"path") && columns.contains(&"permalink")
}

/// The table of `hugo list all`: a source and its permalink on each line.
fn table(name: &str, text: &str, hosts: &Hosts) -> Result<OldSite, Diagnostic> {
    let mut diagnostics = Diagnostics::new();
    let rows = csv::parse(&Text::new(name, text), 0, b',', &mut diagnostics);
    if let Some(problem) = diagnostics.into_iter().find(Diagnostic::is_error) {
        return Err(problem.hint("save the output of `hugo list all` into a file, unchanged"));
    }
    let mut site = OldSite::default();
    for row in rows.as_ref().and_then(Value::as_array).into_iter().flatten() {
        let field = |key: &str| row.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        // The table names drafts too, which were never public.
        if field("draft") == Some("true") {
            continue;
        }
        let path = field("permalink").and_then(|url| hosts.site_path(url, "/"));
        if let (Some(source), Some(path)) = (field("path"), path) {
            site.of_sources.insert(source.replace('\\', "/"), path);
        }
    }
    Ok(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> OldSite {
        read(Path::new("list"), "list", text, &Hosts::one(Some("https://kopi.example/blog/"))).unwrap()
    }

    #[test]
    fn a_table_of_hugo_gives_each_source_its_address() {
        let site = of("path,slug,title,date,expiryDate,publishDate,draft,permalink,kind,section\n\
                       content/posts/a.md,,\"One, two\",2020-01-01,,,false,https://kopi.example/blog/2020/a/,page,posts\n\
                       content\\posts\\b.md,,B,,,,true,https://kopi.example/blog/b/,page,posts\n");
        let found: Vec<(&String, &String)> = site.of_sources.iter().collect();
        assert_eq!(found, [(&"content/posts/a.md".to_string(), &"/2020/a/".to_string())]);
    }

    #[test]
    fn urls_on_lines_and_in_a_sitemap_are_site_paths() {
        assert_eq!(of("# all\nhttps://kopi.example/blog/a/\n/b/?x=1\n").paths, ["/a/", "/b/"]);
        assert_eq!(of("<urlset><url><loc>https://kopi.example/blog/c/</loc></url></urlset>").paths, ["/c/"]);
    }

    #[test]
    fn a_list_of_sitemaps_needs_the_sitemaps_beside_it() {
        let index = "<sitemapindex><sitemap><loc>https://kopi.example/post-sitemap.xml</loc></sitemap></sitemapindex>";
        let problem = read(Path::new("/nowhere/sitemap.xml"), "sitemap.xml", index, &Hosts::default()).unwrap_err();
        assert!(problem.message.contains("`post-sitemap.xml` is not beside it"), "{}", problem.message);
    }
}
