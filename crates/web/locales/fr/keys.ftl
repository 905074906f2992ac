# Which keys do what.
keys-title = Touches
keys-why = Une lettre chacune, tant que rien n’est saisi. On peut les désactiver dans « Apparence ».
keys-key = Touche
keys-does = Effet
keys-next = Sujet suivant
keys-previous = Sujet précédent
keys-open = Ouvrir le sujet
keys-mark = Marquer le sujet comme lu ou non lu
# Said with a headline that was marked.
keys-marked = lu
keys-original = Lire à la source
keys-save = Garder pour plus tard, ou retirer
keys-follow = Suivre le sujet, ou cesser
keys-listen = Écouter, ou suspendre
keys-home = Une
keys-search = Rechercher
keys-help = Afficher ces touches
