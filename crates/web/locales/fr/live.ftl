# Ce qui arrive pendant la lecture de la une.
live-new = { $n ->
    [one] { $n } nouvelle information
   *[other] { $n } nouvelles informations
}
