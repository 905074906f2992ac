# An article’s page.
topic-back = The story, all reports
topic-by = By { $authors }
# Before a date with its hour.
topic-updated = Updated
topic-read-at = Read at { $source }
topic-read-whole = Read the whole article at { $source }
# Why there is no more of the article here.
topic-headline-only = This publisher lets its headline stand here; the article is read at its own place.
topic-excerpt-only = This is an excerpt: the article is its publisher’s, and is read in full there.
topic-feed-only = The publisher’s page could not be read; these are the words of its feed.
# HTML: whose article it is.
topic-credit = Written for <a href="{ $href }"><bdi>{ $source }</bdi></a>, whose article this is.
topic-credit-by = Written by <bdi>{ $authors }</bdi> for <a href="{ $href }"><bdi>{ $source }</bdi></a>, whose article this is.
topic-original-at = The original is at <a href="{ $href }" rel="noopener"><bdi>{ $host }</bdi></a>.
# $names is a list of links.
topic-carried-by = Also carried by { $names }.
topic-others = Same event, other reports
topic-all-reports = All reports side by side
topic-more-from = More from { $source }
topic-listen = Listen
topic-pause = Pause
topic-resume = Go on where you stopped
