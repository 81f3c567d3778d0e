//! What an author should know of redirects that do not do what they seem to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::path::{inside, page_path};
use crate::base::count::number;
use crate::base::diagnostic::Diagnostic;
use crate::base::url::{self, output_file};
use crate::input::config::Redirects;
use crate::input::redirects::{FILE, Rule};
use crate::pages::claims::Claims;
use crate::pages::kind::Kind;
use crate::site::{Document, Site};

/// The pages so far, by their folded output files.
type Files = BTreeMap<String, (String, Arc<dyn Kind>)>;

const INSTEAD: &str =
    "set `redirects: host` if the host reads `_redirects`, or give your server what `chancery redirects` prints";

/// Of aliases that no page can answer.
pub(super) fn of_aliases(document: &Document, claims: &mut Claims<'_>) {
    if claims.site.config.redirects == Redirects::Host {
        return;
    }
    let address = &document.post.address;
    let is_page = |path: &str| output_file(path).ends_with(".html") || path.ends_with(".htm");
    let files = address.aliases.iter().filter(|alias| !is_page(&alias.value)).map(|alias| {
        let last = alias.value.rsplit('/').next().unwrap_or_default();
        (alias, format!("hosts send `{last}` as a download, not as a page, since it does not end in `.html`"))
    });
    let asked =
        address.asked.iter().map(|alias| (alias, format!("no page can answer `{}`, which has a query", alias.value)));
    let found: Vec<Diagnostic> = files
        .chain(asked)
        .map(|(alias, message)| {
            let place = claims.sources.place(&document.post.path, alias.span.clone());
            Diagnostic::warning(message).at(place).hint(INSTEAD)
        })
        .collect();
    found.into_iter().for_each(|problem| claims.report(problem));
}

/// Of a redirect at the path of a page.
pub(super) fn over_page(path: &str, page: &str, forced: bool) -> Diagnostic {
    match forced {
        false => Diagnostic::warning(format!("`{path}` exists, it is {page}, so this redirect has no effect"))
            .hint("delete the line, since some hosts would hide the page behind it"),
        true => Diagnostic::warning(format!("`{path}` exists, it is {page}, and this redirect hides it on some hosts"))
            .hint("delete the line, or give the page another URL with `permalink`"),
    }
}

/// Of rules that are outside the site, or at the path of a page.
pub(super) fn of_rules(rules: &[Rule], files: &Files, claims: &mut Claims<'_>) {
    let site = claims.site;
    let mut unforced = Vec::new();
    for rule in rules {
        let place = || claims.sources.place(FILE, rule.span.clone());
        if let Some(problem) = outside(site, rule) {
            claims.report(problem.at(place()));
            continue;
        }
        let page =
            inside(site, &rule.from).and_then(|path| files.get(&url::fold_path(&output_file(&page_path(&path)))));
        let Some((path, kind)) = page else { continue };
        if !rule.query.is_empty() && !rule.forced {
            unforced.push(rule);
        } else if rule.query.is_empty() && !rule.conditional && !rule.is_plain() && rule.status != 200 {
            claims.report(over_page(path, &kind.describe(site), rule.forced).at(place()));
            if !rule.forced {
                claims.leave_rule_out(rule.span.start);
            }
        }
    }
    let by_pages = site.config.redirects == Redirects::Pages;
    if let Some(first) = unforced.first().filter(|_| by_pages) {
        claims.report(without_force(first, unforced.len()).at(claims.sources.place(FILE, first.span.clone())));
    }
}

/// Of a rule that begins or ends outside the folder of the site on its host.
fn outside(site: &Site, rule: &Rule) -> Option<Diagnostic> {
    let base = site.config.base_url.path();
    let is_path = rule.to.starts_with('/') && !rule.to.starts_with("//");
    let (what, path, also) = match () {
        () if inside(site, &rule.from).is_none() => ("begins", rule.from.as_str(), ""),
        () if is_path && inside(site, &rule.to).is_none() => ("ends", rule.to.as_str(), ", or the whole URL"),
        () => return None,
    };
    let message = format!("this redirect {what} at `{path}`, outside the site, which is below `{base}`");
    let hint = format!("write `{}`{also}", site.config.base_url.rooted(path));
    Some(Diagnostic::warning(message).hint(hint))
}

/// Of the first of rules with a query at the path of a page.
fn without_force(rule: &Rule, count: usize) -> Diagnostic {
    let more = if count > 1 { format!(" ({} such lines)", number(count)) } else { String::new() };
    let message = format!("`{}` exists, so Netlify does not look at this redirect with a query{more}", rule.from);
    Diagnostic::warning(message).hint(format!("write `{}!` at its end", rule.status))
}
