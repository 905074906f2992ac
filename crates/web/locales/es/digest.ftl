# El resumen: lo ocurrido desde el anterior, a horas fijas.
digest-title = El resumen
digest-of = Resumen del { $when }
digest-when = { $date }, { $time }
digest-made-up = Compuesto después de su hora: { $when }.
digest-own = Su propia dirección
digest-text = En texto sin formato
digest-empty = No hubo noticias nuevas
digest-below = más abajo, de
digest-sections = Secciones de este resumen
digest-above = contada más arriba
digest-since = { $reports } desde { $when }
digest-more-sources = { $n ->
    [one] y { $n } fuente más
    [many] y { $n } de fuentes más
   *[other] y { $n } fuentes más
}
digest-discuss = Comentar
digest-machine = Escrito por una máquina a partir de estas informaciones; cada frase se comprobó con ellas.
digest-others = Otros resúmenes
digest-month = Resúmenes de { $month }
digest-none = Todavía no se ha publicado ningún resumen
digest-none-say = Se publica cada día a las { $hours }.
digest-corrections = Correcciones
digest-correct = Qué era erróneo y qué es lo correcto
digest-correct-do = Publicar la corrección
digest-no-correction = Una corrección necesita palabras, y 2.000 caracteres como máximo.
digest-next = El próximo resumen
digest-next-say = Así sería ahora. Se publica el { $when } en todo caso, con lo decidido hasta entonces.
digest-of-weighed = { $stories } de { $weighed } valoradas
digest-decided = Decidido hasta ahora
digest-undo = Deshacer
digest-stands = Lo que contiene
digest-could = Lo demás de la portada
digest-pick = Incluir
digest-drop = Quitar
digest-hold = Guardar para el siguiente
digest-more = Lugar y titular
digest-place = Lugar
digest-place-do = Mover
digest-headline = Titular en el resumen
digest-headline-do = Cambiar
digest-picked = Incluida:
digest-dropped = Quitada:
digest-held = Guardada:
digest-placed = Movida al lugar { $place }:
digest-titled = Titulada «{ $title }»:
digest-not-decided = No se pudo hacer: la noticia o la decisión ya no existe, el resumen ya salió, o faltaba el titular o el lugar.
