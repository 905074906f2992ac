# Was eine Maschine schrieb, für Admins.
machine-what = Was die Maschine gefragt wurde, und was davon kein Bericht stützt.
machine-today = Tokens heute (UTC): { $n }
machine-tokens = Tokens: { $n }
machine-none = Keine Maschine ist bisher etwas gefragt worden.
machine-asked = Wird gefragt
machine-written = Geschrieben
machine-refused = Abgelehnt
machine-failed = Kein Text
machine-dropped = Abgelehnt, oder was schiefging:
