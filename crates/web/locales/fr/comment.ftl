# What readers write under stories.
comment-discussion = Discussion
comment-title = Discussion : { $title }
comment-none = Personne n’a encore écrit ici
comment-oldest = Plus anciens
comment-newest = Plus récents
comment-best = Meilleurs
comment-nobody = Quelqu’un qui est parti
comment-edited = modifié
comment-held = En attente d’un modérateur ; vous seul le voyez.
comment-hidden = Un modérateur l’a masqué.
comment-deleted = Ce texte a été retiré.
comment-good = Apporte quelque chose
comment-bad = N’apporte rien
comment-answer = Répondre
comment-change = Modifier
comment-delete = Retirer
comment-report = Signaler
comment-write = Écrire
comment-text = Texte
comment-markdown = *Italique*, **gras**, > citation, [mots](https://…). Rien d’autre n’est nécessaire.
comment-send = Envoyer
comment-preview = Aperçu
comment-sign-in = Connectez-vous pour écrire
comment-to-story = L’article
comment-empty = Il n’y a pas encore de texte.
comment-too-long = { $most } caractères au plus, s’il vous plaît.
comment-silent = Vous pourrez écrire de nouveau à partir du { $until }.
comment-parent-gone = Ce à quoi vous répondez n’est plus là.
comment-why = Qu’est-ce qui ne va pas ?
comment-note = Dans vos mots, si vous voulez
comment-abuse = Il attaque quelqu’un
comment-spam = Il fait de la publicité
comment-untrue = Ce n’est pas vrai
comment-astray = Cela n’a rien à voir avec l’article
comment-by = { $name } écrit
comment-count = { $n ->
    [one] { $n } commentaire
    [many] { $n } commentaires
   *[other] { $n } commentaires
}
comment-good-count = { $n ->
    [one] { $n } personne trouve qu’il apporte quelque chose
    [many] { $n } personnes trouvent qu’il apporte quelque chose
   *[other] { $n } personnes trouvent qu’il apporte quelque chose
}
comment-too-many-links = { $n ->
    [one] { $n } lien au plus, s’il vous plaît.
    [many] { $n } liens au plus, s’il vous plaît.
   *[other] { $n } liens au plus, s’il vous plaît.
}
comment-too-soon = { $n ->
    [one] Vous pourrez écrire de nouveau dans { $n } seconde.
    [many] Vous pourrez écrire de nouveau dans { $n } secondes.
   *[other] Vous pourrez écrire de nouveau dans { $n } secondes.
}
comment-removed = La modération a retiré ceci ; vous seul le voyez.
comment-thanks = Merci
comment-funny = Drôle
comment-sad = Triste
comment-locked = Cette discussion est close. On peut la lire, mais rien ne s’y ajoute.
comment-listed = Il s’y trouve un mot ou un lien que ce journal n’accepte pas. Écrivez-le autrement, s’il vous plaît.
comment-boards = Forums
comment-boards-say = Des conversations qui n’appartiennent à aucun sujet.
comment-quote = Citer une phrase
comment-quote-none = Rien de cet article ne peut être cité ici.
comment-to-report = L’article
comment-spoken = Ce qui a été écrit
comment-thanks-count = { $n ->
    [one] { $n } dit merci
    [many] { $n } disent merci
   *[other] { $n } disent merci
}
comment-funny-count = { $n ->
    [one] { $n } trouve cela drôle
    [many] { $n } trouvent cela drôle
   *[other] { $n } trouvent cela drôle
}
comment-sad-count = { $n ->
    [one] { $n } trouve cela triste
    [many] { $n } trouvent cela triste
   *[other] { $n } trouvent cela triste
}
comment-since = { $n ->
    [one] { $n } nouveau depuis votre passage
    [many] { $n } nouveaux depuis votre passage
   *[other] { $n } nouveaux depuis votre passage
}
comment-all-answers = { $n ->
    [one] La { $n } réponse
    [many] Les { $n } réponses
   *[other] Les { $n } réponses
}
comment-slow = { $n ->
    [one] Au ralenti pour l’instant : un commentaire par personne toutes les { $n } seconde.
    [many] Au ralenti pour l’instant : un commentaire par personne toutes les { $n } secondes.
   *[other] Au ralenti pour l’instant : un commentaire par personne toutes les { $n } secondes.
}
