# Pourquoi un sujet figure à cette place.
why-heading = Pourquoi il figure ici
why-ground = Motif
why-points = Points
why-total = Au total
why-one-source = Une seule source en parle.
why-own-words = { $n ->
    [one] { $n } source en parle avec ses propres mots.
   *[other] { $n } sources en parlent, chacune avec ses propres mots.
}
why-same-text = { $n ->
    [one] { $n } source en parle, avec le même texte.
   *[other] { $n } sources en parlent, toutes avec le même texte.
}
# $sources is "6 sources", $n the number of texts: at least two.
why-texts = { $n ->
    [one] { $sources } en parlent, en un seul texte.
   *[other] { $sources } en parlent, en { $n } textes indépendants.
}
why-fresh = L’article le plus récent avait { $age } quand la page a été composée.
why-novel = Le premier article avait { $age }.
why-age-instant = moins d’une minute
why-weight = La rédaction accorde à ses sources { $weight } fois le poids habituel.
why-substance = L’article le plus long compte { $words }.
why-foreign = Aucun article n’est dans la langue de l’édition.
why-home = Il concerne { $place }, ici même.
why-near = Il concerne { $place }, à { $km } km d’ici.
why-section = La rédaction accorde à la rubrique { $name } { $weight } fois le poids habituel.
why-pinned = La rédaction l’a placé en tête.
