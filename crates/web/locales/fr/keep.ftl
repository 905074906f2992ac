# Les boutons sous un titre.
keep-save = Lire plus tard
keep-unsave = Retirer des articles gardés
keep-follow = Suivre ce sujet
keep-unfollow = Ne plus suivre
