# Lo que tuvieron los patrocinadores.
sponsors-what = Los últimos 31 días. Una vista es una página en la que un lector lo vio; los robots no cuentan.
sponsors-csv = Todos los días en CSV
sponsors-none = No hay ninguno. Un patrocinador es una tabla [[edition.sponsors]] en dateline.toml, con short, long y url.
# After a colon: the edition has this sponsor no more.
sponsors-gone = ya no está en dateline.toml
sponsors-day = Día
sponsors-views = Vistas
sponsors-clicks = Clics
sponsors-together = En total
# When and where a sponsor stands: these, one after the other.
sponsors-from = desde el { $day }
sponsors-until = hasta el { $day }
sponsors-on = los { $days }
sponsors-everywhere = en todas partes
sponsors-weight = peso { $weight }
sponsors-line = sobre la cabecera
sponsors-block = en la portada
sponsors-article = bajo los artículos
sponsors-between = { ", " }
