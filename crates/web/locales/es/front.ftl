# La portada.
front-brief = En breve
front-more = Más noticias
# Before a date with its hour; the page was made then.
front-composed = Compuesta el
# After it.
front-composed-from = a partir de { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = Tal como estaba el
front-today = La portada de hoy
front-differ = Las fuentes difieren
front-differ-more = Cada cifra con su frase
front-says = { $n ->
    [one] según { $who }
   *[other] según { $who }
}
front-matter = Del mismo asunto
front-band = Imágenes del día
front-end = Nada más desde <time datetime="{ $machine }" title="{ $exact }">{ $time }</time>.
front-talked = Lo más comentado
