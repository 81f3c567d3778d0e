//! The 404 page of an edition. The one at the root is in all languages of the site, since the reader's language is not
//! known; the one in an edition's folder is in its language, for hosts that use the nearest one.

use tera::{Context, Value};

use crate::base::diagnostic::Diagnostic;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Content, Crumb, Html, Kind};
use crate::pages::shared::{Failure, Shared};
use crate::pages::{entry, view};
use crate::site::{EditionId, LanguageId, List, Site};

/// How many posts it links to.
const RECENT: usize = 5;

/// The page for URLs that do not exist.
#[derive(Debug)]
struct NotFound(EditionId);

/// One for each edition, unless the author or the theme has one.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    for (id, edition) in claims.site.editions.iter_enumerated() {
        claims.fallback(format!("{}/404.html", edition.prefix), NotFound(id));
    }
}

impl Kind for NotFound {
    fn describe(&self, site: &Site) -> String {
        match self.0 {
            EditionId::ROOT => "the 404 page".to_string(),
            edition => format!("the 404 page in `{}`", site.language(edition).tag),
        }
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for NotFound {
    fn edition(&self, _site: &Site) -> EditionId {
        self.0
    }

    fn name(&self, _site: &Site) -> &'static str {
        "404"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("404.html".to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        shared.word(self.0, "not-found", &[])
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        vec![Crumb { link: shared.interface_link(self.0, self.title(shared), path), path: path.to_string() }]
    }

    fn counterpart(&self, _site: &Site, edition: EditionId) -> (Option<String>, bool) {
        (None, edition == self.0 && edition != EditionId::ROOT)
    }

    fn complete_head(&self, _shared: &Shared, head: &mut view::Head) {
        head.noindex = true;
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let posts = List::home(self.0).posts(&shared.site).iter().take(RECENT);
        let recent: Result<Vec<Value>, Failure> = posts.map(|id| entry::entry(shared, self.0, *id)).collect();
        context.insert("not_found", &parts(shared, self.0));
        context.insert("recent", &recent?);
        Ok(())
    }

    fn is_destination(&self) -> bool {
        false
    }
}

/// What the page says in each of its languages, the edition's own first.
fn parts(shared: &Shared, edition: EditionId) -> Vec<view::NotFound> {
    let site = &shared.site;
    let own = site.editions[edition].language;
    let mut parts = vec![part(shared, edition, own)];
    if edition == EditionId::ROOT {
        let others = (0..site.config.languages.len()).map(LanguageId::from).filter(|language| *language != own);
        let tag = |language: LanguageId| &site.config.languages[usize::from(language)].language.tag;
        // A language without its own interface text would repeat that of another language.
        let has_words = |language: &LanguageId| shared.interface.own(tag(*language), "not-found").is_some();
        parts.extend(others.filter(has_words).map(|language| part(shared, edition, language)));
    }
    parts
}

/// What the page says in a language, with a link to the home page in that language.
fn part(shared: &Shared, edition: EditionId, language: LanguageId) -> view::NotFound {
    let site = &shared.site;
    let own = site.editions.iter().position(|edition| edition.language == language && !edition.mixed);
    let home = if site.editions[edition].language == language { Some(edition) } else { own.map(EditionId::from) };
    let language = &site.config.languages[usize::from(language)].language;
    let word = |key: &str| shared.word_in(&language.tag, key, &[]);
    // The part is in the language of its heading.
    let heading = word("not-found");
    let (lang, dir) = heading.language(language);
    let within = |word: Word| word.marked_within(&lang);
    view::NotFound {
        heading: heading.text,
        text: within(word("not-found-text")),
        home: within(word("back-home")),
        url: shared.hrefs.to(&List::home(home.unwrap_or(edition)).path(site)),
        lang,
        dir,
    }
}

#[cfg(test)]
mod tests {
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    /// The 404 pages of a site, by path, each with the languages of its parts.
    fn pages(settings: &str) -> Vec<(String, Vec<String>)> {
        let site = format!("-- site.yaml --\nbase_url: https://example.org/\n{settings}\n");
        let sources = Sources::of(&site, "2026-01-01T00:00:00Z");
        let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
        let plan = &prepared.renderer().unwrap().plan;
        let paths = plan.pages.iter().map(|page| page.path.clone()).filter(|path| path.ends_with("/404.html"));
        let languages = |path: String| {
            let page = String::from_utf8(prepared.render(&path).unwrap().unwrap().to_vec()).unwrap();
            assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
            let parts = page.split("class=\"row list-head\"").skip(1);
            let language = |part: &str| part.split("lang=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
            let languages = parts.map(language).collect();
            (path, languages)
        };
        paths.map(languages).collect()
    }

    fn expected(pages: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        let page = |(path, languages): &(&str, &[&str])| {
            (path.to_string(), languages.iter().map(|language| language.to_string()).collect())
        };
        pages.iter().map(page).collect()
    }

    #[test]
    fn each_edition_has_a_404_page_and_the_one_at_the_root_is_in_all_languages() {
        let mixed: &[(&str, &[&str])] =
            &[("/404.html", &["en", "id"]), ("/en/404.html", &["en"]), ("/id/404.html", &["id"])];
        assert_eq!(pages("languages: [en, id]"), expected(mixed));
        let separate: &[(&str, &[&str])] = &[("/404.html", &["id", "en"]), ("/en/404.html", &["en"])];
        assert_eq!(pages("languages: [id, en]\narchives: separate"), expected(separate));
        assert_eq!(pages("languages: [en, id]\narchives: together"), expected(&[("/404.html", &["en", "id"])]));
        assert_eq!(pages("languages: [en]"), expected(&[("/404.html", &["en"])]));
    }

    #[test]
    fn a_language_without_words_of_its_own_has_no_part_in_the_404_page_at_the_root() {
        assert_eq!(pages("languages: [en, sw]")[0], ("/404.html".to_string(), vec!["en".to_string()]));
    }
}
