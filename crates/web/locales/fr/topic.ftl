# La page d’un article.
topic-back = Le sujet, tous les articles
topic-by = Par { $authors }
# Before a date with its hour.
topic-updated = Mis à jour le
topic-read-at = Lire sur { $source }
topic-read-whole = Lire l’article en entier sur { $source }
# Why there is no more of the article here.
topic-headline-only = Ce média autorise ici son titre ; l’article se lit chez lui.
topic-excerpt-only = Ceci est un extrait : l’article appartient au média qui le publie et se lit en entier chez lui.
topic-feed-only = La page du média n’a pas pu être lue ; voici le texte de son flux.
# HTML: whose article it is.
topic-credit = Écrit pour <a href="{ $href }"><bdi>{ $source }</bdi></a>, à qui appartient cet article.
topic-credit-by = Écrit par <bdi>{ $authors }</bdi> pour <a href="{ $href }"><bdi>{ $source }</bdi></a>, à qui appartient cet article.
topic-original-at = L’original se trouve sur <a href="{ $href }" rel="noopener"><bdi>{ $host }</bdi></a>.
# $names is a list of links.
topic-carried-by = Également repris par { $names }.
topic-others = Même événement, autres articles
topic-all-reports = Tous les articles côte à côte
topic-more-from = Plus d’articles de { $source }
topic-listen = Écouter
topic-pause = Suspendre
topic-resume = Reprendre où vous en étiez
