# La page d’une source.
source-all = Toutes les sources
source-rights-member = Les membres de cette édition privée lisent ses articles en entier.
source-rights-full = Ses articles peuvent se lire ici en entier.
source-rights-excerpt = Un extrait de ses articles figure ici, avec un lien vers l’original.
source-rights-link = Ses titres figurent ici, avec un lien vers l’original.
source-articles = Ses articles
source-articles-none = Aucun n’est encore arrivé.
source-feeds = Ses flux, et ce qui s’est passé quand
source-feeds-none = Elle n’en a pas.
source-followed = Suivi
# Between these two stands a date with its hour: the feed is not followed any more.
source-followed-until = arrêté le
source-followed-stays = ce qui en a été lu reste
source-kind = Type
source-kind-links = Une page sans flux : sa liste de liens est lue comme tel.
source-kind-sitemap = Un plan de site : ses adresses sont lues comme celles d’un flux.
source-kind-letters = Une lettre d’information : ses envois arrivent ici, rien n’est demandé.
source-kind-archive = Des pages importées d’archives : rien n’est demandé ici.
source-last-answer = Dernière réponse
source-failed = En échec
source-failed-times = { $n ->
    [one] une fois
   *[other] { $n } fois de suite
}
source-trouble = Difficulté
source-trouble-for = Sans réponse valable depuis { $span }
# Before a date with its hour, after a semicolon.
source-next-try = prochain essai :
source-last-asked = Dernière demande
source-last-asked-never = pas encore
source-last-changed = Dernier changement
source-asked-again = Prochaine demande
source-asked-never = aucune : le média l’a retiré
source-history = Ce qui s’est passé quand
# Before a date: since when something has been so.
source-since = depuis
source-times = { $n ->
    [one] { $n } fois
   *[other] { $n } fois
}
source-nothing-new = rien de nouveau
source-new-entries = { $n ->
    [one] { $n } nouvelle entrée
   *[other] { $n } nouvelles entrées
}
source-changed-entries = { $n ->
    [one] { $n } entrée modifiée
   *[other] { $n } entrées modifiées
}
source-no-answer = pas de réponse valable
source-gone = disparu pour de bon
source-moved = déplacé
source-delivered = livré
source-flaws = Défauts surmontés
source-flaws-none = Aucun pour l’instant.
source-flaws-past = Défauts disparus ({ $n })
# Of a flaw: before its first time, and, after a comma, its last.
source-flaw-first = première fois
source-flaw-last = dernière fois
