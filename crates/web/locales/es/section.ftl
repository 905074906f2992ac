# La página de una sección.
section-of = { $section } en { $edition }
section-none-title = No hay noticias en { $section }
section-none-say = Las noticias aparecerán en cuanto una fuente publique alguna de este tema.
section-now = Tal como está ahora
section-by-time = Todas las noticias por hora
