# A story in a list.
card-new = New
# Before a place, for who does not see where it stands.
card-near = Near:
card-near-place = { $place }, { $km } km
# After the number of sources: how many texts of their own they have.
card-independent = { $n ->
    [one] one text
   *[other] { $n } independent
}
card-untitled = Without a headline
card-read = Read
