# La página con todo lo que se guarda de un lector.
mine-title = Lo suyo
mine-say = Todo lo que se guarda de usted, en un solo lugar.
mine-followed = Historias que sigue
mine-followed-none = Ninguna. En la página de una historia, «Seguir esta historia» le avisa aquí cuando llegan noticias nuevas.
mine-kept = Lo que se guarda
mine-since = Desde
mine-nothing-chosen = Todo, como viene
mine-none = Nada
mine-look = Elegido por usted, guardado en este navegador
mine-cookie = Cómo le reconocemos
mine-cookie-say = Un número al azar en este navegador, del que solo guardamos un resumen cifrado. Tras un año sin visitas, todo esto se olvida. No se anota nada más.
mine-export = Todo en un archivo (JSON)
mine-forget-sure = Estoy seguro. Nada lo recupera.
mine-forget = Olvidarlo todo
mine-nothing = Nada
mine-nothing-title = No se guarda nada de usted
mine-nothing-say = Ni siquiera un número. Solo si guarda, sigue o elige algo se conserva, y entonces está aquí, con un botón que lo olvida todo.
mine-others-off = Las fuentes nuevas están apagadas hasta que las active
mine-sources-on = { $n ->
    [one] { $n } fuente activada
   *[other] { $n } fuentes activadas
}
mine-sources-off = { $n ->
    [one] { $n } fuente desactivada
   *[other] { $n } fuentes desactivadas
}
mine-sections-off = { $n ->
    [one] { $n } sección omitida
   *[other] { $n } secciones omitidas
}
mine-sections-order = Secciones en su orden
