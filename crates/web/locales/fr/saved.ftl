# Ce que le lecteur a gardé pour plus tard.
saved-title = À lire plus tard
saved-count = { $n ->
    [one] { $n } gardé
   *[other] { $n } gardés
}
saved-none = Rien de gardé
saved-none-title = Ici se range ce que vous lirez plus tard
saved-none-say = Sous le titre de chaque sujet et de chaque article se trouve « Lire plus tard ». Il reste ici jusqu’à ce que vous le retiriez.
saved-at = Gardé
saved-raise = En tête
saved-new-reports = { $n ->
    [one] { $n } nouvel article
   *[other] { $n } nouveaux articles
}
saved-was-headed = Son titre était : { $title }
saved-text-changed = Son éditeur l’a modifié depuis
saved-changed = Cela a changé depuis
