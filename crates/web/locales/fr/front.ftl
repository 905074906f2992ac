# La une.
front-brief = En bref
front-also-brief = En bref également
front-more = Autres actualités
# Before a date with its hour; the page was made then.
front-composed = Composée le
# After it.
front-composed-from = à partir de { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = Telle qu’elle était le
front-today = La une d’aujourd’hui
