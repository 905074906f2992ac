# Por qué una noticia está donde está.
why-heading = Por qué está aquí
why-ground = Motivo
why-points = Puntos
why-total = En total
why-one-source = La publica una sola fuente.
why-own-words = { $n ->
    [one] La publica { $n } fuente, con sus propias palabras.
   *[other] La publican { $n } fuentes, cada una con sus propias palabras.
}
why-same-text = { $n ->
    [one] La publica { $n } fuente, con el mismo texto.
   *[other] La publican { $n } fuentes, todas con el mismo texto.
}
# $sources is "6 sources", $n the number of texts: at least two.
why-texts = { $n ->
    [one] La publican { $sources }, en un solo texto.
   *[other] La publican { $sources }, en { $n } textos independientes.
}
why-fresh = El artículo más reciente tenía { $age } cuando se hizo la página.
why-novel = El primer artículo tenía { $age }.
why-age-instant = menos de un minuto
why-weight = La redacción da a sus fuentes { $weight } veces el peso habitual.
why-substance = El artículo más largo tiene { $words }.
why-foreign = Ningún artículo está en el idioma de la edición.
why-home = Trata de { $place }, en casa.
why-near = Trata de { $place }, a { $km } km de aquí.
why-section = La redacción da a la sección { $name } { $weight } veces el peso habitual.
why-pinned = La redacción la ha puesto arriba.
