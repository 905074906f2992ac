# Le condensé : ce qui s’est passé depuis le précédent, à heures fixes.
digest-title = Le condensé
digest-of = Condensé du { $when }
digest-when = { $date }, { $time }
digest-made-up = Composé après son heure : { $when }.
digest-own = Sa propre adresse
digest-text = En texte brut
digest-empty = Rien de nouveau n’a été rapporté
digest-below = plus bas, de
digest-sections = Rubriques de ce condensé
digest-above = raconté plus haut
digest-since = { $reports } depuis { $when }
digest-more-sources = { $n ->
    [one] et { $n } autre source
    [many] et { $n } d’autres sources
   *[other] et { $n } autres sources
}
digest-discuss = Discuter
digest-machine = Écrit par une machine d’après ces articles ; chaque phrase a été vérifiée avec eux.
digest-others = Autres condensés
digest-month = Condensés de { $month }
digest-none = Aucun condensé n’a encore paru
digest-none-say = Il paraît chaque jour à { $hours }.
digest-corrections = Corrections
digest-correct = Ce qui était faux, et ce qui est juste
digest-correct-do = Publier la correction
digest-no-correction = Une correction demande des mots, et 2 000 caractères au plus.
digest-next = Le prochain condensé
digest-next-say = Tel qu’il serait maintenant. Il paraît le { $when } dans tous les cas, avec ce qui aura été décidé.
digest-of-weighed = { $stories } sur { $weighed } pesées
digest-decided = Décidé jusqu’ici
digest-undo = Annuler
digest-stands = Ce qui s’y trouve
digest-could = Ce qui est aussi à la une
digest-pick = Retenir
digest-drop = Écarter
digest-hold = Garder pour le suivant
digest-more = Place et titre
digest-place = Place
digest-place-do = Déplacer
digest-headline = Titre dans le condensé
digest-headline-do = Changer
digest-picked = Retenu :
digest-dropped = Écarté :
digest-held = Gardé :
digest-placed = Déplacé à la place { $place } :
digest-titled = Intitulé « { $title } » :
digest-not-decided = Impossible : la nouvelle ou la décision n’existe plus, le condensé a paru, ou il manquait un titre ou une place.
