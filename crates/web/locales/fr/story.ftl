# La page d’un sujet.
# Before an age. The second form stands after the word for “New” and a comma.
story-newest = Dernier article :
story-newest-after-new = dernier article :
# Before a date with its hour.
story-first = Premier article :
# After the number of sources.
story-independent = { $n ->
    [one] un seul texte
   *[other] { $n } textes indépendants
}
story-side-by-side = Côte à côte
story-the-report = L’article
story-original = Original
story-by-time = Dans l’ordre chronologique
# After a publisher’s name, with a comma before.
story-the-first = le premier
story-matter = La même affaire
story-before = Avant
story-since = Depuis
