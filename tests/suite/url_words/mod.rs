//! Words of URLs in the language of an edition: the folders of lists, the slugs of terms, and the URLs without these words.

mod lists;
mod mistakes;
mod old_urls;

/// Three languages, two posts on a page, and words of the author's own for every folder.
const CONFIG: &str = "-- site.yaml --
title: T
base_url: https://example.org/
languages: [en, id, ar]
paginate: 2
folders:
  archive: { id: arsip, ar: أرشيف }
  page: { id: halaman, ar: صفحة }
taxonomies:
  tags: { folder: { en: tag, id: tagar, ar: وسم } }
  categories: { folder: { id: kategori } }
  authors: { folder: { id: penulis } }
  series: { folder: { id: seri } }
  places: { folder: { id: tempat } }
tags:
  social-media:
    en: social media
    id: media sosial
    ar: وسائل التواصل
    also: [medsos]
    slug: { id: media-sosial, ar: وسائل-التواصل }
";

/// Three posts in each language, all with one tag.
fn files() -> String {
    let mut files = String::new();
    for language in ["en", "id", "ar"] {
        for month in 1..=3 {
            files += &format!(
                "-- content/posts/2016-0{month}-01-post-{language}.{language}.md --\n---\ntitle: Post {month} {language}\n\
                 tags: [social media, asean]\ncategories: press\nauthors: Dewi\nseries: Cables\nplaces: Geneva\n---\nText.\n"
            );
        }
    }
    files
}

/// The site with this configuration.
fn with(config: &str) -> String {
    format!("{config}{}", files())
}
