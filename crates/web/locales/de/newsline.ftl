# Die eigene Titelseite eines Lesers und die Seite, auf der sie entsteht.
newsline-title = Ihre Titelseite
newsline-muted = { $n ->
    [one] { $n } Thema stummgeschaltet
   *[other] { $n } Themen stummgeschaltet
}
newsline-choose = Auswählen, was hier steht
newsline-words-mine = Ihre stummen Wörter
newsline-words = Stumme Wörter
newsline-fresh = Hier steht die ganze Zeitung, bis Sie etwas weglassen. Ein Tippen auf ein Ressort nimmt es heraus; Quellen und Wörter wählen Sie auf der nächsten Seite.
newsline-own = Ihre eigenen Feeds
newsline-none = Nichts
newsline-none-title = Hier steht zurzeit nichts
newsline-none-say = Von den eingeschalteten Quellen und Ressorts steht gerade kein Thema in der Zeitung.
newsline-pages = Seiten
newsline-before = Vorige Seite
newsline-after = Nächste Seite
newsline-end = Mehr von Ihren Quellen steht zurzeit nicht in der Zeitung.
newsline-on-of = { $on } von { $all } Quellen eingeschaltet
newsline-of = { $on } von { $all }
newsline-own-most = { $n ->
    [one] Höchstens { $n } Feed. Nur Sie sehen, was daraus kommt.
   *[other] Höchstens { $n } Feeds. Nur Sie sehen, was daraus kommt.
}
newsline-import = Liste einlesen
newsline-imported-title = Die Liste ist gelesen
newsline-imported = Feeds in der Liste: { $all }. Quellen, die diese Zeitung liest, jetzt eingeschaltet: { $known }.
newsline-others-bring = Hier nicht gelesen: bringen Sie mit, was Sie wollen
newsline-others-add = Ausgewählte hinzufügen
newsline-unread = Von dieser Zeitung nicht gelesen
newsline-up = Weiter oben
newsline-on = An
newsline-off = Aus
newsline-mute-label = Ein Wort oder eine Wendung; mehrere durch Kommas getrennt
newsline-mute = Stummschalten
newsline-unmute = Entfernen
newsline-own-label = Adresse eines Feeds
newsline-own-add = Feed hinzufügen
newsline-own-waits = Noch nicht abgefragt
newsline-own-drop = Entfernen
newsline-lists = Listen für andere Leseprogramme (OPML)
newsline-import-label = Eine Liste aus einem anderen Leseprogramm
newsline-import-only = Alle anderen Quellen ausschalten
newsline-export = Ihre Titelseite als Liste (OPML)
newsline-search = Quelle suchen
newsline-search-do = Suchen
newsline-all-sources = Alle Quellen
newsline-all-on = Alle an
newsline-all-off = Alle aus
newsline-no-source = Keine Quelle heißt so.
newsline-feed = Ihre Titelseite im Feedreader
newsline-feed-say = Eine Adresse, die niemand erraten kann. Wer sie hat, liest mit und kann nichts ändern.
newsline-feed-open = Es gibt eine Adresse. Wer sie hat, liest mit und kann nichts ändern.
newsline-feed-make = Adresse erzeugen
newsline-feed-another = Eine andere erzeugen; die erste endet
newsline-feed-end = Beenden
newsline-feed-once = Sie wird nur einmal gezeigt. Geben Sie sie niemandem, der nicht mitlesen soll; ist sie verloren, erzeugen Sie eine andere.
newsline-feed-addresses = Adressen
