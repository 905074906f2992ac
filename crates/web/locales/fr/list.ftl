# Comment on énumère.
list-comma = ,
# $most is one name or several with commas between them.
list-and = { $most } et { $last }
list-others = { $n ->
    [one] { $most } et un autre
   *[other] { $most } et { $n } autres
}
