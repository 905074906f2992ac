# Ce qu’une machine a écrit, pour les admins.
machine-what = Ce qui a été demandé à la machine, et ce qu’aucun article n’appuie.
machine-today = Jetons aujourd’hui (UTC) : { $n }
machine-tokens = jetons : { $n }
machine-none = Rien n’a encore été demandé à une machine.
machine-asked = Demande en cours
machine-written = Écrit
machine-refused = Refusé
machine-failed = Aucun texte
machine-dropped = Refusé, ou ce qui a échoué :
