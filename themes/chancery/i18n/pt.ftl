# The texts of the interface, in Portuguese (Brazil).
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Ir para o conteúdo
menu = Menu principal
editions = Seleção de idioma
all-languages = Todos
other-editions = Outras edições:
home = Página inicial
breadcrumbs = Você está aqui

## Archives
tags = Tags
categories = Categorias
authors = Autoria
series = Séries
archive = Arquivo
tag-archives = Arquivo por tag
tag-archives-of = Tag: { $name }
category-archives = Arquivo por categoria
category-archives-of = Categoria: { $name }
author-archives = Arquivo por autoria
author-archives-of = Artigos de { $name }
series-archives = Arquivo por série
series-archives-of = Série: { $name }
year-archives = Arquivo anual
year-archives-of = Arquivo anual: { $date }
month-archives = Arquivo mensal
month-archives-of = Arquivo mensal: { $date }
other-names = Em outros idiomas: { $names }
nothing-here = Ainda não há artigos.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } artigo
    [many] { $count } de artigos
   *[other] { $count } artigos
}
reading-time = { $minutes ->
    [one] { $minutes } minuto de leitura
    [many] { $minutes } de minutos de leitura
   *[other] { $minutes } minutos de leitura
}
word-count = { $count ->
    [one] { $count } palavra
    [many] { $count } de palavras
   *[other] { $count } palavras
}
character-count = { $count ->
    [one] { $count } caractere
    [many] { $count } de caracteres
   *[other] { $count } caracteres
}

## A post
read-more = Continue lendo
by = Por { $names }
published = Data de publicação:
updated = Atualizado em { $date }
also-in = Também disponível em { $languages }
original = Original: { $link }
original-changed = O original foi alterado; esta tradução ainda não contém todas as alterações.
original-changed-on = O original foi alterado em { $date }; esta tradução ainda não contém todas as alterações.
original-changed-later = O original foi alterado em { $date }; esta tradução pode não conter todas as alterações.
side-by-side = Lado a lado com o original
side-by-side-with = Lado a lado com a tradução: { $languages }
translated-by-machine = Tradução automática
reviewed-by = Revisão: { $name }
draft = Rascunho
future = Agendado
contents = Sumário
corrections = Correções
in-series = Série
posts-in-series = Artigos desta série
part-of = Parte { $part } de { $of }
about-author = Quem escreve
share = Compartilhar
share-by-mail = E-mail
related-posts = Artigos relacionados
newer-and-older = Navegação entre artigos
newer-post = Próximo artigo
older-post = Artigo anterior

## Pages of a list
pagination = Paginação
page-number = Página { $number }
page-of = Página { $number } de { $total }
newer-posts = Artigos mais recentes
older-posts = Artigos mais antigos
earlier-parts = Partes anteriores
later-parts = Partes seguintes

## Feeds
atom-feed = Feed Atom
json-feed = Feed JSON
rss-feed = Feed RSS
subscribe = Assinar
subscribe-text = Um feed leva os novos artigos a um aplicativo de sua escolha, um leitor de feeds, assim que são publicados. Copie um destes endereços para o seu leitor; não se pede nome nem endereço.
feeds = Feeds
newsletter = Boletim
email-address = Endereço de e-mail

## Search
search = Pesquisar
search-found = Resultados: { $count }
search-nothing = Nada foi encontrado.
search-near = Quis dizer:
search-failed = Uma parte da pesquisa não foi carregada.
search-again = Tentar novamente
search-off = Para pesquisar, esta página precisa de JavaScript. Sem ele, estas listas têm todos os artigos:
search-disk = A pesquisa funciona quando o site está num servidor web.
search-year = Ano

## Markdown
note = Nota
tip = Dica
important = Importante
warning = Aviso
caution = Cuidado
table = Tabela
footnotes = Notas
back-to-text = Voltar ao texto
link-to-section = Link para esta seção
untitled = Sem título

## Pages of their own
not-found = Página não encontrada
not-found-text = Não há nenhuma página neste endereço. A página pode ter mudado de lugar ou nunca ter existido.
recent-posts = Últimos artigos
back-home = Voltar à página inicial
page-moved = Esta página mudou de endereço
page-moved-to = Novo endereço: { $link }

## Footer
made-with = Feito com { $generator }
licence = Licença: { $name }
