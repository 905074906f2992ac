# Lo que el lector leyó, si se guarda.
history-title = Lo que ha leído
history-count = { $n ->
    [one] { $n } leído
   *[other] { $n } leídos
}
history-clear = Olvidar lo que he leído
history-off = No guardarlo más
history-on = Guardar lo que leo
history-not-kept = No se guarda
history-not-kept-title = Nadie anota lo que usted lee
history-not-kept-say = Si quiere, las historias y los artículos que abra se anotan aquí, solo para usted, y aparecen como leídos en las listas. Puede terminarlo y olvidarlo en cualquier momento.
history-none = Nada todavía
history-none-title = No ha leído nada desde entonces
history-none-say = Las historias y los artículos que abra a partir de ahora quedan aquí.
