# Lo que rodea cada página: cabecera, menú y pie.
shell-skip = Ir a las noticias
shell-sponsor = Patrocinio
shell-sections = Secciones
shell-front = Portada
shell-nearby = Cerca de aquí
shell-search = Buscar
shell-sources = Fuentes
shell-look = Aspecto
shell-about = Acerca de
# What the date says when one points at it; $when is a date with its hour, $place the edition’s home.
shell-date-there = { $when }, hora de { $place }
shell-made-with = Hecho con Dateline { $version }
# The arrow that leads back, and the one that leads out to another site: they point the way that the language does not run, and does.
shell-back = ←
shell-out = ↗
shell-reading-now = { $n ->
    [one] { $n } persona leyendo ahora
   *[other] { $n } personas leyendo ahora
}
shell-editions = Otras ediciones
shell-river = Última hora
shell-archive = Hemeroteca
shell-newsline = Mi portada
shell-mine = Lo suyo
shell-news = { $n ->
    [one] { $n } novedad para usted
   *[other] { $n } novedades para usted
}
# Before names of formats
shell-feeds = Esta página en un lector de canales:
shell-notices = { $n ->
    [one] { $n } para ti
    [many] { $n } para ti
   *[other] { $n } para ti
}
shell-digest = El resumen
