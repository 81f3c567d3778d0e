# The texts of the interface, in Chinese (simplified).
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = 跳至主要内容
menu = 主菜单
editions = 语言
all-languages = 全部
other-editions = 其他版本：
home = 首页
breadcrumbs = 当前位置

## Archives
tags = 标签
categories = 分类
authors = 作者
series = 系列
archive = 文章归档
tag-archives = 标签归档
tag-archives-of = 标签：{ $name }
category-archives = 分类归档
category-archives-of = 分类：{ $name }
author-archives = 作者归档
author-archives-of = 作者：{ $name }
series-archives = 系列归档
series-archives-of = 系列：{ $name }
year-archives = 按年归档
year-archives-of = 按年归档：{ $date }
month-archives = 按月归档
month-archives-of = 按月归档：{ $date }
other-names = 其他语言中的名称：{ $names }
nothing-here = 暂无文章。

## Counts
number = { $count }
post-count = { $count } 篇文章
reading-time = 阅读约需 { $minutes } 分钟
word-count = { $count } 词
character-count = { $count } 字

## A post
read-more = 继续阅读
by = 作者：{ $names }
published = 发布时间：
updated = 更新时间：{ $date }
also-in = 其他语言版本：{ $languages }
original = 原文：{ $link }
original-changed = 原文已有改动，本译文尚未包含全部改动。
original-changed-on = 原文于{ $date }有改动，本译文尚未包含全部改动。
original-changed-later = 原文于{ $date }有改动，本译文可能未包含全部改动。
side-by-side = 与原文对照
side-by-side-with = 与译文对照：{ $languages }
translated-by-machine = 机器翻译
reviewed-by = 审校：{ $name }
draft = 草稿
future = 定时发布
contents = 目录
corrections = 更正
in-series = 所属系列
posts-in-series = 本系列文章
part-of = 第 { $part } 篇，共 { $of } 篇
about-author = 关于作者
share = 分享
share-by-mail = 电子邮件
related-posts = 相关文章
newer-and-older = 文章导航
newer-post = 下一篇
older-post = 上一篇

## Pages of a list
pagination = 页码
page-number = 第 { $number } 页
page-of = 第 { $number } 页，共 { $total } 页
newer-posts = 较新文章
older-posts = 较早文章
earlier-parts = 前面各篇
later-parts = 后面各篇

## Feeds
atom-feed = Atom 订阅源
json-feed = JSON 订阅源
rss-feed = RSS 订阅源
subscribe = 订阅
subscribe-text = 订阅源会在新文章发布后，立即把它送到您选用的阅读器中。把下面任一地址复制到阅读器即可，无须提供姓名和邮箱。
feeds = 订阅源
newsletter = 电子通讯
email-address = 电子邮箱

## Search
search = 搜索
search-found = 结果：{ $count }
search-nothing = 没有找到任何内容。
search-near = 您是不是要找：
search-failed = 搜索的一部分未能加载。
search-again = 重试
search-off = 搜索需要 JavaScript。没有它，可以在以下列表中找到所有文章：
search-disk = 网站放到网络服务器上后才能搜索。
search-year = 年份

## Markdown
note = 说明
tip = 提示
important = 重要
warning = 警告
caution = 注意
table = 表格
footnotes = 注释
back-to-text = 返回正文
link-to-section = 本节链接
untitled = 无标题

## Pages of their own
not-found = 找不到页面
not-found-text = 此网址没有对应的页面。页面可能已移至别处，也可能从未存在。
recent-posts = 最新文章
back-home = 返回首页
page-moved = 本页已移至新网址
page-moved-to = 新网址：{ $link }

## Footer
made-with = 由 { $generator } 生成
licence = 许可协议：{ $name }
