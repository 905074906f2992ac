# Die Seite einer Nachricht.
# Before an age. The second form stands after the word for “New” and a comma.
story-newest = Neuester Bericht
story-newest-after-new = neuester Bericht
# Before a date with its hour.
story-first = Erster Bericht
# After the number of sources.
story-independent = { $n ->
    [one] ein Text
   *[other] { $n } eigenständige Texte
}
story-side-by-side = Im Vergleich
story-the-report = Der Bericht
story-original = Original
story-by-time = In zeitlicher Folge
# After a publisher’s name, with a comma before.
story-the-first = der erste
story-matter = Dieselbe Sache
story-before = Zuvor
story-since = Seither
