# La une personnelle d’un lecteur, et la page où elle se compose.
newsline-title = Votre une
newsline-muted = { $n ->
    [one] { $n } sujet masqué
   *[other] { $n } sujets masqués
}
newsline-choose = Choisir ce qui figure ici
newsline-words-mine = Vos mots masqués
newsline-words = Mots masqués
newsline-fresh = Tout le journal figure ici, jusqu’à ce que vous en écartiez quelque chose. Touchez une rubrique pour l’ôter ; les sources et les mots se choisissent à la page suivante.
newsline-own = Vos propres flux
newsline-none = Rien
newsline-none-title = Rien ne figure ici pour l’instant
newsline-none-say = Des sources et rubriques activées, aucun sujet ne figure en ce moment dans le journal.
newsline-pages = Pages
newsline-before = Page précédente
newsline-after = Page suivante
newsline-end = Rien d’autre de vos sources ne figure dans le journal pour l’instant.
newsline-on-of = { $on } sources sur { $all } activées
newsline-of = { $on } sur { $all }
newsline-own-most = { $n ->
    [one] { $n } flux au plus. Vous seul voyez ce qui en vient.
   *[other] { $n } flux au plus. Vous seul voyez ce qui en vient.
}
newsline-import = Lire la liste
newsline-imported-title = La liste est lue
newsline-imported = Flux dans la liste : { $all }. Sources que ce journal lit, désormais activées : { $known }.
newsline-others-bring = Non lus ici : apportez ceux que vous voulez
newsline-others-add = Ajouter les choisis
newsline-unread = Non lus par ce journal
newsline-up = Plus haut
newsline-on = Oui
newsline-off = Non
newsline-mute-label = Un mot ou une expression ; plusieurs, séparés par des virgules
newsline-mute = Masquer
newsline-unmute = Retirer
newsline-own-label = Adresse d’un flux
newsline-own-add = Ajouter le flux
newsline-own-waits = Pas encore consulté
newsline-own-drop = Retirer
newsline-lists = Listes pour d’autres lecteurs (OPML)
newsline-import-label = Une liste d’un autre lecteur
newsline-import-only = Couper toutes les autres sources
newsline-export = Votre une sous forme de liste (OPML)
newsline-search = Chercher une source
newsline-search-do = Chercher
newsline-all-sources = Toutes les sources
newsline-all-on = Tout activer
newsline-all-off = Tout couper
newsline-no-source = Aucune source ne porte ce nom.
newsline-feed = Votre une dans un lecteur de flux
newsline-feed-say = Une adresse que personne ne peut deviner. Qui la possède peut lire, et ne peut rien changer.
newsline-feed-open = Il y a une adresse. Qui la possède peut lire, et ne peut rien changer.
newsline-feed-make = Créer une adresse
newsline-feed-another = En créer une autre ; la première prend fin
newsline-feed-end = Y mettre fin
newsline-feed-once = Elle n’est montrée qu’une fois. Ne la donnez à personne qui ne doive pas lire ; si elle se perd, créez-en une autre.
newsline-feed-addresses = Adresses
