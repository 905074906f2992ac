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
comment-removed = Un moderador ha retirado esto; solo tú lo ves.
comment-thanks = Gracias
comment-funny = Gracioso
comment-sad = Triste
comment-locked = Este debate está cerrado. Se puede leer, pero no se añade nada.
comment-listed = Contiene una palabra o un enlace que este periódico no acepta. Escríbelo de otra manera, por favor.
comment-boards = Foros
comment-boards-say = Conversaciones que no pertenecen a ninguna noticia.
comment-quote = Citar una frase
comment-quote-none = Aquí no se puede citar nada de esta información.
comment-to-report = La información
comment-spoken = Lo escrito
comment-thanks-count = { $n ->
    [one] { $n } da las gracias
    [many] { $n } dan las gracias
   *[other] { $n } dan las gracias
}
comment-funny-count = { $n ->
    [one] A { $n } le hace gracia
    [many] A { $n } les hace gracia
   *[other] A { $n } les hace gracia
}
comment-sad-count = { $n ->
    [one] A { $n } le da pena
    [many] A { $n } les da pena
   *[other] A { $n } les da pena
}
comment-since = { $n ->
    [one] { $n } nuevo desde tu última visita
    [many] { $n } nuevos desde tu última visita
   *[other] { $n } nuevos desde tu última visita
}
comment-all-answers = { $n ->
    [one] La { $n } respuesta
    [many] Las { $n } respuestas
   *[other] Las { $n } respuestas
}
comment-slow = { $n ->
    [one] Por ahora, despacio: un comentario por persona cada { $n } segundo.
    [many] Por ahora, despacio: un comentario por persona cada { $n } segundos.
   *[other] Por ahora, despacio: un comentario por persona cada { $n } segundos.
}
