# Which keys do what.
keys-title = Teclas
keys-why = Una letra cada una, mientras no se escribe. Se pueden desactivar en «Aspecto».
keys-key = Tecla
keys-does = Qué hace
keys-next = Noticia siguiente
keys-previous = Noticia anterior
keys-open = Abrir la noticia
keys-mark = Marcar la noticia como leída o no leída
# Said with a headline that was marked.
keys-marked = leída
keys-original = Leerla en su medio
keys-save = Guardar para más tarde, o quitar
keys-follow = Seguir la noticia, o dejar de seguirla
keys-listen = Escuchar, o pausar
keys-home = Portada
keys-search = Buscar
keys-help = Mostrar estas teclas
