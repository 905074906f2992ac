# La página de un artículo.
topic-back = La noticia, con todos los artículos
topic-by = Por { $authors }
# Before a date with its hour.
topic-updated = Actualizado el
topic-read-at = Leer en { $source }
topic-read-whole = Leer el artículo completo en { $source }
# Why there is no more of the article here.
topic-headline-only = Este medio permite publicar aquí su titular; el artículo se lee en su propio sitio.
topic-excerpt-only = Esto es un extracto: el artículo es de su medio, y allí se lee completo.
topic-feed-only = No se pudo leer la página del medio; estas son las palabras de su canal.
# HTML: whose article it is.
topic-credit = Escrito para <a href="{ $href }"><bdi>{ $source }</bdi></a>, a quien pertenece este artículo.
topic-credit-by = Escrito por <bdi>{ $authors }</bdi> para <a href="{ $href }"><bdi>{ $source }</bdi></a>, a quien pertenece este artículo.
topic-original-at = El original está en <a href="{ $href }" rel="noopener"><bdi>{ $host }</bdi></a>.
# $names is a list of links.
topic-carried-by = También lo publica { $names }.
topic-others = El mismo hecho, otros artículos
topic-all-reports = Todos los artículos, frente a frente
topic-more-from = Más de { $source }
topic-listen = Escuchar
topic-pause = Pausar
topic-resume = Seguir donde lo dejó
