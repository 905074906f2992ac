# What this paper is and by which rules it is made.
about-title = About { $name }
about-what = { $name } is a front page made from what many publishers report. It reads each article clean of its page’s clutter, puts the reports of one event together as one story, and shows who reported it, when, and in how many texts of their own.
about-home = Its home
about-home-say = { $place }. Dates and hours are those of { $zone }.
about-sources = Its sources
# HTML; $sources is "6 sources".
about-sources-say = It reads <a href="{ $href }">{ $sources }</a>. Each has a page that says when it was last asked, what came, and what was wrong with it.
about-sources-none = It has none yet.
about-rights = Whose articles they are
about-rights-private = Their publishers’. This edition is private: its members read the articles in full, with author, source and a link to the original at each.
about-rights-public = Their publishers’. Here stands what a publisher allows: its headline, mostly with an excerpt, and a link to the original; the whole text only where it lets the whole be shown. Author, source and original are named with each article, and search engines are told to list the original.
about-order = How stories are ordered
about-order-say = By how many sources report them in words of their own, how new they and their newest reports are, how near to home they happened, and the weight that the editor gives to a source or section. An editor can pin a story on top or hide it, and give it a headline; each such decision is kept with its time. Each story’s page says why it stands where it stands, in points. Nothing is ordered by who you are.
about-wrong = If something is wrong
about-wrong-say = In an article: its publisher can mend it, and the article’s page here links to it. In what stands beside what, or in a story that is two: whoever runs this edition can.
about-wrong-top = What they say of themselves stands at the top of this page.
about-pays = Who pays
about-pays-sponsored = The line above the name is paid for, and says so.
about-pays-nobody = Nobody pays to stand here at present.
about-pays-say = A sponsor gets that one line; it is never mixed into the news, follows no one, and has no say in what stands below it.
about-map = What it knows of the map
# HTML.
about-map-say = Towns and countries are those of <a href="https://www.geonames.org/">GeoNames</a>, under the Creative Commons Attribution 4.0 licence.
about-made = What it is made with
about-made-say = Dateline { $version }, free software under the MIT or the Apache 2.0 licence.
# HTML: a typeface and its maker, with a link to its licence; then the list of them.
about-face = { $face } by { $maker } (<a href="{ $href }">its licence</a>)
about-set-in = Set in { $faces }, under the SIL Open Font Licence.
about-quiet = No page needs a script, nothing is loaded from elsewhere, and nobody follows you.
