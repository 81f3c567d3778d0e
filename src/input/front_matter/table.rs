//! Every key of front matter: its spellings, its value, its default, and what it does.
//!
//! The table in docs/writing.md is made of these rows, and each row has a test in tests/suite/settings/.

use crate::input::keys::{Kind, Row, Table, table};

/// The rows, for documentation and tests.
pub const KEYS: &[Row] = Field::ROWS;

const TERMS: &str = "#tags-categories-authors-series";
const TEXTS: &str = "#texts-for-tags-authors-and-other-terms";
const AGE: &str = "#languages-and-translations";
const CORRECTIONS: &str = "#corrections";
const HIDING: &str = "#what-is-not-published";

table! {
    /// A key of front matter.
    pub(crate) enum Field {
        Title = Row::new(
            "title", Kind::Text, "the first heading of the body, otherwise the file name, with a warning", "The title."
        ),
        Date = Row::new(
            "date", Kind::Date, "the date in the file name, otherwise `publishDate`",
            "When the post was written: `2016-10-08`, `2016-10-08 07:30`, `2016-10-08T07:30:00+07:00` or `8 October 2016`. A build leaves out a post with a date in the future."
        ),
        PublishDate = Row::new(
            "publishDate", Kind::Date, "`date`",
            "When the post may be seen first. The later one of this and `date` holds the post back."
        ).also(&["pubdate", "published_at", "publication_date", "date_published"]).see(HIDING),
        Updated = Row::new(
            "updated", Kind::Date, "not shown", "When the post was last changed. It is shown next to the date."
        ).also(&["lastmod", "last_modified_at", "modified"]),
        Corrections = Row::new(
            "corrections", Kind::Anything, "none",
            "What was wrong and is right now, for readers: a text, a map such as `{date: 2017-03-01, note: The year was 1955.}`, or a list of these."
        ).also(&["correction"]).see(CORRECTIONS),
        CorrectionDate = Row::new(
            "corrections.date", Kind::Date, "not shown", "When it was corrected. The latest one counts as `updated`, if that is earlier."
        ).see(CORRECTIONS),
        CorrectionNote = Row::new(
            "corrections.note", Kind::Text, "none", "What was corrected, in plain text."
        ).also(&["text"]).see(CORRECTIONS),
        Expires = Row::new(
            "expires", Kind::Date, "never", "The post is unpublished from this date on."
        ).also(&["expiryDate", "unpublishDate", "expirationDate", "expires_at", "expiration"]).see(HIDING),
        Lang = Row::new(
            "lang", Kind::Text, "the suffix of the file name, otherwise the folder, otherwise the default language",
            "The language of the post, as a tag: `en`, `id`, `pt-BR`."
        ).also(&["language", "locale"]).see("#languages-and-translations"),
        Tags = Row::new("tags", Kind::List, "none", "Its tags.").also(&["tag"]).see(TERMS),
        Categories = Row::new("categories", Kind::List, "none", "Its categories.").also(&["category"]).see(TERMS),
        Authors = Row::new(
            "authors", Kind::List, "none", "Who wrote it: names, or `{name: Dewi Larasati}`."
        ).also(&["author"]).see(TERMS),
        NameOfTerm = Row::new(
            "authors.name", Kind::Text, "none", "The name of an author, or of another term, that is written as a map."
        ).also(&["display_name", "title", "login", "nick"]),
        Series = Row::new("series", Kind::List, "none", "The series that it is part of.").see(TERMS),
        Slug = Row::new("slug", Kind::Text, "the file name without date and language", "The last part of its URL."),
        Permalink = Row::new(
            "permalink", Kind::Text, "as `permalinks` in site.yaml says", "Its whole URL: `/2012/old-place.html`."
        ).also(&["url"]),
        Aliases = Row::new(
            "aliases", Kind::List, "none", "Its old URLs, which redirect here: see [keeping old URLs](publishing.md#keeping-old-urls)."
        ).also(&["redirect_from"]),
        Draft = Row::new(
            "draft", Kind::Bool, "`false`, but `true` in a folder `drafts` or `_drafts`",
            "`true` leaves the post out of a build, except with `--drafts`."
        ).also(&["private", "isDraft"]).see(HIDING),
        Published = Row::new(
            "published", Kind::BoolOrDate, "`true`",
            "`false` leaves the post out, as `draft: true` does. A date holds it back, as `publishDate` does."
        ).also(&["publish"]).see(HIDING),
        Status = Row::new(
            "status", Kind::Text, "`published`", "`draft`, `private` or `pending` leaves the post out; `hidden` is `listed: false`."
        ).also(&["visibility"]).see(HIDING),
        Listed = Row::new(
            "listed", Kind::Bool, "`true`",
            "`false` publishes the page for those who have its address: no list, feed or sitemap has it, and search engines are asked to ignore it."
        ).see(HIDING),
        Hidden = Row::new("hidden", Kind::Bool, "`false`", "`true` is the same as `listed: false`.").also(&["unlisted"]).see(HIDING),
        ExcludedFromCollections = Row::new(
            "eleventyExcludeFromCollections", Kind::Anything, "`false`", "`true`, or a list, is the same as `listed: false`."
        ).see(HIDING),
        Render = Row::new(
            "render", Kind::Choice(&["true", "false", "always", "never", "link"]), "`true`", "`false`, or `never`, makes no page, also with `--drafts`. So does `permalink: false`."
        ).see(HIDING),
        Headless = Row::new("headless", Kind::Bool, "`false`", "`true` is the same as `render: false`.").see(HIDING),
        Build = Row::new("build", Kind::Map, "all of it", "Hugo's way to say the same, also as `_build`.").see(HIDING),
        BuildRender = Row::new("build.render", Kind::Choice(&["true", "false", "always", "never", "link"]), "`always`", "`never` and `link` are `render: false`."),
        BuildList = Row::new("build.list", Kind::Choice(&["true", "false", "always", "never", "local"]), "`always`", "`never` and `local` are `listed: false`."),
        Cascade = Row::new(
            "cascade", Kind::Anything, "nothing",
            "In `_index.md`: a map of these keys, for all posts in the folder and its subfolders that do not set them."
        ).see(HIDING),
        Summary = Row::new(
            "summary", Kind::Text, "the beginning of the body", "Plain text for lists, feeds and search engines."
        ).also(&["description", "excerpt"]).see("#summaries"),
        Standfirst = Row::new(
            "standfirst", Kind::Text, "`summary`", "A sentence or two below the title of the post, in plain text."
        ).also(&["subtitle", "dek"]).see("#summaries"),
        Featured = Row::new(
            "featured", Kind::Bool, "`false`", "`true` puts the post at the top of the home page: see [home](configuration.md#home)."
        ),
        List = Row::new(
            "list", Kind::BoolOrMap, "no list",
            "The posts that are listed below the text: `true` for all, or a map such as `{tag: summits, limit: 5}`."
        ).see("#a-page-that-lists-posts"),
        Search = Row::new("search", Kind::Bool, "`true`", "`false` keeps the post out of the [search](search.md) of the site."),
        Translation = Row::new(
            "translation", Kind::Text, "the path of the file without the language", "A name that translations of each other share."
        ).also(&["translationKey", "ref"]).see("#languages-and-translations"),
        Term = Row::new(
            "term", Kind::Text, "the name of the file or of its folder",
            "In a text for a term: the term that it is about, by any of its names."
        ).see(TEXTS),
        Role = Row::new("role", Kind::Text, "none", "In the text for an author: what they do, `Diplomat and blogger`.").see(TEXTS),
        Links = Row::new(
            "links", Kind::ListOrMap, "none",
            "In the text for a term: links below it, each a URL or `{title: Mastodon, url: https://…}`."
        ).also(&["link"]).see(TEXTS),
        LinkTitle = Row::new("links.title", Kind::Text, "the URL without `https://`", "The text of such a link.").also(&["name", "label", "text"]),
        LinkUrl = Row::new("links.url", Kind::Text, "none", "The URL of such a link.").also(&["href", "link"]),
        TranslatedFrom = Row::new(
            "translated_from", Kind::TextOrMap, "nothing is said of an original",
            "The original of a translation, by its language (`en`) or file, or a map of these keys."
        ).see(AGE),
        TranslatedFromLang = Row::new(
            "translated_from.lang", Kind::Text, "the original among the translations", "The language of the original."
        ).also(&["language"]).see(AGE),
        TranslatedFromFile = Row::new(
            "translated_from.file", Kind::Text, "the post in `lang`", "The file of the original, next to this one or from `content/`."
        ).also(&["path"]).see(AGE),
        TranslatedFromBlocks = Row::new(
            "translated_from.blocks", Kind::List, "the dates are compared",
            "Digests of the original's blocks when it was translated. `chancery translation` writes them."
        ).see(AGE),
        TranslatedFromBy = Row::new(
            "translated_from.by", Kind::Text, "not a machine", "`machine` if a machine translated it, which readers are told."
        ).see(AGE),
        TranslatedFromMachine = Row::new(
            "translated_from.machine", Kind::Bool, "`false`", "`true` is the same as `by: machine`."
        ).see(AGE),
        TranslatedFromReviewedBy = Row::new(
            "translated_from.reviewed_by", Kind::Text, "nobody", "Who has read the translation against the original."
        ).also(&["reviewer"]).see(AGE),
        Parallel = Row::new(
            "parallel", Kind::Bool, "`false`",
            "In a translation: `true` also publishes it side by side with its original, at its URL and `parallel/`."
        ).see(AGE),
        Guid = Row::new(
            "guid", Kind::Text, "made of the name of the file and the language",
            "The id of the post in feeds, a URI such as `https://old.example/?p=12`. An `id` that is a URI is read too."
        ).see("#what-keeps-the-id-of-a-post-in-feeds"),
        RssGuid = Row::new(
            "rss_guid", Kind::Text, "`guid`",
            "The id of the post in RSS alone, any text. An import from Ghost writes it, since Ghost's ids are no URIs."
        ).see("#what-keeps-the-id-of-a-post-in-feeds"),
        Image = Row::new(
            "image", Kind::TextOrMap, "none; links on social media show the first image of the body",
            "The image of the post: a file such as `cover.png`, or `{url: cover.png, alt: A map}`."
        ).also(&["cover", "featured_image", "og_image"]),
        ImageUrl = Row::new(
            "image.url", Kind::Text, "none", "Its file, if `image` is a map."
        ).also(&["src", "path", "feature", "image", "file", "name"]),
        ImageAltInMap = Row::new("image.alt", Kind::Text, "none", "What the image shows, if `image` is a map."),
        ImageCaption = Row::new("image.caption", Kind::Text, "none", "What is written below the image.").also(&["title"]),
        ImageCredit = Row::new(
            "image.credit", Kind::Text, "none", "Whom the image is by, after the caption."
        ).also(&["photographer", "copyright"]),
        ImageFocus = Row::new(
            "image.focus", Kind::Text, "`center`",
            "What has to stay in sight where a theme cuts the image: `50% 20%` from the left and the top, or `left`, `top right`."
        ).also(&["focal_point"]),
        ImageAlt = Row::new("image_alt", Kind::Text, "none", "What the image shows, for those who do not see it."),
        Type = Row::new(
            "type", Kind::Text, "a post or a page, [as above](#where-files-go)", "`page` makes the file a page."
        ),
        Template = Row::new(
            "template", Kind::Text, "`post.html` or `page.html`",
            "A template that must exist: `essay` is `templates/essay.html`."
        ),
        Layout = Row::new(
            "layout", Kind::Text, "`post.html` or `page.html`",
            "The same, but ignored if there is no such template. `page` makes the file a page."
        ),
        Allow = Row::new(
            "allow", Kind::ListOrMap, "none",
            "What `chancery check` need not report of it: a list of codes, or a map of codes and reasons, such as `{wrong-language: a speech in Arabic}`: see [what a post allows](languages.md#what-a-post-allows)."
        ),
        Taxonomies = Row::new("taxonomies", Kind::Map, "none", "Terms by taxonomy, as Zola has them: `{tags: [asean]}`."),
        Extra = Row::new(
            "extra", Kind::Anything, "empty", "Your own keys, for templates, which find them in `page.extra`."
        ),
    }
}
