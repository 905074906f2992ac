# Le répertoire des sources.
sources-description = Les médias que lit { $edition }.
sources-none-say = Ajoutez un média par l’adresse de son site ou de son flux.
sources-source = Source
sources-articles = Articles
sources-newest = Le plus récent
# Of the newest article, where there is none.
sources-newest-none = aucun
sources-removed = N’est plus suivie
sources-no-feed = N’a pas de flux
sources-not-asked = Pas encore interrogée
sources-silent = Ne répond pas
sources-empty = Répond, sans rien pour l’instant
sources-answers = Répond
sources-feeds = { $n ->
    [one] { $n } flux
   *[other] { $n } flux
}
# A flaw is something wrong in a feed or page that reading it got over.
sources-flaws = { $n ->
    [one] { $n } défaut surmonté
   *[other] { $n } défauts surmontés
}
