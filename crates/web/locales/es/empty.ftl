# La página que aparece mientras no hay nada que leer.
empty-no-sources = Una redacción vacía
empty-no-sources-title = Este periódico aún no tiene fuentes
empty-no-sources-say = Añada un medio con la dirección de su sitio o de su canal, y la primera portada llegará sola.
empty-fetching = Entrando en prensa
empty-fetching-title = Se está haciendo la primera edición
empty-fetching-say = Se consulta a los medios y se leen sus artículos. Esta página se actualiza sola hasta que lleguen las noticias.
empty-offline = Sin noticias del exterior
empty-offline-title = No se puede contactar con ningún medio
empty-offline-say = La línea parece cortada, o un proxy lo impide. Se volverá a intentar sin que haga nada, y esta página se actualiza dos veces por minuto.
empty-waiting = Nada todavía
empty-waiting-title = No hay noticias que publicar
empty-waiting-say = Las fuentes están registradas y ninguna ha dado aún un artículo. Se las consultará de nuevo cuando toque.
# Under a number: feeds asked, of so many.
empty-feeds-asked = { $n ->
    [one] de { $n } canal consultado
   *[other] de { $n } canales consultados
}
empty-articles-read = artículos leídos
empty-articles-waiting = por leer
empty-progress = La primera consulta
empty-progress-of = { $done } de { $steps }
empty-still = Detener la actualización
