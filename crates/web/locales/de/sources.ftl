# Das Verzeichnis der Quellen.
sources-description = Die Medien, die { $edition } liest.
sources-none-say = Fügen Sie ein Medium mit der Adresse seiner Website oder seines Feeds hinzu.
sources-source = Quelle
sources-articles = Artikel
sources-newest = Neuester
# Of the newest article, where there is none.
sources-newest-none = keiner
sources-removed = Wird nicht mehr verfolgt
sources-no-feed = Hat keinen Feed
sources-not-asked = Noch nicht abgefragt
sources-silent = Antwortet nicht
sources-empty = Antwortet, bisher ohne Inhalt
sources-answers = Antwortet
sources-feeds = { $n ->
    [one] { $n } Feed
   *[other] { $n } Feeds
}
# A flaw is something wrong in a feed or page that reading it got over.
sources-flaws = { $n ->
    [one] { $n } Mangel überwunden
   *[other] { $n } Mängel überwunden
}
