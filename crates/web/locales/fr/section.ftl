# La page d’une rubrique.
section-of = { $section } dans { $edition }
section-none-title = Aucun sujet dans { $section }
section-none-say = Les sujets apparaîtront dès qu’une source en publiera un qui relève de cette rubrique.
section-now = Telle qu’elle est maintenant
section-by-time = Toutes les nouvelles dans l’ordre du temps
