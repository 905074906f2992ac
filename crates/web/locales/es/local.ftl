# Lo que pasó cerca.
local-title = Cerca de { $place }
local-description = Lo que pasó a menos de { $km } km de { $place }
local-nearest-first = { $stories } a menos de { $km } km, por cercanía
local-none-title = Ningún artículo trata de un lugar a menos de { $km } km
local-none-say = Las noticias aparecerán en cuanto una fuente mencione un lugar de los alrededores.
