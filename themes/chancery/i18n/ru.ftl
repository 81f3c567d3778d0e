# The texts of the interface, in Russian.
# A draft: no person who speaks the language has read it yet. Read once against the English by a second translator.

## Navigation
skip-to-content = Перейти к содержимому
menu = Главное меню
editions = Выбор языка
all-languages = Все
other-editions = Другие версии сайта:
home = Главная
breadcrumbs = Вы здесь

## Archives
tags = Теги
categories = Рубрики
authors = Авторы
series = Циклы публикаций
archive = Архив
tag-archives = Архив по тегам
tag-archives-of = Тег: { $name }
category-archives = Архив по рубрикам
category-archives-of = Рубрика: { $name }
author-archives = Архив по авторам
author-archives-of = Автор: { $name }
series-archives = Архив по циклам
series-archives-of = Цикл: { $name }
year-archives = Архив по годам
year-archives-of = Архив: { $date }
month-archives = Архив по месяцам
month-archives-of = Архив: { $date }
other-names = На других языках: { $names }
nothing-here = Публикаций пока нет.

## Counts
number = { $count }
post-count = { $count ->
    [one] { $count } публикация
    [few] { $count } публикации
    [many] { $count } публикаций
   *[other] { $count } публикации
}
reading-time = { $minutes ->
    [one] { $minutes } минута чтения
    [few] { $minutes } минуты чтения
    [many] { $minutes } минут чтения
   *[other] { $minutes } минуты чтения
}
word-count = { $count ->
    [one] { $count } слово
    [few] { $count } слова
    [many] { $count } слов
   *[other] { $count } слова
}
character-count = { $count ->
    [one] { $count } знак
    [few] { $count } знака
    [many] { $count } знаков
   *[other] { $count } знака
}

## A post
read-more = Читать далее
by = Текст: { $names }
published = Опубликовано:
updated = Обновлено { $date }
also-in = Читать на другом языке: { $languages }
original = Оригинал: { $link }
original-changed = Оригинал был изменён; в этом переводе учтены ещё не все изменения.
original-changed-on = Оригинал был изменён { $date }; в этом переводе учтены ещё не все изменения.
original-changed-later = Оригинал был изменён { $date }; в этом переводе могут быть учтены не все изменения.
side-by-side = Параллельно с оригиналом
side-by-side-with = Параллельно с переводом: { $languages }
translated-by-machine = Машинный перевод
reviewed-by = Проверка перевода: { $name }
draft = Черновик
future = Запланировано
contents = Содержание
corrections = Исправления
in-series = Цикл публикаций
posts-in-series = Публикации этого цикла
part-of = Часть { $part } из { $of }
about-author = Об авторе
share = Поделиться
share-by-mail = Электронная почта
related-posts = Публикации по теме
newer-and-older = Навигация по публикациям
newer-post = Следующая публикация
older-post = Предыдущая публикация

## Pages of a list
pagination = Навигация по страницам
page-number = Страница { $number }
page-of = Страница { $number } из { $total }
newer-posts = Более поздние публикации
older-posts = Более ранние публикации
earlier-parts = Предыдущие части
later-parts = Следующие части

## Feeds
atom-feed = Лента Atom
json-feed = Лента JSON
rss-feed = Лента RSS
subscribe = Подписка
subscribe-text = Лента доставляет новые публикации в выбранное вами приложение для чтения лент сразу после их выхода. Скопируйте один из этих адресов в своё приложение: ни имени, ни почтового адреса указывать не нужно.
feeds = Ленты
newsletter = Рассылка
email-address = Адрес электронной почты

## Search
search = Поиск
search-found = Результаты: { $count }
search-nothing = Ничего не найдено.
search-near = Возможно, вы имели в виду:
search-failed = Часть поиска не загрузилась.
search-again = Повторить
search-off = Для поиска этой странице нужен JavaScript. Без него все записи есть в этих списках:
search-disk = Поиск работает, когда сайт размещён на веб-сервере.
search-year = Год

## Markdown
note = Примечание
tip = Совет
important = Важно
warning = Предупреждение
caution = Осторожно
table = Таблица
footnotes = Сноски
back-to-text = Вернуться к тексту
link-to-section = Ссылка на этот раздел
untitled = Без названия

## Pages of their own
not-found = Страница не найдена
not-found-text = По этому адресу страницы нет. Возможно, она перемещена или никогда не существовала.
recent-posts = Последние публикации
back-home = Вернуться на главную страницу
page-moved = Страница перемещена
page-moved-to = Новый адрес: { $link }

## Footer
made-with = Создано с помощью программы { $generator }
licence = Лицензия: { $name }
