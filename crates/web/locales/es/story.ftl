# La página de una noticia.
# Before an age. The second form stands after the word for “New” and a comma.
story-newest = Último artículo:
story-newest-after-new = último artículo:
# Before a date with its hour.
story-first = Primer artículo:
# After the number of sources.
story-independent = { $n ->
    [one] un solo texto
   *[other] { $n } textos independientes
}
story-side-by-side = Frente a frente
story-the-report = El artículo
story-original = Original
story-by-time = Por orden de tiempo
# After a publisher’s name, with a comma before.
story-the-first = el primero
story-matter = El mismo asunto
story-before = Antes
story-since = Después
