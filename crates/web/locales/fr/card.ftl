# Un sujet dans une liste.
card-new = Nouveau
# Before a place, for who does not see where it stands.
card-near = À proximité :
card-near-place = { $place }, à { $km } km
# After the number of sources: how many texts of their own they have.
card-independent = { $n ->
    [one] un seul texte
   *[other] { $n } indépendants
}
card-untitled = Sans titre
card-read = Lu
