# Why a story stands where it stands.
why-heading = Why it stands here
why-ground = Ground
why-points = Points
why-total = All together
why-one-source = One source reports it.
why-own-words = { $n ->
    [one] { $n } source reports it, each in its own words.
   *[other] { $n } sources report it, each in its own words.
}
why-same-text = { $n ->
    [one] { $n } source reports it, all with the same text.
   *[other] { $n } sources report it, all with the same text.
}
# $sources is "6 sources", $n the number of texts: at least two.
why-texts = { $n ->
    [one] { $sources } report it, in one text.
   *[other] { $sources } report it, in { $n } independent texts.
}
why-fresh = The newest report was { $age } old when the page was made.
why-novel = The first report was { $age } old.
why-age-instant = less than a minute
why-weight = The editor lets its sources count { $weight } times what a source counts otherwise.
why-substance = The longest report has { $words }.
why-foreign = No report of it is in the edition’s language.
why-home = It is about { $place }, at home.
why-near = It is about { $place }, { $km } km from home.
why-section = The editor lets { $name } count { $weight } times what a section counts otherwise.
why-pinned = An editor put it on top.
