# Wie eine Seite gelesen wurde.
reading-title = Lesung: { $title }
reading-title-of = Lesungen von { $source }
reading-last = { $n ->
    [one] Der zuletzt gelesene Artikel
   *[other] Die letzten { $n } gelesenen Artikel
}
reading-source = Quelle
reading-show = Anzeigen
reading-none = Bisher keine.
reading-article = Artikel
reading-words = Wörter
reading-flaws = Mängel
# Of flaws, where there are none.
reading-flaws-none = keine
# When an article was read: a column, and before an age.
reading-read = Gelesen
reading-fetched = Abgerufen
reading-feed-alone = nur die Worte des Feeds
reading-not-kept = Seite nicht aufbewahrt
reading-original-at = Original bei { $source }
reading-known = Was bekannt ist, und woher
reading-known-note = Überschrift, Zusammenfassung und Zeit sind die des Feeds, wo er sie angibt; die Herkunft ist die Stelle, an der die Seite dasselbe sagt.
reading-said = Was der Feed sagte
reading-version = Fassung { $n }
reading-first-words = { $words }, wie der Feed es zuerst sagte.
reading-blocks = Die Seite, Block für Block
reading-no-page = Keine Seite zu zeigen
# HTML.
reading-no-page-kept = Die Seite des Mediums ist nicht aufbewahrt, sodass nicht gezeigt werden kann, warum der Text so ist. Entweder brachte der Feed den ganzen Text und es wurde keine Seite abgerufen, oder die Seite wurde vor längerer Zeit abgerufen, als <code>pages.keep_days</code> sagt, oder sie war zu groß.
reading-no-page-had = Die Seite des Mediums war nicht zu bekommen: Was Leser sehen, sind die Worte seines Feeds.
reading-as-readers = Der Artikel, wie Leser ihn sehen
# HTML.
reading-legend = Jeder Block der Seite der Reihe nach. Der Balken ist die Wahrscheinlichkeit, die er bekam, bevor Regeln galten; <s>Durchgestrichenes</s> wurde weggelassen.
reading-kept = Behalten
reading-dropped = Weggelassen
reading-sums = { $kept } von { $n } Blöcken behalten
reading-more = { $n ->
    [one] … und { $n } weiterer Block.
   *[other] … und { $n } weitere Blöcke.
}
reading-blocks-dropped = { $n ->
    [one] { $n } Block weggelassen
   *[other] { $n } Blöcke weggelassen
}
reading-page = Seite { $n } von { $of }
reading-gave-up = Der Leser hat bei dieser Seite aufgegeben. Bitte melden Sie das.
reading-no-text = Auf dieser Seite steht kein Text.
# What a page turned out to be.
reading-live-blog = Liveticker
reading-gallery = Bildergalerie
reading-video = Video
reading-index = Artikelliste
reading-paywalled = Hinter einer Bezahlschranke
reading-gone = Nicht mehr da
reading-nothing = Nichts zu lesen
# Versions of what a feed said.
reading-versions = { $n } Fassungen
reading-versions-kept = { $n } Fassungen, { $kept } aufbewahrt
reading-began = Wie es begann
reading-earlier = { $n ->
    [one] { $n } frühere Änderung, und wie es begann
   *[other] { $n } frühere Änderungen, und wie es begann
}
reading-against = verglichen mit Fassung { $n }
reading-added = { $n ->
    [one] { $n } Wort hinzugefügt
   *[other] { $n } Wörter hinzugefügt
}
reading-removed = { $n ->
    [one] { $n } Wort entfernt
   *[other] { $n } Wörter entfernt
}
reading-stayed = Überschrift und Worte blieben.
# $what is a list of the names that follow below.
reading-stayed-but = Überschrift und Worte blieben; anders als zuvor: { $what }.
reading-besides = Außerdem anders als zuvor: { $what }.
reading-long = Der Text ist lang: Höchstens die ersten { $n } Wörter werden verglichen.
reading-other-address = Adresse
reading-other-authors = Autoren
reading-other-dates = Daten
reading-other-summary = Zusammenfassung
reading-other-whole = ob der ganze Text dabei ist
reading-other-categories = Kategorien
reading-other-files = angehängte Dateien
# For who does not see the marks: before a changed headline, a changed text, an added and a removed piece.
reading-change-headline = Überschrift:
reading-change-text = Text:
reading-change-added = hinzugefügt:
reading-change-removed = entfernt:
# Between two pieces of a text: what stayed and is not shown.
reading-as-before = { $n ->
    [one] { $n } Wort wie zuvor
   *[other] { $n } Wörter wie zuvor
}
# Names of facts.
reading-fact-title = Titel
reading-fact-authors = Autoren
reading-fact-published = Veröffentlicht
reading-fact-modified = Geändert
reading-fact-site = Name der Website
reading-fact-language = Sprache
reading-fact-canonical = Kanonische Adresse
reading-fact-picture = Aufmacherbild
reading-fact-excerpt = Auszug
