//! What a server makes of rules.

use super::pattern::is_unclear;
use crate::input::redirects::Rule;

/// A piece of configuration.
#[derive(Debug, Default)]
pub(crate) struct Map<'r> {
    pub(crate) text: String,
    /// The rules that the server cannot obey, in their order.
    pub(crate) left_out: Vec<&'r Rule>,
}

/// Whether a server can obey a rule: it asks for no country and no language, and it is no proxy for another host.
pub(super) fn is_known(rule: &Rule) -> bool {
    let is_answer = matches!(rule.status, 301 | 302 | 303 | 307 | 308 | 404 | 410);
    let is_inside = rule.to.starts_with('/') && !rule.to.starts_with("//");
    !rule.conditional && !is_unclear(rule) && (is_answer || (rule.status == 200 && is_inside))
}

/// Whether a rule redirects, rather than answer with a status or with another page.
pub(super) fn redirects(rule: &Rule) -> bool {
    (300..400).contains(&rule.status)
}
