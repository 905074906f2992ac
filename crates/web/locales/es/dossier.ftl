# Lo que se sabe de una noticia más allá de los titulares.
dossier-heading = Unos frente a otros
dossier-differ = Donde difieren las cifras
dossier-agreed = Lo que dice la mayoría
# How many other reports say the same.
dossier-others = { $n ->
    [one] El otro también lo dice
   *[other] Otros { $n } también lo dicen
}
dossier-only-one = Lo que solo dice uno
dossier-named = Mencionados
dossier-happens-in = Ocurre en
dossier-people = Personas
dossier-organisations = Organizaciones
dossier-places = Lugares
dossier-by-kind = Fuentes por tipo
dossier-by-country = Fuentes por país
dossier-at-home = aquí
dossier-from-home = a { $km } km de aquí
