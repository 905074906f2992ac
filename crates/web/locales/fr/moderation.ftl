# What waits for a moderator, and what was decided.
moderation-title = Modération
moderation-waits = En attente d’un modérateur
moderation-none = Rien n’attend.
moderation-reported = Signalé :
moderation-why = Pourquoi (d’autres peuvent le lire)
moderation-show = Montrer
moderation-hide = Masquer
moderation-ruled = Décidé
moderation-shown = Montré
moderation-hidden = Masqué
moderation-waiting = { $n ->
    [one] { $n } commentaire attend
    [many] { $n } commentaires attendent
   *[other] { $n } commentaires attendent
}
