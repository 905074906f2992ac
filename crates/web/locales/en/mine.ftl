# The page with all that is kept about a reader.
mine-title = Yours
mine-say = All that is kept about you, in one place.
mine-followed = Stories you follow
mine-followed-none = None. On a story’s page, “Follow this story” tells you here when new reports come.
mine-kept = What is kept
mine-since = Since
mine-nothing-chosen = Everything, as it comes
mine-none = None
mine-look = Chosen by you, kept in this browser
mine-cookie = How we know you
mine-cookie-say = A random number in this browser, of which we store only a digest. A year without a visit, and all of this is forgotten. Nothing else is recorded.
mine-export = All of it as a file (JSON)
mine-forget-sure = I am sure. Nothing brings it back.
mine-forget = Forget everything
mine-nothing = Nothing
mine-nothing-title = Nothing is kept about you
mine-nothing-say = Not even a number. Only if you save, follow or choose something is it kept, and it then stands here, with a button that forgets all of it.
mine-others-off = New sources are off until you switch them on
mine-sources-on = { $n ->
    [one] { $n } source switched on
   *[other] { $n } sources switched on
}
mine-sources-off = { $n ->
    [one] { $n } source switched off
   *[other] { $n } sources switched off
}
mine-sections-off = { $n ->
    [one] { $n } section left out
   *[other] { $n } sections left out
}
mine-sections-order = Sections in your order
