//! Files that are the source of a page in a format that is not imported.

/// What the report says of them.
pub(crate) const LEFT_OUT: &str = "a page or a source in another format is left out";

/// Their endings.
const ENDINGS: [&str; 33] = [
    "org",
    "rst",
    "rest",
    "adoc",
    "asciidoc",
    "asc",
    "ad",
    "mdx",
    "textile",
    "qmd",
    "rmd",
    "ipynb",
    "pug",
    "jade",
    "njk",
    "liquid",
    "haml",
    "slim",
    "ejs",
    "hbs",
    "mustache",
    "erb",
    "webc",
    "pandoc",
    "pdc",
    "wiki",
    "mediawiki",
    "creole",
    "rdoc",
    "typ",
    "gmi",
    "gotmpl",
    "mkdn",
];

/// Whether a file is such a source.
pub(crate) fn is_other_source(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.ends_with(".11ty.js") || ENDINGS.iter().any(|own| own.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_other_formats_are_known_by_their_ending() {
        for name in ["a.org", "posts/a.RST", "a.adoc", "a.mdx", "a.qmd", "a.Rmd", "a.ipynb", "a.njk", "a.11ty.js"] {
            assert!(is_other_source(name), "{name}");
        }
        for name in ["a.md", "a.js", "a.png", "org", "a.org.png", "a.organic"] {
            assert!(!is_other_source(name), "{name}");
        }
    }
}
