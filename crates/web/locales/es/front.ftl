# La portada.
front-brief = En breve
front-also-brief = También en breve
front-more = Más noticias
# Before a date with its hour; the page was made then.
front-composed = Compuesta el
# After it.
front-composed-from = a partir de { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = Tal como estaba el
front-today = La portada de hoy
