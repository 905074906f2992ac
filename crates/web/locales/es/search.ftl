# La página de búsqueda; $query es lo que se ha escrito.
search-title = Buscar
search-title-of = { $query }: búsqueda
search-label = Palabras, frases, nombres
search-do = Buscar
search-help = Qué se puede escribir
search-help-words = Ambas palabras, en cualquier forma, en el titular o en el texto
search-help-phrase = Palabras que van seguidas
search-help-or = Una de las dos, o ambas
search-help-not = Sin esta palabra
search-help-source = De esta fuente, por su nombre o por la última parte de la dirección de su página
search-help-section = En esta sección
search-help-by = De este autor
search-help-language = En esta lengua, por sus dos letras
search-help-date = Publicado desde que empieza un día, un mes o un año; y antes de que empiece
search-help-near = Dónde ocurre: alrededor de un lugar, y hasta qué distancia
search-help-more = Un signo menos delante de cualquiera de ellos lo invierte. No importan los acentos ni las mayúsculas.
search-then = Como estaba el
search-now = Como está ahora
search-late = El índice se está haciendo todavía: pueden faltar las noticias más recientes.
search-meant = Quizá quiso decir
search-by-relevance = Lo más pertinente
search-by-date = Lo más reciente
search-stories = { $n ->
    [one] 1 noticia
   *[other] { $n } noticias
}
search-reports = { $n ->
    [one] 1 información
   *[other] { $n } informaciones
}
search-comma = {", "}
search-reports-found = { $n ->
    [one] 1 información encontrada
   *[other] { $n } informaciones encontradas
}
search-sources = { $n ->
    [one] 1 fuente
   *[other] { $n } fuentes
}
search-new = Nuevo
search-untitled = Sin titular
search-narrow = Acotar la búsqueda
search-sections = Secciones
search-by-source = Fuentes
search-times = Publicado
search-day = Desde ayer
search-week = En los últimos 7 días
search-month = En los últimos 30 días
search-year = En el último año
search-chosen = (elegido; elíjalo otra vez para quitarlo)
search-pages = Páginas de resultados
search-page = Página { $page } de { $last }
search-before = ← Anterior
search-behind = Siguiente →
search-unasked = Se puede encontrar todo lo que este periódico ha leído: por sus palabras, su fuente, su día o su lugar.
search-nothing-label = Nada encontrado
search-nothing = Ninguna noticia reúne todo esto
search-nothing-say = Con menos palabras se encuentra más. Revise la ortografía, o quite una fuente, una sección o un día.
search-unmade-label = Un momento
search-unmade = El índice se está haciendo
search-unmade-say = Se podrá buscar en cuanto esté listo. Mientras tanto, ahí están la portada y las secciones.
search-note-unclosed = Falta la comilla de cierre: se ha tomado la frase hasta el final.
search-note-nothing = Detrás de { $operator }: no hay nada, y se ha dejado fuera.
search-note-operator = { $operator }: no significa nada aquí. Se ha buscado como palabras.
search-note-date = «{ $text }» no es una fecha y se ha dejado fuera. Las fechas se escriben 2026, 2026-03 o 2026-03-15.
search-note-place = No se conoce ningún lugar llamado «{ $text }». Se ha dejado fuera.
search-note-source = Ninguna fuente se llama «{ $text }». Se ha dejado fuera.
search-note-section = Ninguna sección se llama «{ $text }». Se ha dejado fuera.
search-note-long = Era más de lo que se puede buscar de una vez: se ha dejado fuera el final.
