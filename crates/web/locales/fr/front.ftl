# La une.
front-brief = En bref
front-more = Autres actualités
# Before a date with its hour; the page was made then.
front-composed = Composée le
# After it.
front-composed-from = à partir de { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = Telle qu’elle était le
front-today = La une d’aujourd’hui
front-differ = Les chiffres divergent
front-differ-more = Chaque chiffre avec sa phrase
front-says = { $n ->
    [one] selon { $who }
   *[other] selon { $who }
}
front-matter = Sur le même sujet
front-band = Images du jour
front-end = Rien de plus depuis <time datetime="{ $machine }" title="{ $exact }">{ $time }</time>.
front-talked = Les plus commentés
