# The page of searches; $query is what was typed.
search-title = Search
search-title-of = { $query }: search
search-label = Words, phrases, names
search-do = Search
search-help = What can be typed
search-help-words = Both words, in any form, in headline or text
search-help-phrase = Words that stand side by side
search-help-or = One of the two, or both
search-help-not = Without this word
search-help-source = Of this source, by its name or the last part of its page’s address
search-help-section = Under this section
search-help-by = By this author
search-help-language = In this language, by its two letters
search-help-date = Published since the beginning of a day, month or year; and before one begins
search-help-near = Where it happens: around a place, and how far
search-help-more = A minus before any of these turns it round. Accents and capitals do not matter.
search-then = As it was on
search-now = As it is now
search-late = The index is still being made: the newest stories may be missing.
search-meant = Did you mean
search-by-relevance = Best first
search-by-date = Newest first
search-comma = {", "}
search-reports-found = { $n ->
    [one] { $n } report found
   *[other] { $n } reports found
}
search-narrow = Narrow the search
search-sections = Sections
search-by-source = Sources
search-times = Published
search-day = Since yesterday
search-week = In the last 7 days
search-month = In the last 30 days
search-year = In the last year
search-chosen = (chosen; choose again to leave it out)
search-pages = Pages of results
search-page = Page { $page } of { $last }
search-before = ← Back
search-behind = Further →
search-unasked = Every report that this paper has read can be found, by its words, its source, its day or its place.
search-nothing-label = Nothing found
search-nothing = No story has all of this
search-nothing-say = Fewer words find more. Look at the spelling, or leave out a source, a section or a day.
search-unmade-label = Just a moment
search-unmade = The index is being made
search-unmade-say = Searching begins as soon as it is there. The front page and the sections can be read meanwhile.
# What was not understood. $operator is what is typed before the colon, $text what was typed.
search-note-unclosed = A quotation mark has no other: the phrase was taken to go to the end.
search-note-nothing = Nothing stands behind { $operator }: so it was left out.
search-note-operator = { $operator }: means nothing here. It was searched for as words.
search-note-date = “{ $text }” is no date and was left out. Dates are written 2026, 2026-03 or 2026-03-15.
search-note-place = No place is known by the name “{ $text }”. It was left out.
search-note-source = No source is called “{ $text }”. It was left out.
search-note-section = No section is called “{ $text }”. It was left out.
search-note-long = That was more than can be searched for at once: the end was left out.
