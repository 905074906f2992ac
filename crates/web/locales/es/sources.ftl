# El directorio de fuentes.
sources-description = Los medios que lee { $edition }.
sources-none-say = Añada un medio con la dirección de su sitio o de su canal.
sources-source = Fuente
sources-articles = Artículos
sources-newest = Último
# Of the newest article, where there is none.
sources-newest-none = ninguno
sources-removed = Ya no se sigue
sources-no-feed = No tiene canal
sources-not-asked = Aún no consultada
sources-silent = No responde
sources-empty = Responde, sin nada por ahora
sources-answers = Responde
sources-feeds = { $n ->
    [one] { $n } canal
   *[other] { $n } canales
}
# A flaw is something wrong in a feed or page that reading it got over.
sources-flaws = { $n ->
    [one] { $n } defecto superado
   *[other] { $n } defectos superados
}
