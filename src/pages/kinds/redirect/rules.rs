//! The redirects of `content/_redirects`, as pages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::page::Redirect;
use super::path::{inside, page_path};
use super::warnings;
use crate::base::diagnostic::Diagnostic;
use crate::base::url::{self, output_file};
use crate::input::config::Redirects;
use crate::input::redirects::{FILE, Rule, circles, parse};
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::kinds::feed;
use crate::site::{Document, DocumentId, FeedFormat, List, Site, is_home_text};

/// How many rules of a circle its warning names.
const SHOWN: usize = 5;

/// From the lines of `content/_redirects` that a page can replace, for hosts that do not read that file.
pub(super) fn claim(claims: &mut Claims<'_>) {
    let text = match claims.sources.text(FILE) {
        Some(Ok(text)) => text,
        Some(Err(problem)) => return claims.report(problem),
        None => return,
    };
    let site = claims.site;
    let rules = parse(&text);
    if rules.is_empty() {
        return;
    }
    let files = claims.files();
    warnings::of_rules(&rules, &files, claims);
    let (documents, feeds) = (documents(site), feeds(site, &rules));
    let rules = rules.into_iter().filter_map(|rule| Moved::by(site, rule, &feeds));
    let (idle, mut rules): (Vec<Moved>, Vec<Moved>) =
        rules.partition(|rule| files.get(&rule.folded()).is_some_and(|(path, _)| *path == rule.path));
    for rule in idle {
        let (_, kind) = &files[&rule.folded()];
        // What the page does already need not be said.
        let target = rule.page_of_target();
        let is_so_anyway = target == rule.path || kind.redirects_to() == Some(&target);
        if !is_so_anyway {
            claims.report(rule.has_no_effect(&kind.describe(site), claims.sources));
        }
        if is_so_anyway || !rule.forced {
            claims.leave_rule_out(rule.span.start);
        }
        claims.expect_target(rule.to, FILE, rule.span);
    }
    leave_circles_out(&mut rules, claims);
    for rule in rules {
        let fits = url::check_output_path(&output_file(&rule.path)).is_ok();
        // A file is kept if the page would need a folder of that name.
        let folded = rule.folded();
        let blocked = folded.match_indices('/').any(|(at, _)| files.contains_key(&folded[..at]));
        claims.expect_target(rule.to.clone(), FILE, rule.span);
        if fits && !blocked {
            // Feed readers do not follow pages.
            if let Some((list, format)) = feeds.get(&rule.to) {
                feed::claim_copy(claims, rule.path, *list, *format);
                continue;
            }
            let document = documents.get(rule.to.as_str()).copied();
            claims.fallback(rule.path, Redirect { to: rule.to, document });
        }
    }
}

/// A rule that a page can replace.
struct Moved {
    /// The site path of that page.
    path: String,
    /// The site path that it redirects to.
    to: String,
    /// Whether some hosts obey it even where a page exists.
    forced: bool,
    /// The bytes of the old path in the file.
    span: Range<usize>,
}

impl Moved {
    /// `None` if no page of the site, and no copy of a feed, can replace the rule.
    fn by(site: &Site, rule: Rule, feeds: &Feeds) -> Option<Moved> {
        let (from, to) = (inside(site, &rule.from)?, inside(site, &rule.to)?);
        let can_be = rule.is_plain() || (rule.is_exact() && feeds.contains_key(&to));
        can_be.then(|| Moved { path: page_path(&from), to, forced: rule.forced, span: rule.span })
    }

    /// The key of its output file.
    fn folded(&self) -> String {
        url::fold_path(&output_file(&self.path))
    }

    fn page_of_target(&self) -> String {
        page_path(&self.to)
    }

    fn has_no_effect(&self, page: &str, sources: &Sources) -> Diagnostic {
        warnings::over_page(&self.path, page, self.forced).at(sources.place(FILE, self.span.clone()))
    }
}

/// Takes out the rules that redirect in a circle, with a warning for each circle: a page for each would send browsers around
/// without end.
fn leave_circles_out(rules: &mut Vec<Moved>, claims: &mut Claims<'_>) {
    let targets: Vec<String> = rules.iter().map(Moved::page_of_target).collect();
    let steps: Vec<(&str, &str)> =
        rules.iter().zip(&targets).map(|(rule, target)| (rule.path.as_str(), target.as_str())).collect();
    let circles = circles(&steps);
    if circles.is_empty() {
        return;
    }
    let mut around = BTreeSet::new();
    for circle in circles {
        let mut shown: Vec<String> = circle.iter().take(SHOWN).map(|at| format!("`{}`", rules[*at].path)).collect();
        if circle.len() > SHOWN {
            shown.push("…".to_string());
        }
        shown.push(format!("`{}`", rules[circle[0]].path));
        let place = claims.sources.place(FILE, rules[circle[0]].span.clone());
        let problem = Diagnostic::warning(format!("this redirect goes in a circle: {}", shown.join(" → "))).at(place);
        claims.report(problem.hint("let one of them go to a page that exists, or delete the lines"));
        for at in circle {
            claims.leave_rule_out(rules[at].span.start);
            around.insert(rules[at].path.clone());
        }
    }
    rules.retain(|rule| !around.contains(&rule.path));
}

type Feeds = BTreeMap<String, (List, FeedFormat)>;

/// The feeds by site path, if a page would have to lead to one.
fn feeds(site: &Site, rules: &[Rule]) -> Feeds {
    let may_be_feed = |rule: &Rule| rule.to.ends_with(".xml") || rule.to.ends_with(".json");
    if site.config.redirects != Redirects::Pages || !rules.iter().any(may_be_feed) {
        return BTreeMap::new();
    }
    let of_list =
        |list: List| list.feed_formats(site).map(move |format| (list.feed_path(site, format), (list, format)));
    let lists = site.editions.keys().flat_map(|edition| {
        let terms = site.taxonomies.keys().flat_map(move |taxonomy| site.terms_in(edition, taxonomy));
        std::iter::once(List::home(edition)).chain(terms.map(move |term| List::term(edition, term)))
    });
    lists.flat_map(of_list).collect()
}

/// The documents with a page of their own, by site path.
fn documents(site: &Site) -> BTreeMap<&str, DocumentId> {
    let is_intro = |document: &Document| document.text.is_some() || is_home_text(&site.editions, document);
    let own = site.documents.iter_enumerated().filter(|(_, document)| !is_intro(document));
    own.map(|(id, document)| (document.path(), id)).collect()
}
