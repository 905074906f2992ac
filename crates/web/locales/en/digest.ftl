# The digest: what happened since the last one, at set hours.
digest-title = The Digest
# Before a date with its hour.
digest-of = Digest of { $when }
digest-when = { $date }, { $time }
digest-made-up = Composed later than its hour: { $when }.
digest-own = Its own address
digest-text = As plain text
digest-empty = Nothing new was reported
# Before the name of a source, for who hears the page.
digest-below = below, from
digest-sections = Sections of this digest
# Behind a headline that is told in another section of the same page.
digest-above = told above
digest-since = { $reports } since { $when }
digest-more-sources = { $n ->
    [one] and { $n } more source
   *[other] and { $n } more sources
}
digest-discuss = Discuss
digest-machine = Written by a machine from these reports; each sentence was checked against them.
digest-others = Other digests
digest-month = Digests of { $month }
digest-none = No digest has been published yet
digest-none-say = They come every day at { $hours }.
digest-corrections = Corrections
digest-correct = What was wrong, and what is right
digest-correct-do = Publish the correction
digest-no-correction = A correction needs words, and no more than 2,000 characters.
# For editors.
digest-next = The next digest
digest-next-say = As it would be now. It is published on { $when } in any case, with what was decided by then.
digest-of-weighed = { $stories } of { $weighed } that were weighed
digest-decided = Decided so far
digest-undo = Undo
digest-stands = What stands in it
digest-could = What else stands on the front page
digest-pick = Pick
digest-drop = Drop
digest-hold = Hold for the one after
digest-more = Place and headline
digest-place = Place
digest-place-do = Move
digest-headline = Headline in the digest
digest-headline-do = Change
digest-picked = Picked:
digest-dropped = Dropped:
digest-held = Held:
digest-placed = Moved to place { $place }:
digest-titled = Called “{ $title }”:
digest-not-decided = That could not be done: the story or the decision is there no more, the digest is out, or there was no headline or place.
