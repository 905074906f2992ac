# La page de tout ce qui est gardé d’un lecteur.
mine-title = À vous
mine-say = Tout ce qui est gardé à votre sujet, en un seul endroit.
mine-followed = Sujets que vous suivez
mine-followed-none = Aucun. Sur la page d’un sujet, « Suivre ce sujet » vous signale ici les nouveaux articles.
mine-kept = Ce qui est gardé
mine-since = Depuis
mine-nothing-chosen = Tout, comme à l’origine
mine-none = Rien
mine-look = Choisie par vous, gardée dans ce navigateur
mine-cookie = Comment nous vous reconnaissons
mine-cookie-say = Un nombre au hasard dans ce navigateur, dont nous ne gardons qu’une empreinte. Un an sans visite, et tout ceci est oublié. Rien d’autre n’est noté.
mine-export = Tout dans un fichier (JSON)
mine-forget-sure = J’en suis sûr. Rien ne le fera revenir.
mine-forget = Tout oublier
mine-nothing = Rien
mine-nothing-title = Rien n’est gardé à votre sujet
mine-nothing-say = Pas même un nombre. Seulement si vous gardez, suivez ou choisissez quelque chose, et cela se trouve alors ici, avec un bouton qui oublie tout.
mine-others-off = Les nouvelles sources restent coupées jusqu’à ce que vous les activiez
mine-sources-on = { $n ->
    [one] { $n } source activée
   *[other] { $n } sources activées
}
mine-sources-off = { $n ->
    [one] { $n } source coupée
   *[other] { $n } sources coupées
}
mine-sections-off = { $n ->
    [one] { $n } rubrique laissée de côté
   *[other] { $n } rubriques laissées de côté
}
mine-sections-order = Rubriques dans votre ordre
