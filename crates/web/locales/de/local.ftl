# Was in der Nähe geschah.
local-title = Rund um { $place }
local-description = Was im Umkreis von { $km } km um { $place } geschah
local-nearest-first = { $stories } im Umkreis von { $km } km, die nächsten zuerst
local-none-title = Kein Bericht handelt von einem Ort im Umkreis von { $km } km
local-none-say = Nachrichten erscheinen hier, sobald eine Quelle einen Ort der Umgebung nennt.
