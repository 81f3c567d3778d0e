# The texts of the interface, in Malay.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Langkau ke kandungan
menu = Menu utama
editions = Pilihan bahasa
all-languages = Semua
other-editions = Edisi lain:
home = Laman utama
breadcrumbs = Anda di sini

## Archives
tags = Tag
categories = Kategori
authors = Penulis
series = Siri
archive = Arkib
tag-archives = Arkib tag
tag-archives-of = Tag: { $name }
category-archives = Arkib kategori
category-archives-of = Kategori: { $name }
author-archives = Arkib penulis
author-archives-of = Penulis: { $name }
series-archives = Arkib siri
series-archives-of = Siri: { $name }
year-archives = Arkib tahunan
year-archives-of = Arkib tahunan: { $date }
month-archives = Arkib bulanan
month-archives-of = Arkib bulanan: { $date }
other-names = Dalam bahasa lain: { $names }
nothing-here = Belum ada artikel.

## Counts
number = { $count }
post-count = { $count } artikel
reading-time = Bacaan { $minutes } minit
word-count = { $count } patah perkataan
character-count = { $count } aksara

## A post
read-more = Baca selanjutnya
by = Oleh { $names }
published = Diterbitkan:
updated = Dikemas kini pada { $date }
also-in = Juga tersedia dalam { $languages }
original = Teks asal: { $link }
original-changed = Teks asal telah diubah; terjemahan ini belum mengandungi semua perubahan.
original-changed-on = Teks asal diubah pada { $date }; terjemahan ini belum mengandungi semua perubahan.
original-changed-later = Teks asal diubah pada { $date }; terjemahan ini mungkin belum mengandungi semua perubahan.
side-by-side = Bersebelahan dengan teks asal
side-by-side-with = Bersebelahan dengan terjemahan: { $languages }
translated-by-machine = Diterjemahkan oleh mesin
reviewed-by = Disemak oleh { $name }
draft = Draf
future = Dijadualkan
contents = Isi kandungan
corrections = Pembetulan
in-series = Siri
posts-in-series = Artikel dalam siri ini
part-of = Bahagian { $part } daripada { $of }
about-author = Tentang penulis
share = Kongsi
share-by-mail = E-mel
related-posts = Artikel berkaitan
newer-and-older = Navigasi artikel
newer-post = Artikel seterusnya
older-post = Artikel sebelumnya

## Pages of a list
pagination = Navigasi halaman
page-number = Halaman { $number }
page-of = Halaman { $number } daripada { $total }
newer-posts = Artikel lebih baharu
older-posts = Artikel lebih lama
earlier-parts = Bahagian sebelumnya
later-parts = Bahagian seterusnya

## Feeds
atom-feed = Suapan Atom
json-feed = Suapan JSON
rss-feed = Suapan RSS
subscribe = Langgan
subscribe-text = Suapan membawa artikel baharu ke aplikasi pilihan anda, iaitu pembaca suapan, sebaik sahaja diterbitkan. Salin salah satu alamat ini ke dalam pembaca anda; nama dan alamat anda tidak diminta.
feeds = Suapan
newsletter = Surat berita
email-address = Alamat e-mel

## Search
search = Cari
search-found = Keputusan: { $count }
search-nothing = Tiada apa-apa ditemui.
search-near = Mungkin maksud anda:
search-failed = Sebahagian carian gagal dimuatkan.
search-again = Cuba lagi
search-off = Untuk mencari, halaman ini memerlukan JavaScript. Tanpanya, senarai berikut mengandungi semua catatan:
search-disk = Carian berfungsi setelah tapak berada di pelayan web.
search-year = Tahun

## Markdown
note = Nota
tip = Petua
important = Penting
warning = Amaran
caution = Awas
table = Jadual
footnotes = Nota kaki
back-to-text = Kembali ke teks
link-to-section = Pautan ke bahagian ini
untitled = Tanpa tajuk

## Pages of their own
not-found = Halaman tidak ditemui
not-found-text = Tiada halaman di alamat ini. Halaman itu mungkin telah dipindahkan atau memang tidak pernah wujud.
recent-posts = Artikel terkini
back-home = Kembali ke laman utama
page-moved = Halaman ini telah dipindahkan
page-moved-to = Alamat baharu: { $link }

## Footer
made-with = Dihasilkan dengan { $generator }
licence = Lesen: { $name }
