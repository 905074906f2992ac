# Die Seite einer Quelle.
source-all = Alle Quellen
source-rights-member = Mitglieder dieser privaten Ausgabe lesen ihre Artikel vollständig.
source-rights-full = Ihre Artikel dürfen hier vollständig gelesen werden.
source-rights-excerpt = Hier steht ein Auszug ihrer Artikel mit einem Link zum Original.
source-rights-link = Hier stehen ihre Überschriften mit einem Link zum Original.
source-articles = Ihre Artikel
source-articles-none = Bisher ist keiner eingegangen.
source-feeds = Ihre Feeds, und was wann geschah
source-feeds-none = Sie hat keine.
source-followed = Verfolgt
# Between these two stands a date with its hour: the feed is not followed any more.
source-followed-until = nicht mehr, seit
source-followed-stays = was davon gelesen wurde, bleibt
source-kind = Art
source-kind-links = Eine Seite ohne Feed: Ihre Liste von Links wird wie einer gelesen.
source-kind-sitemap = Eine Sitemap: Ihre Adressen werden wie die eines Feeds gelesen.
source-kind-letters = Ein Newsletter: Seine Briefe werden hierher gesandt, abgefragt wird nichts.
source-kind-archive = Aus einem Archiv eingelesene Seiten: Hier wird nichts abgefragt.
source-last-answer = Letzte Antwort
source-failed = Fehlgeschlagen
source-failed-times = { $n ->
    [one] einmal
   *[other] { $n }-mal hintereinander
}
source-trouble = Störung
source-trouble-for = Ohne brauchbare Antwort, Dauer: { $span }
# Before a date with its hour, after a semicolon.
source-next-try = nächster Versuch:
source-last-asked = Zuletzt abgefragt
source-last-asked-never = noch nicht
source-last-changed = Zuletzt geändert
source-asked-again = Nächste Abfrage
source-asked-never = keine mehr: das Medium hat ihn abgeschaltet
source-history = Was wann geschah
# Before a date: since when something has been so.
source-since = seit
source-times = { $n ->
    [one] { $n }-mal
   *[other] { $n }-mal
}
source-nothing-new = nichts Neues
source-new-entries = { $n ->
    [one] { $n } neuer Eintrag
   *[other] { $n } neue Einträge
}
source-changed-entries = { $n ->
    [one] { $n } geänderter Eintrag
   *[other] { $n } geänderte Einträge
}
source-no-answer = keine brauchbare Antwort
source-gone = endgültig weg
source-moved = umgezogen
source-delivered = zugestellt
source-flaws = Überwundene Mängel
source-flaws-none = Zurzeit keine.
source-flaws-past = Behobene Mängel ({ $n })
# Of a flaw: before its first time, and, after a comma, its last.
source-flaw-first = zuerst
source-flaw-last = zuletzt
