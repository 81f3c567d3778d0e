home = Strona główna
tags = Tagi
not-found = Nie ma takiej strony
tag-archives-of = Tag: { $name }
post-count = { $count ->
    [one] { $count } wpis
    [few] { $count } wpisy
    [many] { $count } wpisów
   *[other] { $count } wpisu
}
