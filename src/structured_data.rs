//! What a page is, told to machines (JSON-LD 1.1 in the words of schema.org).
//!
//! Takes the blog, one page and its breadcrumbs as plain values with absolute, encoded URLs; gives one `@graph` that
//! may stand inside `<script type="application/ld+json">` as it is. Deliberately does not know templates or posts.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// The site that each page is part of.
#[derive(Clone, Debug, PartialEq)]
pub struct Blog {
    /// Its home page, the same for all editions.
    pub url: String,
    pub name: String,
    pub description: Option<String>,
    /// All languages of its posts, BCP 47.
    pub langs: Vec<String>,
    /// Who answers for it.
    pub publisher: Option<Publisher>,
}

/// Who answers for the site.
#[derive(Clone, Debug, PartialEq)]
pub enum Publisher {
    Person(Person),
    Organization { name: String, url: Option<String>, logo: Option<String> },
}

/// An author.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub url: Option<String>,
}

/// What the page is.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// `BlogPosting`
    Post(Box<Posting>),
    /// `Blog`: a home page.
    Home(List),
    /// `CollectionPage`: an archive of a term, a month, an author.
    Collection(List),
    /// `WebPage`: a page that stands alone.
    Single { url: String, lang: String, name: String, description: Option<String> },
}

/// One post.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    pub url: String,
    /// BCP 47.
    pub lang: String,
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub description: Option<String>,
    /// ISO 8601: a date, or a date-time with offset.
    pub published: Option<String>,
    /// As `published`.
    pub modified: Option<String>,
    pub authors: Vec<Person>,
    /// Names of its tags, in its language.
    pub keywords: Vec<String>,
    pub image: Option<String>,
    /// Words, by the segmentation of its language.
    pub words: usize,
    /// The same work in other languages.
    pub translations: Translations,
}

/// How a post and its other languages belong together.
#[derive(Clone, Debug, PartialEq)]
pub enum Translations {
    /// This post is the original (or the only one) and these were made from it: `workTranslation`.
    Original(Vec<Work>),
    /// This post was made from that one: `translationOfWork`.
    Of(Work),
}

/// A post as another page names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    pub url: String,
    /// BCP 47.
    pub lang: String,
    pub headline: String,
}

/// A page that lists posts, each in its own language.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub url: String,
    /// The interface's language, BCP 47.
    pub lang: String,
    pub name: String,
    pub description: Option<String>,
    pub entries: Vec<Work>,
}

/// One step from the home page to this page.
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    pub name: String,
    pub url: String,
}

/// The JSON text of a page: the page itself, the blog with its publisher, and a `BreadcrumbList` where there are
/// two crumbs at least (one would lead from the home page to itself). Safe inside a script element.
pub fn render(blog: &Blog, page: &Page, crumbs: &[Crumb]) -> String {
    let mut graph = match page {
        Page::Post(post) => vec![posting(post, blog), blog_node(blog).value()],
        Page::Home(list) => vec![home(list, blog)],
        Page::Collection(list) => vec![collection(list, blog), blog_node(blog).value()],
        Page::Single { url, lang, name, description } => {
            let node = Node::new("WebPage", Some(url.clone())).with("url", url).with("name", name);
            let node = node.with("description", description).with("inLanguage", lang).with("isPartOf", blog_link(blog));
            vec![node.value(), blog_node(blog).value()]
        }
    };
    if crumbs.len() > 1 {
        graph.push(breadcrumbs(crumbs));
    }
    in_script(&json!({ "@context": "https://schema.org", "@graph": graph }).to_string())
}

/// JSON that no HTML parser can mistake for markup and no script for a line end: `<`, `>`, `&`, U+2028 and U+2029
/// as `\u` escapes (HTML, "Restrictions for contents of script elements"). They occur within strings only.
fn in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 64);
    let mut rest = json;
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let special = rest[at..].chars().next().unwrap_or_default();
        out.push_str(&rest[..at]);
        out.push_str(&format!("\\u{:04x}", u32::from(special)));
        rest = &rest[at + special.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// A node of the graph, with its members in the order in which they are added.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str, id: Option<String>) -> Node {
        Node(Map::from_iter([("@type".to_string(), Value::from(kind))])).with("@id", id)
    }

    /// Adds a member; what is null or empty is left out.
    fn with(mut self, key: &str, value: impl Serialize) -> Node {
        let value = serde_json::to_value(value).unwrap_or_default();
        let says_nothing = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !says_nothing {
            self.0.insert(key.to_string(), value);
        }
        self
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// <https://schema.org/BlogPosting>
fn posting(post: &Posting, blog: &Blog) -> Value {
    let node = Node::new("BlogPosting", Some(post_id(&post.url)))
        .with("url", &post.url)
        .with("mainEntityOfPage", json!({ "@type": "WebPage", "@id": post.url }))
        .with("headline", &post.headline)
        .with("description", &post.description)
        .with("inLanguage", &post.lang)
        .with("datePublished", &post.published)
        .with("dateModified", post.modified.as_ref().or(post.published.as_ref()))
        .with("author", post.authors.iter().map(|author| person(author, None)).collect::<Vec<_>>())
        .with("keywords", &post.keywords)
        .with("image", &post.image)
        .with("wordCount", post.words)
        .with("isPartOf", blog_link(blog))
        .with("publisher", blog.publisher.as_ref().map(|_| json!({ "@id": publisher_id(blog) })));
    match &post.translations {
        Translations::Original(others) => {
            node.with("workTranslation", others.iter().map(work).collect::<Vec<_>>()).value()
        }
        Translations::Of(original) => node.with("translationOfWork", work(original)).value(),
    }
}

/// A post that another page names: enough to tell its language without following the link.
fn work(work: &Work) -> Value {
    Node::new("BlogPosting", Some(post_id(&work.url)))
        .with("url", &work.url)
        .with("headline", &work.headline)
        .with("inLanguage", &work.lang)
        .value()
}

/// <https://schema.org/Blog>, with the posts of a home page.
fn home(list: &List, blog: &Blog) -> Value {
    blog_node(blog).with("blogPost", list.entries.iter().map(work).collect::<Vec<_>>()).value()
}

/// <https://schema.org/CollectionPage>
fn collection(list: &List, blog: &Blog) -> Value {
    Node::new("CollectionPage", Some(list.url.clone()))
        .with("url", &list.url)
        .with("name", &list.name)
        .with("description", &list.description)
        .with("inLanguage", &list.lang)
        .with("isPartOf", blog_link(blog))
        .with("hasPart", list.entries.iter().map(work).collect::<Vec<_>>())
        .value()
}

/// The same node in each page's graph, by its `@id`.
fn blog_node(blog: &Blog) -> Node {
    Node::new("Blog", Some(blog_id(blog)))
        .with("url", &blog.url)
        .with("name", &blog.name)
        .with("description", &blog.description)
        .with("inLanguage", &blog.langs)
        .with("publisher", blog.publisher.as_ref().map(|publisher| publisher_node(publisher, blog)))
}

fn publisher_node(publisher: &Publisher, blog: &Blog) -> Value {
    match publisher {
        Publisher::Person(someone) => person(someone, Some(publisher_id(blog))),
        Publisher::Organization { name, url, logo } => Node::new("Organization", Some(publisher_id(blog)))
            .with("name", name)
            .with("url", url)
            .with("logo", logo)
            .value(),
    }
}

fn person(person: &Person, id: Option<String>) -> Value {
    Node::new("Person", id).with("name", &person.name).with("url", &person.url).value()
}

/// <https://schema.org/BreadcrumbList>; positions count from 1.
fn breadcrumbs(crumbs: &[Crumb]) -> Value {
    let item = |(at, crumb): (usize, &Crumb)| json!({ "@type": "ListItem", "position": at + 1, "name": crumb.name, "item": crumb.url });
    let items: Vec<Value> = crumbs.iter().enumerate().map(item).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn blog_link(blog: &Blog) -> Value {
    json!({ "@id": blog_id(blog) })
}

fn blog_id(blog: &Blog) -> String {
    format!("{}#blog", blog.url)
}

fn publisher_id(blog: &Blog) -> String {
    format!("{}#publisher", blog.url)
}

fn post_id(url: &str) -> String {
    format!("{url}#post")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blog() -> Blog {
        Blog {
            url: "https://example.org/blog/".to_string(),
            name: "Chancery Notes".to_string(),
            description: None,
            langs: vec!["en".to_string(), "id".to_string()],
            publisher: Some(Publisher::Person(Person { name: "Ani".to_string(), url: None })),
        }
    }

    fn named(lang: &str, headline: &str) -> Work {
        Work {
            url: format!("https://example.org/blog/{lang}/"),
            lang: lang.to_string(),
            headline: headline.to_string(),
        }
    }

    fn post() -> Posting {
        Posting {
            url: "https://example.org/blog/2016/10/review/".to_string(),
            lang: "en".to_string(),
            headline: "A Short Review".to_string(),
            description: None,
            published: Some("2016-10-08T00:00:00+07:00".to_string()),
            modified: None,
            authors: vec![Person { name: "Ani".to_string(), url: Some("https://example.org/ani/".to_string()) }],
            keywords: vec!["social media".to_string()],
            image: None,
            words: 412,
            translations: Translations::Original(vec![named("id", "Tinjauan Singkat")]),
        }
    }

    fn graph(page: &Page, crumbs: &[Crumb]) -> Vec<Value> {
        let read: Value = serde_json::from_str(&render(&blog(), page, crumbs)).unwrap();
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
            "author": [{ "@type": "Person", "name": "Ani", "url": "https://example.org/ani/" }],
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
        let list = List {
            url: "https://example.org/blog/tag/social-media/".to_string(),
            lang: "en".to_string(),
            name: "Tag Archives: social media".to_string(),
            description: None,
            entries: vec![named("id", "Menanti"), named("en", "Review"), named("ar", "الدبلوماسية")],
        };
        let collection = &graph(&Page::Collection(list.clone()), &[])[0];
        assert_eq!(collection["@type"], "CollectionPage");
        let langs: Vec<_> = collection["hasPart"].as_array().unwrap().iter().map(|part| &part["inLanguage"]).collect();
        assert_eq!(langs, ["id", "en", "ar"]);
        assert_eq!(collection["hasPart"][2]["headline"], "الدبلوماسية");
        let home = graph(&Page::Home(list), &[]);
        assert_eq!((home.len(), &home[0]["@type"]), (1, &json!("Blog")));
        assert_eq!(home[0]["blogPost"][0]["headline"], "Menanti");
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
        let text = render(&blog(), &Page::Post(Box::new(post)), &[]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\0']), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["@graph"][0]["headline"], headline);
        assert_eq!(read["@graph"][0]["keywords"][0], "<!--<script>");
    }
}
