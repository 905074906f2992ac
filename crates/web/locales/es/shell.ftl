# Lo que rodea cada página: cabecera, menú y pie.
shell-skip = Ir a las noticias
shell-sponsor = Patrocinio
shell-sections = Secciones
shell-front = Portada
shell-nearby = Cerca de aquí
shell-sources = Fuentes
shell-about = Acerca de
shell-date-there = { $when }, hora de { $place }
shell-made-with = Hecho con Dateline { $version }
