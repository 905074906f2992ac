# Which keys do what.
keys-title = Tasten
keys-why = Je ein Buchstabe, solange nichts eingegeben wird. Sie lassen sich unter „Aussehen“ abschalten.
keys-key = Taste
keys-does = Wirkung
keys-next = Nächste Meldung
keys-previous = Vorige Meldung
keys-open = Meldung öffnen
keys-mark = Meldung als gelesen oder ungelesen kennzeichnen
# Said with a headline that was marked.
keys-marked = gelesen
keys-original = Bei der Quelle lesen
keys-save = Für später merken oder streichen
keys-follow = Der Meldung folgen oder nicht mehr
keys-listen = Anhören oder anhalten
keys-home = Titelseite
keys-search = Suchen
keys-help = Diese Tasten zeigen
