# Les pages de la rédaction : menu et décisions.
desk-stories = Sujets
desk-readings = Lectures
desk-letters = Lettres
desk-mailing = Courrier
desk-machine = Machine
desk-what = Ce qui figure à la une, dans l’ordre. La page d’un sujet permet de l’épingler, le masquer, le renommer, le réunir et le scinder.
desk-nothing = Rien n’est encore publié.
desk-story = Sujet
desk-place = Place
desk-newest = Dernier
desk-lead = Tête
desk-second = Second rang
desk-sponsors = Parrainages
desk-under = Sous la tête
desk-matter = L’affaire de tête
desk-near = Près d’ici
desk-pictures = Images
desk-further = Autres sujets
desk-pinned = épinglé
desk-pinned-in = épinglé dans { $edition }
desk-hidden-in = masqué dans { $edition }
desk-decided = Décidé
desk-decided-nothing = Rien n’a encore été décidé.
desk-decision = Décision
desk-by = Par
desk-when = Quand
desk-undo = Annuler
desk-in = dans { $edition }
# Before a date with its hour.
desk-until = jusqu’au
# Before a date with its hour.
desk-undone = annulé par { $name }
# Of a decision whose time has run out.
desk-over = terminé
desk-did-pin = Épinglé
desk-did-hide = Masqué
desk-did-rename = Titre : { $title }
desk-did-merge = A absorbé le sujet { $title }, { $reports }
desk-did-split = Scindé, { $reports }
# Why something could not be done.
desk-no-story = Ce sujet n’existe pas. Donnez l’adresse d’un sujet, ou sa dernière partie.
desk-itself = Ils ne font déjà qu’un.
desk-no-part = Choisissez certains articles, mais pas tous.
desk-no-headline = Un titre a besoin de mots, et de quatre cents caractères au plus.
desk-undone-already = C’est déjà annulé.
desk-overtaken = Cela ne peut plus être annulé : ses articles ont été déplacés depuis. Déplacez-les comme il convient.
