# The texts of the interface, in Urdu.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = مواد پر جائیں
menu = مرکزی مینو
editions = زبان
all-languages = تمام زبانیں
other-editions = دیگر نسخے:
home = صفحۂ اول
breadcrumbs = آپ یہاں ہیں

## Archives
tags = ٹیگز
categories = زمرے
authors = مصنفین
series = سلسلے
archive = آرکائیو
tag-archives = ٹیگز کا آرکائیو
tag-archives-of = ٹیگ کا آرکائیو: { $name }
category-archives = زمروں کا آرکائیو
category-archives-of = زمرے کا آرکائیو: { $name }
author-archives = مصنفین کا آرکائیو
author-archives-of = { $name } کی تحریریں
series-archives = سلسلوں کا آرکائیو
series-archives-of = سلسلہ: { $name }
year-archives = سالانہ آرکائیو
year-archives-of = سالانہ آرکائیو: { $date }
month-archives = ماہانہ آرکائیو
month-archives-of = ماہانہ آرکائیو: { $date }
other-names = دیگر زبانوں میں: { $names }
nothing-here = ابھی تک کوئی تحریر نہیں۔

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } تحریر
   *[other] { $count } تحریریں
}
reading-time = مطالعے کا وقت: { $minutes } منٹ
word-count = { $count ->
    [one] { $count } لفظ
   *[other] { $count } الفاظ
}
character-count = { $count ->
    [one] { $count } حرف
   *[other] { $count } حروف
}

## A post
read-more = مزید پڑھیں
by = تحریر: { $names }
published = تاریخِ اشاعت:
updated = آخری اپ ڈیٹ: { $date }
also-in = { $languages } میں بھی پڑھیں
original = اصل تحریر: { $link }
original-changed = اصل تحریر میں تبدیلی کی گئی ہے؛ اس ترجمے میں ابھی تمام تبدیلیاں شامل نہیں ہیں۔
original-changed-on = اصل تحریر میں { $date } کو تبدیلی کی گئی؛ اس ترجمے میں ابھی تمام تبدیلیاں شامل نہیں ہیں۔
original-changed-later = اصل تحریر میں { $date } کو تبدیلی کی گئی؛ ہو سکتا ہے کہ اس ترجمے میں تمام تبدیلیاں شامل نہ ہوں۔
side-by-side = اصل تحریر کے ساتھ ساتھ
side-by-side-with = ترجمے کے ساتھ ساتھ: { $languages }
translated-by-machine = مشینی ترجمہ
reviewed-by = نظرِ ثانی: { $name }
draft = مسودہ
future = شیڈول شدہ
contents = مندرجات
corrections = تصحیحات
in-series = سلسلہ
posts-in-series = اس سلسلے کی تحریریں
part-of = حصہ { $part } از { $of }
about-author = مصنف کا تعارف
share = شیئر کریں
share-by-mail = ای میل
related-posts = متعلقہ تحریریں
newer-and-older = اگلی اور پچھلی تحریر
newer-post = اگلی تحریر
older-post = پچھلی تحریر

## Pages of a list
pagination = صفحات
page-number = صفحہ { $number }
page-of = صفحہ { $number } از { $total }
newer-posts = نئی تحریریں
older-posts = پرانی تحریریں
earlier-parts = پچھلے حصے
later-parts = اگلے حصے

## Feeds
atom-feed = Atom فیڈ
json-feed = JSON فیڈ
rss-feed = RSS فیڈ
subscribe = سبسکرائب کریں
subscribe-text = فیڈ نئی تحریریں شائع ہوتے ہی آپ کی پسند کی ایپ، یعنی فیڈ ریڈر، تک پہنچا دیتی ہے۔ ان میں سے کوئی پتا اپنے فیڈ ریڈر میں درج کریں؛ آپ سے نہ نام پوچھا جاتا ہے نہ پتا۔
feeds = فیڈز
newsletter = نیوز لیٹر
email-address = ای میل پتا

## Search
search = تلاش
search-found = نتائج: { $count }
search-nothing = کچھ نہیں ملا۔
search-near = کیا آپ کا مطلب تھا:
search-failed = تلاش کا ایک حصہ لوڈ نہیں ہوا۔
search-again = دوبارہ کوشش کریں
search-off = تلاش کے لیے اس صفحے کو JavaScript درکار ہے۔ اس کے بغیر ان فہرستوں میں تمام تحریریں ہیں:
search-disk = تلاش تب کام کرتی ہے جب سائٹ ویب سرور پر ہو۔
search-year = سال

## Markdown
note = نوٹ
tip = مشورہ
important = اہم
warning = انتباہ
caution = احتیاط
table = جدول
footnotes = حواشی
back-to-text = متن پر واپس جائیں
link-to-section = اس حصے کا لنک
untitled = بلا عنوان

## Pages of their own
not-found = صفحہ نہیں ملا
not-found-text = اس پتے پر کوئی صفحہ موجود نہیں۔ ممکن ہے وہ کہیں اور منتقل ہو گیا ہو، یا کبھی موجود ہی نہ رہا ہو۔
recent-posts = تازہ تحریریں
back-home = صفحۂ اول پر واپس جائیں
page-moved = یہ صفحہ منتقل ہو گیا ہے
page-moved-to = نیا پتہ: { $link }

## Footer
made-with = { $generator } سے تیار کردہ
licence = لائسنس: { $name }
