# Alter und Uhrzeiten.
when-now = soeben
when-minutes-ago = { $n ->
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
}
when-hours-ago = { $n ->
    [one] vor { $n } Stunde
   *[other] vor { $n } Stunden
}
when-days-ago = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}
when-today = heute
when-yesterday = gestern
# Of a day whose hour the publisher does not give.
when-no-hour = ohne Uhrzeit
when-day = { $date }, ohne Uhrzeit
