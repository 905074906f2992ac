# Die Seiten der Redaktion: Menü und Entscheidungen.
desk-stories = Nachrichten
desk-readings = Lesungen
desk-letters = Briefe
desk-mailing = Post
desk-machine = Maschine
desk-what = Was auf der Titelseite steht, in ihrer Reihenfolge. Auf der Seite einer Nachricht können Sie sie anheften, ausblenden, umbenennen, zusammenlegen und teilen.
desk-nothing = Noch ist nichts veröffentlicht.
desk-story = Nachricht
desk-place = Platz
desk-newest = Neuester
desk-lead = Aufmacher
desk-second = Zweite Reihe
desk-sponsors = Anzeigen
desk-under = Unter dem Aufmacher
desk-matter = Zur Sache des Aufmachers
desk-near = In der Nähe
desk-pictures = Bilder
desk-further = Weitere Nachrichten
desk-pinned = angeheftet
desk-pinned-in = angeheftet in { $edition }
desk-hidden-in = ausgeblendet in { $edition }
desk-decided = Entschieden
desk-decided-nothing = Noch ist nichts entschieden worden.
desk-decision = Entscheidung
desk-by = Von
desk-when = Wann
desk-undo = Rückgängig machen
desk-in = in { $edition }
# Before a date with its hour.
desk-until = bis
# Before a date with its hour.
desk-undone = rückgängig gemacht von { $name }
# Of a decision whose time has run out.
desk-over = abgelaufen
desk-did-pin = Angeheftet
desk-did-hide = Ausgeblendet
desk-did-rename = Überschrift: { $title }
desk-did-merge = Nachricht { $title } aufgenommen, { $reports }
desk-did-split = Abgeteilt, { $reports }
# Why something could not be done.
desk-no-story = Diese Nachricht gibt es nicht. Geben Sie die Adresse einer Nachricht oder deren letzten Teil an.
desk-itself = Sie sind bereits eine Nachricht.
desk-no-part = Wählen Sie einige der Berichte, aber nicht alle.
desk-no-headline = Eine Überschrift braucht Worte und höchstens vierhundert Zeichen.
desk-undone-already = Das ist bereits rückgängig gemacht.
desk-overtaken = Das lässt sich nicht mehr rückgängig machen: Die Berichte wurden seither erneut verschoben. Ordnen Sie sie, wie sie stehen sollen.
