# Autour de chaque page : titre, menu, pied de page.
shell-skip = Aller aux articles
shell-sponsor = Parrainage
shell-sections = Rubriques
shell-front = À la une
shell-nearby = Près d’ici
shell-sources = Sources
shell-about = À propos
shell-date-there = { $when }, heure de { $place }
shell-made-with = Réalisé avec Dateline { $version }
