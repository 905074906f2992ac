# Um jede Seite: Kopf, Menü und Fuß.
shell-skip = Zu den Nachrichten springen
shell-sponsor = Anzeige
shell-sections = Ressorts
shell-front = Titelseite
shell-nearby = Aus der Nähe
shell-search = Suche
shell-sources = Quellen
shell-look = Aussehen
shell-about = Über uns
# What the date says when one points at it; $when is a date with its hour, $place the edition’s home.
shell-date-there = { $when }, Ortszeit { $place }
shell-made-with = Erstellt mit Dateline { $version }
# The arrow that leads back, and the one that leads out to another site: they point the way that the language does not run, and does.
shell-back = ←
shell-out = ↗
shell-reading-now = { $n ->
    [one] { $n } liest gerade mit
   *[other] { $n } lesen gerade mit
}
shell-editions = Weitere Ausgaben
shell-river = Newsticker
shell-archive = Archiv
shell-newsline = Meine Titelseite
shell-mine = Ihres
shell-news = { $n ->
    [one] { $n } Neues für Sie
   *[other] { $n } Neue für Sie
}
# Before names of formats
shell-feeds = Diese Seite im Feedreader:
shell-notices = { $n ->
    [one] { $n } für dich
   *[other] { $n } für dich
}
shell-digest = Überblick
