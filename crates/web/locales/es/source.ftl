# La página de una fuente.
source-all = Todas las fuentes
source-rights-member = Los miembros de esta edición privada leen sus artículos completos.
source-rights-full = Sus artículos pueden leerse aquí completos.
source-rights-excerpt = Aquí figura un extracto de sus artículos, con enlace al original.
source-rights-link = Aquí figuran sus titulares, con enlace al original.
source-articles = Sus artículos
source-articles-none = Aún no ha llegado ninguno.
source-feeds = Sus canales, y qué pasó cuándo
source-feeds-none = No tiene ninguno.
source-followed = Seguimiento
# Between these two stands a date with its hour: the feed is not followed any more.
source-followed-until = terminado el
source-followed-stays = lo leído se conserva
source-kind = Tipo
source-kind-links = Una página sin canal: su lista de enlaces se lee como si lo fuera.
source-kind-sitemap = Un mapa del sitio: sus direcciones se leen como las de un canal.
source-kind-letters = Un boletín: sus cartas se envían aquí y no se consulta nada.
source-kind-archive = Páginas importadas de un archivo: aquí no se consulta nada.
source-last-answer = Última respuesta
source-failed = Falló
source-failed-times = { $n ->
    [one] una vez
   *[other] { $n } veces seguidas
}
source-trouble = Problema
source-trouble-for = Desde hace { $span } no hay una respuesta válida
# Before a date with its hour, after a semicolon.
source-next-try = próximo intento:
source-last-asked = Última consulta
source-last-asked-never = aún no
source-last-changed = Último cambio
source-asked-again = Próxima consulta
source-asked-never = ninguna: el medio lo ha retirado
source-history = Qué pasó cuándo
# Before a date: since when something has been so.
source-since = desde
source-times = { $n ->
    [one] { $n } vez
   *[other] { $n } veces
}
source-nothing-new = nada nuevo
source-new-entries = { $n ->
    [one] { $n } entrada nueva
   *[other] { $n } entradas nuevas
}
source-changed-entries = { $n ->
    [one] { $n } entrada modificada
   *[other] { $n } entradas modificadas
}
source-no-answer = sin respuesta válida
source-gone = retirado para siempre
source-moved = trasladado
source-delivered = entregado
source-flaws = Defectos superados
source-flaws-none = Ninguno por ahora.
source-flaws-past = Defectos desaparecidos ({ $n })
# Of a flaw: before its first time, and, after a comma, its last.
source-flaw-first = primera vez
source-flaw-last = última vez
