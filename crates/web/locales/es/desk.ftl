# Las páginas de la redacción: menú y decisiones.
desk-stories = Noticias
desk-readings = Lecturas
desk-letters = Cartas
desk-mailing = Correo
desk-machine = Máquina
desk-what = Lo que hay en la portada, en su orden. En la página de una noticia puede fijarla, ocultarla, cambiarle el titular, unirla y dividirla.
desk-nothing = Aún no se ha publicado nada.
desk-story = Noticia
desk-place = Lugar
desk-newest = Último
desk-lead = Apertura
desk-second = Segunda
desk-sponsors = Patrocinios
desk-under = Bajo la apertura
desk-matter = El asunto de la apertura
desk-near = Cerca de casa
desk-pictures = Imágenes
desk-further = Otras noticias
desk-pinned = fijada
desk-pinned-in = fijada en { $edition }
desk-hidden-in = oculta en { $edition }
desk-decided = Decidido
desk-decided-nothing = Nadie ha decidido nada todavía.
desk-decision = Decisión
desk-by = Quién
desk-when = Cuándo
desk-undo = Deshacer
desk-in = en { $edition }
# Before a date with its hour.
desk-until = hasta
# Before a date with its hour.
desk-undone = deshecho por { $name }
# Of a decision whose time has run out.
desk-over = terminado
desk-did-pin = Fijada
desk-did-hide = Ocultada
desk-did-rename = Titular: { $title }
desk-did-merge = Incorporó la noticia { $title }, { $reports }
desk-did-split = Dividida, { $reports }
# Why something could not be done.
desk-no-story = No existe esa noticia. Indique la dirección de una noticia o su última parte.
desk-itself = Ya son una sola noticia.
desk-no-part = Elija algunos artículos, pero no todos.
desk-no-headline = Un titular necesita palabras, y no más de cuatrocientos caracteres.
desk-undone-already = Eso ya está deshecho.
desk-overtaken = Eso ya no se puede deshacer: sus artículos se han movido de nuevo. Muévalos como deban estar.
