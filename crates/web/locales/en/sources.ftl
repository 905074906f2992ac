# The directory of sources.
sources-description = The publishers that { $edition } reads.
sources-none-say = Add a publisher by the address of its site or its feed.
sources-source = Source
sources-articles = Articles
sources-newest = Newest
# Of the newest article, where there is none.
sources-newest-none = none
sources-removed = Not followed any more
sources-no-feed = Has no feed
sources-not-asked = Not asked yet
sources-silent = Does not answer
sources-empty = Answers, with nothing so far
sources-answers = Answers
sources-feeds = { $n ->
    [one] { $n } feed
   *[other] { $n } feeds
}
# A flaw is something wrong in a feed or page that reading it got over.
sources-flaws = { $n ->
    [one] { $n } flaw got over
   *[other] { $n } flaws got over
}
