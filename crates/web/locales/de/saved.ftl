# Was für später gemerkt ist.
saved-title = Für später gemerkt
saved-count = { $n ->
    [one] { $n } gemerkt
   *[other] { $n } gemerkt
}
saved-none = Nichts gemerkt
saved-none-title = Hierher kommt, was Sie später lesen wollen
saved-none-say = Unter jeder Überschrift steht „Für später merken“. Es bleibt hier, bis Sie es entfernen.
saved-at = Gemerkt
saved-raise = Nach oben
saved-new-reports = { $n ->
    [one] { $n } neuer Bericht
   *[other] { $n } neue Berichte
}
saved-was-headed = Die Überschrift lautete: { $title }
saved-text-changed = Der Herausgeber hat ihn seither geändert
saved-changed = Das hat sich seither geändert
