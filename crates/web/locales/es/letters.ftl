# Buzones de cartas.
letters-boxes = { $n ->
    [one] { $n } buzón
   *[other] { $n } buzones
}
letters-count = { $n ->
    [one] { $n } carta
   *[other] { $n } cartas
}
letters-secret = Quien conoce una dirección puede escribir a ella: désela solo a su boletín.
letters-none = Aún no hay ningún buzón. Cree uno: dateline add --letters «Nombre del boletín»
# Before an age, after a comma.
letters-last = la última
letters-nothing = Aún no ha llegado nada. Suscríbase al boletín con esta dirección; su pregunta de confirmación aparecerá aquí.
