# Lo que se cuenta en muchas páginas.
count-sources = { $n ->
    [one] { $n } fuente
   *[other] { $n } fuentes
}
# A story is an event, told in one or more reports.
count-stories = { $n ->
    [one] { $n } noticia
   *[other] { $n } noticias
}
count-reports = { $n ->
    [one] { $n } artículo
   *[other] { $n } artículos
}
count-words = { $n ->
    [one] { $n } palabra
   *[other] { $n } palabras
}
count-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
count-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
count-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
