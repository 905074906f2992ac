# كيف تُسرد الكلمات.
list-comma = ،
# $most is one name or several with commas between them.
list-and = { $most } و{ $last }
list-others = { $n ->
    [zero] { $most }
    [one] { $most } وآخر
    [two] { $most } وآخران
    [few] { $most } و{ $n } آخرون
    [many] { $most } و{ $n } آخرون
   *[other] { $most } و{ $n } آخرون
}
