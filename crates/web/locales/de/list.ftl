# Wie aufgezählt wird.
list-comma = ,
# $most is one name or several with commas between them.
list-and = { $most } und { $last }
list-others = { $n ->
    [one] { $most } und ein weiterer
   *[other] { $most } und { $n } weitere
}
