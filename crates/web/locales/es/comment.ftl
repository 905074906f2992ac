# What readers write under stories.
comment-discussion = Discusión
comment-title = Discusión: { $title }
comment-none = Nadie ha escrito aquí todavía
comment-oldest = Más antiguos
comment-newest = Más recientes
comment-best = Mejores
comment-nobody = Alguien que se fue
comment-edited = cambiado
comment-held = Espera a un moderador; solo usted lo ve.
comment-hidden = Un moderador lo ha ocultado.
comment-deleted = Fue retirado.
comment-good = Aporta algo
comment-bad = No aporta nada
comment-answer = Responder
comment-change = Cambiar
comment-delete = Retirar
comment-report = Denunciar
comment-write = Escribir
comment-text = Texto
comment-markdown = *Cursiva*, **negrita**, > cita, [palabras](https://…). No hace falta nada más.
comment-send = Enviar
comment-preview = Vista previa
comment-sign-in = Inicie sesión para escribir
comment-to-story = La noticia
comment-empty = Todavía no hay texto.
comment-too-long = Como mucho { $most } caracteres, por favor.
comment-silent = Podrá escribir de nuevo a partir del { $until }.
comment-parent-gone = Lo que responde ya no está.
comment-why = ¿Qué tiene de malo?
comment-note = En sus palabras, si quiere
comment-abuse = Ataca a alguien
comment-spam = Hace publicidad
comment-untrue = No es verdad
comment-astray = No tiene que ver con la noticia
comment-by = { $name } escribe
comment-count = { $n ->
    [one] { $n } comentario
    [many] { $n } comentarios
   *[other] { $n } comentarios
}
comment-good-count = { $n ->
    [one] A { $n } persona le aporta algo
    [many] A { $n } personas les aporta algo
   *[other] A { $n } personas les aporta algo
}
comment-too-many-links = { $n ->
    [one] Como mucho { $n } enlace, por favor.
    [many] Como mucho { $n } enlaces, por favor.
   *[other] Como mucho { $n } enlaces, por favor.
}
comment-too-soon = { $n ->
    [one] Podrá escribir de nuevo en { $n } segundo.
    [many] Podrá escribir de nuevo en { $n } segundos.
   *[other] Podrá escribir de nuevo en { $n } segundos.
}
