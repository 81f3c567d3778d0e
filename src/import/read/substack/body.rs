//! The body of a post, without what only Substack can do.

use crate::import::read::elements::without;

/// A body that was tidied.
#[derive(Debug, PartialEq)]
pub(super) struct Body {
    pub(super) html: String,
    /// Buttons and forms that were left out.
    pub(super) left_out: usize,
    /// Whether a part of it is only for readers who pay.
    pub(super) has_paywall: bool,
}

/// Leaves out buttons that lead nowhere else (`%%checkout_url%%`), and forms for an e-mail address with their words.
pub(super) fn tidy(html: &str) -> Body {
    let has_paywall = html.contains("class=\"paywall") || html.contains("data-component-name=\"Paywall");
    let (html, forms) = without(html, "<form", "</form>", &|form| {
        form.contains("subscription-widget") || form.contains("type=\"email\"")
    });
    let (html, buttons) = without(&html, "<p", "</p>", &|part| part.contains("button-wrapper") && part.contains("%%"));
    let (html, calls) = without(&html, "<p", "</p>", &|part| part.contains("class=\"cta-caption\""));
    let (html, links) = without(&html, "<a", "</a>", &|link| link.contains("href=\"%%"));
    Body { html, left_out: forms + buttons + calls + links, has_paywall }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_and_forms_of_substack_are_left_out() {
        let html = "<p>a</p><p class=\"button-wrapper\"><a class=\"button\" href=\"%%checkout_url%%\">Subscribe</a></p>\
                    <div class=\"subscription-widget\"><p class=\"cta-caption\">Subscribe!</p><form class=\"subscription-widget-subscribe\"><input type=\"email\"></form></div>\
                    <p class=\"button-wrapper\"><a class=\"button\" href=\"https://kopi.example/\">b</a></p><pre>c</pre>";
        let body = tidy(html);
        assert_eq!(body.left_out, 3);
        assert_eq!(
            body.html,
            "<p>a</p><div class=\"subscription-widget\"></div><p class=\"button-wrapper\"><a class=\"button\" href=\"https://kopi.example/\">b</a></p><pre>c</pre>"
        );
        assert!(!body.has_paywall);
    }

    #[test]
    fn a_paywall_is_seen() {
        assert!(
            tidy("<p>a</p><div class=\"paywall-jump\" data-component-name=\"PaywallToDOM\"></div><p>b</p>").has_paywall
        );
        assert_eq!(tidy("<p>a <pre").html, "<p>a <pre");
    }
}
