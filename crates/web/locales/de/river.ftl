# Alle Nachrichten nach der Zeit.
river-title = Newsticker
river-what = Alle Nachrichten, wie sie eintreffen, die neuesten zuerst
river-section = Ressort
river-all-sections = Alle Ressorts
river-source = Quelle
river-all-sources = Alle Quellen
river-show = Anzeigen
river-newest = ↑ Die neuesten
river-no-hour = Ohne Uhrzeit
river-goes-on = fortgesetzt
river-nothing = Nichts gefunden
river-nothing-title = Hier kam keine Nachricht vorbei
river-nothing-say = Wählen Sie ein anderes Ressort oder eine andere Quelle, oder schauen Sie später wieder vorbei.
river-earlier = Frühere
river-end = Mehr gibt es nicht.
