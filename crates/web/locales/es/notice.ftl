# What somebody is told of.
notice-title = Avisos
notice-none = Aún nadie te ha respondido ni se ha decidido nada sobre ti.
notice-answer = { $name } te responde
notice-mention = { $name } te menciona
notice-talk = { $name } escribe en una noticia que sigues
notice-appeal = Un moderador respondió a lo que pediste
notice-feed = Como canal
notice-feed-say = Una dirección que nadie puede adivinar, para tu lector. Se muestra una vez.
notice-feed-open = Crear un canal
notice-feed-anew = Crear otro en su lugar
notice-feed-close = Cerrarlo
notice-ruling = Un moderador decidió: { $what }
