//! The body of a post, without what only Ghost can do.

use crate::import::model::Finding;
use crate::import::read::elements::without;

/// Leaves out forms for members and the buttons of its cards, and makes links that open its window for members text.
pub(super) fn tidy(html: String, findings: &mut Vec<Finding>) -> String {
    let for_members = |form: &str| form.contains("data-members-form") || form.contains("kg-signup-card");
    let (html, forms) = match html.contains("<form") {
        true => without(&html, "<form", "</form>", &for_members),
        false => (html, 0),
    };
    if forms > 0 {
        let what = "forms that only work in Ghost are left out";
        findings.push(Finding::lost(what, &forms.to_string()));
    }
    // The sign that opens a part of the page, which is open here.
    let html = match html.contains("kg-toggle-card-icon") {
        true => without(&html, "<button", "</button>", &|button| button.contains("kg-toggle-card-icon")).0,
        false => html,
    };
    let (html, links) = without_portal(html);
    if links > 0 {
        let what = "links that open Ghost's window for members became text";
        findings.push(Finding::changed(what, &links.to_string()));
    }
    html
}

/// The text without the targets of links to the window for members, and their number.
fn without_portal(html: String) -> (String, usize) {
    const HREF: &str = "href=\"";
    if !html.contains("#/portal") {
        return (html, 0);
    }
    let (mut kept, mut rest, mut count) = (String::with_capacity(html.len()), html.as_str(), 0);
    while let Some(from) = rest.find(HREF) {
        let target = &rest[from + HREF.len()..];
        let Some(length) = target.find('"') else { break };
        let end = from + HREF.len() + length + 1;
        match target[..length].contains("#/portal") {
            true => {
                kept.push_str(&rest[..from]);
                count += 1;
            }
            false => kept.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    (kept, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(html: &str) -> (String, Vec<String>) {
        let mut findings = Vec::new();
        let html = tidy(html.to_string(), &mut findings);
        (html, findings.into_iter().map(|finding| format!("{} {}", finding.text, finding.what)).collect())
    }

    #[test]
    fn forms_for_members_are_left_out_and_links_to_their_window_become_text() {
        let html = "<p>a</p><form class=\"kg-signup-card-form\" data-members-form=\"signup\"><input type=\"email\"></form>\
                    <a href=\"#/portal/signup\">Join</a> <a href=\"/b/\">b</a><form action=\"/c\"></form>";
        let (html, said) = tidied(html);
        assert_eq!(html, "<p>a</p><a >Join</a> <a href=\"/b/\">b</a><form action=\"/c\"></form>");
        assert_eq!(
            said,
            [
                "1 forms that only work in Ghost are left out",
                "1 links that open Ghost's window for members became text"
            ]
        );
    }

    #[test]
    fn other_bodies_stay_as_they_are() {
        for html in ["<p>a</p>", "<p>#/portal</p><a href=\"x", "<button>b</button>", ""] {
            assert_eq!(tidied(html), (html.to_string(), Vec::new()), "{html}");
        }
        let toggle = "<h4>H</h4><button class=\"kg-toggle-card-icon\"><svg></svg></button><p>I</p>";
        assert_eq!(tidied(toggle).0, "<h4>H</h4><p>I</p>");
    }
}
