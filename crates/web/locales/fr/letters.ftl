# Boîtes aux lettres.
letters-boxes = { $n ->
    [one] { $n } boîte aux lettres
   *[other] { $n } boîtes aux lettres
}
letters-count = { $n ->
    [one] { $n } lettre
   *[other] { $n } lettres
}
letters-secret = Qui connaît une adresse peut y écrire : ne la donnez qu’à sa lettre d’information.
letters-none = Il n’y a pas encore de boîte aux lettres. Créez-en une : dateline add --letters « Nom de la lettre »
# Before an age, after a comma.
letters-last = la dernière
letters-nothing = Rien n’est encore arrivé. Abonnez-vous à la lettre avec cette adresse ; sa demande de confirmation s’affichera ici.
