# The texts of the interface, in Persian.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = رفتن به محتوا
menu = منوی اصلی
editions = زبان
all-languages = همه
other-editions = نسخه‌های دیگر:
home = صفحهٔ اصلی
breadcrumbs = شما اینجا هستید

## Archives
tags = برچسب‌ها
categories = دسته‌ها
authors = نویسندگان
series = مجموعه‌ها
archive = بایگانی
tag-archives = بایگانی برچسب‌ها
tag-archives-of = بایگانی برچسب: { $name }
category-archives = بایگانی دسته‌ها
category-archives-of = بایگانی دسته: { $name }
author-archives = بایگانی نویسندگان
author-archives-of = بایگانی نویسنده: { $name }
series-archives = بایگانی مجموعه‌ها
series-archives-of = مجموعه: { $name }
year-archives = بایگانی سالانه
year-archives-of = بایگانی سالانه: { $date }
month-archives = بایگانی ماهانه
month-archives-of = بایگانی ماهانه: { $date }
other-names = به زبان‌های دیگر: { $names }
nothing-here = هنوز مطلبی منتشر نشده است.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } مطلب
   *[other] { $count } مطلب
}
reading-time = زمان مطالعه: { $minutes } دقیقه
word-count = { $count ->
    [one] { $count } کلمه
   *[other] { $count } کلمه
}
character-count = { $count ->
    [one] { $count } نویسه
   *[other] { $count } نویسه
}

## A post
read-more = ادامهٔ مطلب
by = به قلم { $names }
published = تاریخ انتشار:
updated = آخرین به‌روزرسانی: { $date }
also-in = به { $languages } هم بخوانید
original = متن اصلی: { $link }
original-changed = متن اصلی تغییر کرده است؛ هنوز همهٔ تغییرات در این ترجمه اعمال نشده است.
original-changed-on = متن اصلی در { $date } تغییر کرده است؛ هنوز همهٔ تغییرات در این ترجمه اعمال نشده است.
original-changed-later = متن اصلی در { $date } تغییر کرده است؛ شاید همهٔ تغییرات در این ترجمه اعمال نشده باشد.
side-by-side = در کنار متن اصلی
side-by-side-with = در کنار ترجمه: { $languages }
translated-by-machine = ترجمهٔ ماشینی
reviewed-by = بازبینی: { $name }
draft = پیش‌نویس
future = زمان‌بندی‌شده
contents = فهرست
corrections = اصلاحیه‌ها
in-series = مجموعه
posts-in-series = مطالب این مجموعه
part-of = قسمت { $part } از { $of }
about-author = دربارهٔ نویسنده
share = هم‌رسانی
share-by-mail = ایمیل
related-posts = مطالب مرتبط
newer-and-older = مطلب بعدی و قبلی
newer-post = مطلب بعدی
older-post = مطلب قبلی

## Pages of a list
pagination = صفحه‌ها
page-number = صفحهٔ { $number }
page-of = صفحهٔ { $number } از { $total }
newer-posts = مطالب تازه‌تر
older-posts = مطالب قدیمی‌تر
earlier-parts = قسمت‌های قبلی
later-parts = قسمت‌های بعدی

## Feeds
atom-feed = خوراک Atom
json-feed = خوراک JSON
rss-feed = خوراک RSS
subscribe = اشتراک
subscribe-text = خوراک، مطالب تازه را به محض انتشار به برنامه‌ای که خودتان برمی‌گزینید، یعنی خوراک‌خوان، می‌رساند. یکی از این نشانی‌ها را در خوراک‌خوان خود وارد کنید؛ نام و نشانی شما خواسته نمی‌شود.
feeds = خوراک‌ها
newsletter = خبرنامه
email-address = نشانی ایمیل

## Search
search = جستجو
search-found = نتیجه‌ها: { $count }
search-nothing = چیزی یافت نشد.
search-near = منظورتان این بود؟
search-failed = بخشی از جستجو بارگذاری نشد.
search-again = دوباره تلاش کنید
search-off = جستجو در این صفحه به جاوااسکریپت نیاز دارد. بدون آن، این فهرست‌ها همهٔ نوشته‌ها را دارند:
search-disk = جستجو پس از قرار گرفتن وبگاه روی کارساز وب کار می‌کند.
search-year = سال

## Markdown
note = توضیح
tip = نکته
important = مهم
warning = هشدار
caution = احتیاط
table = جدول
footnotes = پانوشت‌ها
back-to-text = بازگشت به متن
link-to-section = پیوند به این بخش
untitled = بدون عنوان

## Pages of their own
not-found = صفحه پیدا نشد
not-found-text = در این نشانی صفحه‌ای نیست. شاید جابه‌جا شده یا از ابتدا وجود نداشته باشد.
recent-posts = تازه‌ترین مطالب
back-home = بازگشت به صفحهٔ اصلی
page-moved = این صفحه جابه‌جا شده است
page-moved-to = نشانی جدید: { $link }

## Footer
made-with = ساخته‌شده با { $generator }
licence = مجوز: { $name }
