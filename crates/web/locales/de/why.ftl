# Warum eine Nachricht steht, wo sie steht.
why-heading = Warum das hier steht
why-ground = Grund
why-points = Punkte
why-total = Zusammen
why-one-source = Eine Quelle berichtet darüber.
why-own-words = { $n ->
    [one] { $n } Quelle berichtet darüber in eigenen Worten.
   *[other] { $n } Quellen berichten darüber, jede in eigenen Worten.
}
why-same-text = { $n ->
    [one] { $n } Quelle berichtet darüber, mit demselben Text.
   *[other] { $n } Quellen berichten darüber, alle mit demselben Text.
}
# $sources is "6 sources", $n the number of texts: at least two.
why-texts = { $n ->
    [one] { $sources } berichten darüber, in einem Text.
   *[other] { $sources } berichten darüber, in { $n } eigenständigen Texten.
}
why-fresh = Der neueste Bericht war { $age } alt, als die Seite entstand.
why-novel = Der erste Bericht war { $age } alt.
why-age-instant = weniger als eine Minute
why-weight = Die Redaktion gewichtet ihre Quellen mit dem { $weight }-Fachen des Üblichen.
why-substance = Der längste Bericht hat { $words }.
why-foreign = Kein Bericht ist in der Sprache der Ausgabe.
why-home = Es geht um { $place }, also um hier.
why-near = Es geht um { $place }, { $km } km von hier.
why-section = Die Redaktion gewichtet das Ressort { $name } mit dem { $weight }-Fachen des Üblichen.
why-pinned = Die Redaktion hat es nach oben gestellt.
