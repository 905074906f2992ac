# The page that stands in while there is nothing to read.
empty-no-sources = An empty desk
empty-no-sources-title = This paper has no sources yet
empty-no-sources-say = Add a publisher by the address of its site or its feed, and the first front page follows by itself.
empty-fetching = Going to press
empty-fetching-title = The first edition is being made
empty-fetching-say = The publishers are being asked and their articles read. This page looks again by itself until the news is here.
empty-offline = No word from outside
empty-offline-title = No publisher can be reached
empty-offline-say = The line seems to be down, or a proxy is in the way. They are asked again by themselves, and this page looks again twice a minute.
empty-waiting = Nothing yet
empty-waiting-title = There is no news to print
empty-waiting-say = The sources are known, and none of them has given an article so far. They are asked again when they are due.
# Under a number: feeds asked, of so many.
empty-feeds-asked = { $n ->
    [one] of { $n } feed asked
   *[other] of { $n } feeds asked
}
empty-articles-read = articles read
empty-articles-waiting = waiting to be read
empty-progress = The first fetch
empty-progress-of = { $done } of { $steps }
empty-still = Hold this page still
