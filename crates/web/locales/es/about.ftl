# Qué es este periódico y con qué reglas se hace.
about-title = Acerca de { $name }
about-what = { $name } es una portada hecha con lo que publican muchos medios. Lee cada artículo sin el ruido de su página, reúne en una sola noticia los artículos sobre un mismo hecho y muestra quién lo contó, cuándo y en cuántos textos propios.
about-home = Su lugar
about-home-say = { $place }. Las fechas y horas son las de { $zone }.
about-sources = Sus fuentes
# HTML; $sources is "6 sources".
about-sources-say = Lee <a href="{ $href }">{ $sources }</a>. Cada una tiene una página que dice cuándo se la consultó por última vez, qué llegó y qué fallaba.
about-sources-none = Aún no tiene ninguna.
about-rights = De quién son los artículos
about-rights-private = De los medios que los publican. Esta edición es privada: sus miembros leen los artículos completos, cada uno con autor, fuente y enlace al original.
about-rights-public = De los medios que los publican. Aquí figura lo que cada medio permite: su titular, casi siempre con un extracto, y un enlace al original; el texto completo solo donde permite mostrarlo. Con cada artículo se nombran autor, fuente y original, y a los buscadores se les indica que muestren el original.
about-order = Cómo se ordenan las noticias
about-order-say = Según cuántas fuentes las cuentan con sus propias palabras, lo recientes que son ellas y sus últimos artículos, lo cerca que ocurrieron y el peso que la redacción da a una fuente o sección. La redacción puede fijar una noticia arriba u ocultarla, y ponerle titular; cada decisión se guarda con su hora. La página de cada noticia dice, en puntos, por qué está donde está. Nada se ordena según quién es usted.
about-wrong = Si algo está mal
about-wrong-say = En un artículo: puede corregirlo el medio que lo publica, y su página aquí enlaza con él. En lo que aparece junto a qué, o en una noticia que son dos: puede hacerlo quien dirige esta edición.
about-wrong-top = Lo que dice de sí está al principio de esta página.
about-pays = Quién paga
about-pays-sponsored = La línea sobre el nombre es de pago, y así lo dice.
about-pays-nobody = Nadie paga ahora por figurar aquí.
about-pays-say = Un patrocinador obtiene esa única línea; nunca se mezcla con las noticias, no sigue a nadie y no decide nada de lo que hay debajo.
about-map = Qué sabe del mapa
# HTML.
about-map-say = Las ciudades y los países son los de <a href="https://www.geonames.org/">GeoNames</a>, con la licencia Creative Commons Atribución 4.0.
about-made = Con qué está hecho
about-made-say = Dateline { $version }, software libre con licencia MIT o Apache 2.0.
# HTML: a typeface and its maker, with a link to its licence; then the list of them.
about-face = { $face }, de { $maker } (<a href="{ $href }">su licencia</a>)
about-set-in = Compuesto con { $faces }, con la licencia SIL Open Font.
about-quiet = Ninguna página necesita un script, nada se carga de otro sitio y nadie le sigue.
