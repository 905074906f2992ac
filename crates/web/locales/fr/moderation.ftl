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
moderation-rule = Trancher
moderation-remove = Retirer
moderation-spam = Retirer comme publicité
moderation-why-hidden = Pourquoi, et que faire
moderation-why-say = La personne qui l’a écrit lit ceci. Masqué, sa place reste visible ; retiré, non.
moderation-lock = Clore la discussion
moderation-unlock = Rouvrir la discussion
moderation-slow = La ralentir
moderation-unslow = Ne plus la ralentir
moderation-held = Retenu
moderation-removed = Retiré
moderation-locked = Close
moderation-unlocked = Rouverte
moderation-unslowed = N’est plus ralentie
moderation-warned = Avertissement
moderation-silent-until = Ne peut pas écrire avant { $until }
moderation-banned-until = Ne peut pas se connecter avant { $until }
moderation-may-write = Peut de nouveau écrire
moderation-may-come = Peut de nouveau se connecter
moderation-a-comment = un commentaire
moderation-held-new = En attente, car son auteur est nouveau.
moderation-held-listed = En attente à cause d’un mot ou d’un lien de la liste.
moderation-held-twice = En attente, car la même chose a déjà été écrite.
moderation-held-spam = En attente, car cela ressemble à de la publicité déjà retirée.
moderation-appeals = Demandes de réexamen
moderation-answer = Répondre
moderation-rulings = Ce que la modération a décidé
moderation-rulings-say = Chaque décision avec sa raison, sans les noms des personnes concernées.
moderation-no-rulings = Rien n’a encore été décidé.
moderation-ruling = Une décision
moderation-undo = L’annuler
moderation-undone = annulée
moderation-undoing = Annulation :
moderation-uphold = Elle reste
moderation-asked = Ce qui a été demandé
moderation-answered = Réponse :
moderation-asked-waits = La modération va réexaminer.
moderation-ask = Pourquoi faudrait-il réexaminer ?
moderation-ask-say = Vous pouvez demander une fois. Quelqu’un de la modération répond, si possible une autre personne.
moderation-ask-send = Demander
moderation-list = Mots et liens
moderation-list-say = Ce qui contient l’un d’eux attend la modération ou n’est pas accepté. Un mot compte quelle que soit sa graphie, un domaine avec tout ce qui en dépend.
moderation-pattern = Un mot, plusieurs, ou une adresse
moderation-put-hold = Faire attendre
moderation-put-refuse = Ne pas accepter
moderation-list-empty = La liste est vide.
moderation-list-full = La liste est pleine. Retirez-en d’abord quelque chose.
moderation-nothing-sought = Il n’y a rien à y chercher.
moderation-off = Retirer
moderation-word = mot
moderation-host = liens vers ce domaine
moderation-holds = attend
moderation-refuses = n’est pas accepté
moderation-days = Jours ; 0 y met fin
moderation-warn = Avertir
moderation-silence = Interdire d’écrire
moderation-ban = Interdire l’accès
moderation-note = Note pour la modération
moderation-supporter = Marquer comme soutien
moderation-no-supporter = Retirer la marque de soutien
moderation-slowed = { $n ->
    [one] Ralentie : un commentaire toutes les { $n } seconde
    [many] Ralentie : un commentaire toutes les { $n } secondes
   *[other] Ralentie : un commentaire toutes les { $n } secondes
}
moderation-say = Dans vos mots
moderation-decided-since = Une autre décision a été prise depuis. Tranchez de nouveau là où il le faut.
