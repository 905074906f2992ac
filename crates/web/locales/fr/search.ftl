# La page de recherche ; $query est ce qui a été saisi.
search-title = Recherche
search-title-of = { $query } : recherche
search-label = Mots, expressions, noms
search-do = Rechercher
search-help = Ce que l’on peut saisir
search-help-words = Les deux mots, sous toutes leurs formes, dans le titre ou le texte
search-help-phrase = Des mots qui se suivent
search-help-or = L’un des deux, ou les deux
search-help-not = Sans ce mot
search-help-source = De cette source, par son nom ou la dernière partie de l’adresse de sa page
search-help-section = Dans cette rubrique
search-help-by = De cet auteur
search-help-language = Dans cette langue, par ses deux lettres
search-help-date = Publié depuis le début d’un jour, d’un mois ou d’une année ; ou avant ce début
search-help-near = Où cela se passe : autour d’un lieu, et jusqu’à quelle distance
search-help-more = Un signe moins devant chacun d’eux l’inverse. Accents et majuscules ne comptent pas.
search-then = Tel que c’était le
search-now = Tel que c’est maintenant
search-late = L’index est encore en cours de constitution : les articles les plus récents peuvent manquer.
search-meant = Vouliez-vous dire
search-by-relevance = Les plus pertinents
search-by-date = Les plus récents
search-stories = { $n ->
    [one] { $n } sujet
   *[other] { $n } sujets
}
search-reports = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
search-comma = {", "}
search-reports-found = { $n ->
    [one] { $n } article trouvé
   *[other] { $n } articles trouvés
}
search-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
search-new = Nouveau
search-untitled = Sans titre
search-narrow = Affiner la recherche
search-sections = Rubriques
search-by-source = Sources
search-times = Date de parution
search-day = Depuis hier
search-week = Ces 7 derniers jours
search-month = Ces 30 derniers jours
search-year = Depuis un an
search-chosen = (retenu ; choisir de nouveau pour l’enlever)
search-pages = Pages de résultats
search-page = Page { $page } sur { $last }
search-before = ← Précédent
search-behind = Suivant →
search-unasked = Tout ce que ce journal a lu se retrouve : par ses mots, sa source, son jour ou son lieu.
search-nothing-label = Rien trouvé
search-nothing = Aucun sujet ne réunit tout cela
search-nothing-say = Moins de mots en trouvent davantage. Vérifiez l’orthographe, ou retirez une source, une rubrique ou un jour.
search-unmade-label = Un instant
search-unmade = L’index est en cours de constitution
search-unmade-say = La recherche commence dès qu’il est là. En attendant, la une et les rubriques se lisent.
search-note-unclosed = Il manque un guillemet fermant : l’expression a été prise jusqu’à la fin.
search-note-nothing = Rien ne suit { $operator }: et cela n’a pas été pris en compte.
search-note-operator = { $operator }: ne veut rien dire ici. La recherche l’a pris comme des mots.
search-note-date = « { $text } » n’est pas une date et n’a pas été pris en compte. Les dates s’écrivent 2026, 2026-03 ou 2026-03-15.
search-note-place = Aucun lieu connu ne s’appelle « { $text } ». Il n’a pas été pris en compte.
search-note-source = Aucune source ne s’appelle « { $text } ». Elle n’a pas été prise en compte.
search-note-section = Aucune rubrique ne s’appelle « { $text } ». Elle n’a pas été prise en compte.
search-note-long = C’était plus que ce que l’on peut chercher à la fois : la fin n’a pas été prise en compte.
