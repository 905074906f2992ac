# La page qui s’affiche tant qu’il n’y a rien à lire.
empty-no-sources = Une rédaction vide
empty-no-sources-title = Ce journal n’a pas encore de sources
empty-no-sources-say = Ajoutez un média par l’adresse de son site ou de son flux, et la première une suivra d’elle-même.
empty-fetching = Sous presse
empty-fetching-title = La première édition est en préparation
empty-fetching-say = Les médias sont interrogés et leurs articles lus. Cette page s’actualise d’elle-même jusqu’à l’arrivée des nouvelles.
empty-offline = Sans nouvelles du dehors
empty-offline-title = Aucun média n’est joignable
empty-offline-say = La ligne semble coupée, ou un proxy fait obstacle. De nouvelles tentatives ont lieu d’elles-mêmes, et cette page s’actualise deux fois par minute.
empty-waiting = Rien pour l’instant
empty-waiting-title = Aucune nouvelle à imprimer
empty-waiting-say = Les sources sont connues, mais aucune n’a encore donné d’article. Elles seront interrogées de nouveau en temps voulu.
# Under a number: feeds asked, of so many.
empty-feeds-asked = { $n ->
    [one] sur { $n } flux interrogé
   *[other] sur { $n } flux interrogés
}
empty-articles-read = articles lus
empty-articles-waiting = à lire
empty-progress = Le premier relevé
empty-progress-of = { $done } sur { $steps }
empty-still = Figer cette page
