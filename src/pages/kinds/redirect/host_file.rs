//! The file `_redirects` of a site whose host answers old URLs, and all redirects as rules.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::path::{inside, page_path};
use crate::base::diagnostic::Diagnostic;
use crate::base::url::{self, encode_path};
use crate::formats::redirects::netlify;
use crate::input::config::Redirects;
use crate::input::redirects::{FILE, Rule, parse};
use crate::input::source::Sources;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::plan::{Page, Plan};
use crate::pages::shared::Shared;
use crate::site::Site;

/// The site path of the file.
const PATH: &str = "/_redirects";

/// The file, as text.
#[derive(Debug)]
struct HostFile(String);

impl Kind for HostFile {
    fn describe(&self, _site: &Site) -> String {
        "the file of redirects".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for HostFile {
    fn render<'b>(
        &self,
        _shared: &Shared,
        _sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        buffer.extend_from_slice(self.0.as_bytes());
        Ok(Bytes::Made(buffer))
    }
}

/// Adds the file to the plan, if the host answers and there are redirects.
pub(crate) fn add(plan: &mut Plan, site: &Site, sources: &Sources) {
    if site.config.redirects == Redirects::Pages {
        return;
    }
    let text = sources.shown(FILE);
    let own = own(plan, site, &parse(&text));
    let text = netlify::file(&own, &text, &plan.idle_rules);
    let at = plan.pages.partition_point(|page| page.path.as_str() < PATH);
    let is_free = plan.pages.get(at).is_none_or(|page| page.path != PATH);
    if is_free && !text.is_empty() {
        plan.pages.insert(at, Page { path: PATH.to_string(), kind: Arc::new(HostFile(text)) });
    }
}

/// All redirects of a site: first from aliases and other spellings of terms, then the lines of `content/_redirects` that have an
/// effect, in their order.
pub(crate) fn all(plan: &Plan, site: &Site, sources: &Sources) -> Vec<Rule> {
    let written = parse(&sources.shown(FILE));
    let own = own(plan, site, &written);
    let written = written.into_iter().filter(|rule| !plan.idle_rules.contains(&rule.span.start));
    own.into_iter().chain(written).collect()
}

/// Redirects that no line of the file makes: exact paths first, then those with a query.
fn own(plan: &Plan, site: &Site, written: &[Rule]) -> Vec<Rule> {
    let steps = written.iter().filter(|rule| rule.is_plain());
    let steps: BTreeSet<(String, String)> =
        steps.filter_map(|rule| Some((page_path(&inside(site, &rule.from)?), inside(site, &rule.to)?))).collect();
    let base = url::decode(site.config.base_url.path()).unwrap_or_default();
    let from = |path: &str| format!("{base}{}", path.trim_start_matches('/'));
    let to = |path: &str| site.config.base_url.rooted(&encode_path(path));
    let rule =
        |from: String, query, to| Rule { from, query, to, status: 301, forced: false, conditional: false, span: 0..0 };
    let mut redirects: Vec<(&str, &str)> = plan.all_redirects().collect();
    redirects.sort_unstable();
    redirects.retain(|(from, to)| !steps.contains(&(from.to_string(), to.to_string())));
    let exact = redirects.into_iter().map(|(path, target)| rule(from(path), Vec::new(), to(target)));
    let asked = site.documents.iter().flat_map(|document| {
        let asked = document.post.address.asked.iter();
        asked
            .filter_map(move |alias| alias.value.split_once('?'))
            .map(move |(path, query)| (path, query, document.path()))
    });
    let asked = asked.map(|(path, query, target)| {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let pairs = pairs.map(|(name, value)| (name.to_string(), value.to_string())).collect();
        rule(from(path), pairs, to(target))
    });
    exact.chain(asked).collect()
}
