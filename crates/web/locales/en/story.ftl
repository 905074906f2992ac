# A story’s page.
# Before an age. The second form stands after the word for “New” and a comma.
story-newest = Newest report
story-newest-after-new = newest report
# Before a date with its hour.
story-first = First
# After the number of sources.
story-independent = { $n ->
    [one] one text
   *[other] { $n } independent texts
}
story-side-by-side = Side by side
story-the-report = The report
story-original = Original
story-by-time = In the order of time
# After a publisher’s name, with a comma before.
story-the-first = the first
story-matter = The same matter
story-before = Before
story-since = Since
