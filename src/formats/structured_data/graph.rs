//! The graph of a page in JSON-LD.

use super::node::{Node, link, string};
use super::page::{Blog, Correction, Crumb, List, Page, Person, Posting, Translations, Work};

/// The blog, with the node of it that is the same on nearly every page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    blog: Blog,
    node: String,
}

impl From<Blog> for Known {
    fn from(blog: Blog) -> Known {
        let mut node = String::with_capacity(512);
        blog_node(&mut node, &blog).close();
        Known { blog, node }
    }
}

/// The JSON text of a page: the page itself, the blog with its publisher, and a `BreadcrumbList` where there are
/// two crumbs at least (one would lead from the home page to itself). Safe inside a script element.
pub(crate) fn render(known: &Known, page: &Page<'_>, crumbs: &[Crumb]) -> String {
    let blog = &known.blog;
    let mut out = String::with_capacity(2048);
    out.push_str("{\"@context\":\"https://schema.org\",\"@graph\":[");
    match page {
        Page::Post(post) => posting(&mut out, post, blog),
        Page::Home(list) => home(&mut out, list, blog),
        Page::Collection(list) => collection(&mut out, "CollectionPage", list, blog).close(),
        Page::Profile(list, owner) => {
            let node = collection(&mut out, "ProfilePage", list, blog);
            node.node("mainEntity", |out| person(out, owner, None)).close();
        }
        Page::Single { url, lang, name, description } => {
            let node = Node::open(&mut out, "WebPage", Some((url, ""))).text("url", url).text("name", name);
            let node = node.maybe("description", description.as_deref()).text("inLanguage", lang);
            node.node("isPartOf", |out| link(out, &blog.url, BLOG)).close();
        }
    }
    if !matches!(page, Page::Home(_)) {
        out.push(',');
        out.push_str(&known.node);
    }
    if crumbs.len() > 1 {
        out.push(',');
        breadcrumbs(&mut out, crumbs);
    }
    out.push_str("]}");
    out
}

/// What an address ends in where it names the blog, its publisher or a post, and not a page.
const BLOG: &str = "#blog";
const PUBLISHER: &str = "#publisher";
const POST: &str = "#post";

/// <https://schema.org/BlogPosting>
fn posting(out: &mut String, post: &Posting<'_>, blog: &Blog) {
    let node = Node::open(out, "BlogPosting", Some((&post.url, POST)))
        .text("url", &post.url)
        .node("mainEntityOfPage", |out| Node::open(out, "WebPage", Some((&post.url, ""))).close())
        .text("headline", &post.headline)
        .maybe("description", post.description.as_deref())
        .text("inLanguage", &post.lang)
        .maybe("datePublished", post.published.as_deref())
        .maybe("dateModified", post.modified.as_deref().or(post.published.as_deref()))
        .list("author", &post.authors, |out, author| person(out, author, None))
        .list("keywords", &post.keywords, |out, keyword| string(out, keyword, ""))
        .maybe("image", post.image.as_deref())
        .number("wordCount", post.words)
        .list("correction", &post.corrections, correction)
        .node("isPartOf", |out| link(out, &blog.url, BLOG));
    let node = match &blog.publisher {
        Some(_) => node.node("publisher", |out| link(out, &blog.url, PUBLISHER)),
        None => node,
    };
    match &post.translations {
        Translations::Original(others) => node.list("workTranslation", others, work).close(),
        Translations::Of(original) => node.node("translationOfWork", |out| work(out, original)).close(),
    }
}

/// <https://schema.org/CorrectionComment>
fn correction(out: &mut String, correction: &Correction) {
    let node = Node::open(out, "CorrectionComment", None).text("text", &correction.text);
    node.maybe("datePublished", correction.date.as_deref()).close();
}

/// A post as lists name it: written once, for all of them.
pub(crate) fn written(named: &Work<'_>) -> String {
    let mut out = String::with_capacity(256);
    work(&mut out, named);
    out
}

/// A post that another page names: enough to tell its language without following the link.
fn work(out: &mut String, work: &Work<'_>) {
    let node = Node::open(out, "BlogPosting", Some((&work.url, POST))).text("url", &work.url);
    node.text("headline", work.headline).text("inLanguage", work.lang).close();
}

/// <https://schema.org/Blog>, with the posts of a home page.
fn home(out: &mut String, list: &List, blog: &Blog) {
    let node = blog_node(out, blog).list("blogPost", &list.entries, |out, entry| out.push_str(entry));
    match &blog.search {
        Some(url) => node.node("potentialAction", |out| search(out, url)).close(),
        None => node.close(),
    }
}

/// <https://schema.org/SearchAction>, as search engines ask for it.
fn search(out: &mut String, url: &str) {
    let target = |out: &mut String| {
        Node::open(out, "EntryPoint", None).text("urlTemplate", &format!("{url}?q={{query}}")).close();
    };
    Node::open(out, "SearchAction", None).node("target", target).text("query-input", "required name=query").close();
}

/// <https://schema.org/CollectionPage>, <https://schema.org/ProfilePage>
fn collection<'o>(out: &'o mut String, kind: &str, list: &List, blog: &Blog) -> Node<'o> {
    Node::open(out, kind, Some((&list.url, "")))
        .text("url", &list.url)
        .text("name", &list.name)
        .maybe("description", list.description.as_deref())
        .text("inLanguage", &list.lang)
        .node("isPartOf", |out| link(out, &blog.url, BLOG))
        .list("hasPart", &list.entries, |out, entry| out.push_str(entry))
}

/// The same node in each page's graph, by its `@id`.
fn blog_node<'o>(out: &'o mut String, blog: &Blog) -> Node<'o> {
    let node = Node::open(out, "Blog", Some((&blog.url, BLOG)))
        .text("url", &blog.url)
        .text("name", &blog.name)
        .maybe("description", blog.description.as_deref())
        .list("inLanguage", &blog.langs, |out, lang| string(out, lang, ""));
    match &blog.publisher {
        Some(publisher) => node.node("publisher", |out| person(out, publisher, Some((&blog.url, PUBLISHER)))),
        None => node,
    }
}

fn person(out: &mut String, person: &Person, id: Option<(&str, &str)>) {
    Node::open(out, "Person", id)
        .text("name", &person.name)
        .maybe("jobTitle", person.job.as_deref())
        .maybe("description", person.description.as_deref())
        .maybe("image", person.image.as_deref())
        .maybe("url", person.url.as_deref())
        .list("sameAs", &person.same_as, |out, url| string(out, url, ""))
        .close();
}

/// <https://schema.org/BreadcrumbList>; positions count from 1.
fn breadcrumbs(out: &mut String, crumbs: &[Crumb]) {
    let numbered: Vec<(usize, &Crumb)> = (1..).zip(crumbs).collect();
    let item = |out: &mut String, (position, crumb): &(usize, &Crumb)| {
        let node = Node::open(out, "ListItem", None).number("position", *position);
        node.text("name", &crumb.name).text("item", &crumb.url).close();
    };
    Node::open(out, "BreadcrumbList", None).list("itemListElement", &numbered, item).close();
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn blog() -> Blog {
        Blog {
            url: "https://example.org/blog/".to_string(),
            name: "Chancery Notes".to_string(),
            description: None,
            langs: vec!["en".to_string(), "id".to_string()],
            publisher: Some(Person::named("Ani".to_string())),
            search: Some("https://example.org/blog/search/".to_string()),
        }
    }

    fn named<'a>(lang: &'a str, headline: &'a str) -> Work<'a> {
        Work { url: format!("https://example.org/blog/{lang}/"), lang, headline }
    }

    fn post() -> Posting<'static> {
        Posting {
            url: "https://example.org/blog/2016/10/review/".to_string(),
            lang: "en".to_string(),
            headline: "A Short Review".to_string(),
            description: None,
            published: Some("2016-10-08T00:00:00+07:00".to_string()),
            modified: None,
            authors: vec![Person::named("Ani".to_string())],
            keywords: vec!["social media".to_string()],
            image: None,
            words: 412,
            corrections: Vec::new(),
            translations: Translations::Original(vec![named("id", "Tinjauan Singkat")]),
        }
    }

    fn graph(page: &Page<'_>, crumbs: &[Crumb]) -> Vec<Value> {
        let read: Value = serde_json::from_str(&render(&blog().into(), page, crumbs)).unwrap();
        assert_eq!(read["@context"], "https://schema.org");
        read["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn a_post_says_its_language_dates_and_place_in_the_blog() {
        let graph = graph(&Page::Post(Box::new(post())), &[]);
        let expected = json!({
            "@type": "BlogPosting",
            "@id": "https://example.org/blog/2016/10/review/#post",
            "url": "https://example.org/blog/2016/10/review/",
            "mainEntityOfPage": { "@type": "WebPage", "@id": "https://example.org/blog/2016/10/review/" },
            "headline": "A Short Review",
            "inLanguage": "en",
            "datePublished": "2016-10-08T00:00:00+07:00",
            "dateModified": "2016-10-08T00:00:00+07:00",
            "author": [{ "@type": "Person", "name": "Ani" }],
            "keywords": ["social media"],
            "wordCount": 412,
            "isPartOf": { "@id": "https://example.org/blog/#blog" },
            "publisher": { "@id": "https://example.org/blog/#publisher" },
            "workTranslation": [{
                "@type": "BlogPosting",
                "@id": "https://example.org/blog/id/#post",
                "url": "https://example.org/blog/id/",
                "headline": "Tinjauan Singkat",
                "inLanguage": "id",
            }],
        });
        assert_eq!(graph[0], expected);
        assert_eq!(graph[1]["@id"], graph[0]["isPartOf"]["@id"]);
        assert_eq!(graph[1]["publisher"]["@id"], graph[0]["publisher"]["@id"]);
        assert_eq!(graph[1]["inLanguage"], json!(["en", "id"]));
        assert_eq!(graph.len(), 2);
    }

    #[test]
    fn a_translation_names_the_work_that_it_was_made_from() {
        let post = Posting { translations: Translations::Of(named("en", "A Review")), ..post() };
        let node = &graph(&Page::Post(Box::new(post)), &[])[0];
        assert_eq!(node["translationOfWork"]["inLanguage"], "en");
        assert!(node.get("workTranslation").is_none());
    }

    #[test]
    fn a_mixed_list_says_each_entrys_own_language_in_order() {
        let entries = [named("id", "Menanti"), named("en", "Review"), named("ar", "الدبلوماسية")];
        let entries: Vec<String> = entries.iter().map(written).collect();
        let list = List {
            url: "https://example.org/blog/tag/social-media/".to_string(),
            lang: "en".to_string(),
            name: "Tag Archives: social media".to_string(),
            description: None,
            entries: entries.iter().map(|entry| entry.as_str().into()).collect(),
        };
        let collection = &graph(&Page::Collection(list.clone()), &[])[0];
        assert_eq!(collection["@type"], "CollectionPage");
        let langs: Vec<_> = collection["hasPart"].as_array().unwrap().iter().map(|part| &part["inLanguage"]).collect();
        assert_eq!(langs, ["id", "en", "ar"]);
        assert_eq!(collection["hasPart"][2]["headline"], "الدبلوماسية");
        let home = graph(&Page::Home(list), &[]);
        assert_eq!((home.len(), &home[0]["@type"]), (1, &json!("Blog")));
        assert_eq!(home[0]["blogPost"][0]["headline"], "Menanti");
        let action = &home[0]["potentialAction"];
        assert_eq!(action["target"]["urlTemplate"], "https://example.org/blog/search/?q={query}");
        assert!(collection.get("potentialAction").is_none());
    }

    #[test]
    fn breadcrumbs_count_from_one_and_a_lone_one_is_left_out() {
        let crumbs =
            ["Home", "Tags"].map(|name| Crumb { name: name.to_string(), url: format!("https://e.org/{name}") });
        let single = Page::Single {
            url: "https://e.org/about/".to_string(),
            lang: "id".to_string(),
            name: "Tentang".to_string(),
            description: None,
        };
        assert_eq!(graph(&single, &crumbs[..1]).len(), 2);
        let graph = graph(&single, &crumbs);
        assert_eq!((&graph[0]["@type"], &graph[0]["inLanguage"]), (&json!("WebPage"), &json!("id")));
        assert_eq!(graph[2]["@type"], "BreadcrumbList");
        assert_eq!(graph[2]["itemListElement"][1]["position"], 2);
        assert_eq!(graph[2]["itemListElement"][1]["name"], "Tags");
    }

    #[test]
    fn row_35_nothing_in_a_title_breaks_out_of_the_script_element() {
        let headline = "</script><script>alert(1)</script><!-- --> ]]> &lt; \" \\ \u{2028}\u{2029}\0 🕊️";
        let post = Posting { headline: headline.to_string(), keywords: vec!["<!--<script>".to_string()], ..post() };
        let text = render(&blog().into(), &Page::Post(Box::new(post)), &[]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\0']), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["@graph"][0]["headline"], headline);
        assert_eq!(read["@graph"][0]["keywords"][0], "<!--<script>");
    }
}
