# Lo que llega mientras se lee la portada.
live-new = { $n ->
    [one] { $n } noticia nueva
   *[other] { $n } noticias nuevas
}
