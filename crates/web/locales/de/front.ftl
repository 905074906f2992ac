# Die Titelseite.
front-brief = In Kürze
front-more = Weitere Nachrichten
# Before a date with its hour; the page was made then.
front-composed = Erstellt am
# After it.
front-composed-from = aus { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = Stand vom
front-today = Die heutige Titelseite
front-differ = Die Berichte weichen ab
front-differ-more = Jede Zahl mit ihrem Satz
front-says = { $n ->
    [one] laut { $who }
   *[other] laut { $who }
}
front-matter = Zum selben Thema
front-band = Bilder des Tages
front-end = Seit <time datetime="{ $machine }" title="{ $exact }">{ $time }</time> nichts Neues.
front-talked = Viel besprochen
