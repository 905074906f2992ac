# The editor’s pages: menu and decisions.
desk-stories = Stories
desk-readings = Readings
desk-letters = Letters
desk-mailing = Mail
desk-machine = Machine
desk-what = What stands on the front page, in its order. A story’s page lets you pin, hide, rename, merge and split it.
desk-nothing = Nothing is published yet.
desk-story = Story
desk-place = Place
desk-newest = Newest
desk-lead = Lead
desk-second = Second
desk-sponsors = Sponsors
desk-under = Under the lead
desk-matter = The lead’s matter
desk-near = Near home
desk-pictures = Pictures
desk-further = Further stories
desk-pinned = pinned
desk-pinned-in = pinned in { $edition }
desk-hidden-in = hidden in { $edition }
desk-decided = Decided
desk-decided-nothing = No editor has decided anything yet.
desk-decision = Decision
desk-by = By
desk-when = When
desk-undo = Undo
desk-in = in { $edition }
# Before a date with its hour.
desk-until = until
# Before a date with its hour.
desk-undone = undone by { $name }
# Of a decision whose time has run out.
desk-over = over
desk-did-pin = Pinned
desk-did-hide = Hidden
desk-did-rename = Headline: { $title }
desk-did-merge = Took in the story { $title }, { $reports }
desk-did-split = Taken apart, { $reports }
# Why something could not be done.
desk-no-story = There is no such story. Give a story’s address, or its last part.
desk-itself = They are one story already.
desk-no-part = Choose some of the reports, but not all.
desk-no-headline = A headline needs words, and no more than four hundred characters.
desk-undone-already = That is undone already.
desk-overtaken = That can’t be undone any more: its reports were moved again since. Move them as they should be.
