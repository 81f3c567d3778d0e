//! Parses one Markdown file as a post or a page.

use std::borrow::Cow;

use super::address::Address;
use super::document::{Body, Outline, Post, unsealed};
use super::file::is_html;
use super::kind::Kind;
use super::language;
use super::name::FileName;
use super::term_text;
use crate::base::bidi;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::yaml::Text;
use crate::base::yaml::reader::At;
use crate::input::config::Config;
use crate::input::front_matter::{self, Correction, FrontMatter};
use crate::language::typography::{joined_lines, typographic};
use crate::language::{Language, Pace, Typography};
use crate::markdown::{self, Hypertext, Markdown};

/// A parsed Markdown file.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// All but the body.
    pub post: Post,
    pub(crate) body: Body,
    pub(crate) diagnostics: Diagnostics,
}

/// What parsing a post needs in addition to its file.
pub struct Context<'a> {
    /// The site's configuration.
    pub config: &'a Config,
    /// The interface text that Markdown writes, by language tag.
    pub words: &'a dyn Fn(&str) -> markdown::Words,
    /// Highlights code: takes the language's name and the code.
    pub highlight: &'a dyn Fn(&str, &str) -> markdown::highlight::Highlighted,
}

/// Parses one file.
pub fn parse(text: &Text<'_>, context: &Context<'_>) -> Parsed {
    let mut diagnostics = Diagnostics::new();
    let config = context.config;
    let name = FileName::parse(text.file, config);
    let split = front_matter::split(text, &mut diagnostics);
    let front = front_matter::parse(text, &split, &config.taxonomies, &config.time_zone, &mut diagnostics);
    let language = language::of(text, &front, &name, config, &mut diagnostics);
    let typography = config.typography(&language);
    let shown = |written| shown(written, text, typography.as_ref());
    let corrected = |correction: Correction| Correction { note: shown(correction.note), ..correction };
    let corrections = front.corrections.into_iter().map(corrected).collect();
    let (summary, standfirst) = (front.summary.map(shown), front.standfirst.map(shown));
    let mut front = FrontMatter { summary, standfirst, corrections, ..front };
    let body = body(text, split.body, &front, &language, context);
    // Front matter that cannot be read gives no title and no date; to report these too would hide the cause.
    let readable = !diagnostics.has_errors();
    diagnostics.extend(body.diagnostics.iter().cloned());
    let titled = front.title.is_some() || body.opens_with_title;
    let about = term_text::of(text, &mut front, &name, titled, config, &mut diagnostics);
    let (title, guessed) = title(text, &front, &body, &name, typography.as_ref());
    // An editor in the browser writes such a file for a translation that nobody has begun.
    let is_empty_draft = front.visibility.draft == Some(true) && body.words == 0;
    diagnostics.extend(guessed.filter(|_| readable && about.is_none() && !is_empty_draft));
    let title = closed(title, text, &mut diagnostics);
    let date = front.date.as_ref().map(|date| date.value.clone()).or_else(|| name.moment(&config.time_zone));
    let kind = kind(&front, &name, date.is_some(), about.is_some());
    if kind == Kind::Post && date.is_none() && readable {
        diagnostics.push(undated(text));
    }
    let address = Address::of(text, &front, &name, kind, &language, date.as_ref(), config, &mut diagnostics);
    let (outline, body) = parts(body, Pace::of(&language));
    let path = text.file.to_string();
    let digest = unsealed();
    let post = Post { path, name, kind, language, title, date, address, front, about, outline, digest };
    Parsed { post: post.sealed(), body, diagnostics }
}

/// Without spare capacity: a hundred thousand of them are kept.
fn compact(hypertext: Hypertext) -> Hypertext {
    Hypertext { html: compact_text(hypertext.html), placeholders: compact_list(hypertext.placeholders) }
}

/// As a copy, since an allocator that shrinks a string may leave up to half of its memory unused.
fn compact_text(text: String) -> String {
    if text.capacity() - text.len() > text.len() / 8 { text.as_str().to_string() } else { text }
}

fn compact_list<T>(mut list: Vec<T>) -> Vec<T> {
    let mut compact = Vec::with_capacity(list.len());
    compact.append(&mut list);
    compact
}

/// The outline and the body.
fn parts(markdown: Markdown, pace: Pace) -> (Outline, Body) {
    let Markdown {
        html,
        blocks,
        words,
        characters,
        has_code,
        summary,
        more,
        plain,
        headings,
        anchors,
        links,
        first_image,
        unnamed,
        ..
    } = markdown;
    let anchors = anchors.into_iter().collect();
    let (summary, plain, headings, links) =
        (summary.map(compact), compact_text(plain), compact_list(headings), compact_list(links));
    let minutes = pace.minutes(words, characters.unwrap_or(0));
    let outline = Outline { summary, more, plain, headings, anchors, links, first_image, minutes };
    (
        outline,
        Body {
            html: compact(html),
            blocks: compact_list(blocks),
            words,
            characters,
            has_code,
            unnamed: compact_list(unnamed),
        },
    )
}

fn body(text: &Text<'_>, body: usize, front: &FrontMatter, language: &Language, context: &Context<'_>) -> Markdown {
    let config = context.config;
    let options = markdown::Options {
        raw_html: config.markdown.raw_html,
        leaves_out_comments: front.translated_from.is_some(),
        language: language.tag.clone(),
        counts_characters: Pace::of(language).counts_characters(),
        typography: config.typography(language),
        typographies: config.typographies.clone(),
        take_title: front.title.is_none(),
        own_url: config.own_url.clone(),
        policy: config.content_policy.clone(),
        words: (context.words)(&language.tag),
    };
    let input = markdown::Input { file: text.file, text: text.text, body };
    match is_html(text.file) {
        true => markdown::render_html(&input, &options, context.highlight),
        false => markdown::render(&input, &options, context.highlight),
    }
}

/// A summary of front matter as readers see it.
fn shown(summary: At<String>, text: &Text<'_>, typography: Option<&Typography>) -> At<String> {
    let is_one_line = !text.text[summary.span.clone()].contains('\n');
    let value = if is_one_line { summary.value } else { joined_lines(&summary.value) };
    let value = typography.map(|typography| typographic(&value, typography).into_owned()).unwrap_or(value);
    At { value, ..summary }
}

/// The title, and a warning if it had to be guessed.
fn title(
    text: &Text<'_>,
    front: &FrontMatter,
    body: &Markdown,
    name: &FileName,
    typography: Option<&Typography>,
) -> (String, Option<Diagnostic>) {
    if let Some(title) = &front.title {
        let title = title.value.trim();
        let shown = typography.map_or(Cow::Borrowed(title), |typography| typographic(title, typography));
        return (shown.into_owned(), None);
    }
    if let Some(title) = &body.title {
        return (title.clone(), None);
    }
    let stem = name.slug.replace(['-', '_'], " ");
    let mut letters = stem.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let problem = Diagnostic::warning(format!("this post has no title, so its file name is used: `{title}`"));
    let problem = problem.at(Place::file(text.file)).hint("add `title: …` to its front matter");
    (title, Some(problem))
}

/// A title with its marks of direction closed: in lists it stands before other texts. That of front matter is closed already.
fn closed(title: String, text: &Text<'_>, diagnostics: &mut Diagnostics) -> String {
    let Some(closed) = bidi::closed(&title) else { return title };
    let (message, hint) = closed.problem();
    let at = text.text.find(closed.mark);
    let place = at.map_or_else(|| Place::file(text.file), |at| text.place(at..at + closed.mark.len_utf8()));
    diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    closed.text
}

fn kind(front: &FrontMatter, name: &FileName, dated: bool, in_taxonomy: bool) -> Kind {
    let listed = front.terms.has_topics();
    match () {
        () if front.page || name.in_pages => Kind::Page,
        () if front.profile.as_ref().is_some_and(|profile| profile.term.is_some()) && in_taxonomy => Kind::Page,
        () if name.is_section => Kind::Page,
        () if dated || name.in_posts || listed => Kind::Post,
        () => Kind::Page,
    }
}

fn undated(text: &Text<'_>) -> Diagnostic {
    Diagnostic::warning("this post has no date, so it is sorted last")
        .at(Place::file(text.file))
        .hint("add `date: 2016-10-08` to its front matter, or `type: page` if this is a page")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> (Post, Diagnostics) {
        let config = Text::new("site.yaml", "base_url: https://example.org/\nlanguages: [en, id]\n");
        let config = crate::input::config::parse(&config, None, &mut Diagnostics::new()).unwrap();
        let highlight = |_: &str, code: &str| markdown::highlight::Highlighted {
            name: None,
            lines: code.lines().map(str::to_string).collect(),
        };
        let words = |_: &str| markdown::Words::default();
        let context = Context { config: &config, words: &words, highlight: &highlight };
        let Parsed { post, diagnostics, .. } = parse(&Text::new(path, text), &context);
        (post, diagnostics)
    }

    #[test]
    fn a_posts_language_comes_from_front_matter_then_name_then_folder_then_the_site() {
        for (path, text, tag) in [
            ("content/a.md", "---\nlang: id\ntitle: x\n---\n", "id"),
            ("content/a.id.md", "---\nlang: en\ntitle: x\n---\n", "en"),
            ("content/a.id.md", "# x\n", "id"),
            ("content/id/a.md", "# x\n", "id"),
            ("content/id/a.en.md", "# x\n", "en"),
            ("content/a.md", "# x\n", "en"),
            ("content/a.md", "---\nlang: ID_id\n---\n# x\n", "id-ID"),
        ] {
            assert_eq!(read(path, text).0.language.tag, tag, "{path} {text}");
        }
    }

    #[test]
    fn a_title_comes_from_front_matter_then_the_first_heading_then_the_file_name() {
        assert_eq!(read("content/a.md", "---\ntitle: T\n---\n# H\n").0.title, "T");
        assert_eq!(read("content/a.md", "# H\n\ntext").0.title, "H");
        let (post, diagnostics) = read("content/kopi-darat.md", "text");
        assert_eq!(post.title, "Kopi darat");
        assert!(diagnostics[0].message.contains("has no title"));
    }

    #[test]
    fn what_an_editor_leaves_empty_is_nothing_and_an_empty_draft_needs_no_title() {
        let (post, diagnostics) = read("content/kopdar.md", "---\ntitle: x\nslug: ''\n---\ntext");
        assert_eq!((post.address.slug.as_str(), diagnostics.len()), ("kopdar", 0));
        assert_eq!(read("content/a.id.md", "---\ndate: 2016-10-08\ndraft: true\n---\n").1.len(), 0);
        for begun in ["---\ndraft: true\n---\ntext", "---\ndraft: false\n---\n"] {
            assert_eq!(read("content/a.id.md", begun).1.len(), 1, "{begun}");
        }
    }

    #[test]
    fn dated_tagged_or_in_posts_makes_a_post_and_the_rest_are_pages() {
        assert_eq!(read("content/about.md", "# About").0.kind, Kind::Page);
        assert_eq!(read("content/2016-10-08-x.md", "# x").0.kind, Kind::Post);
        assert_eq!(read("content/x.md", "---\ntags: a\n---\n# x").0.kind, Kind::Post);
        assert_eq!(read("content/posts/x.md", "# x").0.kind, Kind::Post);
        assert_eq!(read("content/posts/x.md", "---\ntype: page\n---\n# x").0.kind, Kind::Page);
        assert_eq!(read("content/pages/2016-10-08-x.md", "# x").0.kind, Kind::Page);
    }

    #[test]
    fn row_20_a_control_character_in_a_title_is_a_warning_and_is_left_out() {
        let (post, diagnostics) = read("content/a.md", "---\ntitle: \"a\\x07b\"\n---\n");
        assert!(diagnostics.iter().any(|d| d.message.contains("U+0007")), "{diagnostics:?}");
        assert_eq!(post.title, "ab");
    }

    #[test]
    fn a_language_that_the_site_does_not_have_is_a_warning() {
        let (post, diagnostics) = read("content/a.md", "---\ntitle: x\nlang: fr\n---\n");
        assert_eq!(post.language.tag, "fr");
        assert!(diagnostics.iter().any(|d| !d.is_error() && d.message.contains("`fr`")));
    }
}
