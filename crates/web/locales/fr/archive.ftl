# Le journal des jours passés.
archive-title = Archives
archive-what = { $paper } des jours passés : chaque une telle qu’elle était à la fin de la journée
archive-month = { $month } { $year }
archive-weekdays = lu ma me je ve sa di
archive-empty = Rien encore
archive-empty-title = Aucun numéro n’a encore paru
archive-empty-say = La une de chaque jour se trouvera ici dès qu’il y en aura une.
archive-days = Autres jours
archive-stories = Toutes les nouvelles du jour
