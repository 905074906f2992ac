# Antigüedad y horas.
when-now = ahora mismo
when-minutes-ago = { $n ->
    [one] hace { $n } minuto
   *[other] hace { $n } minutos
}
when-hours-ago = { $n ->
    [one] hace { $n } hora
   *[other] hace { $n } horas
}
when-days-ago = { $n ->
    [one] hace { $n } día
   *[other] hace { $n } días
}
when-today = hoy
when-yesterday = ayer
# Of a day whose hour the publisher does not give.
when-no-hour = sin hora
when-day = { $date }, sin hora
