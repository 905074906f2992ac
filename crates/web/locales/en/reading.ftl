# How a page was read.
reading-title = Reading: { $title }
reading-title-of = Readings of { $source }
reading-last = { $n ->
    [one] The last article that was read
   *[other] The last { $n } articles that were read
}
reading-source = Source
reading-show = Show
reading-none = None so far.
reading-article = Article
reading-words = Words
reading-flaws = Flaws
# Of flaws, where there are none.
reading-flaws-none = none
# When an article was read: a column, and before an age.
reading-read = Read
reading-fetched = Fetched
reading-feed-alone = the feed’s words alone
reading-not-kept = page not kept
reading-original-at = Original at { $source }
reading-known = What is known, and from where
reading-known-note = Headline, summary and time are the feed’s where it gives them; the origin is where the page says the same.
reading-said = What the feed said
reading-version = Version { $n }
reading-first-words = { $words }, as the feed first said it.
reading-blocks = Its page, block by block
reading-no-page = No page to show
# HTML.
reading-no-page-kept = The publisher’s page is not kept, so that it can’t be shown why the text is what it is. Either the feed brought the whole text and no page was fetched; or the page was fetched longer ago than <code>pages.keep_days</code> says, or was too large to keep.
reading-no-page-had = The publisher’s page could not be had: what stands there for readers are the words of its feed.
reading-as-readers = The article as readers have it
# HTML.
reading-legend = Each block of the page in its order. The bar is the chance that it was given, before rules had their say; <s>what is struck out</s> was dropped.
reading-kept = Kept
reading-dropped = Dropped
reading-sums = { $kept } of { $n } blocks kept
reading-more = { $n ->
    [one] … and { $n } more block.
   *[other] … and { $n } more blocks.
}
reading-blocks-dropped = { $n ->
    [one] { $n } block dropped
   *[other] { $n } blocks dropped
}
reading-page = Page { $n } of { $of }
reading-gave-up = The reader gave up on this page. Please report it.
reading-no-text = There is no text on this page.
# What a page turned out to be.
reading-live-blog = Live blog
reading-gallery = Gallery
reading-video = Video
reading-index = List of articles
reading-paywalled = Behind a paywall
reading-gone = Gone
reading-nothing = Nothing to read
# Versions of what a feed said.
reading-versions = { $n } versions
reading-versions-kept = { $n } versions, { $kept } kept
reading-began = How it began
reading-earlier = { $n ->
    [one] { $n } earlier change, and how it began
   *[other] { $n } earlier changes, and how it began
}
reading-against = compared with version { $n }
reading-added = { $n ->
    [one] { $n } word added
   *[other] { $n } words added
}
reading-removed = { $n ->
    [one] { $n } word removed
   *[other] { $n } words removed
}
reading-stayed = Its headline and its words stayed.
# $what is a list of the names that follow below.
reading-stayed-but = Its headline and its words stayed; other than before: { $what }.
reading-besides = Besides, other than before: { $what }.
reading-long = It is long: the first { $n } words are compared at most.
reading-other-address = address
reading-other-authors = authors
reading-other-dates = dates
reading-other-summary = summary
reading-other-whole = whether it carries the whole text
reading-other-categories = categories
reading-other-files = attached files
# For who does not see the marks: before a changed headline, a changed text, an added and a removed piece.
reading-change-headline = Headline:
reading-change-text = Text:
reading-change-added = added:
reading-change-removed = removed:
# Between two pieces of a text: what stayed and is not shown.
reading-as-before = { $n ->
    [one] { $n } word as before
   *[other] { $n } words as before
}
# Names of facts.
reading-fact-title = Title
reading-fact-authors = Authors
reading-fact-published = Published
reading-fact-modified = Modified
reading-fact-site = Site name
reading-fact-language = Language
reading-fact-canonical = Canonical address
reading-fact-picture = Lead picture
reading-fact-excerpt = Excerpt
