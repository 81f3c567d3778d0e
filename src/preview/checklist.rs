//! The first steps of a new site, on the preview's own index: each ticks itself from what the site has.
//!
//! Takes the state of the preview; gives HTML. A step that is not done has a link to the line in the editor where it is done.

use std::path::Path;

use super::state::State;
use crate::base::diagnostic::Diagnostics;
use crate::base::xml;
use crate::base::yaml::Text;
use crate::input::config;
use crate::input::post::Kind;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::render::Renderer;

/// The names that `chancery init` gives to posts and to a site without one, and the texts of its pages about the author.
const STARTER_POSTS: [&str; 3] = ["hello", "link", "publish"];
const STARTER_TITLE: &str = "My site";
const STARTER_ABOUT: [&str; 2] =
    [include_str!("../cli/scaffold/starter/about.en.md"), include_str!("../cli/scaffold/starter/about.id.md")];
const STARTER_THEME: &str = "chancery";

/// One step.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    is_done: bool,
    title: &'static str,
    how: &'static str,
    /// Where it is done: a file and its line.
    place: (String, usize),
}

/// The steps, folded away once all are done.
pub(super) fn list(state: &State, renderer: &Renderer) -> String {
    let Some(newest) = &state.newest else { return String::new() };
    let steps = steps(newest.sources(), renderer, is_built(&state.root));
    let done = steps.iter().filter(|step| step.is_done).count();
    let open = if done < steps.len() { " open" } else { "" };
    let mut html = format!(
        "<details class=\"steps\"{open}>\n<summary>First steps <span class=\"count\">{done} of {}</span></summary>\n<ol>\n",
        steps.len()
    );
    steps.iter().for_each(|step| item(&mut html, state, step));
    html.push_str("</ol>\n</details>\n");
    html
}

fn item(html: &mut String, state: &State, step: &Step) {
    let (class, word) = if step.is_done { ("done", "Done: ") } else { ("open", "To do: ") };
    xml::open(html, "li", &[("class", class)]);
    html.push_str(&format!("<span class=\"tick\"><span>{word}</span></span><div>"));
    xml::element(html, "b", &[], step.title);
    xml::element(html, "p", &[], step.how);
    let (file, line) = &step.place;
    let number = line.to_string();
    let name = if *line > 1 { format!("{file}:{line}") } else { file.clone() };
    let exists = state.newest.as_ref().is_some_and(|newest| newest.sources().files.contains_key(file));
    match state.editor.link(&state.root.join(file), *line, 1).filter(|_| exists) {
        Some(link) => xml::element(html, "a", &[("class", "file"), ("href", &link)], &name),
        None if exists => {
            let attributes = [("type", "button"), ("data-file", &**file), ("data-line", &*number)];
            xml::element(html, "button", &attributes, &name);
        }
        None => xml::element(html, "code", &[("class", "file")], &name),
    }
    html.push_str("</div></li>\n");
}

fn steps(sources: &Sources, renderer: &Renderer, is_built: bool) -> [Step; 6] {
    let settings = sources.shown(CONFIG_FILE);
    let setting = |key: &str| (CONFIG_FILE.to_string(), line_of(&settings, key));
    let site = &renderer.site;
    let is_own = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
        !STARTER_POSTS.contains(&name)
    };
    let has_post =
        site.documents.iter().any(|document| document.post.kind == Kind::Post && is_own(&document.post.path));
    let about = sources.files.keys().filter(|path| is_about(path)).min_by_key(|path| path.len());
    let written = about.is_some_and(|path| !STARTER_ABOUT.contains(&&*sources.shown(path)));
    let has_styles = sources
        .files
        .keys()
        .any(|path| path.starts_with("templates/") || (path.starts_with("content/") && path.ends_with(".css")));
    let has_look = settings.lines().any(|line| line.starts_with("look:"));
    let has_title = !settings.lines().any(|line| line.trim_end() == format!("title: {STARTER_TITLE}"));
    let step = |is_done, title, how, place| Step { is_done, title, how, place };
    [
        step(has_title, "Name the site", "The title stands at the top of every page.", setting("title")),
        step(
            has_address(&settings),
            "Give its address",
            "Feeds and search engines need the address that the site will have.",
            setting("base_url"),
        ),
        step(
            written,
            "Say who you are",
            "Readers look for the page about you before they trust a text.",
            (about.cloned().unwrap_or_else(|| "content/about.md".to_string()), 1),
        ),
        step(
            has_look || has_styles || site.config.theme.value != STARTER_THEME,
            "Choose a look",
            "Write look: with an accent, a logo or fonts into the settings.",
            setting("look"),
        ),
        step(
            has_post,
            "Write a post of your own",
            "Run chancery new \"My first post\", and write below the second line of dashes.",
            ("content/posts/".to_string(), 1),
        ),
        step(
            is_built,
            "Publish",
            "Run chancery build, and upload the folder with the finished pages.",
            ("public/".to_string(), 1),
        ),
    ]
}

fn is_about(path: &str) -> bool {
    path.strip_prefix("content/about").is_some_and(|rest| rest.starts_with(['.', '/']) && rest.ends_with(".md"))
}

/// The line of a key at the start of a line; the first line of the file without it.
fn line_of(text: &str, key: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    text.lines().position(begins).map_or(1, |at| at + 1)
}

/// Whether the settings have an address that others can reach.
fn has_address(settings: &str) -> bool {
    let config = config::parse(&Text::new(CONFIG_FILE, settings), None, &mut Diagnostics::new());
    let Some(config) = config else { return false };
    let host = config.base_url.origin().rsplit('/').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let is_example = ["example.org", "example.com", "example.net"].contains(&host) || host.ends_with(".example");
    !is_example && !host.is_empty() && host != "localhost" && !host.starts_with("127.")
}

/// Whether a build of the site has been published: it keeps a list of what it wrote.
fn is_built(root: &Path) -> bool {
    let entries = root.join(".chancery").read_dir();
    let is_manifest = |name: &str| name.starts_with("output-") && name.ends_with(".manifest");
    entries.is_ok_and(|mut all| {
        all.any(|entry| entry.is_ok_and(|entry| is_manifest(&entry.file_name().to_string_lossy())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{Request, prepare};

    fn done(files: &str, is_built: bool) -> Vec<bool> {
        let sources = Sources::of(files, "2016-10-08T00:00:00Z");
        let prepared = prepare(sources, &Request::default(), &mut Cache::default());
        steps(prepared.sources(), prepared.renderer().unwrap(), is_built).iter().map(|step| step.is_done).collect()
    }

    #[test]
    fn each_step_ticks_itself() {
        let post = |name: &str| format!("-- content/posts/{name}.md --\n---\ntitle: A\ndate: 2016-10-01\n---\nx\n");
        let settings = |title: &str, url: &str| format!("-- site.yaml --\ntitle: {title}\nbase_url: {url}\n");
        let about = format!("-- content/about.md --\n{}", STARTER_ABOUT[0]);
        let start = format!("{}{about}{}", settings("My site", "https://example.org/"), post("hello"));
        assert_eq!(done(&start, false), [false; 6]);
        for (url, is_address) in [("http://localhost:4000/", false), ("https://notes.id/a/", true)] {
            assert_eq!(done(&settings("Notes", url), false), [true, is_address, false, false, false, false], "{url}");
        }
        let own = format!(
            "{}-- content/about.id.md --\nSaya.\n-- content/css/own.css --\np {{}}\n{}",
            settings("Notes", "https://notes.id/"),
            post("mine")
        );
        assert_eq!(done(&own, true), [true; 6]);
    }

    #[test]
    fn a_step_leads_to_the_line_of_its_setting() {
        assert_eq!(line_of("# base_url: x\ntitle: T\nbase_url: y\n", "base_url"), 3);
        assert_eq!(line_of("title: T\n", "base_url"), 1);
    }
}
