# What readers write under stories.
comment-discussion = Diskussion
comment-title = Diskussion: { $title }
comment-none = Hier hat noch niemand geschrieben
comment-oldest = Älteste
comment-newest = Neueste
comment-best = Beste
comment-nobody = Jemand, der gegangen ist
comment-edited = geändert
comment-held = Wartet auf einen Moderator; nur Sie sehen es.
comment-hidden = Ein Moderator hat dies ausgeblendet.
comment-deleted = Dies wurde zurückgenommen.
comment-good = Bringt etwas
comment-bad = Bringt nichts
comment-answer = Antworten
comment-change = Ändern
comment-delete = Zurücknehmen
comment-report = Melden
comment-write = Schreiben
comment-text = Text
comment-markdown = *Kursiv*, **fett**, > Zitat, [Wörter](https://…). Mehr braucht es nicht.
comment-send = Senden
comment-preview = Vorschau
comment-sign-in = Anmelden, um zu schreiben
comment-to-story = Zum Bericht
comment-empty = Es steht noch kein Text da.
comment-too-long = Höchstens { $most } Zeichen, bitte.
comment-silent = Ab { $until } können Sie wieder schreiben.
comment-parent-gone = Was Sie beantworten, ist nicht mehr da.
comment-why = Was stimmt damit nicht?
comment-note = In Ihren Worten, wenn Sie mögen
comment-abuse = Es greift jemanden an
comment-spam = Es wirbt
comment-untrue = Es ist nicht wahr
comment-astray = Es hat mit dem Bericht nichts zu tun
comment-by = { $name } schreibt
comment-count = { $n ->
    [one] { $n } Kommentar
   *[other] { $n } Kommentare
}
comment-good-count = { $n ->
    [one] { $n } findet, dass es etwas bringt
   *[other] { $n } finden, dass es etwas bringt
}
comment-too-many-links = { $n ->
    [one] Höchstens { $n } Link, bitte.
   *[other] Höchstens { $n } Links, bitte.
}
comment-too-soon = { $n ->
    [one] In { $n } Sekunde können Sie wieder schreiben.
   *[other] In { $n } Sekunden können Sie wieder schreiben.
}
comment-removed = Die Moderation hat das entfernt; nur du siehst es.
comment-thanks = Danke
comment-funny = Lustig
comment-sad = Traurig
comment-locked = Diese Diskussion ist geschlossen. Sie kann gelesen werden, doch nichts kommt hinzu.
comment-listed = Darin steht ein Wort oder ein Link, den diese Zeitung nicht annimmt. Bitte schreib es anders.
comment-boards = Foren
comment-boards-say = Gespräche, die zu keiner Geschichte gehören.
comment-quote = Einen Satz zitieren
comment-quote-none = Aus diesem Bericht kann hier nichts zitiert werden.
comment-to-report = Der Bericht
comment-spoken = Geschriebenes
comment-thanks-count = { $n ->
    [one] { $n } sagt danke
   *[other] { $n } sagen danke
}
comment-funny-count = { $n ->
    [one] { $n } findet das lustig
   *[other] { $n } finden das lustig
}
comment-sad-count = { $n ->
    [one] { $n } findet das traurig
   *[other] { $n } finden das traurig
}
comment-since = { $n ->
    [one] { $n } neu, seit du hier warst
   *[other] { $n } neu, seit du hier warst
}
comment-all-answers = { $n ->
    [one] Die { $n } Antwort
   *[other] Alle { $n } Antworten
}
comment-slow = { $n ->
    [one] Zurzeit langsam: von jedem ein Kommentar in { $n } Sekunde.
   *[other] Zurzeit langsam: von jedem ein Kommentar in { $n } Sekunden.
}
