# Around every page: masthead, menu, foot.
shell-skip = Skip to the news
shell-sponsor = Sponsor
shell-sections = Sections
shell-front = Front page
shell-nearby = Nearby
shell-search = Search
shell-sources = Sources
shell-look = How it looks
shell-about = About
# What the date says when one points at it; $when is a date with its hour, $place the edition’s home.
shell-date-there = { $when } in { $place }
shell-made-with = Made with Dateline { $version }
# The arrow that leads back, and the one that leads out to another site: they point the way that the language does not run, and does.
shell-back = ←
shell-out = ↗
shell-reading-now = { $n ->
    [one] { $n } reading now
   *[other] { $n } reading now
}
shell-editions = Other editions
shell-river = River
shell-archive = Archive
shell-newsline = Newsline
shell-mine = Yours
shell-news = { $n ->
    [one] { $n } new for you
   *[other] { $n } new for you
}
# Before names of formats
shell-feeds = This page in a feed reader:
shell-notices = { $n ->
    [one] { $n } for you
   *[other] { $n } for you
}
shell-digest = The Digest
