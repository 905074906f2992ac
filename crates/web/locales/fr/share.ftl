# Transmettre un sujet.
# Before the story’s short address.
share-label = Partager :
# After it, once the address was copied.
share-copied = copié
