# The texts of the interface, in German.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Zum Inhalt springen
menu = Hauptmenü
editions = Sprachauswahl
all-languages = Alle
other-editions = Andere Ausgaben:
home = Startseite
breadcrumbs = Sie sind hier

## Archives
tags = Schlagwörter
categories = Kategorien
authors = Autorinnen und Autoren
series = Serien
archive = Archiv
tag-archives = Archiv nach Schlagwort
tag-archives-of = Schlagwort: { $name }
category-archives = Archiv nach Kategorie
category-archives-of = Kategorie: { $name }
author-archives = Archiv nach Autorinnen und Autoren
author-archives-of = Beiträge von { $name }
series-archives = Archiv nach Serie
series-archives-of = Serie: { $name }
year-archives = Jahresarchiv
year-archives-of = Jahresarchiv: { $date }
month-archives = Monatsarchiv
month-archives-of = Monatsarchiv: { $date }
other-names = In anderen Sprachen: { $names }
nothing-here = Noch keine Beiträge vorhanden.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } Beitrag
   *[other] { $count } Beiträge
}
reading-time = { $minutes ->
    [one] { $minutes } Minute Lesezeit
   *[other] { $minutes } Minuten Lesezeit
}
word-count = { $count ->
    [one] { $count } Wort
   *[other] { $count } Wörter
}
character-count = { $count ->
    [one] { $count } Zeichen
   *[other] { $count } Zeichen
}

## A post
read-more = Weiterlesen
by = Von { $names }
published = Veröffentlicht:
updated = Aktualisiert am { $date }
also-in = Auch verfügbar auf { $languages }
original = Original: { $link }
original-changed = Das Original wurde geändert; diese Übersetzung enthält noch nicht alle Änderungen.
original-changed-on = Das Original wurde am { $date } geändert; diese Übersetzung enthält noch nicht alle Änderungen.
original-changed-later = Das Original wurde am { $date } geändert; diese Übersetzung enthält vielleicht nicht alle Änderungen.
side-by-side = Neben dem Original lesen
side-by-side-with = Neben der Übersetzung lesen: { $languages }
translated-by-machine = Maschinell übersetzt
reviewed-by = Geprüft von { $name }
draft = Entwurf
future = Geplant
contents = Inhalt
corrections = Korrekturen
in-series = Serie
posts-in-series = Beiträge dieser Serie
part-of = Teil { $part } von { $of }
about-author = Zur Person
share = Teilen
share-by-mail = E-Mail
related-posts = Ähnliche Beiträge
newer-and-older = Beitragsnavigation
newer-post = Nächster Beitrag
older-post = Vorheriger Beitrag

## Pages of a list
pagination = Seiten
page-number = Seite { $number }
page-of = Seite { $number } von { $total }
newer-posts = Neuere Beiträge
older-posts = Ältere Beiträge
earlier-parts = Frühere Teile
later-parts = Spätere Teile

## Feeds
atom-feed = Atom-Feed
json-feed = JSON-Feed
rss-feed = RSS-Feed
subscribe = Abonnieren
subscribe-text = Ein Feed bringt neue Beiträge in eine App Ihrer Wahl, einen Feedreader, sobald sie erscheinen. Kopieren Sie eine dieser Adressen in Ihren Feedreader; weder Name noch Adresse wird verlangt.
feeds = Feeds
newsletter = Newsletter
email-address = E-Mail-Adresse

## Search
search = Suche
search-found = Ergebnisse: { $count }
search-nothing = Nichts gefunden.
search-near = Meinten Sie:
search-failed = Ein Teil der Suche konnte nicht geladen werden.
search-again = Erneut versuchen
search-off = Zum Suchen braucht diese Seite JavaScript. Ohne JavaScript enthalten diese Listen alle Beiträge:
search-disk = Die Suche funktioniert, sobald die Website auf einem Webserver liegt.
search-year = Jahr

## Markdown
note = Hinweis
tip = Tipp
important = Wichtig
warning = Warnung
caution = Vorsicht
table = Tabelle
footnotes = Fußnoten
back-to-text = Zurück zum Text
link-to-section = Link zu diesem Abschnitt
untitled = Ohne Titel

## Pages of their own
not-found = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es keine Seite. Vielleicht wurde die Seite verschoben, oder es hat sie nie gegeben.
recent-posts = Neueste Beiträge
back-home = Zurück zur Startseite
page-moved = Diese Seite ist umgezogen
page-moved-to = Neue Adresse: { $link }

## Footer
made-with = Erstellt mit { $generator }
licence = Lizenz: { $name }
