# The texts of the interface, in Chinese (traditional).
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = 跳至主要內容
menu = 主選單
editions = 語言
all-languages = 全部
other-editions = 其他版本：
home = 首頁
breadcrumbs = 目前位置

## Archives
tags = 標籤
categories = 分類
authors = 作者
series = 系列
archive = 文章彙整
tag-archives = 標籤彙整
tag-archives-of = 標籤：{ $name }
category-archives = 分類彙整
category-archives-of = 分類：{ $name }
author-archives = 作者彙整
author-archives-of = 作者：{ $name }
series-archives = 系列彙整
series-archives-of = 系列：{ $name }
year-archives = 年份彙整
year-archives-of = 年份彙整：{ $date }
month-archives = 月份彙整
month-archives-of = 月份彙整：{ $date }
other-names = 其他語言中的名稱：{ $names }
nothing-here = 目前沒有文章。

## Counts
number = { $count }
post-count = { $count } 篇文章
reading-time = 閱讀約需 { $minutes } 分鐘
word-count = { $count } 個詞
character-count = { $count } 字

## A post
read-more = 繼續閱讀
by = 撰文：{ $names }
published = 發布日期：
updated = 更新日期：{ $date }
also-in = 其他語言版本：{ $languages }
original = 原文：{ $link }
original-changed = 原文已有更動，本譯文尚未包含全部更動。
original-changed-on = 原文於{ $date }有更動，本譯文尚未包含全部更動。
original-changed-later = 原文於{ $date }有更動，本譯文可能未包含全部更動。
side-by-side = 與原文對照
side-by-side-with = 與譯文對照：{ $languages }
translated-by-machine = 機器翻譯
reviewed-by = 審校：{ $name }
draft = 草稿
future = 預定發布
contents = 目錄
corrections = 更正
in-series = 所屬系列
posts-in-series = 本系列文章
part-of = 第 { $part } 篇，共 { $of } 篇
about-author = 關於作者
share = 分享
share-by-mail = 電子郵件
related-posts = 相關文章
newer-and-older = 文章導覽
newer-post = 下一篇
older-post = 上一篇

## Pages of a list
pagination = 頁碼
page-number = 第 { $number } 頁
page-of = 第 { $number } 頁，共 { $total } 頁
newer-posts = 較新文章
older-posts = 較早文章
earlier-parts = 前面各篇
later-parts = 後面各篇

## Feeds
atom-feed = Atom 訂閱
json-feed = JSON 訂閱
rss-feed = RSS 訂閱
subscribe = 訂閱
subscribe-text = 新文章一發布，訂閱來源就會把它送到您選用的閱讀器。將下列任一網址複製到閱讀器即可，不必提供姓名和信箱。
feeds = 訂閱來源
newsletter = 電子報
email-address = 電子郵件地址

## Search
search = 搜尋
search-found = 結果：{ $count }
search-nothing = 找不到任何內容。
search-near = 您是不是要找：
search-failed = 搜尋的一部分未能載入。
search-again = 重試
search-off = 搜尋需要 JavaScript。沒有它，可以在以下清單中找到所有文章：
search-disk = 網站放到網頁伺服器上後才能搜尋。
search-year = 年份

## Markdown
note = 附註
tip = 提示
important = 重要
warning = 警告
caution = 注意
table = 表格
footnotes = 註釋
back-to-text = 回到內文
link-to-section = 本節連結
untitled = 無標題

## Pages of their own
not-found = 找不到頁面
not-found-text = 這個網址沒有對應的頁面。頁面可能已經搬移，也可能從來不存在。
recent-posts = 最新文章
back-home = 回到首頁
page-moved = 本頁已移至新網址
page-moved-to = 新網址：{ $link }

## Footer
made-with = 以 { $generator } 製作
licence = 授權條款：{ $name }
