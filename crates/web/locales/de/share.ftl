# Eine Nachricht weitergeben.
# Before the story’s short address.
share-label = Teilen:
# After it, once the address was copied.
share-copied = kopiert
