# The texts of the interface, in Japanese.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = 本文へ移動
menu = メインメニュー
editions = 言語
all-languages = すべて
other-editions = ほかの言語版：
home = トップ
breadcrumbs = 現在位置

## Archives
tags = タグ
categories = カテゴリー
authors = 執筆者
series = 連載
archive = 記事一覧
tag-archives = タグ別の記事一覧
tag-archives-of = タグ「{ $name }」の記事一覧
category-archives = カテゴリー別の記事一覧
category-archives-of = カテゴリー「{ $name }」の記事一覧
author-archives = 執筆者別の記事一覧
author-archives-of = 執筆者：{ $name }
series-archives = 連載別の記事一覧
series-archives-of = 連載「{ $name }」
year-archives = 年別の記事一覧
year-archives-of = { $date }の記事一覧
month-archives = 月別の記事一覧
month-archives-of = { $date }の記事一覧
other-names = ほかの言語での表記：{ $names }
nothing-here = まだ記事はありません。

## Counts
number = { $count }
post-count = { $count }件の記事
reading-time = 読了時間：約{ $minutes }分
word-count = { $count }語
character-count = { $count }文字

## A post
read-more = 続きを読む
by = 文：{ $names }
published = 公開日：
updated = 更新日：{ $date }
also-in = ほかの言語で読む：{ $languages }
original = 原文：{ $link }
original-changed = 原文が変更されました。この翻訳にはまだ一部の変更が反映されていません。
original-changed-on = 原文は{ $date }に変更されました。この翻訳にはまだ一部の変更が反映されていません。
original-changed-later = 原文は{ $date }に変更されました。この翻訳には反映されていない変更があるかもしれません。
side-by-side = 原文と並べて読む
side-by-side-with = 訳文と並べて読む：{ $languages }
translated-by-machine = 機械翻訳
reviewed-by = 校閲：{ $name }
draft = 下書き
future = 公開予定
contents = 目次
corrections = 訂正
in-series = 連載
posts-in-series = この連載の記事
part-of = 第{ $part }回（全{ $of }回）
about-author = 執筆者紹介
share = 共有
share-by-mail = メール
related-posts = 関連記事
newer-and-older = 前後の記事
newer-post = 次の記事
older-post = 前の記事

## Pages of a list
pagination = ページ送り
page-number = { $number }ページ目
page-of = { $number }ページ目（全{ $total }ページ）
newer-posts = 新しい記事
older-posts = 以前の記事
earlier-parts = 前の回
later-parts = 続きの回

## Feeds
atom-feed = Atomフィード
json-feed = JSONフィード
rss-feed = RSSフィード
subscribe = 購読
subscribe-text = フィードは、新しい記事が公開されるとすぐに、お使いのフィードリーダーに届けます。次のいずれかのアドレスをリーダーに登録してください。名前やメールアドレスは必要ありません。
feeds = フィード
newsletter = ニュースレター
email-address = メールアドレス

## Search
search = 検索
search-found = 結果：{ $count }
search-nothing = 何も見つかりませんでした。
search-near = もしかして：
search-failed = 検索の一部を読み込めませんでした。
search-again = 再試行
search-off = 検索には JavaScript が必要です。JavaScript がなくても、次の一覧にすべての記事があります：
search-disk = 検索は、サイトがウェブサーバーにあるときに使えます。
search-year = 年

## Markdown
note = 補足
tip = ヒント
important = 重要
warning = 警告
caution = 注意
table = 表
footnotes = 脚注
back-to-text = 本文に戻る
link-to-section = この節へのリンク
untitled = 無題

## Pages of their own
not-found = ページが見つかりません
not-found-text = このアドレスのページはありません。移動したか、もともと存在しなかった可能性があります。
recent-posts = 新着記事
back-home = トップページに戻る
page-moved = このページは移動しました
page-moved-to = 新しいアドレス：{ $link }

## Footer
made-with = { $generator }で作成
licence = ライセンス：{ $name }
