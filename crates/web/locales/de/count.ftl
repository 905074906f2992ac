# Was auf vielen Seiten gezählt wird.
count-sources = { $n ->
    [one] { $n } Quelle
   *[other] { $n } Quellen
}
# A story is an event, told in one or more reports.
count-stories = { $n ->
    [one] { $n } Nachricht
   *[other] { $n } Nachrichten
}
count-reports = { $n ->
    [one] { $n } Bericht
   *[other] { $n } Berichte
}
count-words = { $n ->
    [one] { $n } Wort
   *[other] { $n } Wörter
}
count-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
count-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
count-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
