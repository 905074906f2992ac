# All stories by time.
river-title = River
river-what = Every story as it comes in, the newest first
river-section = Section
river-all-sections = All sections
river-source = Source
river-all-sources = All sources
river-show = Show
river-newest = ↑ The newest
# Instead of an hour, where publishers told the day alone.
river-no-hour = No hour given
# A story that had been reported before.
river-goes-on = continued
river-nothing = Nothing here
river-nothing-title = No story came this way
river-nothing-say = Choose another section or source, or look again later.
river-earlier = Earlier
river-end = That is all there is.
