//! Pictures of the preview's own surfaces, for eyes: `CHANCERY_PICTURES=folder cargo test --test browser -- --ignored`.

use chancery::base::diagnostic::{Diagnostic, Place};
use serde_json::json;

use crate::chromium::{Chromium, Tab};
use crate::fake::{Fake, as_sent};
use crate::site::{PAGE, Site, begin, edit, page, paragraphs};

#[test]
#[ignore = "draws pictures into the folder that CHANCERY_PICTURES names"]
fn pictures_of_overlay_badge_notice_and_mark() {
    let Some(browser) = Chromium::shared() else { return };
    let folder =
        std::path::PathBuf::from(std::env::var_os("CHANCERY_PICTURES").expect("CHANCERY_PICTURES names a folder"));
    for (width, height) in [(390, 700), (1280, 800)] {
        for scheme in ["light", "dark"] {
            let site = Fake::new();
            begin(&site, &paragraphs(0..30));
            let colours = "<style>:root { color-scheme: light dark; font: 18px serif } body { margin: 24px }</style>\n";
            site.write(crate::site::TEMPLATE, crate::site::template(colours, "").as_bytes());
            site.write(crate::site::STYLE, b"main { max-width: 40rem; margin: auto }");
            let tab = Tab::open(&browser, &format!("{}/page/", site.address()), (width, height));
            tab.prefer("prefers-color-scheme", scheme);
            tab.until("document.querySelector('chancery-preview')?.hasAttribute('data-connected')");
            let draw = |name: &str| {
                tab.eval("new Promise(done => setTimeout(done, 400))");
                std::fs::write(folder.join(format!("{name}-{width}-{scheme}.png")), tab.picture()).unwrap();
            };
            edit(&site, &paragraphs(0..30).replace("Paragraph 3 says", "Paragraph 3 now says"));
            draw("mark");
            site.write("content/other.md", b"---\ntitle: Other\ndarft: false\n---\n");
            draw("badge");
            tab.eval("document.querySelector('chancery-preview').shadowRoot.querySelector('.badge').click()");
            draw("list");
            tab.press("Escape");
            site.tell(&json!({ "type": "problems", "warnings": [], "errors": errors() }));
            draw("overlay");
            site.tell(&json!({ "type": "problems", "warnings": [], "errors": [] }));
            site.write("content/near.md", page("A page that is near", "Text.\n").as_bytes());
            site.remove(PAGE);
            draw("gone");
        }
    }
}

fn errors() -> Vec<serde_json::Value> {
    let place = |file: &str, text: &str, marked: &str| {
        let at = text.find(marked).unwrap();
        Place::within(file, text, at..at + marked.len())
    };
    let title =
        place("content/posts/2016/menanti-diplomasi.id.md", "---\ntitle: [Menanti Diplomasi", "[Menanti Diplomasi");
    let one = place("content/posts/2016/a.md", "---\npermalink: /2016/10/menanti/", "permalink");
    let remark = "---\n\tpermalink: /2016/10/menanti/ # and a remark that is longer than a telephone is wide, by far";
    let far = place("content/posts/2016/c.md", remark, "by far");
    let other = place("content/posts/2016/b.md", remark, "/2016/10/menanti/");
    let errors = [
        Diagnostic::error("the list that begins with `[` has no end")
            .at(title)
            .hint("close it with `]`, or put the title in quotes: `title: \"[Menanti\"`"),
        Diagnostic::error("two pages claim the address `/2016/10/menanti/`")
            .at(one)
            .relate("the other one is here", other)
            .hint("give one of them another `slug`"),
        Diagnostic::error("a remark is too long").at(far),
        Diagnostic::error("`templates/post.html` is not a template").at(Place::file("templates/post.html")),
    ];
    errors.iter().map(|error| as_sent(error, None)).collect()
}
