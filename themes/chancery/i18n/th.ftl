# The texts of the interface, in Thai.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = ข้ามไปยังเนื้อหา
menu = เมนูหลัก
editions = ภาษา
all-languages = ทุกภาษา
other-editions = ฉบับอื่น:
home = หน้าแรก
breadcrumbs = คุณอยู่ที่นี่

## Archives
tags = แท็ก
categories = หมวดหมู่
authors = ผู้เขียน
series = ชุดบทความ
archive = คลังบทความ
tag-archives = บทความตามแท็ก
tag-archives-of = แท็ก: { $name }
category-archives = บทความตามหมวดหมู่
category-archives-of = หมวดหมู่: { $name }
author-archives = บทความตามผู้เขียน
author-archives-of = ผู้เขียน: { $name }
series-archives = บทความตามชุด
series-archives-of = ชุดบทความ: { $name }
year-archives = คลังบทความรายปี
year-archives-of = คลังบทความรายปี: { $date }
month-archives = คลังบทความรายเดือน
month-archives-of = คลังบทความรายเดือน: { $date }
other-names = ชื่อในภาษาอื่น: { $names }
nothing-here = ยังไม่มีบทความ

## Counts
number = { $count }
post-count = บทความ { $count } เรื่อง
reading-time = ใช้เวลาอ่าน { $minutes } นาที
word-count = { $count } คำ
character-count = { $count } ตัวอักษร

## A post
read-more = อ่านต่อ
by = โดย { $names }
published = เผยแพร่เมื่อ
updated = ปรับปรุงเมื่อ { $date }
also-in = อ่านในภาษาอื่น: { $languages }
original = ต้นฉบับ: { $link }
original-changed = ต้นฉบับมีการแก้ไขแล้ว แต่ฉบับแปลนี้ยังไม่ได้ปรับตามครบทุกจุด
original-changed-on = ต้นฉบับแก้ไขเมื่อ { $date } แต่ฉบับแปลนี้ยังไม่ได้ปรับตามครบทุกจุด
original-changed-later = ต้นฉบับแก้ไขเมื่อ { $date } ฉบับแปลนี้อาจยังไม่ได้ปรับตามครบทุกจุด
side-by-side = อ่านเทียบกับต้นฉบับ
side-by-side-with = อ่านเทียบกับฉบับแปล: { $languages }
translated-by-machine = แปลด้วยเครื่อง
reviewed-by = ตรวจทานโดย { $name }
draft = ฉบับร่าง
future = ตั้งเวลาเผยแพร่ไว้
contents = สารบัญ
corrections = การแก้ไขข้อมูล
in-series = ชุดบทความ
posts-in-series = บทความในชุดนี้
part-of = ตอนที่ { $part } จากทั้งหมด { $of } ตอน
about-author = เกี่ยวกับผู้เขียน
share = แชร์
share-by-mail = อีเมล
related-posts = บทความที่เกี่ยวข้อง
newer-and-older = บทความก่อนหน้าและถัดไป
newer-post = บทความถัดไป
older-post = บทความก่อนหน้า

## Pages of a list
pagination = เลขหน้า
page-number = หน้า { $number }
page-of = หน้า { $number } จากทั้งหมด { $total } หน้า
newer-posts = บทความที่ใหม่กว่า
older-posts = บทความที่เก่ากว่า
earlier-parts = ตอนก่อนหน้า
later-parts = ตอนถัดไป

## Feeds
atom-feed = ฟีด Atom
json-feed = ฟีด JSON
rss-feed = ฟีด RSS
subscribe = ติดตาม
subscribe-text = ฟีดนำบทความใหม่ไปยังแอปอ่านฟีดที่คุณเลือกทันทีที่เผยแพร่ คัดลอกที่อยู่ใดที่อยู่หนึ่งต่อไปนี้ไปใส่ในแอปของคุณ โดยไม่ต้องบอกชื่อหรือที่อยู่
feeds = ฟีด
newsletter = จดหมายข่าว
email-address = ที่อยู่อีเมล

## Search
search = ค้นหา
search-found = ผลลัพธ์: { $count }
search-nothing = ไม่พบผลลัพธ์
search-near = คุณหมายถึง:
search-failed = โหลดการค้นหาบางส่วนไม่สำเร็จ
search-again = ลองอีกครั้ง
search-off = การค้นหาในหน้านี้ต้องใช้ JavaScript หากไม่มี รายการเหล่านี้มีบทความทั้งหมด:
search-disk = การค้นหาใช้ได้เมื่อเว็บไซต์อยู่บนเว็บเซิร์ฟเวอร์
search-year = ปี

## Markdown
note = หมายเหตุ
tip = คำแนะนำ
important = สำคัญ
warning = คำเตือน
caution = ข้อควรระวัง
table = ตาราง
footnotes = เชิงอรรถ
back-to-text = กลับไปที่เนื้อหา
link-to-section = ลิงก์ไปยังหัวข้อนี้
untitled = ไม่มีชื่อเรื่อง

## Pages of their own
not-found = ไม่พบหน้าที่ต้องการ
not-found-text = ไม่มีหน้าเว็บตามที่อยู่นี้ หน้านี้อาจย้ายไปที่อื่นแล้ว หรืออาจไม่เคยมีอยู่เลย
recent-posts = บทความล่าสุด
back-home = กลับหน้าแรก
page-moved = หน้านี้ย้ายไปยังที่อยู่ใหม่แล้ว
page-moved-to = ที่อยู่ใหม่: { $link }

## Footer
made-with = สร้างด้วย { $generator }
licence = สัญญาอนุญาต: { $name }
