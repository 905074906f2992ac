# Comment une page a été lue.
reading-title = Lecture : { $title }
reading-title-of = Lectures de { $source }
reading-last = { $n ->
    [one] Le dernier article lu
   *[other] Les { $n } derniers articles lus
}
reading-source = Source
reading-show = Afficher
reading-none = Aucune pour l’instant.
reading-article = Article
reading-words = Mots
reading-flaws = Défauts
# Of flaws, where there are none.
reading-flaws-none = aucun
# When an article was read: a column, and before an age.
reading-read = Lu
reading-fetched = Récupéré
reading-feed-alone = le texte du flux seul
reading-not-kept = page non conservée
reading-original-at = Original sur { $source }
reading-known = Ce que l’on sait, et d’où
reading-known-note = Titre, résumé et heure sont ceux du flux quand il les donne ; l’origine est l’endroit où la page dit la même chose.
reading-said = Ce que disait le flux
reading-version = Version { $n }
reading-first-words = { $words }, tel que le flux l’a d’abord dit.
reading-blocks = Sa page, bloc par bloc
reading-no-page = Pas de page à montrer
# HTML.
reading-no-page-kept = La page du média n’est pas conservée : on ne peut donc montrer pourquoi le texte est ce qu’il est. Soit le flux a donné le texte entier et aucune page n’a été récupérée, soit la page l’a été il y a plus longtemps que ne le dit <code>pages.keep_days</code>, soit elle était trop grosse.
reading-no-page-had = La page du média n’a pu être obtenue : ce que voient les lecteurs est le texte de son flux.
reading-as-readers = L’article vu par les lecteurs
# HTML.
reading-legend = Chaque bloc de la page dans l’ordre. La barre est la probabilité qui lui a été donnée avant l’application des règles ; <s>ce qui est barré</s> a été écarté.
reading-kept = Gardé
reading-dropped = Écarté
reading-sums = { $kept } blocs gardés sur { $n }
reading-more = { $n ->
    [one] … et { $n } bloc de plus.
   *[other] … et { $n } blocs de plus.
}
reading-blocks-dropped = { $n ->
    [one] { $n } bloc écarté
   *[other] { $n } blocs écartés
}
reading-page = Page { $n } sur { $of }
reading-gave-up = Le lecteur a renoncé devant cette page. Merci de le signaler.
reading-no-text = Il n’y a pas de texte sur cette page.
# What a page turned out to be.
reading-live-blog = Direct
reading-gallery = Diaporama
reading-video = Vidéo
reading-index = Liste d’articles
reading-paywalled = Réservé aux abonnés
reading-gone = Disparu
reading-nothing = Rien à lire
# Versions of what a feed said.
reading-versions = { $n } versions
reading-versions-kept = { $n } versions, dont { $kept } conservées
reading-began = Comment cela a commencé
reading-earlier = { $n ->
    [one] { $n } changement antérieur, et le début
   *[other] { $n } changements antérieurs, et le début
}
reading-against = comparée à la version { $n }
reading-added = { $n ->
    [one] { $n } mot ajouté
   *[other] { $n } mots ajoutés
}
reading-removed = { $n ->
    [one] { $n } mot retiré
   *[other] { $n } mots retirés
}
reading-stayed = Le titre et les mots sont restés.
# $what is a list of the names that follow below.
reading-stayed-but = Le titre et les mots sont restés ; ce qui a changé : { $what }.
reading-besides = En outre, ce qui a changé : { $what }.
reading-long = C’est long : les { $n } premiers mots au plus sont comparés.
reading-other-address = adresse
reading-other-authors = auteurs
reading-other-dates = dates
reading-other-summary = résumé
reading-other-whole = si elle donne le texte entier
reading-other-categories = catégories
reading-other-files = fichiers joints
# For who does not see the marks: before a changed headline, a changed text, an added and a removed piece.
reading-change-headline = Titre :
reading-change-text = Texte :
reading-change-added = ajouté :
reading-change-removed = retiré :
# Between two pieces of a text: what stayed and is not shown.
reading-as-before = { $n ->
    [one] { $n } mot inchangé
   *[other] { $n } mots inchangés
}
# Names of facts.
reading-fact-title = Titre
reading-fact-authors = Auteurs
reading-fact-published = Publié
reading-fact-modified = Modifié
reading-fact-site = Nom du site
reading-fact-language = Langue
reading-fact-canonical = Adresse canonique
reading-fact-picture = Image principale
reading-fact-excerpt = Extrait
