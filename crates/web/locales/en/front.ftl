# The front page.
front-brief = In brief
front-more = More news
# Before a date with its hour; the page was made then.
front-composed = Composed
# After it.
front-composed-from = from { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = As it was on
front-today = Today’s front page
# Over numbers that publishers give differently.
front-differ = The reports differ
front-differ-more = Each with its sentence
# After a number: the publishers who give it, $n of them.
front-says = { $n ->
    [one] says { $who }
   *[other] say { $who }
}
# Over the other stories of the lead’s matter.
front-matter = The same matter
# The row of pictures.
front-band = Pictures of the day
# The end of the page: when the newest report came in.
front-end = Nothing more since <time datetime="{ $machine }" title="{ $exact }">{ $time }</time>.
front-talked = Most discussed
