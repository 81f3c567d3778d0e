# The texts of the interface, in Indonesian.

## Navigation
skip-to-content = Langsung ke konten
menu = Menu utama
editions = Pilihan bahasa
all-languages = Semua
other-editions = Edisi lain:
home = Beranda
breadcrumbs = Anda berada di sini

## Archives
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
other-names = Dalam bahasa lain: { $names }
nothing-here = Belum ada tulisan.

## Counts
number = { $count }
post-count = { $count } tulisan
reading-time = { $minutes } menit baca
word-count = { $count } kata
character-count = { $count } karakter

## A post
read-more = Baca selengkapnya
by = Oleh { $names }
published = Diterbitkan:
updated = Diperbarui { $date }
also-in = Juga tersedia dalam { $languages }
original = Naskah asli: { $link }
original-changed = Naskah aslinya sudah diubah; terjemahan ini belum memuat semua perubahan.
original-changed-on = Naskah aslinya diubah pada { $date }; terjemahan ini belum memuat semua perubahan.
original-changed-later = Naskah aslinya diubah pada { $date }; terjemahan ini mungkin belum memuat semua perubahan.
side-by-side = Berdampingan dengan naskah asli
side-by-side-with = Berdampingan dengan terjemahan: { $languages }
translated-by-machine = Diterjemahkan oleh mesin
reviewed-by = Diperiksa oleh { $name }
draft = Draf
future = Terjadwal
contents = Daftar isi
corrections = Koreksi
in-series = Seri
posts-in-series = Tulisan dalam seri ini
part-of = Bagian { $part } dari { $of }
about-author = Tentang penulis
share = Bagikan
share-by-mail = Surel
related-posts = Tulisan terkait
newer-and-older = Navigasi tulisan
newer-post = Tulisan berikutnya
older-post = Tulisan sebelumnya

## Pages of a list
pagination = Navigasi halaman
page-number = Halaman { $number }
page-of = Halaman { $number } dari { $total }
newer-posts = Tulisan lebih baru
older-posts = Tulisan lebih lama
earlier-parts = Bagian sebelumnya
later-parts = Bagian berikutnya

## Feeds
atom-feed = Feed Atom
json-feed = Feed JSON
rss-feed = Feed RSS
subscribe = Berlangganan
subscribe-text = Feed mengantarkan tulisan baru ke aplikasi pilihan Anda, yaitu pembaca feed, begitu tulisan itu terbit. Salin salah satu alamat ini ke pembaca feed Anda; nama dan alamat Anda tidak diminta.
feeds = Feed
newsletter = Buletin
email-address = Alamat surel

## Search
search = Cari
search-found = Hasil: { $count }
search-nothing = Tidak ada yang ditemukan.
search-near = Mungkin maksud Anda:
search-failed = Sebagian pencarian gagal dimuat.
search-again = Coba lagi
search-off = Untuk mencari, halaman ini memerlukan JavaScript. Tanpa itu, daftar berikut memuat semua tulisan:
search-disk = Pencarian berfungsi setelah situs berada di server web.
search-year = Tahun

## Markdown
note = Catatan
tip = Kiat
important = Penting
warning = Peringatan
caution = Perhatian
table = Tabel
footnotes = Catatan kaki
back-to-text = Kembali ke teks
link-to-section = Tautan ke bagian ini
untitled = Tanpa judul

## Pages of their own
not-found = Halaman tidak ditemukan
not-found-text = Tidak ada halaman di alamat ini. Halaman itu mungkin sudah dipindahkan atau memang tidak pernah ada.
recent-posts = Tulisan terbaru
back-home = Kembali ke beranda
page-moved = Halaman ini sudah pindah
page-moved-to = Alamat barunya: { $link }

## Footer
made-with = Dibuat dengan { $generator }
licence = Lisensi: { $name }
