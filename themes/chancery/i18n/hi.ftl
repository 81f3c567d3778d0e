# The texts of the interface, in Hindi.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = सामग्री पर जाएँ
menu = मुख्य मेन्यू
editions = भाषा
all-languages = सभी
other-editions = अन्य संस्करण:
home = मुखपृष्ठ
breadcrumbs = आप यहाँ हैं

## Archives
tags = टैग
categories = श्रेणियाँ
authors = लेखक
series = शृंखलाएँ
archive = पुरालेख
tag-archives = टैग पुरालेख
tag-archives-of = टैग पुरालेख: { $name }
category-archives = श्रेणी पुरालेख
category-archives-of = श्रेणी पुरालेख: { $name }
author-archives = लेखक पुरालेख
author-archives-of = { $name } के लेख
series-archives = शृंखला पुरालेख
series-archives-of = शृंखला: { $name }
year-archives = वार्षिक पुरालेख
year-archives-of = वार्षिक पुरालेख: { $date }
month-archives = मासिक पुरालेख
month-archives-of = मासिक पुरालेख: { $date }
other-names = अन्य भाषाओं में: { $names }
nothing-here = अभी तक कोई लेख नहीं है।

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } लेख
   *[other] { $count } लेख
}
reading-time = पढ़ने का समय: { $minutes } मिनट
word-count = { $count ->
    [one] { $count } शब्द
   *[other] { $count } शब्द
}
character-count = { $count ->
    [one] { $count } अक्षर
   *[other] { $count } अक्षर
}

## A post
read-more = आगे पढ़ें
by = आलेख: { $names }
published = प्रकाशित:
updated = अंतिम अपडेट: { $date }
also-in = { $languages } में भी पढ़ें
original = मूल लेख: { $link }
original-changed = मूल लेख में बदलाव हुए हैं; इस अनुवाद में अभी सभी बदलाव शामिल नहीं हैं।
original-changed-on = मूल लेख में { $date } को बदलाव हुए; इस अनुवाद में अभी सभी बदलाव शामिल नहीं हैं।
original-changed-later = मूल लेख में { $date } को बदलाव हुए; हो सकता है कि इस अनुवाद में सभी बदलाव शामिल न हों।
side-by-side = मूल लेख के साथ-साथ पढ़ें
side-by-side-with = अनुवाद के साथ-साथ पढ़ें: { $languages }
translated-by-machine = मशीन से अनूदित
reviewed-by = अनुवाद की जाँच: { $name }
draft = मसौदा
future = आगामी
contents = विषय-सूची
corrections = भूल-सुधार
in-series = शृंखला
posts-in-series = इस शृंखला के लेख
part-of = भाग { $part } (कुल { $of })
about-author = लेखक परिचय
share = साझा करें
share-by-mail = ईमेल
related-posts = संबंधित लेख
newer-and-older = अगला और पिछला लेख
newer-post = अगला लेख
older-post = पिछला लेख

## Pages of a list
pagination = पृष्ठ
page-number = पृष्ठ { $number }
page-of = पृष्ठ { $number } (कुल { $total })
newer-posts = नए लेख
older-posts = पुराने लेख
earlier-parts = पिछले भाग
later-parts = अगले भाग

## Feeds
atom-feed = Atom फ़ीड
json-feed = JSON फ़ीड
rss-feed = RSS फ़ीड
subscribe = सदस्यता लें
subscribe-text = फ़ीड नए लेख प्रकाशित होते ही आपकी पसंद के ऐप, यानी फ़ीड रीडर, तक पहुँचा देती है। इनमें से कोई पता अपने फ़ीड रीडर में डालें; आपका नाम या पता नहीं माँगा जाता।
feeds = फ़ीड
newsletter = न्यूज़लेटर
email-address = ईमेल पता

## Search
search = खोज
search-found = परिणाम: { $count }
search-nothing = कुछ नहीं मिला।
search-near = क्या आपका मतलब था:
search-failed = खोज का एक भाग लोड नहीं हुआ।
search-again = फिर कोशिश करें
search-off = खोज के लिए इस पृष्ठ को JavaScript चाहिए। उसके बिना इन सूचियों में सभी लेख हैं:
search-disk = साइट के वेब सर्वर पर होने पर ही खोज काम करती है।
search-year = वर्ष

## Markdown
note = ध्यान दें
tip = सुझाव
important = महत्वपूर्ण
warning = चेतावनी
caution = सावधान
table = तालिका
footnotes = पाद-टिप्पणियाँ
back-to-text = पाठ पर लौटें
link-to-section = इस खंड का लिंक
untitled = बिना शीर्षक

## Pages of their own
not-found = पृष्ठ नहीं मिला
not-found-text = इस पते पर कोई पृष्ठ नहीं है। संभव है कि उसका पता बदल गया हो, या वह कभी रहा ही न हो।
recent-posts = ताज़ा लेख
back-home = मुखपृष्ठ पर लौटें
page-moved = इस पृष्ठ का पता बदल गया है
page-moved-to = नया पता: { $link }

## Footer
made-with = { $generator } से निर्मित
licence = लाइसेंस: { $name }
