# Die Seite, solange es nichts zu lesen gibt.
empty-no-sources = Ein leerer Schreibtisch
empty-no-sources-title = Diese Zeitung hat noch keine Quellen
empty-no-sources-say = Fügen Sie ein Medium mit der Adresse seiner Website oder seines Feeds hinzu; die erste Titelseite entsteht dann von selbst.
empty-fetching = Im Druck
empty-fetching-title = Die erste Ausgabe entsteht
empty-fetching-say = Die Medien werden abgefragt und ihre Artikel gelesen. Diese Seite lädt sich selbst neu, bis die Nachrichten da sind.
empty-offline = Keine Verbindung nach außen
empty-offline-title = Kein Medium ist erreichbar
empty-offline-say = Die Leitung scheint unterbrochen, oder ein Proxy steht im Weg. Es wird von selbst erneut versucht; diese Seite lädt sich zweimal in der Minute neu.
empty-waiting = Noch nichts
empty-waiting-title = Es gibt keine Nachrichten
empty-waiting-say = Die Quellen sind bekannt, aber keine hat bisher einen Artikel geliefert. Sie werden wieder abgefragt, sobald sie an der Reihe sind.
# Under a number: feeds asked, of so many.
empty-feeds-asked = { $n ->
    [one] von { $n } Feed abgefragt
   *[other] von { $n } Feeds abgefragt
}
empty-articles-read = Artikel gelesen
empty-articles-waiting = warten darauf
empty-progress = Der erste Abruf
empty-progress-of = { $done } von { $steps }
empty-still = Seite nicht mehr neu laden
