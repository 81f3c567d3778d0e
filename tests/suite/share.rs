//! The links that share a post.

use crate::support::{clean, html, page, reported, site};

/// A site with these settings of its theme, and a post whose title has what a URL gives a meaning to.
fn with(extra: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: Notes\nbase_url: https://example.org/\nlanguages: [en, ar]\nextra: {{{extra}}}\n\
         -- content/posts/wire.md --\n---\ntitle: Wires & \"cables\" <100%?>\ndate: 2016-10-08\n---\nText.\n\
         -- content/posts/wire.ar.md --\n---\ntitle: برقية\ndate: 2016-10-08\n---\nنص.\n-- content/about.md --\n# About\n"
    )
}

const POST: &str = "2016/10/wire/index.html";

#[test]
fn a_post_ends_with_plain_links_that_carry_its_title_and_address() {
    let outcome = clean(&with(""));
    let post = html(&outcome, POST);
    let url = "https%3A%2F%2Fexample.org%2F2016%2F10%2Fwire%2F";
    let title = "Wires%20%26%20%E2%80%9Ccables%E2%80%9D%20%3C100%25%3F%3E";
    assert_eq!(
        post.attributes(".share a", "href"),
        [
            format!("mailto:?subject={title}&body={url}"),
            format!("https://wa.me/?text={title}%20{url}"),
            format!("https://t.me/share/url?url={url}&text={title}"),
            format!("https://x.com/intent/post?text={title}&url={url}"),
            format!("https://www.linkedin.com/sharing/share-offsite/?url={url}"),
            format!("https://bsky.app/intent/compose?text={title}%20{url}"),
        ]
    );
    assert!(post.attributes(".share a", "rel").iter().all(|rel| *rel == "noopener noreferrer nofollow"));
    assert!(post.all(".share script").is_empty() && post.all(".share img").is_empty());
}

#[test]
fn a_translation_is_shared_in_its_own_language() {
    let post = html(&clean(&with("")), "ar/2016/10/wire/index.html");
    assert_eq!(post.texts(".share h2"), ["مشاركة"]);
    let mail = post.attributes(".share a", "href")[0];
    assert_eq!(
        mail,
        "mailto:?subject=%D8%A8%D8%B1%D9%82%D9%8A%D8%A9&body=https%3A%2F%2Fexample.org%2Far%2F2016%2F10%2Fwire%2F"
    );
}

#[test]
fn a_site_chooses_the_links_or_has_none() {
    let links = |extra: &str| html(&clean(&with(extra)), POST).texts(".share a");
    assert_eq!(links("share: [bluesky, mail, facebook]"), ["Bluesky", "Email", "Facebook"]);
    assert_eq!(links("share: mail"), ["Email"]);
    assert_eq!(links("share: true").len(), 6);
    let outcome = clean(&with("share: false"));
    assert!(!page(&outcome, POST).contains("wa.me"));
    assert!(html(&outcome, POST).all(".share").is_empty());
    assert!(html(&clean(&with("")), "about/index.html").all(".share").is_empty());
}

#[test]
fn a_service_that_the_theme_does_not_know_is_a_warning_with_its_place() {
    let told = |extra: &str, files: &str| {
        let outcome = site(&format!("{}{files}", with(extra)));
        let hints: Vec<String> = outcome.diagnostics.iter().flat_map(|problem| problem.hints.clone()).collect();
        (reported(&outcome), hints.join(" "))
    };
    let warning = "warning site.yaml:4:23: there is no link that shares a post with `WhatsApp`\n";
    assert_eq!(told("share: [mail, WhatsApp]", ""), (warning.to_string(), "did you mean `whatsapp`?".to_string()));
    let (said, hint) = told("share: mastodon", "");
    assert_eq!(said, "warning site.yaml:4:16: there is no link that shares a post with `mastodon`\n");
    assert!(hint.starts_with("use some of mail, whatsapp"), "{hint}");
    let own = "-- templates/own.html --\n{% component share_link(network, title, url, @edition) %}<li>{{ network }}</li>{% endcomponent share_link %}\n";
    assert_eq!(told("share: [mastodon]", own).0, "");
}
