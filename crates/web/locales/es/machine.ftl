# Lo que escribió una máquina, para administradores.
machine-what = Lo que se pidió a la máquina, y lo que ninguna información respalda.
machine-today = Tokens hoy (UTC): { $n }
machine-tokens = tokens: { $n }
machine-none = Aún no se ha pedido nada a una máquina.
machine-asked = Se está pidiendo
machine-written = Escrito
machine-refused = Rechazado
machine-failed = Sin texto
machine-dropped = Rechazado, o lo que falló:
