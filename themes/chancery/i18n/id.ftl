# Kata-kata antarmuka, dalam bahasa Indonesia.

## Berpindah tempat
skip-to-content = Langsung ke isi
menu = Menu utama
editions = Edisi menurut bahasa
all-languages = Semua
home = Beranda
breadcrumbs = Anda berada di sini

## Arsip
tags = Tag
categories = Kategori
authors = Penulis
series = Seri
archive = Arsip
tag-archives = Arsip Tag
tag-archives-of = Arsip Tag: { $name }
category-archives = Arsip Kategori
category-archives-of = Arsip Kategori: { $name }
author-archives = Arsip Penulis
author-archives-of = Arsip Penulis: { $name }
series-archives = Arsip Seri
series-archives-of = Seri: { $name }
year-archives = Arsip Tahunan
year-archives-of = Arsip Tahunan: { $date }
month-archives = Arsip Bulanan
month-archives-of = Arsip Bulanan: { $date }
other-names = Dalam bahasa lain
nothing-here = Belum ada apa-apa di sini.

## Jumlah
post-count = { $count } tulisan
reading-time = { $minutes } menit baca
word-count = { $count } kata

## Tulisan
read-more = Baca selengkapnya
by = Oleh
published = Terbit
updated = Diperbarui
also-in = Tersedia juga dalam
draft = Draf
future = Terjadwal
contents = Daftar isi
posts-in-series = Tulisan dalam seri ini
part-of = Bagian { $part } dari { $of }
related-posts = Tulisan terkait
newer-and-older = Tulisan lebih baru dan lebih lama
newer-post = Lebih baru
older-post = Lebih lama

## Halaman daftar
pagination = Halaman daftar ini
page-number = Halaman { $number }
page-of = Halaman { $number } dari { $total }
newer-posts = Tulisan lebih baru
older-posts = Tulisan lebih lama

## Umpan
feed-of = Umpan { $name }
atom-feed = Umpan Atom
json-feed = Umpan JSON

## Markdown
note = Catatan
tip = Kiat
important = Penting
warning = Peringatan
caution = Awas
footnotes = Catatan kaki
back-to-text = Kembali ke teks
link-to-section = Tautan ke bagian ini
untitled = Tanpa judul

## Halaman tersendiri
not-found = Halaman tidak ditemukan
not-found-text = Tidak ada halaman di alamat ini. Mungkin sudah dipindahkan, atau memang tidak pernah ada.
recent-posts = Tulisan terbaru
back-home = Ke halaman muka
page-moved = Halaman ini sudah pindah
page-moved-to = Sekarang ada di sini:

## Kaki halaman
made-with = Dibuat dengan { $generator }
licence = Lisensi

# The language's own name, for the switcher and beside entries.
language-name = Bahasa Indonesia
