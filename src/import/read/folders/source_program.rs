//! The program that a folder is from, by the files that only this program has.
//!
//! Takes a folder; gives the program, and for one that cannot be imported where it keeps its posts. An import of another
//! program would find no posts there, or wrong ones.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::import::model::folder::Dialect;

/// A program that makes sites from a folder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Program {
    /// One with an import.
    Known(Dialect),
    /// Another one: its name, and where its posts are.
    Other(&'static str, &'static str),
    /// The system behind the old site has an export, which is a file: its name.
    Export(&'static str),
}

/// Files and folders that only one program has, its name, and where its posts usually are.
const MARKS: [(&str, &str, &str); 38] = [
    ("_quarto.yml", "Quarto", "`posts`, in files that end in `.qmd`, which is Markdown"),
    ("_quarto.yaml", "Quarto", "`posts`, in files that end in `.qmd`, which is Markdown"),
    ("pelicanconf.py", "Pelican", "`content`"),
    ("gatsby-config.js", "Gatsby", "`content` or `src/pages`"),
    ("gatsby-config.ts", "Gatsby", "`content` or `src/pages`"),
    ("gatsby-config.mjs", "Gatsby", "`content` or `src/pages`"),
    ("docusaurus.config.js", "Docusaurus", "`blog` and `docs`"),
    ("docusaurus.config.ts", "Docusaurus", "`blog` and `docs`"),
    ("docusaurus.config.mjs", "Docusaurus", "`blog` and `docs`"),
    ("astro.config.js", "Astro", "`src/content` or `src/pages`"),
    ("astro.config.mjs", "Astro", "`src/content` or `src/pages`"),
    ("astro.config.ts", "Astro", "`src/content` or `src/pages`"),
    ("mkdocs.yml", "MkDocs", "`docs`"),
    ("mkdocs.yaml", "MkDocs", "`docs`"),
    ("next.config.js", "Next.js", "the folder that its pages read"),
    ("next.config.mjs", "Next.js", "the folder that its pages read"),
    ("next.config.ts", "Next.js", "the folder that its pages read"),
    ("nuxt.config.js", "Nuxt", "`content`"),
    ("nuxt.config.ts", "Nuxt", "`content`"),
    ("svelte.config.js", "SvelteKit", "the folder that its pages read"),
    ("gridsome.config.js", "Gridsome", "`content` or `blog`"),
    (".vuepress", "VuePress", "this folder"),
    ("docs/.vuepress", "VuePress", "`docs`"),
    (".vitepress", "VitePress", "this folder"),
    ("docs/.vitepress", "VitePress", "`docs`"),
    ("nanoc.yaml", "nanoc", "`content`"),
    ("nanoc.yml", "nanoc", "`content`"),
    ("metalsmith.json", "Metalsmith", "`src`"),
    ("_cobalt.yml", "Cobalt", "`posts`"),
    ("bridgetown.config.yml", "Bridgetown", "`src/_posts`"),
    ("config/initializers.rb", "Bridgetown", "`src/_posts`"),
    ("book.toml", "mdBook", "`src`"),
    ("_site.yml", "R Markdown", "`_posts`, in files that end in `.Rmd`, which is Markdown"),
    ("user/pages", "Grav", "`user/pages`"),
    (".obsidian", "Obsidian", "this folder"),
    ("site.hs", "Hakyll", "`posts`"),
    ("wp-config.php", "WordPress", ""),
    ("content/data/ghost.db", "Ghost", ""),
];

/// The only folder directly in this one that is a site of this program.
pub(crate) fn within(dialect: Dialect, folder: &Path) -> Option<PathBuf> {
    let inner = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut sites = inner.filter(|path| path.is_dir() && is_of(dialect, path));
    sites.next().filter(|_| sites.next().is_none())
}

/// The program that a folder is from; none if nothing says so.
pub(crate) fn of_folder(folder: &Path) -> Option<Program> {
    if is_hexo(folder) {
        return Some(Program::Other("Hexo", "`source/_posts`"));
    }
    let known = [Dialect::Hugo, Dialect::Zola, Dialect::Eleventy, Dialect::Jekyll];
    let ours = known.into_iter().find(|dialect| is_of(*dialect, folder)).map(Program::Known);
    ours.or_else(|| of_mark(folder)).or_else(|| of_python(folder)).or_else(|| of_exports(folder))
}

/// Whether a folder has the configuration of a program with an import.
pub(crate) fn is_of(dialect: Dialect, folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).exists();
    match dialect {
        Dialect::Jekyll => {
            !is_hexo(folder) && ["_config.yml", "_config.yaml", "_config.toml"].iter().any(|name| has(name))
        }
        Dialect::Hugo => {
            let names = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"];
            let older = ["config.toml", "config.yaml", "config.yml", "config.json"];
            names.iter().any(|name| has(name))
                || older.iter().any(|name| text(folder, name).to_ascii_lowercase().contains("baseurl"))
        }
        Dialect::Eleventy => {
            let names = [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"];
            names.iter().any(|name| has(name)) || text(folder, "package.json").contains("\"@11ty/eleventy\"")
        }
        Dialect::Zola => has("zola.toml") || text(folder, "config.toml").contains("base_url"),
    }
}

fn of_mark(folder: &Path) -> Option<Program> {
    let (_, name, posts) = MARKS.iter().find(|(file, ..)| folder.join(file).exists())?;
    Some(if posts.is_empty() { Program::Export(name) } else { Program::Other(name, posts) })
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_default()
}

/// Hexo has its configuration in a file with the name of Jekyll's.
fn is_hexo(folder: &Path) -> bool {
    let config = text(folder, "_config.yml");
    let key = |name: &str| config.lines().any(|line| line.starts_with(&format!("{name}:")));
    let is_of_hexo =
        key("source_dir") || key("public_dir") || key("new_post_name") || folder.join("scaffolds").is_dir();
    let in_source = folder.join("source/_posts").is_dir() && !folder.join("Gemfile").exists() && !key("source");
    let is_needed = || text(folder, "package.json").contains("\"hexo\"");
    !config.is_empty() && (is_of_hexo || in_source || is_needed())
}

/// Programs in Python have a `conf.py`.
fn of_python(folder: &Path) -> Option<Program> {
    let program = text(folder, "conf.py");
    match () {
        () if program.contains("BLOG_TITLE") => Some(Program::Other("Nikola", "`posts`, often in `.rst` or `.md`")),
        () if program.contains("extensions") => Some(Program::Other("Sphinx", "this folder, often in `.rst`")),
        () => std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
            let is_lektor = entry.path().extension().is_some_and(|ending| ending == "lektorproject");
            is_lektor.then_some(Program::Other("Lektor", "`content`, in files called `contents.lr`"))
        }),
    }
}

/// A folder with only an export in it.
fn of_exports(folder: &Path) -> Option<Program> {
    let mut files: Vec<_> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter(|path| path.is_file()).find_map(|path| of_file(path)).map(Program::Export)
}

/// The system that a file is the export of.
pub(crate) fn of_file(file: &Path) -> Option<&'static str> {
    let ending = file.extension()?.to_string_lossy().to_ascii_lowercase();
    match ending.as_str() {
        "json" => {
            let value: Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
            let databases = value.get("db").and_then(Value::as_array).is_some_and(|all| !all.is_empty());
            let is_old = value.get("data").and_then(|data| data.get("posts")).is_some() && value.get("meta").is_some();
            (databases || is_old).then_some("Ghost")
        }
        "xml" | "atom" => {
            let start = start_of(file)?;
            match () {
                () if start.contains("wordpress.org/export/") => Some("WordPress"),
                () if start.contains("blogger.com") || start.contains(">Blogger<") => Some("Blogger"),
                () => None,
            }
        }
        _ => None,
    }
}

/// Bytes at the start of an export that say what it is.
const START: u64 = 8 << 10;

fn start_of(file: &Path) -> Option<String> {
    use std::io::Read;
    let mut start = Vec::new();
    std::fs::File::open(file).ok()?.take(START).read_to_end(&mut start).ok()?;
    Some(String::from_utf8_lossy(&start).into_owned())
}
