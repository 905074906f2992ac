# Die Suchseite; $query ist, was eingegeben wurde.
search-title = Suche
search-title-of = { $query }: Suche
search-label = Wörter, Wendungen, Namen
search-do = Suchen
search-help = Was man eingeben kann
search-help-words = Beide Wörter, in jeder Form, in Überschrift oder Text
search-help-phrase = Wörter, die nebeneinanderstehen
search-help-or = Eines von beiden oder beide
search-help-not = Ohne dieses Wort
search-help-source = Von dieser Quelle, mit ihrem Namen oder dem letzten Teil der Adresse ihrer Seite
search-help-section = In diesem Ressort
search-help-by = Von dieser Autorin, diesem Autor
search-help-language = In dieser Sprache, mit ihren zwei Buchstaben
search-help-date = Erschienen seit Beginn eines Tages, Monats oder Jahres; oder davor
search-help-near = Wo es geschieht: um einen Ort, und wie weit
search-help-more = Ein Minus vor alledem kehrt es um. Akzente und Großschreibung spielen keine Rolle.
search-then = Wie es war am
search-now = Wie es jetzt ist
search-late = Das Verzeichnis wird noch angelegt: Die neuesten Meldungen können fehlen.
search-meant = Meinten Sie
search-by-relevance = Beste zuerst
search-by-date = Neueste zuerst
search-stories = { $n ->
    [one] 1 Geschichte
   *[other] { $n } Geschichten
}
search-reports = { $n ->
    [one] 1 Bericht
   *[other] { $n } Berichte
}
search-comma = {", "}
search-reports-found = { $n ->
    [one] 1 Bericht gefunden
   *[other] { $n } Berichte gefunden
}
search-sources = { $n ->
    [one] 1 Quelle
   *[other] { $n } Quellen
}
search-new = Neu
search-untitled = Ohne Überschrift
search-narrow = Suche eingrenzen
search-sections = Ressorts
search-by-source = Quellen
search-times = Erschienen
search-day = Seit gestern
search-week = In den letzten 7 Tagen
search-month = In den letzten 30 Tagen
search-year = Im letzten Jahr
search-chosen = (gewählt; noch einmal wählen, um es wegzulassen)
search-pages = Seiten der Ergebnisse
search-page = Seite { $page } von { $last }
search-before = ← Zurück
search-behind = Weiter →
search-unasked = Alles, was diese Zeitung gelesen hat, lässt sich finden: nach Wörtern, Quelle, Tag oder Ort.
search-nothing-label = Nichts gefunden
search-nothing = Keine Geschichte hat all dies
search-nothing-say = Weniger Wörter finden mehr. Prüfen Sie die Schreibung, oder lassen Sie eine Quelle, ein Ressort oder einen Tag weg.
search-unmade-label = Einen Augenblick
search-unmade = Das Verzeichnis wird angelegt
search-unmade-say = Gesucht werden kann, sobald es da ist. Titelseite und Ressorts lassen sich inzwischen lesen.
search-note-unclosed = Ein Anführungszeichen wird nicht geschlossen: Die Wendung gilt bis zum Ende.
search-note-nothing = Hinter { $operator }: steht nichts; es wurde weggelassen.
search-note-operator = { $operator }: bedeutet hier nichts. Es wurde nach den Wörtern gesucht.
search-note-date = „{ $text }“ ist kein Datum und wurde weggelassen. Geschrieben wird 2026, 2026-03 oder 2026-03-15.
search-note-place = Ein Ort namens „{ $text }“ ist nicht bekannt. Er wurde weggelassen.
search-note-source = Keine Quelle heißt „{ $text }“. Sie wurde weggelassen.
search-note-section = Kein Ressort heißt „{ $text }“. Es wurde weggelassen.
search-note-long = Das war mehr, als sich auf einmal suchen lässt: Das Ende wurde weggelassen.
