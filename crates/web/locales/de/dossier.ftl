# Was über eine Nachricht jenseits der Überschriften bekannt ist.
dossier-heading = Gegeneinandergehalten
dossier-differ = Wo Zahlen auseinandergehen
dossier-agreed = Was die meisten sagen
# How many other reports say the same.
dossier-others = { $n ->
    [one] Der andere sagt es auch
   *[other] { $n } weitere sagen es auch
}
dossier-only-one = Was nur einer sagt
dossier-named = Genannt
dossier-happens-in = Ort des Geschehens
dossier-people = Personen
dossier-organisations = Organisationen
dossier-places = Orte
dossier-by-kind = Quellen nach Art
dossier-by-country = Quellen nach Land
dossier-at-home = hier
dossier-from-home = { $km } km von hier
