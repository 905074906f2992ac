# How words are listed.
list-comma = ,
# $most is one name or several with commas between them.
list-and = { $most } and { $last }
list-others = { $n ->
    [one] { $most } and one other
   *[other] { $most } and { $n } others
}
