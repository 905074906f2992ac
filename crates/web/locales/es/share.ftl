# Compartir una noticia.
# Before the story’s short address.
share-label = Compartir:
# After it, once the address was copied.
share-copied = copiado
