# What is known of a story beyond its headlines.
dossier-heading = Held against one another
dossier-differ = Where numbers differ
dossier-agreed = What most say
# How many other reports say the same.
dossier-others = { $n ->
    [one] The other says it too
   *[other] { $n } others say it too
}
dossier-only-one = What only one says
dossier-named = Named
dossier-happens-in = It happens in
dossier-people = People
dossier-organisations = Organisations
dossier-places = Places
dossier-by-kind = Sources by kind
dossier-by-country = Sources by country
dossier-at-home = at home
dossier-from-home = { $km } km from home
