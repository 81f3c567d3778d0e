# The texts of the interface, in Turkish.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = İçeriğe geç
menu = Ana menü
editions = Dil seçimi
all-languages = Tümü
other-editions = Diğer sürümler:
home = Ana sayfa
breadcrumbs = Buradasınız

## Archives
tags = Etiketler
categories = Kategoriler
authors = Yazarlar
series = Yazı dizileri
archive = Arşiv
tag-archives = Etiket arşivi
tag-archives-of = Etiket: { $name }
category-archives = Kategori arşivi
category-archives-of = Kategori: { $name }
author-archives = Yazar arşivi
author-archives-of = Yazar: { $name }
series-archives = Yazı dizisi arşivi
series-archives-of = Yazı dizisi: { $name }
year-archives = Yıllık arşiv
year-archives-of = Yıllık arşiv: { $date }
month-archives = Aylık arşiv
month-archives-of = Aylık arşiv: { $date }
other-names = Diğer dillerde: { $names }
nothing-here = Henüz yazı yok.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } yazı
   *[other] { $count } yazı
}
reading-time = { $minutes } dakikalık okuma
word-count = { $count ->
    [one] { $count } kelime
   *[other] { $count } kelime
}
character-count = { $count ->
    [one] { $count } karakter
   *[other] { $count } karakter
}

## A post
read-more = Devamını oku
by = Yazar: { $names }
published = Yayım tarihi:
updated = Son güncelleme: { $date }
also-in = Diğer dillerde oku: { $languages }
original = Özgün metin: { $link }
original-changed = Özgün metin değiştirildi; bu çeviri henüz değişikliklerin tümünü içermiyor.
original-changed-on = Özgün metin { $date } tarihinde değiştirildi; bu çeviri henüz değişikliklerin tümünü içermiyor.
original-changed-later = Özgün metin { $date } tarihinde değiştirildi; bu çeviri değişikliklerin tümünü içermeyebilir.
side-by-side = Özgün metinle yan yana
side-by-side-with = Çeviriyle yan yana: { $languages }
translated-by-machine = Makine çevirisi
reviewed-by = Gözden geçiren: { $name }
draft = Taslak
future = Zamanlanmış
contents = İçindekiler
corrections = Düzeltmeler
in-series = Yazı dizisi
posts-in-series = Bu dizideki yazılar
part-of = Bölüm { $part }/{ $of }
about-author = Yazar hakkında
share = Paylaş
share-by-mail = E-posta
related-posts = İlgili yazılar
newer-and-older = Yazılar arasında gezinme
newer-post = Sonraki yazı
older-post = Önceki yazı

## Pages of a list
pagination = Sayfalar arasında gezinme
page-number = Sayfa { $number }
page-of = Sayfa { $number }/{ $total }
newer-posts = Daha yeni yazılar
older-posts = Daha eski yazılar
earlier-parts = Önceki bölümler
later-parts = Sonraki bölümler

## Feeds
atom-feed = Atom akışı
json-feed = JSON akışı
rss-feed = RSS akışı
subscribe = Abone ol
subscribe-text = Akış, yeni yazıları yayımlandıkları anda seçtiğiniz bir uygulamaya, yani akış okuyucusuna getirir. Bu adreslerden birini okuyucunuza kopyalayın; adınız ve adresiniz sorulmaz.
feeds = Akışlar
newsletter = Bülten
email-address = E-posta adresi

## Search
search = Ara
search-found = Sonuçlar: { $count }
search-nothing = Hiçbir şey bulunamadı.
search-near = Bunu mu demek istediniz:
search-failed = Aramanın bir bölümü yüklenemedi.
search-again = Yeniden dene
search-off = Arama için bu sayfa JavaScript gerektirir. JavaScript olmadan bütün yazılar şu listelerdedir:
search-disk = Arama, site bir web sunucusuna konunca çalışır.
search-year = Yıl

## Markdown
note = Not
tip = İpucu
important = Önemli
warning = Uyarı
caution = Dikkat
table = Tablo
footnotes = Dipnotlar
back-to-text = Metne dön
link-to-section = Bu bölüme bağlantı
untitled = Başlıksız

## Pages of their own
not-found = Sayfa bulunamadı
not-found-text = Bu adreste bir sayfa yok. Sayfa taşınmış ya da hiç var olmamış olabilir.
recent-posts = Son yazılar
back-home = Ana sayfaya dön
page-moved = Bu sayfa taşındı
page-moved-to = Yeni adres: { $link }

## Footer
made-with = { $generator } ile hazırlandı
licence = Lisans: { $name }
