//! Every setting of site.yaml: its name, its value, its default, and what it does.
//!
//! The table in docs/configuration.md is made of these rows, and each row has a test in tests/suite/settings/.

use crate::input::keys::{Kind, Row, Table, table};

/// The rows, for documentation and tests.
pub const SETTINGS: &[Row] = Setting::ROWS;

/// The values of `archives`.
const ARCHIVES: &[&str] = &["mixed", "separate", "together"];
/// The values of `redirects`.
const REDIRECTS: &[&str] = &["pages", "host"];
/// The values of `taxonomies.*.slugs`.
const SLUGS: &[&str] = &["keys", "names"];
/// The values of `links.translations`.
const LINK_TRANSLATIONS: &[&str] = &["report", "follow", "as-written"];
/// The values of `home.layout`.
const LAYOUTS: &[&str] = &["lead", "list"];
/// The values of `feed.content`.
const CONTENT: &[&str] = &["full", "summary"];

const TITLES: &str = "#title-and-description";
const SUBSCRIBE: &str = "#subscribe";
const LISTS: &str = "#paginate-feed-related";
const LOOK: &str = "#look";
const TERMS: &str = "#tags-one-term-many-names";

table! {
    /// A setting of site.yaml.
    pub(crate) enum Setting {
        Title = Row::new(
            "title", Kind::TextByLanguage, "“Untitled”, in the interface language", "The name of the site."
        ).see(TITLES),
        Description = Row::new(
            "description", Kind::TextByLanguage, "none",
            "A sentence about the site, for search engines, feeds and the top of the home page."
        ).see(TITLES),
        BaseUrl = Row::new(
            "base_url", Kind::Text, "`http://localhost/`, with a warning", "The public URL of the site."
        ).see("#base_url"),
        Languages = Row::new(
            "languages", Kind::ListOrMap, "`en`",
            "The languages of the site, as a list of tags or as a map of tags and names. The first one is the default language."
        ).also(&["language"]).see("#languages"),
        LanguageName = Row::new(
            "languages.*.name", Kind::Text, "the name of the language in that language", "What readers see as its name."
        ),
        LanguageQuotes = Row::new(
            "languages.*.quotes", Kind::List, "those of the language",
            "Its four quotation marks, double opening and closing, single opening and closing: a text, or a list if marks have spaces."
        ),
        LanguageCalendar = Row::new(
            "languages.*.calendar", Kind::Text, "`buddhist` for Thai, `persian` for Persian, otherwise `gregorian`",
            "The calendar of dates: `gregorian`, `buddhist`, `persian`, `islamic`, `hebrew`, `japanese`, `minguo`, `indian`, `ethiopic`, `coptic`, `chinese` or `korean`."
        ),
        TimeZone = Row::new(
            "timezone", Kind::Text, "`UTC`", "The time zone of dates that have no UTC offset, such as `Asia/Jakarta`."
        ).see("#timezone"),
        Author = Row::new(
            "author", Kind::TextOrMap, "none", "Who publishes the site, for feeds and search engines."
        ).see("#author-and-copyright"),
        AuthorName = Row::new("author.name", Kind::Text, "none", "The same, if `author` is a map."),
        Copyright = Row::new(
            "copyright", Kind::Text, "none", "A sentence on copyright, for feeds and templates."
        ).see("#author-and-copyright"),
        FooterNote = Row::new(
            "footer_note", Kind::TextByLanguage, "none", "A sentence in the footer of every page."
        ).see("#footer_note"),
        Theme = Row::new("theme", Kind::Text, "`chancery`", "A folder in `themes/`.").see("#theme"),
        Look = Row::new("look", Kind::Map, "that of the theme", "Colours, fonts and pictures of your own.").see(LOOK),
        LookAccent = Row::new(
            "look.accent", Kind::Text, "`#8f1f1d`", "The colour of links and marks, as a hex code in quotes."
        ),
        LookAccentDark = Row::new(
            "look.accent_dark", Kind::Text, "a light one like `accent`", "The same where readers prefer a dark page."
        ),
        LookPaper = Row::new("look.paper", Kind::Text, "`#fbfaf6`", "The colour of a light page."),
        LookInk = Row::new("look.ink", Kind::Text, "`#1c1e22`", "The colour of texts on a light page."),
        LookLogo = Row::new(
            "look.logo", Kind::Text, "none", "A picture in `content/` at the top of every page, in place of the title."
        ),
        LookLogoDark = Row::new("look.logo_dark", Kind::Text, "the same", "The picture for dark pages."),
        LookSerif = Row::new(
            "look.serif", Kind::List, "none", "Fonts of texts in Latin letters, before those of the theme."
        ),
        LookSans = Row::new("look.sans", Kind::List, "none", "The same for the interface."),
        LookFavicon = Row::new("look.favicon", Kind::Text, "none", "The icon that browsers show: a file in `content/`."),
        LookShareImage = Row::new(
            "look.share_image", Kind::Text, "none",
            "The picture that other sites show with a link to a page without an image: a file in `content/`."
        ),
        Archives = Row::new(
            "archives", Kind::Choice(ARCHIVES), "`mixed`", "Whether `/` lists posts in all languages or only in the first one."
        ).see("#archives"),
        DateArchives = Row::new(
            "date_archives", Kind::Bool, "`true`", "Whether there are lists of the posts of each year and month."
        ).see("#archives"),
        Paginate = Row::new("paginate", Kind::Count(1), "`10`", "How many posts one page of a list shows.").see(LISTS),
        Feed = Row::new("feed", Kind::Map, "the settings below", "What feeds there are.").see(LISTS),
        FeedLimit = Row::new("feed.limit", Kind::Count(1), "`20`", "How many posts a feed has."),
        FeedTerms = Row::new("feed.terms", Kind::Bool, "`true`", "Whether each tag, category, author and series has feeds."),
        FeedFormats = Row::new("feed.formats", Kind::List, "`[atom, json]`", "Which kinds of feed there are: `atom` (`feed.xml`), `json` (`feed.json`) and `rss` (`rss.xml`)."),
        FeedContent = Row::new(
            "feed.content", Kind::Choice(CONTENT), "`full`", "Whether feeds have whole posts or their summaries."
        ),
        FeedId = Row::new(
            "feed.id", Kind::Text, "none",
            "A name of your own for the site, which its feed ids are made of. Set it before the first post is published, since another one makes all posts new to subscribers."
        ),
        Subscribe = Row::new(
            "subscribe", Kind::Bool, "`true`", "Whether each edition has a page that lists its feeds, at `/subscribe/`."
        ).see(SUBSCRIBE),
        Search = Row::new(
            "search", Kind::Bool, "`true`", "Whether readers can search the site, at `/search/`."
        ),
        Newsletter = Row::new(
            "newsletter", Kind::Map, "none", "The form of a newsletter, for the page `/subscribe/`."
        ).see(SUBSCRIBE),
        NewsletterUrl = Row::new("newsletter.url", Kind::Text, "required", "The address that the form posts to, from `https://` on.").see(SUBSCRIBE),
        NewsletterField = Row::new(
            "newsletter.field", Kind::Text, "`email`", "The name of the field for the reader's e-mail address."
        ).see(SUBSCRIBE),
        Home = Row::new("home", Kind::Map, "the settings below", "What home pages begin with.").see("#home"),
        HomeLayout = Row::new(
            "home.layout", Kind::Choice(LAYOUTS), "`lead`",
            "`lead` shows one post large, some as cards, and then the list; `list` shows the list alone."
        ),
        HomeFeatured = Row::new("home.featured", Kind::Count(0), "`3`", "How many posts are shown as cards below the first."),
        Related = Row::new("related", Kind::Count(0), "`3`", "How many related posts a post links to.").see(LISTS),
        Permalinks = Row::new(
            "permalinks", Kind::Map, "the settings below", "The URLs of posts and pages that have no `permalink`."
        ).see("#permalinks"),
        PermalinkPosts = Row::new("permalinks.posts", Kind::Text, "`/:lang/:year/:month/:slug/`", "The URLs of posts."),
        PermalinkPages = Row::new("permalinks.pages", Kind::Text, "`/:lang/:folder/:slug/`", "The URLs of pages."),
        Folders = Row::new(
            "folders", Kind::Map, "the settings below", "The words for folders in the URLs of lists."
        ).see("#urls-in-the-language-of-an-edition"),
        FolderArchive = Row::new(
            "folders.archive", Kind::TextByLanguage, "`archive`", "The folder of the index of years and months."
        ),
        FolderPage = Row::new(
            "folders.page", Kind::TextByLanguage, "`page`", "The folder of the second page of a list and those after it."
        ),
        FolderParallel = Row::new(
            "folders.parallel", Kind::TextByLanguage, "`parallel`",
            "The last part of the URL of a translation [side by side with its original](languages.md#side-by-side-with-the-original)."
        ),
        FolderSubscribe = Row::new(
            "folders.subscribe", Kind::TextByLanguage, "`subscribe`", "The folder of the page that lists the feeds."
        ),
        FolderRedirect = Row::new(
            "folders.redirect", Kind::Bool, "`true`",
            "Whether the URLs that lists have without words of your own redirect to those with them."
        ),
        Tags = Row::new("tags", Kind::Map, "none", "Tags that have names in several languages.").see(TERMS),
        TermAlso = Row::new("tags.*.also", Kind::List, "none", "Other spellings of a tag, which are never shown."),
        TermSlug = Row::new(
            "tags.*.slug", Kind::TextByLanguage, "the key of the tag", "The part of its URLs that names it."
        ),
        Categories = Row::new("categories", Kind::Map, "none", "The same for categories.").see(TERMS),
        Authors = Row::new("authors", Kind::Map, "none", "The same for authors.").see(TERMS),
        Series = Row::new("series", Kind::Map, "none", "The same for series.").see(TERMS),
        Taxonomies = Row::new(
            "taxonomies", Kind::ListOrMap, "none", "Custom taxonomies, as a list of names or as a map of names and settings."
        ).see("#taxonomies"),
        TaxonomyPermalink = Row::new(
            "taxonomies.*.permalink", Kind::Text, "`/NAME/:slug/`", "The URLs of its terms."
        ),
        TaxonomyFolder = Row::new(
            "taxonomies.*.folder", Kind::TextByLanguage, "`tag`, `category`, `author`, `series` or the name",
            "The folder in the URLs of its terms and its index."
        ),
        TaxonomySlugs = Row::new(
            "taxonomies.*.slugs", Kind::Choice(SLUGS), "`keys`",
            "Whether the slugs of terms are their keys, or their names in the language of the edition."
        ),
        TaxonomyTerms = Row::new(
            "taxonomies.*.terms", Kind::Map, "none", "Terms that have names in several languages, as for `tags`."
        ),
        Menu = Row::new(
            "menu", Kind::ListOrMap, "no links", "Links at the top of each page: one list, or one for each language."
        ).see("#menu"),
        MenuTitle = Row::new("menu.*.title", Kind::Text, "required", "The text of a link."),
        MenuUrl = Row::new("menu.*.url", Kind::Text, "none", "Its target: any URL, or a path of the site such as `/tag/`."),
        MenuPage = Row::new("menu.*.page", Kind::Text, "none", "Its target: a Markdown file in `content/`."),
        Markdown = Row::new("markdown", Kind::Map, "the settings below", "How Markdown is read.").see("#markdown"),
        RawHtml = Row::new("markdown.raw_html", Kind::Bool, "`true`", "Whether HTML in posts is kept."),
        SmartPunctuation = Row::new(
            "markdown.smart_punctuation", Kind::Bool, "`true`",
            "Whether straight quotes, `--` and `...` become curly quotes, dashes and ellipses."
        ),
        Links = Row::new(
            "links", Kind::Map, "the settings below", "Where links between posts lead."
        ).see("#links"),
        LinkTranslations = Row::new(
            "links.translations", Kind::Choice(LINK_TRANSLATIONS), "`report`",
            "What is done about a link by file to a post that has a translation in the language of the text around the link."
        ).see("#links"),
        Check = Row::new(
            "check", Kind::Map, "the settings below", "What `chancery check` asks of posts."
        ).see("#check"),
        CheckTranslations = Row::new(
            "check.translations", Kind::ListOrMap, "none",
            "The languages that each post should be in, or a map of categories and such lists."
        ),
        Output = Row::new("output", Kind::Text, "`public`", "The folder that a build writes.").see("#output"),
        KeepMetadata = Row::new(
            "keep_metadata", Kind::Bool, "`false`",
            "Whether pictures are published with their EXIF, XMP and IPTC, which may say where they were taken."
        ).see("#keep_metadata"),
        Images = Row::new(
            "images", Kind::BoolOrMap, "the settings below",
            "Which smaller variants pictures in posts have. `false` is for none; their sizes are still written into pages."
        ).see("#images"),
        ImageWidths = Row::new(
            "images.widths", Kind::List, "`[480, 960, 1600]`", "The widths of the variants, in pixels. None is larger than its picture."
        ),
        ImageQuality = Row::new(
            "images.quality", Kind::Count(1), "`80`", "How good the variants look, from 1 to 100: more is larger."
        ),
        ImageAvif = Row::new(
            "images.avif", Kind::Bool, "`false`", "Whether there are variants in AVIF too: a fifth smaller, and twenty times slower to make."
        ),
        Cards = Row::new(
            "cards", Kind::Bool, "`false`",
            "Whether pages without a picture get one with their title, which other sites and messengers show with a link."
        ).see("#cards"),
        RelativeUrls = Row::new(
            "relative_urls", Kind::Bool, "`false`", "Whether links between pages are relative, so that the site works from any folder."
        ).see("#relative_urls"),
        Redirects = Row::new(
            "redirects", Kind::Choice(REDIRECTS), "`pages`",
            "Whether old URLs redirect by pages, or by the host, which reads the file `_redirects`."
        ).see("#redirects"),
        Headers = Row::new(
            "headers", Kind::Bool, "`false`",
            "Whether a build writes the file `_headers`, by which some hosts send a Content-Security-Policy and let browsers keep files."
        ).see("#headers"),
        Security = Row::new("security", Kind::Map, "the settings below", "What that policy is.").see("#headers"),
        SecurityPolicy = Row::new(
            "security.policy", Kind::Text, "that of the theme", "The whole policy in your own words, or `off` for none."
        ),
        SecurityAllow = Row::new(
            "security.allow", Kind::Map, "none",
            "More sources for directives of the policy: `img-src: https://example.net`."
        ),
        Index = Row::new("index", Kind::Bool, "`true`", "Whether search engines may list the site.").see("#index"),
        Queries = Row::new(
            "queries", Kind::Map, "none", "Lists of posts for templates, by name: `{latest: {category: analysis, limit: 3}}`."
        ).see("#queries"),
        Extra = Row::new("extra", Kind::Anything, "empty", "Your own settings, for templates.").see("#extra"),
        Editor = Row::new(
            "editor", Kind::Text, "`$VISUAL`, otherwise `$EDITOR`",
            "What `chancery serve` opens files with: `vscode`, `vscodium`, `cursor`, `zed`, `idea`, `textmate`, or a URL or command with `{file}`, `{line}` and `{column}`."
        ),
    }
}
