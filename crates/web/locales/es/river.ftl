# Todas las noticias por hora.
river-title = Última hora
river-what = Todas las noticias según llegan, las más recientes primero
river-section = Sección
river-all-sections = Todas las secciones
river-source = Fuente
river-all-sources = Todas las fuentes
river-show = Mostrar
river-newest = ↑ Lo más reciente
river-no-hour = Sin hora
river-goes-on = continúa
river-nothing = Nada por aquí
river-nothing-title = No ha pasado ninguna noticia
river-nothing-say = Elija otra sección u otra fuente, o vuelva más tarde.
river-earlier = Anteriores
river-end = No hay nada más.
