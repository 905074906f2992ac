# Eine Nachricht in einer Liste.
card-new = Neu
# Before a place, for who does not see where it stands.
card-near = In der Nähe:
card-near-place = { $place }, { $km } km
# After the number of sources: how many texts of their own they have.
card-independent = { $n ->
    [one] ein Text
   *[other] { $n } eigenständig
}
card-untitled = Ohne Überschrift
card-read = Gelesen
