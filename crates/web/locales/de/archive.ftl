# Die Zeitung früherer Tage.
archive-title = Archiv
archive-what = { $paper } früherer Tage: jede Titelseite, wie sie am Ende des Tages stand
archive-month = { $month } { $year }
archive-weekdays = Mo Di Mi Do Fr Sa So
archive-empty = Noch nichts
archive-empty-title = Noch ist keine Ausgabe erschienen
archive-empty-say = Die Titelseite jedes Tages steht hier, sobald es eine gibt.
archive-days = Andere Tage
archive-stories = Alle Nachrichten des Tages
