# Die Knöpfe unter einer Überschrift.
keep-save = Für später merken
keep-unsave = Aus Gemerktem entfernen
keep-follow = Diesem Thema folgen
keep-unfollow = Nicht mehr folgen
