# Briefkästen.
letters-boxes = { $n ->
    [one] { $n } Briefkasten
   *[other] { $n } Briefkästen
}
letters-count = { $n ->
    [one] { $n } Brief
   *[other] { $n } Briefe
}
letters-secret = Wer eine Adresse kennt, kann ihr schreiben: Geben Sie sie nur ihrem Newsletter.
letters-none = Es gibt noch keinen Briefkasten. Legen Sie einen an: dateline add --letters „Name des Newsletters“
# Before an age, after a comma.
letters-last = der letzte
letters-nothing = Bisher ist nichts gekommen. Abonnieren Sie den Newsletter mit dieser Adresse; seine Rückfrage wird hier stehen.
