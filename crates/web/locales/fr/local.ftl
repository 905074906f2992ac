# Ce qui s’est passé près d’ici.
local-title = Près de { $place }
local-description = Ce qui s’est passé à moins de { $km } km de { $place }
local-nearest-first = { $stories } à moins de { $km } km, du plus proche au plus lointain
local-none-title = Aucun article ne concerne un lieu à moins de { $km } km
local-none-say = Les sujets apparaîtront dès qu’une source citera un lieu des environs.
