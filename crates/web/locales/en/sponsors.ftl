# What sponsors had.
sponsors-what = The last 31 days. A view is a page that a reader saw it on; robots are left out.
sponsors-csv = All days as CSV
sponsors-none = There are none. A sponsor is an [[edition.sponsors]] table in dateline.toml, with short, long and url.
# After a colon: the edition has this sponsor no more.
sponsors-gone = not in dateline.toml any more
sponsors-day = Day
sponsors-views = Views
sponsors-clicks = Clicks
sponsors-together = Together
# When and where a sponsor stands: these, one after the other.
sponsors-from = from { $day }
sponsors-until = until { $day }
sponsors-on = on { $days }
sponsors-everywhere = everywhere
sponsors-weight = weight { $weight }
sponsors-line = above the masthead
sponsors-block = on the front page
sponsors-article = under articles
sponsors-between = { ", " }
