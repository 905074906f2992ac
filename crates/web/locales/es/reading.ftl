# Cómo se leyó una página.
reading-title = Lectura: { $title }
reading-title-of = Lecturas de { $source }
reading-last = { $n ->
    [one] El último artículo leído
   *[other] Los últimos { $n } artículos leídos
}
reading-source = Fuente
reading-show = Mostrar
reading-none = Ninguna hasta ahora.
reading-article = Artículo
reading-words = Palabras
reading-flaws = Defectos
# Of flaws, where there are none.
reading-flaws-none = ninguno
# When an article was read: a column, and before an age.
reading-read = Leído
reading-fetched = Traído
reading-feed-alone = solo las palabras del canal
reading-not-kept = página no guardada
reading-original-at = Original en { $source }
reading-known = Lo que se sabe, y de dónde
reading-known-note = Titular, resumen y hora son los del canal cuando los da; el origen es donde la página dice lo mismo.
reading-said = Lo que dijo el canal
reading-version = Versión { $n }
reading-first-words = { $words }, como lo dijo primero el canal.
reading-blocks = Su página, bloque a bloque
reading-no-page = No hay página que mostrar
# HTML.
reading-no-page-kept = La página del medio no se conserva, así que no puede mostrarse por qué el texto es como es. O el canal trajo el texto completo y no se pidió página alguna, o la página se pidió hace más de lo que dice <code>pages.keep_days</code>, o era demasiado grande.
reading-no-page-had = No se pudo obtener la página del medio: lo que ven los lectores son las palabras de su canal.
reading-as-readers = El artículo como lo ven los lectores
# HTML.
reading-legend = Cada bloque de la página en su orden. La barra es la probabilidad que se le dio, antes de aplicar las reglas; <s>lo tachado</s> se descartó.
reading-kept = Conservado
reading-dropped = Descartado
reading-sums = { $kept } de { $n } bloques conservados
reading-more = { $n ->
    [one] … y { $n } bloque más.
   *[other] … y { $n } bloques más.
}
reading-blocks-dropped = { $n ->
    [one] { $n } bloque descartado
   *[other] { $n } bloques descartados
}
reading-page = Página { $n } de { $of }
reading-gave-up = El lector se rindió con esta página. Por favor, avise.
reading-no-text = No hay texto en esta página.
# What a page turned out to be.
reading-live-blog = Directo
reading-gallery = Galería
reading-video = Vídeo
reading-index = Lista de artículos
reading-paywalled = De pago
reading-gone = Desaparecido
reading-nothing = Nada que leer
# Versions of what a feed said.
reading-versions = { $n } versiones
reading-versions-kept = { $n } versiones, { $kept } conservadas
reading-began = Cómo empezó
reading-earlier = { $n ->
    [one] { $n } cambio anterior, y cómo empezó
   *[other] { $n } cambios anteriores, y cómo empezó
}
reading-against = comparada con la versión { $n }
reading-added = { $n ->
    [one] { $n } palabra añadida
   *[other] { $n } palabras añadidas
}
reading-removed = { $n ->
    [one] { $n } palabra quitada
   *[other] { $n } palabras quitadas
}
reading-stayed = El titular y las palabras no cambiaron.
# $what is a list of the names that follow below.
reading-stayed-but = El titular y las palabras no cambiaron; distinto de antes: { $what }.
reading-besides = Además, distinto de antes: { $what }.
reading-long = Es largo: se comparan como mucho las primeras { $n } palabras.
reading-other-address = dirección
reading-other-authors = autores
reading-other-dates = fechas
reading-other-summary = resumen
reading-other-whole = si trae el texto completo
reading-other-categories = categorías
reading-other-files = archivos adjuntos
# For who does not see the marks: before a changed headline, a changed text, an added and a removed piece.
reading-change-headline = Titular:
reading-change-text = Texto:
reading-change-added = añadido:
reading-change-removed = quitado:
# Between two pieces of a text: what stayed and is not shown.
reading-as-before = { $n ->
    [one] { $n } palabra como antes
   *[other] { $n } palabras como antes
}
# Names of facts.
reading-fact-title = Título
reading-fact-authors = Autores
reading-fact-published = Publicado
reading-fact-modified = Modificado
reading-fact-site = Nombre del sitio
reading-fact-language = Idioma
reading-fact-canonical = Dirección canónica
reading-fact-picture = Imagen principal
reading-fact-excerpt = Extracto
