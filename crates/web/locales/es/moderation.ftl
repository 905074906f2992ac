# What waits for a moderator, and what was decided.
moderation-title = Moderación
moderation-waits = Espera a un moderador
moderation-none = Nada espera.
moderation-reported = Denunciado:
moderation-why = Por qué (otros pueden leerlo)
moderation-show = Mostrar
moderation-hide = Ocultar
moderation-ruled = Decidido
moderation-shown = Mostrado
moderation-hidden = Ocultado
moderation-waiting = { $n ->
    [one] { $n } comentario espera
    [many] { $n } comentarios esperan
   *[other] { $n } comentarios esperan
}
