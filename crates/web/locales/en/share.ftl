# Passing a story on.
# Before the story’s short address.
share-label = Share:
# After it, once the address was copied.
share-copied = copied
