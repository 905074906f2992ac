# Die Titelseite.
front-brief = In Kürze
front-also-brief = Ebenfalls in Kürze
front-more = Weitere Nachrichten
# Before a date with its hour; the page was made then.
front-composed = Erstellt am
# After it.
front-composed-from = aus { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = Stand vom
front-today = Die heutige Titelseite
