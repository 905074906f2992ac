# Ce qu’ont eu les parrains.
sponsors-what = Les 31 derniers jours. Une vue est une page où un lecteur l’a vu ; les robots sont exclus.
sponsors-csv = Tous les jours en CSV
sponsors-none = Il n’y en a pas. Un parrain est une table [[edition.sponsors]] dans dateline.toml, avec short, long et url.
# After a colon: the edition has this sponsor no more.
sponsors-gone = n’est plus dans dateline.toml
sponsors-day = Jour
sponsors-views = Vues
sponsors-clicks = Clics
sponsors-together = Au total
# When and where a sponsor stands: these, one after the other.
sponsors-from = à partir du { $day }
sponsors-until = jusqu’au { $day }
sponsors-on = le { $days }
sponsors-everywhere = partout
sponsors-weight = poids { $weight }
sponsors-line = au-dessus du titre
sponsors-block = à la une
sponsors-article = sous les articles
sponsors-between = { ", " }
