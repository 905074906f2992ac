# The front page.
front-brief = In brief
front-also-brief = Also in brief
front-more = More news
# Before a date with its hour; the page was made then.
front-composed = Composed
# After it.
front-composed-from = from { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = As it was on
front-today = Today’s front page
