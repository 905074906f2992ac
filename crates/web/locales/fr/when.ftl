# Âges et heures.
when-now = à l’instant
when-minutes-ago = { $n ->
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
}
when-hours-ago = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
}
when-days-ago = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
}
when-today = aujourd’hui
when-yesterday = hier
# Of a day whose hour the publisher does not give.
when-no-hour = heure non précisée
when-day = { $date }, heure non précisée
