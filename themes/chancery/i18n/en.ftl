# The words of the interface, in English.

## Getting about
skip-to-content = Skip to the content
menu = Main menu
editions = Editions by language
all-languages = All
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
other-names = In other languages
nothing-here = There is nothing here yet.

## Counts
post-count = { $count ->
    [one] 1 post
   *[other] { $count } posts
}
reading-time = { $minutes ->
    [one] 1 minute to read
   *[other] { $minutes } minutes to read
}
word-count = { $count ->
    [one] 1 word
   *[other] { $count } words
}

## A post
read-more = Continue reading
by = By
published = Published
updated = Updated
also-in = Also in
draft = Draft
future = Scheduled
contents = Contents
posts-in-series = Posts in this series
part-of = Part { $part } of { $of }
related-posts = Related posts
newer-and-older = Newer and older posts
newer-post = Newer
older-post = Older

## Pages of a list
pagination = Pages of this list
page-number = Page { $number }
page-of = Page { $number } of { $total }
newer-posts = Newer posts
older-posts = Older posts

## Feeds
feed-of = Feed of { $name }
atom-feed = Atom feed
json-feed = JSON feed

## Markdown
note = Note
tip = Tip
important = Important
warning = Warning
caution = Caution
footnotes = Footnotes
back-to-text = Back to the text
link-to-section = Link to this section
untitled = Untitled

## Pages of their own
not-found = Page not found
not-found-text = There is no page at this address. It may have moved, or it may never have existed.
recent-posts = Recent posts
back-home = Go to the front page
page-moved = This page has moved
page-moved-to = You will find it here:

## The foot of the page
made-with = Made with { $generator }
licence = Licence

# The language's own name, for the switcher and beside entries.
language-name = English
