# A reader’s own front page, and the page on which it is made.
newsline-title = Your newsline
newsline-muted = { $n ->
    [one] { $n } story muted
   *[other] { $n } stories muted
}
newsline-choose = Choose what stands here
newsline-words-mine = Your muted words
newsline-words = Muted words
newsline-fresh = All of the paper stands here, until you leave something out. A tap on a section takes it away; sources and words are chosen on the next page.
newsline-own = Your own feeds
newsline-none = Nothing
newsline-none-title = Nothing stands here at present
newsline-none-say = Of the sources and sections that are on, no story stands in the paper just now.
newsline-pages = Pages
newsline-before = Page before
newsline-after = Next page
newsline-end = Nothing more of your sources stands in the paper now.
newsline-on-of = { $on } of { $all } sources are on
newsline-of = { $on } of { $all }
newsline-own-most = { $n ->
    [one] { $n } feed at most. Only you see what comes of it.
   *[other] { $n } feeds at most. Only you see what comes of them.
}
newsline-import = Read the list
newsline-imported-title = The list is read
newsline-imported = Feeds in the list: { $all }. Sources that this paper reads, now on: { $known }.
newsline-others-bring = Not read here: bring those that you want
newsline-others-add = Add the chosen
newsline-unread = Not read by this paper
newsline-up = Further up
newsline-on = On
newsline-off = Off
newsline-mute-label = A word or phrase; several with commas between them
newsline-mute = Mute
newsline-unmute = Take away
newsline-own-label = Address of a feed
newsline-own-add = Add the feed
newsline-own-waits = Not asked yet
newsline-own-drop = Take away
newsline-lists = Lists for other readers (OPML)
newsline-import-label = A list from another reader
newsline-import-only = Switch off all other sources
newsline-export = Your newsline as a list (OPML)
newsline-search = Find a source
newsline-search-do = Find
newsline-all-sources = All sources
newsline-all-on = All on
newsline-all-off = All off
newsline-no-source = No source is called so.
newsline-feed = Your newsline in a feed reader
newsline-feed-say = An address that nobody can guess. Whoever has it reads along, and can change nothing.
newsline-feed-open = There is an address. Whoever has it reads along, and can change nothing.
newsline-feed-make = Make an address
newsline-feed-another = Make another; the first ends
newsline-feed-end = End it
newsline-feed-once = This is shown once. Give it to nobody who should not read along; if it is lost, make another.
newsline-feed-addresses = Addresses
