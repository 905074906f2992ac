# Lo que el lector guardó para después.
saved-title = Guardado para después
saved-count = { $n ->
    [one] { $n } guardado
   *[other] { $n } guardados
}
saved-none = Nada guardado
saved-none-title = Aquí queda lo que quiera leer después
saved-none-say = Bajo el titular de cada historia y de cada artículo está «Guardar para después». Aquí permanece hasta que usted lo quite.
saved-at = Guardado
saved-raise = Arriba del todo
saved-new-reports = { $n ->
    [one] { $n } noticia nueva
   *[other] { $n } noticias nuevas
}
saved-was-headed = Su titular era: { $title }
saved-text-changed = Su editor lo ha cambiado desde entonces
saved-changed = Ha cambiado desde entonces
