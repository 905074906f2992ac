# El periódico de días anteriores.
archive-title = Hemeroteca
archive-what = { $paper } de días anteriores: cada portada tal como quedó al cierre del día
archive-month = { $month } de { $year }
archive-weekdays = lu ma mi ju vi sá do
archive-empty = Aún nada
archive-empty-title = Todavía no se ha publicado ningún número
archive-empty-say = Aquí aparecerá la portada de cada día en cuanto haya una.
archive-days = Otros días
archive-stories = Todas las noticias del día
