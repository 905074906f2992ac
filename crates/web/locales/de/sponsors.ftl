# Was Anzeigen hatten.
sponsors-what = Die letzten 31 Tage. Eine Ansicht ist eine Seite, auf der ein Leser sie sah; Robots zählen nicht.
sponsors-csv = Alle Tage als CSV
sponsors-none = Es gibt keine. Eine Anzeige ist eine Tabelle [[edition.sponsors]] in dateline.toml, mit short, long und url.
# After a colon: the edition has this sponsor no more.
sponsors-gone = nicht mehr in dateline.toml
sponsors-day = Tag
sponsors-views = Ansichten
sponsors-clicks = Klicks
sponsors-together = Zusammen
# When and where a sponsor stands: these, one after the other.
sponsors-from = ab { $day }
sponsors-until = bis { $day }
sponsors-on = am { $days }
sponsors-everywhere = überall
sponsors-weight = Gewicht { $weight }
sponsors-line = über dem Zeitungskopf
sponsors-block = auf der Titelseite
sponsors-article = unter Artikeln
sponsors-between = { ", " }
