# Was gelesen wurde, falls es aufbewahrt wird.
history-title = Was Sie gelesen haben
history-count = { $n ->
    [one] { $n } gelesen
   *[other] { $n } gelesen
}
history-clear = Vergessen, was ich gelesen habe
history-off = Nicht mehr aufbewahren
history-on = Aufbewahren, was ich lese
history-not-kept = Nicht aufbewahrt
history-not-kept-title = Niemand schreibt auf, was Sie lesen
history-not-kept-say = Wenn Sie wollen, stehen hier die Themen und Artikel, die Sie öffnen, nur für Sie, und sind in Listen als gelesen gekennzeichnet. Sie können das jederzeit beenden und vergessen lassen.
history-none = Noch nichts
history-none-title = Seither haben Sie nichts gelesen
history-none-say = Themen und Artikel, die Sie von jetzt an öffnen, stehen hier.
