# Autour de chaque page : titre, menu, pied de page.
shell-skip = Aller aux articles
shell-sponsor = Parrainage
shell-sections = Rubriques
shell-front = À la une
shell-nearby = Près d’ici
shell-search = Recherche
shell-sources = Sources
shell-look = Apparence
shell-about = À propos
# What the date says when one points at it; $when is a date with its hour, $place the edition’s home.
shell-date-there = { $when }, heure de { $place }
shell-made-with = Réalisé avec Dateline { $version }
# The arrow that leads back, and the one that leads out to another site: they point the way that the language does not run, and does.
shell-back = ←
shell-out = ↗
shell-reading-now = { $n ->
    [one] { $n } lecteur en ce moment
   *[other] { $n } lecteurs en ce moment
}
shell-editions = Autres éditions
shell-river = Fil de l’info
shell-archive = Archives
shell-newsline = Ma une
shell-mine = À vous
shell-news = { $n ->
    [one] { $n } nouveauté pour vous
   *[other] { $n } nouveautés pour vous
}
# Before names of formats
shell-feeds = Cette page dans un lecteur de flux :
shell-notices = { $n ->
    [one] { $n } pour vous
    [many] { $n } pour vous
   *[other] { $n } pour vous
}
shell-digest = Le condensé
