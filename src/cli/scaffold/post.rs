//! A new post or page.
//!
//! Takes what its author says of it; gives its path and its first text. Does not know which files the
//! site has, nor its settings.

use jiff::civil::Date;

use super::file::File;
use crate::base::url::{check_segment, slugify};
use crate::base::yaml::write::scalar;

/// What is known of a post before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewPost {
    /// Its title, one line.
    pub(crate) title: String,
    /// A page where none is given; else the post's day.
    pub(crate) date: Option<Date>,
    /// Its language tag, where it is not the site's first.
    pub(crate) language: Option<String>,
    /// Names of tags.
    pub(crate) tags: Vec<String>,
    /// Whether it is marked as a draft.
    pub(crate) draft: bool,
    /// A page is in no list: `content/SLUG.md`, otherwise `content/posts/YEAR/DATE-SLUG.md`.
    pub(crate) page: bool,
}

impl NewPost {
    /// The file, its path from the site's root.
    pub(crate) fn file(&self) -> File {
        (self.path(), self.text())
    }

    fn path(&self) -> String {
        let slug = self.slug();
        match self.date.filter(|_| !self.page) {
            Some(date) => format!("content/posts/{:04}/{date}-{slug}.md", date.year()),
            None => format!("content/{slug}.md"),
        }
    }

    /// The title as a file name. A title of signs alone, or one that some disks keep for a device, gets a plain word.
    fn slug(&self) -> String {
        let kind = if self.page { "page" } else { "post" };
        let slug = slugify(&self.title);
        match check_segment(&slug) {
            Ok(()) => slug,
            Err(_) if slug.is_empty() => kind.to_string(),
            Err(_) => format!("{slug}-{kind}"),
        }
    }

    fn text(&self) -> String {
        let mut front = vec![format!("title: {}", scalar(&self.title))];
        front.extend(self.date.map(|date| format!("date: {date}")));
        front.extend(self.language.as_ref().map(|tag| format!("lang: {}", scalar(tag))));
        if !self.tags.is_empty() {
            let tags: Vec<String> = self.tags.iter().map(|tag| scalar(tag)).collect();
            front.push(format!("tags: [{}]", tags.join(", ")));
        }
        // A day or a tag would make a post of it.
        if self.page && (self.date.is_some() || !self.tags.is_empty()) {
            front.push("type: page".to_string());
        }
        if self.draft {
            front.push("draft: true".to_string());
        }
        format!("---\n{}\n---\n\n", front.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(title: &str) -> NewPost {
        let date = Some(Date::constant(2016, 10, 8));
        NewPost { title: title.to_string(), date, language: None, tags: Vec::new(), draft: false, page: false }
    }

    #[test]
    fn a_post_stands_under_its_year_with_its_day_and_slug() {
        for (title, path) in [
            ("Kopi darat: sebuah kenangan", "content/posts/2016/2016-10-08-kopi-darat-sebuah-kenangan.md"),
            ("الدبلوماسية الرقمية", "content/posts/2016/2016-10-08-الدبلوماسية-الرقمية.md"),
            ("🎉", "content/posts/2016/2016-10-08-post.md"),
            ("Con", "content/posts/2016/2016-10-08-con-post.md"),
            ("../../etc/passwd", "content/posts/2016/2016-10-08-etc-passwd.md"),
        ] {
            assert_eq!(post(title).path(), path);
        }
    }

    #[test]
    fn the_front_matter_says_what_is_known() {
        let post = NewPost {
            language: Some("id".to_string()),
            tags: vec!["media sosial".to_string(), "a, b".to_string()],
            draft: true,
            ..post("\"Kopi\": darat")
        };
        let expected = concat!(
            "---\ntitle: \"\\\"Kopi\\\": darat\"\ndate: 2016-10-08\nlang: id\n",
            "tags: [media sosial, \"a, b\"]\ndraft: true\n---\n\n"
        );
        assert_eq!(post.text(), expected);
    }

    #[test]
    fn a_page_stands_alone_and_stays_a_page_with_a_tag() {
        let page = NewPost { page: true, date: None, ..post("About us") };
        assert_eq!(page.file(), ("content/about-us.md".to_string(), "---\ntitle: About us\n---\n\n".to_string()));
        let tagged = NewPost { tags: vec!["x".to_string()], ..page };
        assert!(tagged.text().contains("type: page"));
    }
}
