//! The same post as each generator wants it.
//!
//! Takes posts; gives files: only the front matter's fence and the folder differ. A peer's configuration and templates stand in
//! bench/peers/.

use clap::ValueEnum;

use crate::posts::{Corpus, Post};

/// A static site generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Flavour {
    Chancery,
    Hugo,
    Zola,
    Eleventy,
}

/// A file's path from the site's root, and its text.
pub(crate) type File = (String, String);

/// One post as a file; its name without `.md` is the post's slug in all flavours.
pub(crate) fn file(corpus: &Corpus, number: usize, flavour: Flavour) -> File {
    let post = corpus.post(number);
    let shown = post.picture.map(|number| format!("\n![A photograph]({})\n", picture(number, flavour).1));
    let (shown, others) = (shown.unwrap_or_default(), see_also(corpus, &post));
    let text = format!("{}\n{}{shown}{others}", front_matter(&post, flavour), post.body);
    (path(&post, flavour), text)
}

/// The path of a photograph, and how a post names it.
pub(crate) fn picture(number: usize, flavour: Flavour) -> File {
    let name = format!("photograph-{number}.jpg");
    match flavour {
        Flavour::Hugo => (format!("assets/photographs/{name}"), format!("photographs/{name}")),
        _ => (format!("content/photographs/{name}"), format!("../../photographs/{name}")),
    }
}

/// Zola knows a page's neighbours in its own section only, so that all its posts stand in one.
fn path(post: &Post, flavour: Flavour) -> String {
    match flavour {
        Flavour::Zola => format!("content/{}.md", post.slug),
        _ => format!("content/posts/{}/{}.md", post.date.year(), post.slug),
    }
}

fn front_matter(post: &Post, flavour: Flavour) -> String {
    let Post { title, date, language, tags, .. } = post;
    let title = quoted(title);
    let tags: Vec<String> = tags.iter().map(|tag| quoted(tag)).collect();
    let tags = tags.join(", ");
    match flavour {
        Flavour::Chancery => format!("---\ntitle: {title}\ndate: {date}\nlang: {language}\ntags: [{tags}]\n---\n"),
        // `lang` means something else to these, or nothing.
        Flavour::Hugo | Flavour::Eleventy => {
            format!("---\ntitle: {title}\ndate: {date}\nlanguage: {language}\ntags: [{tags}]\n---\n")
        }
        Flavour::Zola => format!(
            "+++\ntitle = {title}\ndate = {date}\n[taxonomies]\ntags = [{tags}]\n[extra]\nlanguage = \"{language}\"\n+++\n"
        ),
    }
}

/// A string in double quotes, as YAML and TOML both read it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Links to other posts by their files, as Chancery resolves and checks them.
fn see_also(corpus: &Corpus, post: &Post) -> String {
    let links = post.see_also.iter().map(|other| {
        let other = corpus.post(*other);
        format!("\n[{}](../{}/{}.md)\n", other.title.replace('"', ""), other.date.year(), other.slug)
    });
    links.collect()
}
