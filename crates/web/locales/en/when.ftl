# Ages and hours.
when-now = just now
when-minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
when-hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
when-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
when-today = today
when-yesterday = yesterday
# Of a day whose hour the publisher does not give.
when-no-hour = no hour given
when-day = { $date }, no hour given
