# Toutes les nouvelles dans l’ordre du temps.
river-title = Fil de l’info
river-what = Toutes les nouvelles à mesure qu’elles arrivent, les plus récentes d’abord
river-section = Rubrique
river-all-sections = Toutes les rubriques
river-source = Source
river-all-sources = Toutes les sources
river-show = Afficher
river-newest = ↑ Les plus récentes
river-no-hour = Heure non précisée
river-goes-on = suite
river-nothing = Rien ici
river-nothing-title = Aucune nouvelle n’est passée par là
river-nothing-say = Choisissez une autre rubrique ou une autre source, ou revenez plus tard.
river-earlier = Plus anciens
river-end = C’est tout.
