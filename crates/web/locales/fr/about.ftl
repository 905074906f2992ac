# Ce qu’est ce journal et selon quelles règles il est fait.
about-title = À propos de { $name }
about-what = { $name } est une une composée à partir de ce que publient de nombreux médias. Chaque article y est lu débarrassé de ce qui encombre sa page ; les articles sur un même événement sont réunis en un seul sujet, qui montre qui en a parlé, quand, et en combien de textes originaux.
about-home = Son lieu
about-home-say = { $place }. Les dates et les heures sont celles de { $zone }.
about-sources = Ses sources
# HTML; $sources is "6 sources".
about-sources-say = Il lit <a href="{ $href }">{ $sources }</a>. Chacune a une page qui dit quand elle a été interrogée pour la dernière fois, ce qui est arrivé et ce qui n’allait pas.
about-sources-none = Il n’en a pas encore.
about-rights = À qui sont les articles
about-rights-private = Aux médias qui les publient. Cette édition est privée : ses membres lisent les articles en entier, chacun avec son auteur, sa source et un lien vers l’original.
about-rights-public = Aux médias qui les publient. Figure ici ce qu’un média autorise : son titre, le plus souvent avec un extrait, et un lien vers l’original ; le texte entier seulement s’il le permet. Auteur, source et original sont nommés avec chaque article, et les moteurs de recherche sont renvoyés à l’original.
about-order = Comment les sujets sont classés
about-order-say = Selon le nombre de sources qui en parlent avec leurs propres mots, leur fraîcheur et celle de leurs derniers articles, la proximité des faits, et le poids que la rédaction donne à une source ou à une rubrique. La rédaction peut placer un sujet en tête ou le masquer, et lui donner un titre ; chaque décision est conservée avec son heure. La page de chaque sujet dit, en points, pourquoi il figure à cette place. Rien n’est classé selon qui vous êtes.
about-wrong = Si quelque chose ne va pas
about-wrong-say = Dans un article : le média qui le publie peut le corriger, et la page de l’article y renvoie. Dans ce qui est réuni, ou dans un sujet qui en est deux : qui tient cette édition le peut.
about-wrong-top = Ce qu’il dit de lui-même figure en haut de cette page.
about-pays = Qui paie
about-pays-sponsored = La ligne au-dessus du nom est payée, et le dit.
about-pays-nobody = Personne ne paie actuellement pour figurer ici.
about-pays-say = Un parrain obtient cette seule ligne ; elle n’est jamais mêlée aux nouvelles, ne suit personne et ne décide de rien de ce qui est dessous.
about-map = Ce qu’il sait de la carte
# HTML.
about-map-say = Les villes et les pays sont ceux de <a href="https://www.geonames.org/">GeoNames</a>, sous licence Creative Commons Attribution 4.0.
about-made = Avec quoi il est fait
about-made-say = Dateline { $version }, logiciel libre sous licence MIT ou Apache 2.0.
# HTML: a typeface and its maker, with a link to its licence; then the list of them.
about-face = { $face }, de { $maker } (<a href="{ $href }">sa licence</a>)
about-set-in = Composé en { $faces }, sous licence SIL Open Font.
about-quiet = Aucune page n’a besoin de script, rien n’est chargé d’ailleurs et personne ne vous suit.
