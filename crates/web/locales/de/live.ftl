# Was eintrifft, während die Titelseite gelesen wird.
live-new = { $n ->
    [one] { $n } neue Nachricht
   *[other] { $n } neue Nachrichten
}
