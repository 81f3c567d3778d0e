# The texts of the interface, in Dutch.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Direct naar de inhoud
menu = Hoofdmenu
editions = Taalkeuze
all-languages = Alle
other-editions = Andere edities:
home = Voorpagina
breadcrumbs = Kruimelpad

## Archives
tags = Tags
categories = Categorieën
authors = Auteurs
series = Reeksen
archive = Archief
tag-archives = Archief per tag
tag-archives-of = Tag: { $name }
category-archives = Archief per categorie
category-archives-of = Categorie: { $name }
author-archives = Archief per auteur
author-archives-of = Artikelen van { $name }
series-archives = Archief per reeks
series-archives-of = Reeks: { $name }
year-archives = Jaararchief
year-archives-of = Jaararchief: { $date }
month-archives = Maandarchief
month-archives-of = Maandarchief: { $date }
other-names = In andere talen: { $names }
nothing-here = Er zijn nog geen artikelen.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } artikel
   *[other] { $count } artikelen
}
reading-time = { $minutes ->
    [one] { $minutes } minuut leestijd
   *[other] { $minutes } minuten leestijd
}
word-count = { $count ->
    [one] { $count } woord
   *[other] { $count } woorden
}
character-count = { $count ->
    [one] { $count } teken
   *[other] { $count } tekens
}

## A post
read-more = Lees verder
by = Door { $names }
published = Gepubliceerd:
updated = Bijgewerkt op { $date }
also-in = Ook beschikbaar in het { $languages }
original = Origineel: { $link }
original-changed = Het origineel is gewijzigd; deze vertaling bevat nog niet alle wijzigingen.
original-changed-on = Het origineel is op { $date } gewijzigd; deze vertaling bevat nog niet alle wijzigingen.
original-changed-later = Het origineel is op { $date } gewijzigd; deze vertaling bevat misschien niet alle wijzigingen.
side-by-side = Naast het origineel
side-by-side-with = Naast de vertaling: { $languages }
translated-by-machine = Machinaal vertaald
reviewed-by = Nagekeken door { $name }
draft = Concept
future = Gepland
contents = Inhoud
corrections = Correcties
in-series = Reeks
posts-in-series = Artikelen in deze reeks
part-of = Deel { $part } van { $of }
about-author = Over de auteur
share = Delen
share-by-mail = E-mail
related-posts = Verwante artikelen
newer-and-older = Navigatie tussen artikelen
newer-post = Volgend artikel
older-post = Vorig artikel

## Pages of a list
pagination = Paginanavigatie
page-number = Pagina { $number }
page-of = Pagina { $number } van { $total }
newer-posts = Nieuwere artikelen
older-posts = Oudere artikelen
earlier-parts = Eerdere delen
later-parts = Latere delen

## Feeds
atom-feed = Atom-feed
json-feed = JSON-feed
rss-feed = RSS-feed
subscribe = Abonneren
subscribe-text = Een feed brengt nieuwe artikelen naar een app naar keuze, een feedlezer, zodra ze verschijnen. Kopieer een van deze adressen naar uw feedlezer; er wordt niet naar uw naam of adres gevraagd.
feeds = Feeds
newsletter = Nieuwsbrief
email-address = E-mailadres

## Search
search = Zoeken
search-found = Resultaten: { $count }
search-nothing = Niets gevonden.
search-near = Bedoelde u:
search-failed = Een deel van de zoekfunctie is niet geladen.
search-again = Opnieuw proberen
search-off = Om te zoeken heeft deze pagina JavaScript nodig. Zonder JavaScript staan alle berichten in deze lijsten:
search-disk = Zoeken werkt zodra de site op een webserver staat.
search-year = Jaar

## Markdown
note = Opmerking
tip = Tip
important = Belangrijk
warning = Waarschuwing
caution = Pas op
table = Tabel
footnotes = Voetnoten
back-to-text = Terug naar de tekst
link-to-section = Link naar dit gedeelte
untitled = Zonder titel

## Pages of their own
not-found = Pagina niet gevonden
not-found-text = Op dit adres is geen pagina te vinden. Misschien is de pagina verplaatst of heeft die nooit bestaan.
recent-posts = Nieuwste artikelen
back-home = Terug naar de voorpagina
page-moved = Deze pagina is verplaatst
page-moved-to = Nieuw adres: { $link }

## Footer
made-with = Gemaakt met { $generator }
licence = Licentie: { $name }
