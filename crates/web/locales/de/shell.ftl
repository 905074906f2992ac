# Um jede Seite: Kopf, Menü und Fuß.
shell-skip = Zu den Nachrichten springen
shell-sponsor = Anzeige
shell-sections = Ressorts
shell-front = Titelseite
shell-nearby = Aus der Nähe
shell-sources = Quellen
shell-about = Über uns
shell-date-there = { $when }, Ortszeit { $place }
shell-made-with = Erstellt mit Dateline { $version }
