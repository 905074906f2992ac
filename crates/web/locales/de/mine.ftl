# Die Seite mit allem, was über einen Leser aufbewahrt wird.
mine-title = Ihres
mine-say = Alles, was über Sie aufbewahrt wird, an einem Ort.
mine-followed = Themen, denen Sie folgen
mine-followed-none = Keine. Auf der Seite eines Themas sorgt „Diesem Thema folgen“ dafür, dass neue Berichte hier gemeldet werden.
mine-kept = Was aufbewahrt wird
mine-since = Seit
mine-nothing-chosen = Alles, wie ursprünglich
mine-none = Nichts
mine-look = Von Ihnen gewählt, in diesem Browser gespeichert
mine-cookie = Woran wir Sie erkennen
mine-cookie-say = Eine Zufallszahl in diesem Browser, von der wir nur eine Prüfsumme speichern. Nach einem Jahr ohne Besuch wird all das vergessen. Sonst wird nichts aufgezeichnet.
mine-export = Alles als Datei (JSON)
mine-forget-sure = Ich bin sicher. Nichts bringt es zurück.
mine-forget = Alles vergessen
mine-nothing = Nichts
mine-nothing-title = Über Sie wird nichts aufbewahrt
mine-nothing-say = Nicht einmal eine Nummer. Nur wenn Sie etwas merken, verfolgen oder auswählen, wird es aufbewahrt und steht dann hier, mit einem Knopf, der alles vergisst.
mine-others-off = Neue Quellen sind aus, bis Sie sie einschalten
mine-sources-on = { $n ->
    [one] { $n } Quelle eingeschaltet
   *[other] { $n } Quellen eingeschaltet
}
mine-sources-off = { $n ->
    [one] { $n } Quelle ausgeschaltet
   *[other] { $n } Quellen ausgeschaltet
}
mine-sections-off = { $n ->
    [one] { $n } Ressort weggelassen
   *[other] { $n } Ressorts weggelassen
}
mine-sections-order = Ressorts in Ihrer Reihenfolge
