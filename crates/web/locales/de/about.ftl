# Was diese Zeitung ist und nach welchen Regeln sie entsteht.
about-title = Über { $name }
about-what = { $name } ist eine Titelseite aus dem, was viele Medien berichten. Jeder Artikel wird ohne das Beiwerk seiner Seite gelesen, die Berichte über ein Ereignis werden zu einer Nachricht zusammengestellt, und es ist zu sehen, wer berichtet hat, wann und in wie vielen eigenen Texten.
about-home = Ihr Ort
about-home-say = { $place }. Daten und Uhrzeiten gelten für { $zone }.
about-sources = Ihre Quellen
# HTML; $sources is "6 sources".
about-sources-say = Sie liest <a href="{ $href }">{ $sources }</a>. Jede hat eine Seite, auf der steht, wann sie zuletzt abgefragt wurde, was kam und was daran fehlerhaft war.
about-sources-none = Sie hat noch keine.
about-rights = Wem die Artikel gehören
about-rights-private = Den Medien, die sie veröffentlichen. Diese Ausgabe ist privat: Ihre Mitglieder lesen die Artikel vollständig, jeweils mit Autor, Quelle und einem Link zum Original.
about-rights-public = Den Medien, die sie veröffentlichen. Hier steht, was ein Medium erlaubt: seine Überschrift, meist mit einem Auszug, und ein Link zum Original; der ganze Text nur dort, wo es ihn freigibt. Autor, Quelle und Original sind bei jedem Artikel genannt, und Suchmaschinen werden auf das Original verwiesen.
about-order = Wie Nachrichten geordnet werden
about-order-say = Danach, wie viele Quellen in eigenen Worten darüber berichten, wie neu sie und ihre jüngsten Berichte sind, wie nah sie geschahen und welches Gewicht die Redaktion einer Quelle oder einem Ressort gibt. Die Redaktion kann eine Nachricht nach oben stellen oder ausblenden und ihr eine Überschrift geben; jede solche Entscheidung wird mit ihrer Zeit aufbewahrt. Auf der Seite jeder Nachricht steht in Punkten, warum sie steht, wo sie steht. Nichts wird danach geordnet, wer Sie sind.
about-wrong = Wenn etwas nicht stimmt
about-wrong-say = In einem Artikel: Sein Medium kann ihn berichtigen, und die Seite des Artikels führt dorthin. Darin, was wozu gestellt ist, oder in einer Nachricht, die zwei sind: Das kann der Betreiber dieser Ausgabe ändern.
about-wrong-top = Was er über sich sagt, steht am Anfang dieser Seite.
about-pays = Wer bezahlt
about-pays-sponsored = Die Zeile über dem Namen ist bezahlt und sagt das auch.
about-pays-nobody = Zurzeit bezahlt niemand dafür, hier zu stehen.
about-pays-say = Ein Sponsor bekommt diese eine Zeile; sie steht nie zwischen den Nachrichten, verfolgt niemanden und bestimmt nichts von dem, was darunter steht.
about-map = Was sie von der Landkarte weiß
# HTML.
about-map-say = Orte und Länder stammen von <a href="https://www.geonames.org/">GeoNames</a>, unter der Lizenz Creative Commons Namensnennung 4.0.
about-made = Womit sie gemacht ist
about-made-say = Dateline { $version }, freie Software unter der MIT- oder der Apache-2.0-Lizenz.
# HTML: a typeface and its maker, with a link to its licence; then the list of them.
about-face = { $face } von { $maker } (<a href="{ $href }">Lizenz</a>)
about-set-in = Gesetzt in { $faces }, unter der SIL Open Font Licence.
about-quiet = Keine Seite braucht ein Skript, nichts wird von anderswo geladen, und niemand verfolgt Sie.
