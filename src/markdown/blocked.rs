//! What a post has that the site's Content-Security-Policy blocks in a reader's browser.
//!
//! Takes elements of raw HTML and pictures of Markdown; gives a warning for the first of each kind of thing, with what to do.

use std::ops::Range;

use super::escape::unescape;
use super::report::Report;
use super::tag::Attribute;
use crate::base::content_policy::ContentPolicy;

/// A kind of thing that a policy has a directive for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Picture,
    Media,
    Frame,
    Object,
    Form,
    Sheet,
    Script,
    StyleText,
    StyleAttribute,
    ScriptText,
    Handler,
}

/// The policy, and of what there was a warning already. Without a policy there is none.
#[derive(Debug)]
pub(super) struct Blocked<'a> {
    policy: Option<&'a ContentPolicy>,
    told: Vec<Thing>,
}

impl Thing {
    /// The directive, and those that stand in for it.
    fn directives(self) -> &'static [&'static str] {
        match self {
            Thing::Picture => &["img-src", "default-src"],
            Thing::Media => &["media-src", "default-src"],
            Thing::Frame => &["frame-src", "child-src", "default-src"],
            Thing::Object => &["object-src", "default-src"],
            Thing::Form => &["form-action"],
            Thing::Sheet | Thing::StyleText => &["style-src-elem", "style-src", "default-src"],
            Thing::StyleAttribute => &["style-src-attr", "style-src", "default-src"],
            Thing::Script | Thing::ScriptText => &["script-src-elem", "script-src", "default-src"],
            Thing::Handler => &["script-src-attr", "script-src", "default-src"],
        }
    }

    /// The setting of `security.allow` for it.
    fn setting(self) -> &'static str {
        match self {
            Thing::Sheet | Thing::StyleText | Thing::StyleAttribute => "style-src",
            Thing::Script | Thing::ScriptText | Thing::Handler => "script-src",
            other => other.directives()[0],
        }
    }

    /// What an author can do instead.
    fn instead(self) -> &'static str {
        match self {
            Thing::Picture | Thing::Media => "put the file into content/",
            Thing::Frame | Thing::Object => "write a link to it",
            Thing::Form => "write a link to a page with the form",
            Thing::Sheet | Thing::StyleText => "put the rules into a stylesheet in content/",
            Thing::StyleAttribute => "give it a class, with rules in a stylesheet in content/",
            Thing::Script | Thing::ScriptText | Thing::Handler => "put the script into a file in content/",
        }
    }
}

impl<'a> Blocked<'a> {
    pub(crate) fn new(policy: Option<&'a ContentPolicy>) -> Blocked<'a> {
        Blocked { policy, told: Vec::new() }
    }

    /// Looks at a picture of Markdown, at its bytes in the body.
    pub(crate) fn picture(&mut self, address: &str, range: Range<usize>, report: &mut Report<'_>) {
        self.load(Thing::Picture, "a picture", address, range, report);
    }

    /// Looks at the start of an element. `place` says which bytes of the body those of the HTML are.
    pub(crate) fn element(
        &mut self,
        html: &str,
        (name, attributes): (Range<usize>, &[Attribute]),
        place: impl Fn(Range<usize>) -> Range<usize>,
        report: &mut Report<'_>,
    ) {
        if self.policy.is_none() {
            return;
        }
        let start = name.start.saturating_sub(1)..name.end;
        let name = html[name].to_ascii_lowercase();
        let value = |wanted: &str| {
            let own = attributes.iter().find(|at| html[at.name.clone()].eq_ignore_ascii_case(wanted))?;
            Some(unescape(&html[own.value.clone()?]).trim().to_string())
        };
        let what = format!("`<{name}>`");
        match name.as_str() {
            "style" => self.code(Thing::StyleText, &what, place(start), report),
            "script" if value("src").is_none() && runs(value("type").as_deref()) => {
                self.code(Thing::ScriptText, &what, place(start), report);
            }
            _ => {}
        }
        for attribute in attributes {
            let (own, range) = (html[attribute.name.clone()].to_ascii_lowercase(), place(attribute.name.clone()));
            let is_handler = own.starts_with("on") && own.len() > 4;
            match own.as_str() {
                "style" => self.code(Thing::StyleAttribute, "the attribute `style`", range, report),
                _ if is_handler => self.code(Thing::Handler, &format!("the attribute `{own}`"), range, report),
                _ => {
                    let thing = thing(&name, &own, value("rel").as_deref(), value("type").as_deref());
                    let (Some(thing), Some(value)) = (thing, attribute.value.clone()) else { continue };
                    for address in addresses(&own, &unescape(&html[value])) {
                        self.load(thing, &what, &address, range.clone(), report);
                    }
                }
            }
        }
    }

    fn code(&mut self, thing: Thing, what: &str, range: Range<usize>, report: &mut Report<'_>) {
        if self.policy.is_some_and(|policy| !policy.allows_inline(thing.directives())) {
            self.tell(thing, what, "unsafe-inline", range, report);
        }
    }

    fn load(&mut self, thing: Thing, what: &str, address: &str, range: Range<usize>, report: &mut Report<'_>) {
        let Some(policy) = self.policy else { return };
        if !address.is_empty() && !policy.allows(thing.directives(), address) {
            let source = origin(address);
            let what = if source == "self" { what.to_string() } else { format!("{what} from `{source}`") };
            self.tell(thing, &what, &source, range, report);
        }
    }

    fn tell(&mut self, thing: Thing, what: &str, source: &str, range: Range<usize>, report: &mut Report<'_>) {
        if self.told.contains(&thing) {
            return;
        }
        self.told.push(thing);
        let (setting, instead) = (thing.setting(), thing.instead());
        let hint = match self.policy.is_some_and(|policy| policy.is_authors) {
            true => format!("{instead}, or add a source for it to `{setting}` in `security.policy` of site.yaml"),
            false => {
                format!("{instead}, or allow it in site.yaml: `security: {{ allow: {{ {setting}: \"{source}\" }} }}`")
            }
        };
        report.warn(range, format!("browsers will block {what}, by the policy that `headers: true` writes"), hint);
    }
}

/// What an attribute of an element loads. All names are in lower case.
fn thing(element: &str, attribute: &str, rel: Option<&str>, kind: Option<&str>) -> Option<Thing> {
    let is_rel =
        |wanted: &str| rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(wanted)));
    Some(match (element, attribute) {
        ("img", "src" | "srcset") | ("source", "srcset") | ("video", "poster") | ("input", "src") => Thing::Picture,
        ("video" | "audio" | "source" | "track", "src") => Thing::Media,
        ("iframe" | "frame", "src") => Thing::Frame,
        ("object", "data") | ("embed", "src") => Thing::Object,
        ("form", "action") | ("button" | "input", "formaction") => Thing::Form,
        ("link", "href") if is_rel("stylesheet") => Thing::Sheet,
        ("link", "href") if is_rel("icon") => Thing::Picture,
        ("script", "src") if runs(kind) => Thing::Script,
        _ => return None,
    })
}

/// Whether a browser runs a script of this type (HTML Standard, 4.12.1): others are data.
fn runs(kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| kind.is_empty() || kind == "module" || kind.to_ascii_lowercase().ends_with("javascript"))
}

/// The addresses in the value of an attribute.
fn addresses(attribute: &str, value: &str) -> Vec<String> {
    match attribute {
        "srcset" => super::addressed::in_srcset(value).into_iter().map(|part| value[part].to_string()).collect(),
        _ => vec![value.trim().to_string()],
    }
}

/// The source that allows an address: `https://host`, `data:`, or `self` for the site itself.
fn origin(address: &str) -> String {
    let address = address.trim();
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_string() };
    match address.split_once("://") {
        Some((scheme, rest)) if crate::base::url::scheme(&address).is_some() => {
            format!("{scheme}://{}", rest.split(['/', '?', '#']).next().unwrap_or_default())
        }
        _ => match crate::base::url::scheme(&address) {
            Some(scheme) => format!("{scheme}:"),
            None => "self".to_string(),
        },
    }
}
