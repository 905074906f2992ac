# Ce que l’on compte sur plusieurs pages.
count-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
# A story is an event, told in one or more reports.
count-stories = { $n ->
    [one] { $n } sujet
   *[other] { $n } sujets
}
count-reports = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
count-words = { $n ->
    [one] { $n } mot
   *[other] { $n } mots
}
count-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
count-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
count-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
