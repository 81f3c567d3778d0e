# The texts of the interface, in French.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Aller au contenu
menu = Menu principal
editions = Choix de la langue
all-languages = Toutes
other-editions = Autres éditions :
home = Accueil
breadcrumbs = Vous êtes ici

## Archives
tags = Mots-clés
categories = Rubriques
authors = Signatures
series = Séries
archive = Archives
tag-archives = Archives par mot-clé
tag-archives-of = Mot-clé : { $name }
category-archives = Archives par rubrique
category-archives-of = Rubrique : { $name }
author-archives = Archives par signature
author-archives-of = Articles signés { $name }
series-archives = Archives par série
series-archives-of = Série : { $name }
year-archives = Archives annuelles
year-archives-of = Archives annuelles : { $date }
month-archives = Archives mensuelles
month-archives-of = Archives mensuelles : { $date }
other-names = Dans d’autres langues : { $names }
nothing-here = Aucun article pour le moment.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } article
    [many] { $count } d’articles
   *[other] { $count } articles
}
reading-time = { $minutes ->
    [one] { $minutes } minute de lecture
    [many] { $minutes } de minutes de lecture
   *[other] { $minutes } minutes de lecture
}
word-count = { $count ->
    [one] { $count } mot
    [many] { $count } de mots
   *[other] { $count } mots
}
character-count = { $count ->
    [one] { $count } caractère
    [many] { $count } de caractères
   *[other] { $count } caractères
}

## A post
read-more = Lire la suite
by = Par { $names }
published = Date de publication :
updated = Mis à jour le { $date }
also-in = Également disponible en { $languages }
original = Original : { $link }
original-changed = L’original a été modifié ; cette traduction ne reprend pas encore toutes les modifications.
original-changed-on = L’original a été modifié le { $date } ; cette traduction ne reprend pas encore toutes les modifications.
original-changed-later = L’original a été modifié le { $date } ; cette traduction ne reprend peut-être pas toutes les modifications.
side-by-side = En regard de l’original
side-by-side-with = En regard de la traduction : { $languages }
translated-by-machine = Traduction automatique
reviewed-by = Relecture : { $name }
draft = Brouillon
future = Programmé
contents = Sommaire
corrections = Rectificatifs
in-series = Série
posts-in-series = Articles de cette série
part-of = Partie { $part } sur { $of }
about-author = Qui écrit ?
share = Partager
share-by-mail = E-mail
related-posts = Sur le même sujet
newer-and-older = Navigation entre les articles
newer-post = Article suivant
older-post = Article précédent

## Pages of a list
pagination = Pagination
page-number = Page { $number }
page-of = Page { $number } sur { $total }
newer-posts = Articles plus récents
older-posts = Articles plus anciens
earlier-parts = Parties précédentes
later-parts = Parties suivantes

## Feeds
atom-feed = Flux Atom
json-feed = Flux JSON
rss-feed = Flux RSS
subscribe = S’abonner
subscribe-text = Un flux apporte les nouveaux articles dans l’application de votre choix, un lecteur de flux, dès leur parution. Copiez l’une de ces adresses dans votre lecteur : il ne vous demande ni nom ni adresse.
feeds = Flux
newsletter = Lettre d’information
email-address = Adresse e-mail

## Search
search = Rechercher
search-found = Résultats : { $count }
search-nothing = Aucun résultat.
search-near = Vouliez-vous dire :
search-failed = Une partie de la recherche n’a pas pu être chargée.
search-again = Réessayer
search-off = Pour la recherche, cette page a besoin de JavaScript. Sans lui, ces listes contiennent tous les articles :
search-disk = La recherche fonctionne une fois le site sur un serveur web.
search-year = Année

## Markdown
note = Remarque
tip = Conseil
important = Important
warning = Avertissement
caution = Attention
table = Tableau
footnotes = Notes
back-to-text = Retour au texte
link-to-section = Lien vers cette section
untitled = Sans titre

## Pages of their own
not-found = Page introuvable
not-found-text = Il n’y a pas de page à cette adresse. Celle que vous cherchez a peut-être été déplacée, à moins qu’elle n’ait jamais existé.
recent-posts = Derniers articles
back-home = Retour à l’accueil
page-moved = Cette page a été déplacée
page-moved-to = Nouvelle adresse : { $link }

## Footer
made-with = Réalisé avec { $generator }
licence = Licence : { $name }
