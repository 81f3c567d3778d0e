# The texts of the interface, in English (United States). `en-GB.ftl` has what is spelled differently in Britain.

## Navigation
skip-to-content = Skip to content
menu = Main menu
editions = Language
all-languages = All
# Before links to the home pages of the editions that do not have the page.
other-editions = Other editions:
home = Home
breadcrumbs = You are here

## Archives
tags = Tags
categories = Categories
authors = Authors
series = Series
archive = Archive
tag-archives = Tag Archives
tag-archives-of = Tag Archives: { $name }
category-archives = Category Archives
category-archives-of = Category Archives: { $name }
author-archives = Author Archives
author-archives-of = Author Archives: { $name }
series-archives = Series Archives
series-archives-of = Series: { $name }
year-archives = Yearly Archives
year-archives-of = Yearly Archives: { $date }
month-archives = Monthly Archives
month-archives-of = Monthly Archives: { $date }
# The names that a tag has in other languages, as a list.
other-names = In other languages: { $names }
nothing-here = No posts yet.

## Counts
# A number on its own: of a page, or of the posts in a month.
number = { $count }
post-count = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
reading-time = { $minutes }-minute read
word-count = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
# For texts in languages that put no spaces between words.
character-count = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}

## A post
read-more = Continue reading
# The names are one link for each author, as a list in the language of this file.
by = By { $names }
# Read aloud before the date of a post.
published = Published:
updated = Updated { $date }
# The languages are one link for each, as a list: each name in its own language.
also-in = Also available in { $languages }
# On a translation, with a link to the post that it was made from.
original = Original: { $link }
original-changed = The original has been changed; this translation does not have all changes yet.
original-changed-on = The original was changed on { $date }; this translation does not have all changes yet.
original-changed-later = The original was changed on { $date }; this translation may not have all changes.
# On a translation, and on its original: links to the page that has both texts, paragraph by paragraph.
side-by-side = Side by side with the original
side-by-side-with = Side by side with the translation: { $languages }
translated-by-machine = Translated by machine
# Who has read a translation against its original.
reviewed-by = Reviewed by { $name }
draft = Draft
future = Scheduled
contents = Contents
# The heading above what was wrong in a text and is right now.
corrections = Corrections
# The heading above the one series that a post is part of.
in-series = Series
posts-in-series = Posts in this series
part-of = Part { $part } of { $of }
# The heading above the authors of a post, each with a portrait and a few words.
about-author = About the author
# The label of the links that share a post, and of the one by e-mail. The others are the names of services.
share = Share
share-by-mail = Email
related-posts = Related posts
# Read aloud: what the two links below a post are.
newer-and-older = Post navigation
newer-post = Newer
older-post = Older

## Pages of a list
# Read aloud: what the row of page numbers is.
pagination = Pages
page-number = Page { $number }
page-of = Page { $number } of { $total }
newer-posts = Newer posts
older-posts = Older posts
# On the pages of a series, which begin with its first part.
earlier-parts = Earlier parts
later-parts = Later parts

## Feeds
atom-feed = Atom feed
json-feed = JSON feed
rss-feed = RSS feed
# The page that lists the feeds, and the button of its form.
subscribe = Subscribe
subscribe-text = A feed brings new posts to an app of your choice, a feed reader, as soon as they are published. Copy one of these addresses into your reader; it asks for neither your name nor your address.
feeds = Feeds
newsletter = Newsletter
email-address = Email address

## Search
search = Search
# The number of results, above them.
search-found = Results: { $count }
search-nothing = Nothing was found.
# Before words of the site that are spelled nearly like the one that was typed.
search-near = Did you mean:
search-failed = A part of the search did not load.
search-again = Try again
# For browsers without scripts: before links to the tags and the archive.
search-off = To search, this page needs JavaScript. Without it, these lists have all posts:
# For those who open the files of the site from a disk.
search-disk = Search works once the site is on a web server.
# The label of a filter.
search-year = Year

## Markdown
note = Note
tip = Tip
important = Important
warning = Warning
caution = Caution
# Read aloud: what a wide table is, through which readers can move with the keyboard.
table = Table
footnotes = Footnotes
back-to-text = Back to the text
link-to-section = Link to this section
untitled = Untitled

## Pages of their own
not-found = Page not found
not-found-text = There is no page at this address. It may have moved, or it may never have existed.
recent-posts = Recent posts
back-home = Back to the home page
page-moved = This page has moved
page-moved-to = New address: { $link }

## Footer
made-with = Made with { $generator }
# The licence of the texts.
licence = License: { $name }
