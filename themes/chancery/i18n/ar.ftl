# The texts of the interface, in Arabic.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = الانتقال إلى المحتوى
menu = القائمة الرئيسية
editions = اللغة
all-languages = الكل
other-editions = نسخ أخرى من الموقع:
home = الرئيسية
breadcrumbs = أنت هنا

## Archives
tags = الوسوم
categories = التصنيفات
authors = الكُتّاب
series = السلاسل
archive = الأرشيف
tag-archives = أرشيف الوسوم
tag-archives-of = أرشيف الوسم: { $name }
category-archives = أرشيف التصنيفات
category-archives-of = أرشيف التصنيف: { $name }
author-archives = أرشيف الكُتّاب
author-archives-of = مقالات بقلم: { $name }
series-archives = أرشيف السلاسل
series-archives-of = السلسلة: { $name }
year-archives = الأرشيف السنوي
year-archives-of = الأرشيف السنوي: { $date }
month-archives = الأرشيف الشهري
month-archives-of = الأرشيف الشهري: { $date }
other-names = بلغات أخرى: { $names }
nothing-here = لا توجد مقالات بعد.

## Counts
number = { $count }
post-count = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
reading-time = { $minutes ->
    [zero] مدة القراءة: أقل من دقيقة
    [one] مدة القراءة: دقيقة واحدة
    [two] مدة القراءة: دقيقتان
    [few] مدة القراءة: { $minutes } دقائق
    [many] مدة القراءة: { $minutes } دقيقة
   *[other] مدة القراءة: { $minutes } دقيقة
}
word-count = { $count ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
character-count = { $count ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف
    [many] { $count } حرفًا
   *[other] { $count } حرف
}

## A post
read-more = متابعة القراءة
by = بقلم: { $names }
published = تاريخ النشر:
updated = آخر تحديث: { $date }
also-in = للقراءة بلغة أخرى: { $languages }
original = النص الأصلي: { $link }
original-changed = تغيّر النص الأصلي، ولا تتضمن هذه الترجمة كل التغييرات بعد.
original-changed-on = تغيّر النص الأصلي في { $date }، ولا تتضمن هذه الترجمة كل التغييرات بعد.
original-changed-later = تغيّر النص الأصلي في { $date }، وقد لا تتضمن هذه الترجمة كل التغييرات.
side-by-side = النص الأصلي والترجمة جنبًا إلى جنب
side-by-side-with = جنبًا إلى جنب مع الترجمة: { $languages }
translated-by-machine = ترجمة آلية
reviewed-by = مراجعة الترجمة: { $name }
draft = مسودة
future = مجدول للنشر
contents = المحتويات
corrections = تصويبات
in-series = السلسلة
posts-in-series = مقالات هذه السلسلة
part-of = الجزء { $part } من { $of }
about-author = نبذة تعريفية
share = مشاركة
share-by-mail = البريد الإلكتروني
related-posts = مقالات ذات صلة
newer-and-older = التنقل بين المقالات
newer-post = المقال التالي
older-post = المقال السابق

## Pages of a list
pagination = الصفحات
page-number = الصفحة { $number }
page-of = الصفحة { $number } من { $total }
newer-posts = مقالات أحدث
older-posts = مقالات أقدم
earlier-parts = الأجزاء السابقة
later-parts = الأجزاء التالية

## Feeds
atom-feed = خلاصة Atom
json-feed = خلاصة JSON
rss-feed = خلاصة RSS
subscribe = الاشتراك
subscribe-text = تنقل الخلاصة المقالات الجديدة إلى تطبيق من اختيارك، وهو قارئ الخلاصات، فور نشرها. انسخ أحد هذه العناوين إلى قارئك؛ ولن يُطلب منك اسم ولا عنوان.
feeds = الخلاصات
newsletter = النشرة البريدية
email-address = عنوان البريد الإلكتروني

## Search
search = بحث
search-found = النتائج: { $count }
search-nothing = لم يُعثر على شيء.
search-near = هل تقصد:
search-failed = تعذّر تحميل جزء من البحث.
search-again = أعد المحاولة
search-off = يحتاج البحث في هذه الصفحة إلى JavaScript. ومن دونه تضم هذه القوائم جميع المقالات:
search-disk = يعمل البحث بعد وضع الموقع على خادم ويب.
search-year = السنة

## Markdown
note = ملاحظة
tip = نصيحة
important = مهم
warning = تحذير
caution = تنبيه
table = جدول
footnotes = الهوامش
back-to-text = العودة إلى النص
link-to-section = رابط هذا القسم
untitled = بلا عنوان

## Pages of their own
not-found = الصفحة غير موجودة
not-found-text = لا توجد صفحة على هذا العنوان. ربما نُقلت إلى عنوان آخر، أو لم تكن موجودة أصلًا.
recent-posts = أحدث المقالات
back-home = العودة إلى الصفحة الرئيسية
page-moved = نُقلت هذه الصفحة
page-moved-to = العنوان الجديد: { $link }

## Footer
made-with = أُنشئ باستخدام { $generator }
licence = الترخيص: { $name }
