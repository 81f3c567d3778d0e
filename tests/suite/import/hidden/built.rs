//! What the output folder has of pages that the old site hid, after an import and a build by the program.
//!
//! In these archives the bodies, titles and tags of pages have words: `OPEN` where everyone sees the page, `QUIET` where only
//! those who have its URL do, `SECRET` where nobody does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::super::folders::old;
use super::super::names;
use super::super::program::run;

/// The files of the output folder, by path.
struct Public(BTreeMap<String, String>);

impl Public {
    /// Imports an archive and builds the new site.
    #[track_caller]
    fn of(program: &str, archive: &str) -> Public {
        let desk = old(archive);
        let folder = desk.folder.path();
        let (code, out, err) = run(folder, &["import", program, "old", "--into", "site"]);
        assert_eq!(code, 0, "{out}{err}");
        let (code, out, err) = run(folder, &["build", "--root", "site"]);
        assert_eq!(code, 0, "{out}{err}");
        Public::read(&folder.join("site/public"))
    }

    fn read(folder: &Path) -> Public {
        let files = names(folder).into_iter().filter(|path| folder.join(path).is_file());
        let text = |path: &String| String::from_utf8_lossy(&fs::read(folder.join(path)).unwrap()).into_owned();
        Public(files.map(|path| (path.replace('\\', "/"), text(&path))).collect())
    }

    /// The files that contain a text.
    fn with(&self, text: &str) -> Vec<&str> {
        self.0.iter().filter(|(_, own)| own.contains(text)).map(|(path, _)| path.as_str()).collect()
    }

    /// The page is shown, and the home page, the feed and the sitemap have it.
    #[track_caller]
    fn has_open(&self, page: &str) {
        let url = page.strip_suffix("index.html").unwrap();
        assert!(self.0[page].contains("OPEN") && !self.0[page].contains("noindex"), "{page}");
        for list in ["index.html", "feed.xml", "sitemap.xml"] {
            assert!(self.0[list].contains(url), "{list} has no {url}");
        }
    }

    /// The page is there for those who have its URL, and nothing else names it.
    #[track_caller]
    fn has_quiet(&self, page: &str) {
        assert_eq!(self.with("QUIET"), [page], "{:?}", self.0.keys());
        assert!(self.0[page].contains("<meta name=\"robots\" content=\"noindex\">"), "{}", self.0[page]);
        let url = page.strip_suffix("index.html").unwrap();
        let others: Vec<&str> = self.with(url).into_iter().filter(|path| *path != page).collect();
        assert_eq!(others, [""; 0]);
    }

    /// Nothing of these pages is there: no text, title or tag, and no file or folder with this part in its path.
    #[track_caller]
    fn has_nothing_secret(&self, path: &str) {
        assert_eq!(self.with("SECRET"), [""; 0]);
        assert_eq!(self.with("secret"), [""; 0]);
        let files: Vec<&String> = self.0.keys().filter(|file| file.contains(path)).collect();
        assert!(files.is_empty(), "{files:?}");
    }
}

/// A file with front matter.
fn page(path: &str, title: &str, front: &str, text: &str) -> String {
    format!("-- {path} --\n---\ntitle: {title}\n{front}\n---\n{text}\n\n")
}

#[test]
fn a_hugo_site_is_hidden_as_before() {
    let files = [
        "-- hugo.toml --\ntitle = 'T'\nbaseURL = 'https://kopi.example/'\n".to_string(),
        page("content/posts/one.md", "OPEN one", "date: 2016-10-08\ntags: [kopi]", "OPEN"),
        page("content/posts/two.md", "QUIET two", "date: 2016-10-09\ntags: [QUIET]\nbuild: {list: never}", "QUIET"),
        page(
            "content/posts/secret-a.md",
            "SECRET",
            "date: 2016-10-10\npublishDate: 2041-01-02\ntags: [SECRET]",
            "SECRET",
        ),
        page("content/posts/secret-b.md", "SECRET", "date: 2041-01-02\ntags: [SECRET]", "SECRET"),
        page("content/posts/secret-c.md", "SECRET", "date: 2016-10-11\nexpiryDate: 2017-01-02", "SECRET"),
        page("content/posts/secret-d.md", "SECRET", "date: 2016-10-11\nbuild: {render: never}", "SECRET"),
        page("content/drafts/secret-e.md", "SECRET", "date: 2016-10-11\ntags: [SECRET]", "SECRET"),
        "-- content/drafts/secret.txt --\nSECRET\n".to_string(),
    ];
    let public = Public::of("hugo", &files.concat());
    public.has_open("posts/one/index.html");
    public.has_quiet("posts/two/index.html");
    public.has_nothing_secret("secret");
    public.has_nothing_secret("drafts");
}

#[test]
fn a_jekyll_site_is_hidden_as_before() {
    let files = [
        "-- _config.yml --\ntitle: T\nurl: https://kopi.example\npermalink: /:title/\n".to_string(),
        page("_posts/2016-10-08-one.md", "OPEN one", "tags: [kopi]", "OPEN"),
        page("_posts/2016-10-09-two.md", "QUIET two", "hidden: true\ntags: [QUIET]", "QUIET"),
        page("_posts/2016-10-10-secret-a.md", "SECRET", "publishDate: 2041-01-02\ntags: [SECRET]", "SECRET"),
        page("_posts/2041-01-02-secret-b.md", "SECRET", "tags: [SECRET]", "SECRET"),
        page("_posts/2016-10-10-secret-c.md", "SECRET", "published: false", "SECRET"),
        page("_posts/drafts/2016-10-10-secret-f.md", "SECRET", "", "SECRET"),
        page("_drafts/secret-d.md", "SECRET", "tags: [SECRET]", "SECRET"),
        page("_drafts/2016-10-10-secret-e.md", "SECRET", "", "SECRET"),
        "-- _drafts/secret.txt --\nSECRET\n".to_string(),
    ];
    let public = Public::of("jekyll", &files.concat());
    public.has_open("one/index.html");
    public.has_quiet("two/index.html");
    public.has_nothing_secret("secret");
    public.has_nothing_secret("drafts");
}

#[test]
fn an_eleventy_site_is_hidden_as_before() {
    let quiet = "date: 2016-10-09\ntags: [posts, QUIET]\neleventyExcludeFromCollections: true";
    let files = [
        "-- package.json --\n{}\n-- src/_data/metadata.json --\n{\"title\": \"T\", \"url\": \"https://kopi.example/\"}\n".to_string(),
        page("src/posts/one.md", "OPEN one", "date: 2016-10-08\ntags: [posts, kopi]", "OPEN"),
        page("src/posts/two.md", "QUIET two", quiet, "QUIET"),
        page("src/posts/secret-a.md", "SECRET", "date: 2016-10-10\npublishDate: 2041-01-02\ntags: [SECRET]", "SECRET"),
        page("src/posts/secret-b.md", "SECRET", "date: 2016-10-10\npermalink: false", "SECRET"),
        page("src/drafts/secret-c.md", "SECRET", "date: 2016-10-10\ntags: [posts, SECRET]", "SECRET"),
    ];
    let public = Public::of("eleventy", &files.concat());
    public.has_open("posts/one/index.html");
    public.has_quiet("posts/two/index.html");
    public.has_nothing_secret("secret");
    public.has_nothing_secret("drafts");
}

#[test]
fn a_zola_site_is_hidden_as_before() {
    let toml = |path: &str, title: &str, front: &str, text: &str| {
        format!("-- {path} --\n+++\ntitle = \"{title}\"\n{front}\n+++\n{text}\n\n")
    };
    let files = [
        "-- config.toml --\ntitle = 'T'\nbase_url = 'https://kopi.example'\n".to_string(),
        toml("content/posts/one.md", "OPEN one", "date = 2016-10-08\n[taxonomies]\ntags = ['kopi']", "OPEN"),
        toml(
            "content/posts/two.md",
            "QUIET two",
            "date = 2016-10-09\n[taxonomies]\ntags = ['QUIET']\n[extra]\nhidden = true",
            "QUIET",
        ),
        toml("content/posts/secret-a.md", "SECRET", "date = 2041-01-02\n[taxonomies]\ntags = ['SECRET']", "SECRET"),
        toml("content/posts/secret-b.md", "SECRET", "date = 2016-10-10\nrender = false", "SECRET"),
        toml("content/posts/secret-c.md", "SECRET", "date = 2016-10-10\ndraft = true", "SECRET"),
        toml("content/drafts/_index.md", "SECRET", "draft = true", "SECRET"),
        toml("content/drafts/secret-d.md", "SECRET", "date = 2016-10-10", "SECRET"),
    ];
    let public = Public::of("zola", &files.concat());
    public.has_open("posts/one/index.html");
    public.has_quiet("posts/two/index.html");
    public.has_nothing_secret("secret");
    public.has_nothing_secret("drafts");
}
