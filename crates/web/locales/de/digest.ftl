# Der Überblick: was seit dem letzten geschah, zu festen Stunden.
digest-title = Überblick
digest-of = Überblick vom { $when }
digest-when = { $date }, { $time }
digest-made-up = Später als zu seiner Stunde zusammengestellt: { $when }.
digest-own = Eigene Adresse
digest-text = Als reiner Text
digest-empty = Nichts Neues wurde berichtet
digest-below = unten, von
digest-sections = Ressorts dieses Überblicks
digest-above = oben erzählt
digest-since = { $reports } seit { $when }
digest-more-sources = { $n ->
    [one] und { $n } weitere Quelle
   *[other] und { $n } weitere Quellen
}
digest-discuss = Diskutieren
digest-machine = Von einer Maschine aus diesen Berichten geschrieben; jeder Satz wurde an ihnen geprüft.
digest-others = Andere Überblicke
digest-month = Überblicke im { $month }
digest-none = Noch ist kein Überblick erschienen
digest-none-say = Er erscheint jeden Tag um { $hours }.
digest-corrections = Berichtigungen
digest-correct = Was falsch war und was richtig ist
digest-correct-do = Berichtigung veröffentlichen
digest-no-correction = Eine Berichtigung braucht Worte, und höchstens 2.000 Zeichen.
digest-next = Der nächste Überblick
digest-next-say = So wäre er jetzt. Er erscheint am { $when } in jedem Fall, mit dem, was bis dahin entschieden ist.
digest-of-weighed = { $stories } von { $weighed } gewogenen
digest-decided = Bisher entschieden
digest-undo = Zurücknehmen
digest-stands = Was darin steht
digest-could = Was sonst auf der Titelseite steht
digest-pick = Aufnehmen
digest-drop = Weglassen
digest-hold = Für den nächsten aufheben
digest-more = Platz und Überschrift
digest-place = Platz
digest-place-do = Verschieben
digest-headline = Überschrift im Überblick
digest-headline-do = Ändern
digest-picked = Aufgenommen:
digest-dropped = Weggelassen:
digest-held = Aufgehoben:
digest-placed = Auf Platz { $place } verschoben:
digest-titled = „{ $title }“ genannt:
digest-not-decided = Das ging nicht: Die Nachricht oder die Entscheidung gibt es nicht mehr, der Überblick ist erschienen, oder Überschrift oder Platz fehlten.
