# Ce que le lecteur a lu, s’il le garde.
history-title = Ce que vous avez lu
history-count = { $n ->
    [one] { $n } lu
   *[other] { $n } lus
}
history-clear = Oublier ce que j’ai lu
history-off = Ne plus le garder
history-on = Garder ce que je lis
history-not-kept = Non gardé
history-not-kept-title = Personne ne note ce que vous lisez
history-not-kept-say = Si vous le voulez, les sujets et articles que vous ouvrez sont notés ici, pour vous seul, et marqués comme lus dans les listes. Vous pouvez y mettre fin et tout oublier à tout moment.
history-none = Encore rien
history-none-title = Vous n’avez rien lu depuis
history-none-say = Les sujets et articles que vous ouvrirez désormais se rangeront ici.
