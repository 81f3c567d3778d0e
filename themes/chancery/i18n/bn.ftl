# The texts of the interface, in Bengali.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = মূল অংশে যান
menu = প্রধান মেনু
editions = ভাষা
all-languages = সব
other-editions = অন্যান্য সংস্করণ:
home = প্রচ্ছদ
breadcrumbs = আপনি এখানে আছেন

## Archives
tags = ট্যাগ
categories = বিভাগ
authors = লেখক
series = ধারাবাহিক লেখা
archive = আর্কাইভ
tag-archives = ট্যাগভিত্তিক আর্কাইভ
tag-archives-of = ট্যাগের আর্কাইভ: { $name }
category-archives = বিভাগভিত্তিক আর্কাইভ
category-archives-of = বিভাগের আর্কাইভ: { $name }
author-archives = লেখকভিত্তিক আর্কাইভ
author-archives-of = লেখকের আর্কাইভ: { $name }
series-archives = ধারাবাহিক লেখার আর্কাইভ
series-archives-of = ধারাবাহিক: { $name }
year-archives = বছরভিত্তিক আর্কাইভ
year-archives-of = বছরের আর্কাইভ: { $date }
month-archives = মাসভিত্তিক আর্কাইভ
month-archives-of = মাসের আর্কাইভ: { $date }
other-names = অন্যান্য ভাষায়: { $names }
nothing-here = এখনো কোনো লেখা নেই।

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count }টি লেখা
   *[other] { $count }টি লেখা
}
reading-time = পড়ার সময়: { $minutes } মিনিট
word-count = { $count ->
    [one] { $count } শব্দ
   *[other] { $count } শব্দ
}
character-count = { $count ->
    [one] { $count } অক্ষর
   *[other] { $count } অক্ষর
}

## A post
read-more = বাকি অংশ পড়ুন
by = লেখা: { $names }
published = প্রকাশ:
updated = হালনাগাদ: { $date }
also-in = অন্য ভাষায় পড়ুন: { $languages }
original = মূল লেখা: { $link }
original-changed = মূল লেখাটি বদলানো হয়েছে; এই অনুবাদে এখনো সব পরিবর্তন নেই।
original-changed-on = মূল লেখাটি { $date } তারিখে বদলানো হয়েছে; এই অনুবাদে এখনো সব পরিবর্তন নেই।
original-changed-later = মূল লেখাটি { $date } তারিখে বদলানো হয়েছে; এই অনুবাদে সব পরিবর্তন না-ও থাকতে পারে।
side-by-side = মূল লেখার পাশাপাশি পড়ুন
side-by-side-with = অনুবাদের পাশাপাশি পড়ুন: { $languages }
translated-by-machine = যন্ত্রে অনূদিত
reviewed-by = অনুবাদ মিলিয়ে দেখেছেন: { $name }
draft = খসড়া
future = প্রকাশিতব্য
contents = সূচিপত্র
corrections = সংশোধনী
in-series = ধারাবাহিক
posts-in-series = এই ধারাবাহিকের লেখা
part-of = পর্ব { $part }, মোট { $of }
about-author = লেখক পরিচিতি
share = শেয়ার করুন
share-by-mail = ইমেইল
related-posts = সম্পর্কিত লেখা
newer-and-older = পরের ও আগের লেখা
newer-post = পরের লেখা
older-post = আগের লেখা

## Pages of a list
pagination = পৃষ্ঠাসমূহ
page-number = পৃষ্ঠা { $number }
page-of = পৃষ্ঠা { $number }, মোট { $total }
newer-posts = আরও নতুন লেখা
older-posts = আরও পুরোনো লেখা
earlier-parts = আগের পর্বগুলো
later-parts = পরের পর্বগুলো

## Feeds
atom-feed = Atom ফিড
json-feed = JSON ফিড
rss-feed = RSS ফিড
subscribe = গ্রাহক হোন
subscribe-text = ফিড নতুন লেখা প্রকাশের সঙ্গে সঙ্গে আপনার পছন্দের অ্যাপে, অর্থাৎ ফিড রিডারে, পৌঁছে দেয়। এই ঠিকানাগুলির একটি আপনার ফিড রিডারে দিন; আপনার নাম বা ঠিকানা চাওয়া হয় না।
feeds = ফিড
newsletter = নিউজলেটার
email-address = ইমেইল ঠিকানা

## Search
search = অনুসন্ধান
search-found = ফলাফল: { $count }
search-nothing = কিছুই পাওয়া যায়নি।
search-near = আপনি কি বোঝাতে চেয়েছেন:
search-failed = অনুসন্ধানের একটি অংশ লোড হয়নি।
search-again = আবার চেষ্টা করুন
search-off = অনুসন্ধানের জন্য এই পাতায় JavaScript দরকার। তা ছাড়া এই তালিকাগুলিতে সব লেখা আছে:
search-disk = সাইটটি ওয়েব সার্ভারে থাকলে অনুসন্ধান কাজ করে।
search-year = বছর

## Markdown
note = দ্রষ্টব্য
tip = পরামর্শ
important = গুরুত্বপূর্ণ
warning = সতর্কতা
caution = সাবধান
table = সারণি
footnotes = পাদটীকা
back-to-text = লেখায় ফিরুন
link-to-section = এই অংশের লিংক
untitled = শিরোনামহীন

## Pages of their own
not-found = পৃষ্ঠাটি পাওয়া যায়নি
not-found-text = এই ঠিকানায় কোনো পৃষ্ঠা নেই। হয়তো সেটি সরিয়ে নেওয়া হয়েছে, কিংবা কখনো ছিলই না।
recent-posts = সাম্প্রতিক লেখা
back-home = প্রচ্ছদে ফিরুন
page-moved = এই পৃষ্ঠার ঠিকানা বদলেছে
page-moved-to = নতুন ঠিকানা: { $link }

## Footer
made-with = { $generator } দিয়ে তৈরি
licence = লাইসেন্স: { $name }
