# Una noticia en una lista.
card-new = Nuevo
# Before a place, for who does not see where it stands.
card-near = Cerca:
card-near-place = { $place }, a { $km } km
# After the number of sources: how many texts of their own they have.
card-independent = { $n ->
    [one] un solo texto
   *[other] { $n } independientes
}
card-untitled = Sin titular
card-read = Leído
