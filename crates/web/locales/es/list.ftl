# Cómo se enumeran las palabras.
list-comma = ,
# $most is one name or several with commas between them.
list-and = { $most } y { $last }
list-others = { $n ->
    [one] { $most } y uno más
   *[other] { $most } y { $n } más
}
