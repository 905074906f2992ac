# What is counted on many pages.
count-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
# A story is an event, told in one or more reports.
count-stories = { $n ->
    [one] { $n } story
   *[other] { $n } stories
}
count-reports = { $n ->
    [one] { $n } report
   *[other] { $n } reports
}
count-words = { $n ->
    [one] { $n } word
   *[other] { $n } words
}
count-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
count-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
count-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
