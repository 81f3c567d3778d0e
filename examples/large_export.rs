//! Writes a WordPress export of any size to standard output, to measure how an import copes with it.
//!
//!     cargo run --example large_export -- 500 > large.xml
//!
//! The number is megabytes. The same number gives the same bytes: posts in two languages with headings, links among
//! each other, pictures, tags, attachments and comments, in the proportions of a blog of many years.

use std::io::{self, BufWriter, Write};

/// Numbers that look like chance and are none (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

const ENGLISH: [&str; 24] = [
    "the",
    "ministry",
    "said",
    "that",
    "talks",
    "about",
    "trade",
    "would",
    "begin",
    "after",
    "both",
    "capitals",
    "had",
    "agreed",
    "on",
    "terms",
    "which",
    "were",
    "long",
    "in",
    "coming",
    "diplomats",
    "with",
    "hope",
];
const INDONESIAN: [&str; 24] = [
    "kementerian",
    "luar",
    "negeri",
    "menyatakan",
    "bahwa",
    "perundingan",
    "mengenai",
    "perdagangan",
    "akan",
    "dimulai",
    "setelah",
    "kedua",
    "ibu",
    "kota",
    "menyepakati",
    "syarat",
    "yang",
    "sudah",
    "lama",
    "dinantikan",
    "oleh",
    "para",
    "diplomat",
    "itu",
];

fn main() -> io::Result<()> {
    let megabytes: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10);
    let mut out = Counted { inner: BufWriter::new(io::stdout().lock()), bytes: 0 };
    let mut numbers = Numbers(1);
    head(&mut out)?;
    let mut id = 1;
    while out.bytes < megabytes << 20 {
        post(&mut out, &mut numbers, id)?;
        if id % 3 == 0 {
            attachment(&mut out, id)?;
        }
        id += 1;
    }
    out.write_all(b"</channel></rss>\n")?;
    out.flush()
}

struct Counted<W> {
    inner: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn head(out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n<title>A long blog</title>\n<link>https://blog.example</link>\n\
         <language>en-US</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_blog_url>https://blog.example</wp:base_blog_url>\n"
    )
}

fn prose(numbers: &mut Numbers, words: &[&str], count: u64) -> String {
    let mut text = String::new();
    for at in 0..count {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(numbers.of(words));
        if at % 17 == 16 {
            text.push('.');
        }
    }
    text
}

fn post(out: &mut impl Write, numbers: &mut Numbers, id: u64) -> io::Result<()> {
    let words = if numbers.below(3) == 0 { &INDONESIAN } else { &ENGLISH };
    let title = prose(numbers, words, 6);
    let (year, month, day) = (2005 + id / 4000 % 20, 1 + numbers.below(12), 1 + numbers.below(28));
    let status = if numbers.below(40) == 0 { "draft" } else { "publish" };
    write!(
        out,
        "<item><title><![CDATA[{title}]]></title><link>https://blog.example/{year}/{month:02}/post-{id}/</link>\
         <pubDate>Sat, {day:02} Oct {year} 09:00:00 +0000</pubDate><dc:creator><![CDATA[writer{}]]></dc:creator>\n\
         <guid isPermaLink=\"false\">https://blog.example/?p={id}</guid>\n<description></description>\n<content:encoded><![CDATA[",
        numbers.below(5)
    )?;
    for _ in 0..4 + numbers.below(10) {
        let about = prose(numbers, words, 60);
        match numbers.below(6) {
            0 => write!(out, "<h3>{}</h3>\n\n{about}\n\n", prose(numbers, words, 4))?,
            1 => {
                let other = 1 + numbers.below(id);
                write!(out, "{about} <a href=\"https://blog.example/?p={other}\">that</a> <em>{about}</em>\n\n")?;
            }
            2 => write!(
                out,
                "[caption id=\"attachment_{id}\" align=\"alignleft\" width=\"300\"]<img src=\"https://blog.example/wp-content/uploads/{year}/{month:02}/picture-{id}-300x200.jpg\" alt=\"{title}\" width=\"300\" height=\"200\" /> {title}[/caption]\n\n"
            )?,
            3 => write!(out, "<ul>\n<li>{about}</li>\n<li><strong>{title}</strong></li>\n</ul>\n\n")?,
            _ => write!(out, "{about}\n\n")?,
        }
    }
    writeln!(
        out,
        "]]></content:encoded><wp:post_id>{id}</wp:post_id><wp:post_date>{year}-{month:02}-{day:02} 16:00:00</wp:post_date>\
         <wp:post_date_gmt>{year}-{month:02}-{day:02} 09:00:00</wp:post_date_gmt><wp:post_name>post-{id}</wp:post_name>\
         <wp:comment_status>open</wp:comment_status><wp:ping_status>open</wp:ping_status><wp:status>{status}</wp:status>\
         <wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>post</wp:post_type>\
         <wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>"
    )?;
    for key in ["_edit_last", "_edit_lock", "_yoast_wpseo_focuskw", "_yoast_wpseo_metadesc", "_wp_page_template"] {
        writeln!(
            out,
            "<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{title}]]></wp:meta_value></wp:postmeta>"
        )?;
    }
    for _ in 0..numbers.below(4) {
        let tag = numbers.below(3000);
        write!(out, "<category domain=\"post_tag\" nicename=\"tag-{tag}\"><![CDATA[tag {tag}]]></category>")?;
    }
    for comment in 0..numbers.below(3) {
        write!(
            out,
            "<wp:comment><wp:comment_id>{}</wp:comment_id><wp:comment_author>Reader</wp:comment_author>\
             <wp:comment_content><![CDATA[{}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>",
            id * 10 + comment,
            prose(numbers, words, 30)
        )?;
    }
    out.write_all(b"</item>\n")
}

fn attachment(out: &mut impl Write, id: u64) -> io::Result<()> {
    let number = 10_000_000 + id;
    writeln!(
        out,
        "<item><title>Picture {id}</title><link>https://blog.example/picture-{id}/</link><wp:post_id>{number}</wp:post_id>\
         <wp:post_name>picture-{id}</wp:post_name><wp:status>inherit</wp:status><wp:post_parent>{id}</wp:post_parent>\
         <wp:post_type>attachment</wp:post_type>\
         <wp:attachment_url>https://blog.example/wp-content/uploads/picture-{id}.jpg</wp:attachment_url></item>"
    )
}
