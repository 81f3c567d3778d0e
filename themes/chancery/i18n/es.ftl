# The texts of the interface, in Spanish.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Ir al contenido
menu = Menú principal
editions = Selección de idioma
all-languages = Todos
other-editions = Otras ediciones:
home = Portada
breadcrumbs = Ruta de navegación

## Archives
tags = Etiquetas
categories = Categorías
authors = Firmas
series = Series
archive = Archivo
tag-archives = Archivo por etiqueta
tag-archives-of = Etiqueta: { $name }
category-archives = Archivo por categoría
category-archives-of = Categoría: { $name }
author-archives = Archivo por firma
author-archives-of = Artículos de { $name }
series-archives = Archivo por serie
series-archives-of = Serie: { $name }
year-archives = Archivo anual
year-archives-of = Archivo anual: { $date }
month-archives = Archivo mensual
month-archives-of = Archivo mensual: { $date }
other-names = En otros idiomas: { $names }
nothing-here = Todavía no hay artículos.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } artículo
    [many] { $count } de artículos
   *[other] { $count } artículos
}
reading-time = { $minutes ->
    [one] { $minutes } minuto de lectura
    [many] { $minutes } de minutos de lectura
   *[other] { $minutes } minutos de lectura
}
word-count = { $count ->
    [one] { $count } palabra
    [many] { $count } de palabras
   *[other] { $count } palabras
}
character-count = { $count ->
    [one] { $count } carácter
    [many] { $count } de caracteres
   *[other] { $count } caracteres
}

## A post
read-more = Seguir leyendo
by = Por { $names }
published = Fecha de publicación:
updated = Actualizado el { $date }
also-in = También disponible en { $languages }
original = Original: { $link }
original-changed = El original ha cambiado; esta traducción aún no recoge todos los cambios.
original-changed-on = El original se modificó el { $date }; esta traducción aún no recoge todos los cambios.
original-changed-later = El original se modificó el { $date }; es posible que esta traducción no recoja todos los cambios.
side-by-side = Junto al original
side-by-side-with = Junto a la traducción: { $languages }
translated-by-machine = Traducción automática
reviewed-by = Revisión: { $name }
draft = Borrador
future = Programado
contents = Índice
corrections = Correcciones
in-series = Serie
posts-in-series = Artículos de esta serie
part-of = Parte { $part } de { $of }
about-author = Quién escribe
share = Compartir
share-by-mail = Correo electrónico
related-posts = Artículos relacionados
newer-and-older = Navegación entre artículos
newer-post = Artículo siguiente
older-post = Artículo anterior

## Pages of a list
pagination = Paginación
page-number = Página { $number }
page-of = Página { $number } de { $total }
newer-posts = Artículos más recientes
older-posts = Artículos más antiguos
earlier-parts = Partes anteriores
later-parts = Partes siguientes

## Feeds
atom-feed = Canal Atom
json-feed = Canal JSON
rss-feed = Canal RSS
subscribe = Suscribirse
subscribe-text = Un canal lleva los artículos nuevos a la aplicación que usted elija, un lector de canales, en cuanto se publican. Copie una de estas direcciones en su lector; no se le pide ni el nombre ni la dirección.
feeds = Canales
newsletter = Boletín
email-address = Correo electrónico

## Search
search = Buscar
search-found = Resultados: { $count }
search-nothing = No se encontró nada.
search-near = ¿Quiso decir?
search-failed = Una parte de la búsqueda no se cargó.
search-again = Reintentar
search-off = Para buscar, esta página necesita JavaScript. Sin él, estas listas contienen todas las entradas:
search-disk = La búsqueda funciona cuando el sitio está en un servidor web.
search-year = Año

## Markdown
note = Nota
tip = Consejo
important = Importante
warning = Advertencia
caution = Precaución
table = Tabla
footnotes = Notas
back-to-text = Volver al texto
link-to-section = Enlace a esta sección
untitled = Sin título

## Pages of their own
not-found = Página no encontrada
not-found-text = No hay ninguna página en esta dirección. Puede que se haya trasladado o que nunca haya existido.
recent-posts = Últimos artículos
back-home = Volver a la portada
page-moved = Esta página ha cambiado de dirección
page-moved-to = Nueva dirección: { $link }

## Footer
made-with = Hecho con { $generator }
licence = Licencia: { $name }
