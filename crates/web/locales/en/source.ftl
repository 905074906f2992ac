# A source’s page.
source-all = All sources
source-rights-member = Members of this private edition read its articles in full.
source-rights-full = Its articles may be read here in full.
source-rights-excerpt = An excerpt of its articles stands here, with a link to the original.
source-rights-link = Its headlines stand here, with a link to the original.
source-articles = Its articles
source-articles-none = None has come in so far.
source-feeds = Its feeds, and what happened when
source-feeds-none = It has none.
source-followed = Followed
# Between these two stands a date with its hour: the feed is not followed any more.
source-followed-until = no more, since
source-followed-stays = what was read of it stays
source-kind = Kind
source-kind-links = A page without a feed: the list of links on it is read as one.
source-kind-sitemap = A sitemap: the addresses in it are read as a feed’s.
source-kind-letters = A newsletter: its letters are sent here, and nothing is asked for.
source-kind-archive = Pages that were imported from an archive: nothing is asked here.
source-last-answer = Last answer
source-failed = Failed
source-failed-times = { $n ->
    [one] once
   *[other] { $n } times in a row
}
source-trouble = Trouble
source-trouble-for = For { $span } there has been no good answer
# Before a date with its hour, after a semicolon.
source-next-try = next try
source-last-asked = Last asked
source-last-asked-never = not yet
source-last-changed = Last changed
source-asked-again = Asked again
source-asked-never = no more: the publisher took it down
source-history = What happened when
# Before a date: since when something has been so.
source-since = since
source-times = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
source-nothing-new = nothing new
source-new-entries = { $n ->
    [one] { $n } new entry
   *[other] { $n } new entries
}
source-changed-entries = { $n ->
    [one] { $n } changed entry
   *[other] { $n } changed entries
}
source-no-answer = no good answer
source-gone = gone for good
source-moved = moved
source-delivered = delivered
source-flaws = Flaws got over
source-flaws-none = None at present.
source-flaws-past = Flaws that are gone ({ $n })
# Of a flaw: before its first time, and, after a comma, its last.
source-flaw-first = first
source-flaw-last = last
