//! Builds exports piece by piece, so that each test contains only what it is about.

/// A WordPress export of version 1.2 under construction.
pub(super) struct Export {
    head: String,
    items: Vec<Item>,
}

/// One `<item>`.
#[derive(Clone)]
pub(super) struct Item {
    pub id: u64,
    pub kind: &'static str,
    pub title: String,
    pub link: String,
    pub slug: String,
    pub status: &'static str,
    pub date: String,
    pub gmt: String,
    pub body: String,
    /// Further elements, as XML.
    pub more: String,
}

pub(super) const HOST: &str = "https://kopi.example";

impl Export {
    pub(super) fn new() -> Export {
        let head = format!(
            "<title>Kopi dan Kabar</title>\n<link>{HOST}</link>\n<description>Catatan</description>\n\
             <language>en-US</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n\
             <wp:base_site_url>{HOST}</wp:base_site_url>\n<wp:base_blog_url>{HOST}</wp:base_blog_url>\n"
        );
        Export { head, items: Vec::new() }
    }

    /// Further elements of the channel.
    pub(super) fn head(mut self, elements: &str) -> Export {
        self.head.push_str(elements);
        self
    }

    pub(super) fn item(mut self, item: Item) -> Export {
        self.items.push(item);
        self
    }

    /// A published post of October 2016.
    pub(super) fn post(self, id: u64, slug: &str, body: &str) -> Export {
        self.item(post(id, slug).body(body))
    }

    pub(super) fn xml(&self) -> String {
        let items: String = self.items.iter().map(Item::xml).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\"\n\
             \txmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n\
             \txmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n\
             \txmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n\
             \txmlns:wp=\"http://wordpress.org/export/1.2/\"\n>\n<channel>\n{}{items}</channel>\n</rss>\n",
            self.head
        )
    }
}

/// A published post of October 2016, with the usual URL.
pub(super) fn post(id: u64, slug: &str) -> Item {
    Item {
        id,
        kind: "post",
        title: format!("Post {id}"),
        link: format!("{HOST}/2016/10/{slug}/"),
        slug: slug.to_string(),
        status: "publish",
        date: "2016-10-08 16:00:00".to_string(),
        gmt: "2016-10-08 09:00:00".to_string(),
        body: String::new(),
        more: String::new(),
    }
}

/// A published page.
pub(super) fn page(id: u64, slug: &str) -> Item {
    Item { kind: "page", link: format!("{HOST}/{slug}/"), ..post(id, slug) }
}

/// An uploaded file of October 2016.
pub(super) fn upload(id: u64, name: &str, parent: u64) -> Item {
    let (stem, _) = name.rsplit_once('.').unwrap();
    Item { kind: "attachment", status: "inherit", link: format!("{HOST}/{stem}/"), ..post(id, stem) }.more(&format!(
        "<wp:post_parent>{parent}</wp:post_parent><wp:attachment_url>{HOST}/wp-content/uploads/2016/10/{name}</wp:attachment_url>"
    ))
}

impl Item {
    pub(super) fn title(self, title: &str) -> Item {
        Item { title: title.to_string(), ..self }
    }

    pub(super) fn link(self, link: &str) -> Item {
        Item { link: link.to_string(), ..self }
    }

    pub(super) fn status(self, status: &'static str) -> Item {
        Item { status, ..self }
    }

    pub(super) fn dated(self, date: &str, gmt: &str) -> Item {
        Item { date: date.to_string(), gmt: gmt.to_string(), ..self }
    }

    pub(super) fn body(self, body: &str) -> Item {
        Item { body: body.to_string(), ..self }
    }

    pub(super) fn more(self, elements: &str) -> Item {
        Item { more: format!("{}{elements}\n", self.more), ..self }
    }

    pub(super) fn term(self, domain: &str, slug: &str, name: &str) -> Item {
        self.more(&format!("<category domain=\"{domain}\" nicename=\"{slug}\"><![CDATA[{name}]]></category>"))
    }

    pub(super) fn meta(self, key: &str, value: &str) -> Item {
        self.more(&format!(
            "<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        ))
    }

    fn xml(&self) -> String {
        let Item { id, kind, title, link, slug, status, date, gmt, body, more } = self;
        let body = body.replace("]]>", "]]]]><![CDATA[>");
        format!(
            "<item>\n<title><![CDATA[{title}]]></title>\n<link>{link}</link>\n\
             <dc:creator><![CDATA[sari]]></dc:creator>\n<guid isPermaLink=\"false\">{HOST}/?p={id}</guid>\n\
             <content:encoded><![CDATA[{body}]]></content:encoded>\n\
             <wp:post_id>{id}</wp:post_id>\n<wp:post_date>{date}</wp:post_date>\n\
             <wp:post_date_gmt>{gmt}</wp:post_date_gmt>\n<wp:post_name>{slug}</wp:post_name>\n\
             <wp:status>{status}</wp:status>\n<wp:post_type>{kind}</wp:post_type>\n{more}</item>\n"
        )
    }
}
