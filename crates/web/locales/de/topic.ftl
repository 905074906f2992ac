# Die Seite eines Artikels.
topic-back = Die Nachricht mit allen Berichten
topic-by = Von { $authors }
# Before a date with its hour.
topic-updated = Aktualisiert am
topic-read-at = Lesen bei { $source }
topic-read-whole = Den ganzen Artikel bei { $source } lesen
# Why there is no more of the article here.
topic-headline-only = Dieses Medium gibt hier seine Überschrift frei; der Artikel wird auf dessen eigener Seite gelesen.
topic-excerpt-only = Dies ist ein Auszug: Der Artikel gehört seinem Medium und ist dort vollständig zu lesen.
topic-feed-only = Die Seite des Mediums war nicht lesbar; dies sind die Worte seines Feeds.
# HTML: whose article it is.
topic-credit = Geschrieben für <a href="{ $href }"><bdi>{ $source }</bdi></a>; der Artikel gehört diesem Medium.
topic-credit-by = Geschrieben von <bdi>{ $authors }</bdi> für <a href="{ $href }"><bdi>{ $source }</bdi></a>; der Artikel gehört diesem Medium.
topic-original-at = Das Original steht bei <a href="{ $href }" rel="noopener"><bdi>{ $host }</bdi></a>.
# $names is a list of links.
topic-carried-by = Auch verbreitet von { $names }.
topic-others = Dasselbe Ereignis, andere Berichte
topic-all-reports = Alle Berichte im Vergleich
topic-more-from = Mehr von { $source }
topic-listen = Anhören
topic-pause = Anhalten
topic-resume = Weiterlesen, wo Sie aufgehört haben
