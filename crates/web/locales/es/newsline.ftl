# La portada propia de un lector y la página en que se compone.
newsline-title = Su portada
newsline-muted = { $n ->
    [one] { $n } historia silenciada
   *[other] { $n } historias silenciadas
}
newsline-choose = Elegir qué aparece
newsline-words-mine = Sus palabras silenciadas
newsline-words = Palabras silenciadas
newsline-fresh = Aquí está todo el periódico, hasta que usted omita algo. Un toque en una sección la quita; las fuentes y las palabras se eligen en la página siguiente.
newsline-own = Sus propios canales
newsline-none = Nada
newsline-none-title = Ahora no hay nada aquí
newsline-none-say = De las fuentes y secciones activadas no hay ahora ninguna historia en el periódico.
newsline-pages = Páginas
newsline-before = Página anterior
newsline-after = Página siguiente
newsline-end = No hay más de sus fuentes en el periódico ahora.
newsline-on-of = { $on } de { $all } fuentes activadas
newsline-of = { $on } de { $all }
newsline-own-most = { $n ->
    [one] { $n } canal como máximo. Solo usted ve lo que llega de él.
   *[other] { $n } canales como máximo. Solo usted ve lo que llega de ellos.
}
newsline-import = Leer la lista
newsline-imported-title = La lista está leída
newsline-imported = Canales en la lista: { $all }. Fuentes que este periódico lee, ahora activadas: { $known }.
newsline-others-bring = No se leen aquí: traiga las que quiera
newsline-others-add = Añadir los elegidos
newsline-unread = No los lee este periódico
newsline-up = Más arriba
newsline-on = Sí
newsline-off = No
newsline-mute-label = Una palabra o frase; varias, separadas por comas
newsline-mute = Silenciar
newsline-unmute = Quitar
newsline-own-label = Dirección de un canal
newsline-own-add = Añadir el canal
newsline-own-waits = Aún sin consultar
newsline-own-drop = Quitar
newsline-lists = Listas para otros lectores (OPML)
newsline-import-label = Una lista de otro lector
newsline-import-only = Desactivar todas las demás fuentes
newsline-export = Su portada como lista (OPML)
newsline-search = Buscar una fuente
newsline-search-do = Buscar
newsline-all-sources = Todas las fuentes
newsline-all-on = Activar todas
newsline-all-off = Desactivar todas
newsline-no-source = Ninguna fuente se llama así.
newsline-feed = Su portada en un lector de canales
newsline-feed-say = Una dirección que nadie puede adivinar. Quien la tenga puede leer, y no puede cambiar nada.
newsline-feed-open = Hay una dirección. Quien la tenga puede leer, y no puede cambiar nada.
newsline-feed-make = Crear una dirección
newsline-feed-another = Crear otra; la primera termina
newsline-feed-end = Terminarla
newsline-feed-once = Se muestra una sola vez. No se la dé a nadie que no deba leer; si se pierde, cree otra.
newsline-feed-addresses = Direcciones
