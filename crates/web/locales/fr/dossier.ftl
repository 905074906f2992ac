# Ce que l’on sait d’un sujet au-delà des titres.
dossier-heading = Les versions comparées
dossier-differ = Là où les chiffres divergent
dossier-agreed = Ce que dit la majorité
# How many other reports say the same.
dossier-others = { $n ->
    [one] L’autre le dit aussi
   *[other] { $n } autres le disent aussi
}
dossier-only-one = Ce qu’un seul dit
dossier-named = Cités
dossier-happens-in = Cela se passe à
dossier-people = Personnes
dossier-organisations = Organisations
dossier-places = Lieux
dossier-by-kind = Sources par type
dossier-by-country = Sources par pays
dossier-at-home = ici même
dossier-from-home = à { $km } km d’ici
