# Los botones bajo un titular.
keep-save = Guardar para después
keep-unsave = Quitar de guardados
keep-follow = Seguir esta historia
keep-unfollow = Dejar de seguir
