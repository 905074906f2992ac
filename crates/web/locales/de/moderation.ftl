# What waits for a moderator, and what was decided.
moderation-title = Moderation
moderation-waits = Wartet auf einen Moderator
moderation-none = Nichts wartet.
moderation-reported = Gemeldet:
moderation-why = Warum (andere können es lesen)
moderation-show = Zeigen
moderation-hide = Ausblenden
moderation-ruled = Entschieden
moderation-shown = Gezeigt
moderation-hidden = Ausgeblendet
moderation-waiting = { $n ->
    [one] { $n } Kommentar wartet
   *[other] { $n } Kommentare warten
}
