# The texts of the interface, in Italian.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Vai al contenuto
menu = Menu principale
editions = Scelta della lingua
all-languages = Tutte
other-editions = Altre edizioni:
home = Home
breadcrumbs = Percorso di navigazione

## Archives
tags = Tag
categories = Categorie
authors = Firme
series = Serie
archive = Archivio
tag-archives = Archivio per tag
tag-archives-of = Tag: { $name }
category-archives = Archivio per categoria
category-archives-of = Categoria: { $name }
author-archives = Archivio per firma
author-archives-of = Articoli di { $name }
series-archives = Archivio per serie
series-archives-of = Serie: { $name }
year-archives = Archivio annuale
year-archives-of = Archivio annuale: { $date }
month-archives = Archivio mensile
month-archives-of = Archivio mensile: { $date }
other-names = In altre lingue: { $names }
nothing-here = Non ci sono ancora articoli.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } articolo
    [many] { $count } di articoli
   *[other] { $count } articoli
}
reading-time = { $minutes ->
    [one] { $minutes } minuto di lettura
    [many] { $minutes } di minuti di lettura
   *[other] { $minutes } minuti di lettura
}
word-count = { $count ->
    [one] { $count } parola
    [many] { $count } di parole
   *[other] { $count } parole
}
character-count = { $count ->
    [one] { $count } carattere
    [many] { $count } di caratteri
   *[other] { $count } caratteri
}

## A post
read-more = Continua a leggere
by = Di { $names }
published = Data di pubblicazione:
updated = Aggiornamento: { $date }
also-in = Disponibile anche in { $languages }
original = Originale: { $link }
original-changed = L’originale è stato modificato; questa traduzione non comprende ancora tutte le modifiche.
original-changed-on = Ultima modifica dell’originale: { $date }; questa traduzione non comprende ancora tutte le modifiche.
original-changed-later = Ultima modifica dell’originale: { $date }; questa traduzione potrebbe non comprendere tutte le modifiche.
side-by-side = A fronte dell’originale
side-by-side-with = A fronte della traduzione: { $languages }
translated-by-machine = Traduzione automatica
reviewed-by = Revisione: { $name }
draft = Bozza
future = Programmato
contents = Indice
corrections = Correzioni
in-series = Serie
posts-in-series = Articoli di questa serie
part-of = Parte { $part } di { $of }
about-author = Chi scrive
share = Condividi
share-by-mail = E-mail
related-posts = Articoli correlati
newer-and-older = Navigazione tra gli articoli
newer-post = Articolo successivo
older-post = Articolo precedente

## Pages of a list
pagination = Navigazione tra le pagine
page-number = Pagina { $number }
page-of = Pagina { $number } di { $total }
newer-posts = Articoli più recenti
older-posts = Articoli meno recenti
earlier-parts = Parti precedenti
later-parts = Parti successive

## Feeds
atom-feed = Feed Atom
json-feed = Feed JSON
rss-feed = Feed RSS
subscribe = Abbonarsi
subscribe-text = Un feed porta i nuovi articoli in un’app a scelta, un lettore di feed, non appena sono pubblicati. Basta copiare uno di questi indirizzi nel lettore: non servono né nome né indirizzo.
feeds = Feed
newsletter = Newsletter
email-address = Indirizzo e-mail

## Search
search = Cerca
search-found = Risultati: { $count }
search-nothing = Nessun risultato.
search-near = Forse cercava:
search-failed = Una parte della ricerca non è stata caricata.
search-again = Riprova
search-off = Per la ricerca questa pagina richiede JavaScript. Senza, questi elenchi contengono tutti gli articoli:
search-disk = La ricerca funziona quando il sito è su un server web.
search-year = Anno

## Markdown
note = Nota
tip = Suggerimento
important = Importante
warning = Avvertenza
caution = Attenzione
table = Tabella
footnotes = Note
back-to-text = Torna al testo
link-to-section = Link a questa sezione
untitled = Senza titolo

## Pages of their own
not-found = Pagina non trovata
not-found-text = A questo indirizzo non c’è alcuna pagina. Potrebbe essere stata spostata o non essere mai esistita.
recent-posts = Ultimi articoli
back-home = Torna alla home page
page-moved = Questa pagina è stata spostata
page-moved-to = Nuovo indirizzo: { $link }

## Footer
made-with = Realizzato con { $generator }
licence = Licenza: { $name }
