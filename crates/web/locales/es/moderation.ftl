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
moderation-rule = Resolver
moderation-remove = Retirar
moderation-spam = Retirar como publicidad
moderation-why-hidden = Por qué, y qué hacer
moderation-why-say = Lo lee quien lo escribió. Lo oculto conserva su lugar; lo retirado, no.
moderation-lock = Cerrar el debate
moderation-unlock = Abrir el debate
moderation-slow = Ralentizarlo
moderation-unslow = Dejar de ralentizarlo
moderation-held = Retenido
moderation-removed = Retirado
moderation-locked = Cerrado
moderation-unlocked = Abierto
moderation-unslowed = Ya sin ralentizar
moderation-warned = Advertencia
moderation-silent-until = No puede escribir hasta { $until }
moderation-banned-until = No puede entrar hasta { $until }
moderation-may-write = Puede volver a escribir
moderation-may-come = Puede volver a entrar
moderation-a-comment = un comentario
moderation-held-new = Espera porque quien escribe es nuevo.
moderation-held-listed = Espera por una palabra o un enlace de la lista.
moderation-held-twice = Espera porque ya se escribió lo mismo.
moderation-held-spam = Espera porque se parece a publicidad ya retirada.
moderation-appeals = Piden que se revise
moderation-answer = Responder
moderation-rulings = Lo que decidieron los moderadores
moderation-rulings-say = Cada decisión con su motivo, sin los nombres de los afectados.
moderation-no-rulings = Aún no se ha decidido nada.
moderation-ruling = Una decisión
moderation-undo = Revocarla
moderation-undone = revocada
moderation-undoing = Revocación:
moderation-uphold = Se mantiene
moderation-asked = Lo que se pidió
moderation-answered = Respondido:
moderation-asked-waits = Un moderador lo revisará.
moderation-ask = ¿Por qué debería revisarse?
moderation-ask-say = Puedes pedirlo una vez. Responde un moderador; si hay varios, otro.
moderation-ask-send = Pedir
moderation-list = Palabras y enlaces
moderation-list-say = Lo que contenga algo de esto espera a un moderador o no se acepta. Una palabra cuenta con cualquier grafía; un dominio, con todo lo que cuelga de él.
moderation-pattern = Una palabra, varias o una dirección
moderation-put-hold = Que espere
moderation-put-refuse = No aceptarlo
moderation-list-empty = No hay nada en la lista.
moderation-list-full = La lista está llena. Quita antes algo.
moderation-nothing-sought = No hay nada que buscar en ello.
moderation-off = Quitar
moderation-word = palabra
moderation-host = enlaces a este dominio
moderation-holds = espera
moderation-refuses = no se acepta
moderation-days = Días; 0 lo termina
moderation-warn = Advertir
moderation-silence = No dejar escribir
moderation-ban = No dejar entrar
moderation-note = Nota para moderadores
moderation-supporter = Marcar como benefactor
moderation-no-supporter = Quitar la marca de benefactor
moderation-slowed = { $n ->
    [one] Ralentizado: un comentario cada { $n } segundo
    [many] Ralentizado: un comentario cada { $n } segundos
   *[other] Ralentizado: un comentario cada { $n } segundos
}
moderation-say = Con tus palabras
moderation-decided-since = Desde entonces se decidió otra cosa. Resuelve de nuevo donde haga falta.
